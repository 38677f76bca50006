/** Waves: what waits, by campaign. */
import type { Item } from '../quarantine/item.ts'

export type WaveQuery = {
  readonly limit: number
  /** `next` of the page before; opaque */
  readonly after?: string
  /** a reviewer's limit: waves, their counts and their latest mail are those of these recipient domains */
  readonly domains?: readonly string[]
}
/** A campaign of which something waits; a mail without campaign (campaign '') is a wave of its own. */
export type Wave = {
  readonly campaign: string
  readonly waiting: number
  readonly total: number
  readonly lastAt: number
  readonly maxScore: number
  /** the newest that waits */
  readonly latest: Item
}
/** `next` is null on the last page. */
export type WavePage = { readonly waves: readonly Wave[]; readonly next: string | null }
