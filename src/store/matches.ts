/** Whether an item is one that a ListQuery asks for. The memory store's search, and the contract of all others. */
import type { Item } from '../quarantine/item.ts'
import { copiesOf, within } from '../quarantine/within.ts'
import { matchesText, searchTerms, searchText } from './grams.ts'
import type { ListQuery } from './store.ts'

const isOneOf = <T>(value: T, wanted: readonly T[] | undefined): boolean =>
  wanted === undefined || wanted.includes(value)
const is = <T>(value: T, wanted: T | undefined): boolean => wanted === undefined || wanted === value

const isInRange = (value: number, from: number | undefined, to: number | undefined): boolean =>
  (from === undefined || value >= from) && (to === undefined || value <= to)

const hasRecipient = (item: Item, query: ListQuery): boolean => {
  const some = (accept: (domain: string, address: string) => boolean) =>
    item.recipients.some(fate => accept(fate.domain, fate.address))
  return (
    (query.recipientDomain === undefined || some(domain => domain === query.recipientDomain)) &&
    (query.recipient === undefined ||
      some((_, address) => address.toLowerCase() === query.recipient?.toLowerCase()))
  )
}

export const isRequested = (item: Item): boolean =>
  item.recipients.some(fate => fate.requested !== null && fate.state === 'held')

/** A first reviewer agreed to a release; a second one has not yet. */
export const isApproved = (item: Item): boolean =>
  item.approvals.length > 0 && item.recipients.some(fate => fate.state === 'held')

const hasWords = (item: Item, query: ListQuery): boolean =>
  query.text === undefined || matchesText(searchText(item), searchTerms(query.text))

/** Within domains nothing is told of the others: not by a state, not by a request, not by a word that only they have. */
export const matches = (item: Item, query: ListQuery): boolean => {
  const seen = query.domains === undefined ? item : within(item, query.domains)
  if (seen === null || !matchesSeen(seen, query) || !hasWords(seen, query) || !hasWords(item, query))
    return false
  const copies = query.domains === undefined ? [item] : [...copiesOf(item, query.domains).values()]
  const some = (accept: (copy: Item) => boolean) => copies.some(accept)
  return (
    some(copy => isOneOf(copy.state, query.states)) &&
    some(copy => is(isRequested(copy), query.requested)) &&
    (query.approved === undefined || some(isApproved))
  )
}

const matchesSeen = (item: Item, query: ListQuery): boolean =>
  isOneOf(item.verdict.outcome, query.outcomes) &&
  isInRange(item.receivedAt, query.since, query.until) &&
  isInRange(item.verdict.score, query.minScore, query.maxScore) &&
  is(item.verdict.language, query.language) &&
  is(item.campaign, query.campaign) &&
  is(item.assigned, query.assigned) &&
  is(item.reviewed === null, query.unreviewed) &&
  hasRecipient(item, query)
