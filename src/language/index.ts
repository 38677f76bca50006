/** The languages that are read; a new one is its file and its line here. */
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Lexicon } from './lexicon.ts'

export const lexicons: readonly Lexicon[] = [ja, en]
