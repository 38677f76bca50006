/** What of an item's history a person may read: what was done for other domains' recipients is theirs alone. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Item } from '../../quarantine/item.ts'
import type { User } from './user.ts'

/** The recipients that an entry speaks of, as the log writes them (hashed under `isp`); [] where it is about the whole. */
const namedIn = ({ detail }: ChainedEntry): readonly string[] =>
  (detail['recipients'] ?? detail['recipient'] ?? '').split(', ').filter(name => name !== '')

/**
 * `item` is the item as this person sees it; `named` writes an address as the log does. An entry about the whole item
 * stays, but another person's reason for it may speak of anybody: it is left out.
 */
export const historyFor = (
  user: User,
  item: Item,
  entries: readonly ChainedEntry[],
  named: (address: string) => string,
): readonly ChainedEntry[] => {
  if (user.domains.length === 0) return entries
  const own = new Set(item.recipients.map(fate => named(fate.address)))
  return entries.flatMap(entry => {
    const names = namedIn(entry)
    if (names.some(name => own.has(name)) || entry.actor === user.name) return [entry]
    return names.length === 0 ? [{ ...entry, reason: '' }] : []
  })
}
