/** Makes one piece of evidence: the words are cut short and made harmless here, and nowhere else. */
import { harmless } from '../message/harmless.ts'
import type { Evidence, Side } from './evidence.ts'

const QUOTE = 120

export type Observation = {
  readonly id: string
  readonly side: Side
  readonly where: string
  readonly quote: string
  readonly params?: Readonly<Record<string, string>>
  /** how clearly the check saw it, 0…1; the weight of the id stands in verdict/weights.ts */
  readonly degree?: number
}

export const observe = ({ id, side, where, quote, params, degree = 1 }: Observation): Evidence => ({
  id,
  side,
  weight: degree,
  where: harmless(where, QUOTE),
  quote: harmless(quote, QUOTE),
  ...(params && {
    params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, harmless(v, QUOTE)])),
  }),
})
