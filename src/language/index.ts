/** The languages that are read; a new one is its file and its line here. */
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { hi } from './hi.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import type { Lexicon } from './lexicon.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { sv } from './sv.ts'
import { tr } from './tr.ts'
import { zh } from './zh.ts'

export const lexicons: readonly Lexicon[] = [ja, en, de, fr, es, it, pt, nl, pl, sv, tr, zh, hi, ar]
