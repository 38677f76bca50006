/** The brands that are guarded. A new brand is one folder and one line here. */
import { amazon } from './amazon/index.ts'
import type { Brand } from './brand.ts'

export const brands: readonly Brand[] = [amazon]

export { amazon }
