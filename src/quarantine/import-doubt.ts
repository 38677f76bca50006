/** What an import makes of releases that were under way when the copy was written. Pure. */
import type { Fate, Item } from './item.ts'
import { summarize } from './state.ts'

/**
 * Nobody knows what the store it comes from made of the release since: its message may have arrived. So it is in doubt,
 * and a person decides; to go on with it would send, unasked, what may be long delivered.
 */
const doubtedFate = (fate: Fate, now: number): Fate => ({
  ...fate,
  state: 'in-doubt',
  since: now,
  release: fate.release === null ? null : { ...fate.release, phase: 'sending' },
})

export const doubted = (
  item: Item,
  now: number,
): { readonly item: Item; readonly doubtful: readonly Fate[] } => {
  const doubtful = item.recipients.filter(fate => fate.state === 'releasing')
  if (doubtful.length === 0) return { item, doubtful }
  const recipients = item.recipients.map(fate => (doubtful.includes(fate) ? doubtedFate(fate, now) : fate))
  return { item: { ...item, recipients, state: summarize(recipients), updatedAt: now }, doubtful }
}
