/** What is known of brands and words: the built-in data, with the administrator's additions on top. */

import type { Brand } from '../brands/brand.ts'
import { amazon } from '../brands/index.ts'
import type { Matcher } from '../language/compile.ts'
import { builtinMatcher } from '../language/read.ts'

export type Knowledge = { readonly brand: Brand; readonly matcher: Matcher }

export const builtinKnowledge: Knowledge = { brand: amazon, matcher: builtinMatcher }
