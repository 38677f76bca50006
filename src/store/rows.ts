/** What of an item the SQL stores keep beside its JSON: columns to order by, and tags to filter by. Pure. */
import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { domainOf } from '../quarantine/domain.ts'
import type { Item } from '../quarantine/item.ts'
import { copiesOf } from '../quarantine/within.ts'
import { isApproved, isRequested } from './matches.ts'
import type { ListQuery } from './store.ts'

/** When the next thing is due for a release, null if none runs. */
export const dueOf = (item: Item): number | null => {
  const times = item.recipients.filter(fate => fate.state === 'releasing').map(fate => fate.release?.due ?? 0)
  return times.length === 0 ? null : Math.min(...times)
}

/** Domains, campaigns and languages come again and again, and several times in one item. */
const known = new LRUCache<string, string>({ max: 5_000 })

const short = (text: string): string => {
  const found = known.get(text)
  if (found !== undefined) return found
  const made = hash('sha1', text.toLowerCase()).slice(0, 12)
  known.set(text, made)
  return made
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/gu, '')

/** One token a fact, made of letters and digits only; the first letter says which fact. */
const tag = {
  state: (state: string) => `s${plain(state)}`,
  outcome: (outcome: string) => `o${plain(outcome)}`,
  language: (language: string) => `l${short(language)}`,
  campaign: (campaign: string) => `c${short(campaign)}`,
  assigned: (name: string) => `a${short(name)}`,
  domain: (domain: string) => `d${short(domain)}`,
  recipient: (address: string) => `r${short(address)}`,
  reviewed: (is: boolean) => (is ? 'v1' : 'v0'),
  requested: (is: boolean) => (is ? 'q1' : 'q0'),
  /** only where it is so: what was indexed before this tag existed stays right */
  approved: () => 'p1',
  /** a fact of the copies of one domain: what is asked within a limit to domains */
  copy: (domain: string, fact: string) => `d${short(domain)}${fact}`,
} as const

const factsOf = (item: Item): readonly string[] => [
  tag.state(item.state),
  tag.requested(isRequested(item)),
  ...(isApproved(item) ? [tag.approved()] : []),
]

export const tagsOf = (item: Item): readonly string[] => [
  ...new Set([
    ...factsOf(item),
    tag.outcome(item.verdict.outcome),
    tag.language(item.verdict.language),
    tag.campaign(item.campaign),
    tag.assigned(item.assigned),
    tag.reviewed(item.reviewed !== null),
    ...item.recipients.flatMap(fate => [tag.domain(fate.domain), tag.recipient(fate.address)]),
    ...[...copiesOf(item)].flatMap(([domain, copy]) => factsOf(copy).map(fact => tag.copy(domain, fact))),
  ]),
]

const optional = <T>(value: T | undefined, make: (value: T) => string): readonly (readonly string[])[] =>
  value === undefined ? [] : [[make(value)]]

const oneOf = <T>(
  values: readonly T[] | undefined,
  make: (value: T) => string,
): readonly (readonly string[])[] => (values === undefined ? [] : [values.map(make)])

/** The domains that are asked for, of those that may be: who asks for another one finds nothing. */
const limitOf = ({ domains, recipientDomain, recipient }: ListQuery): readonly string[] | undefined =>
  domains?.filter(
    domain =>
      (recipientDomain === undefined || domain === recipientDomain) &&
      (recipient === undefined || domain === domainOf(recipient)),
  )

/** What differs from copy to copy; the narrowest last. */
const copiesWanted = (query: ListQuery): readonly (readonly string[])[] => {
  const facts = [
    ...oneOf(query.states, tag.state),
    ...optional(query.requested, tag.requested),
    ...optional(query.approved, tag.approved),
  ]
  const limit = limitOf(query)
  if (limit === undefined) return facts
  return [
    limit.map(tag.domain),
    ...facts.map(some => limit.flatMap(domain => some.map(fact => tag.copy(domain, fact)))),
  ]
}

/** Each inner list: one of them must be there; all lists must be met. */
export const tagsWanted = (query: ListQuery): readonly (readonly string[])[] => [
  ...oneOf(query.outcomes, tag.outcome),
  ...copiesWanted(query),
  ...optional(query.recipientDomain, tag.domain),
  ...optional(query.recipient, tag.recipient),
  ...optional(query.language, tag.language),
  ...optional(query.campaign, tag.campaign),
  ...optional(query.assigned, tag.assigned),
  ...optional(query.unreviewed, unreviewed => tag.reviewed(!unreviewed)),
]
