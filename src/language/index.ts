/** The languages that are read; a new one is its file and its line here. */
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import type { Lexicon } from './lexicon.ts'
import { pt } from './pt.ts'

export const lexicons: readonly Lexicon[] = [ja, en, de, fr, es, it, pt]
