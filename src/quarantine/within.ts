/** An item as it is for some recipient domains alone: the recipients of others are not there, nor what became of their copies. */
import type { Item } from './item.ts'
import { summarize } from './state.ts'

/** null: none of its recipients is there. */
export const within = (item: Item, domains: readonly string[]): Item | null => {
  const recipients = item.recipients.filter(fate => domains.includes(fate.domain))
  if (recipients.length === item.recipients.length) return item
  return recipients.length === 0 ? null : { ...item, recipients, state: summarize(recipients) }
}

/** One a domain: what each domain's people know of it. */
export const copiesOf = (
  item: Item,
  domains: readonly string[] = item.recipients.map(fate => fate.domain),
): ReadonlyMap<string, Item> =>
  new Map(
    [...new Set(domains)].flatMap(domain => {
      const copy = within(item, [domain])
      return copy === null ? [] : [[domain, copy] as const]
    }),
  )
