/** The languages in which speaking as a brand is told from speaking of it. A new one is one file and one line. */
import { any } from './any.ts'
import { en } from './en.ts'
import { de, nl, sv } from './germanic.ts'
import { ja } from './ja.ts'
import { others } from './others.ts'
import { es, fr, it, pt } from './romance.ts'
import type { Voices } from './voice.ts'

export const voices: readonly Voices[] = [any, ja, en, de, fr, es, it, pt, nl, sv, others]
