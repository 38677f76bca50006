/** What of an item the SQL stores keep beside its JSON: columns to order by, and tags to filter by. Pure. */
import { hash } from 'node:crypto'
import type { Item } from '../quarantine/item.ts'
import { isApproved, isRequested } from './matches.ts'
import type { ListQuery } from './store.ts'

/** When the next thing is due for a release, null if none runs. */
export const dueOf = (item: Item): number | null => {
  const times = item.recipients.filter(fate => fate.state === 'releasing').map(fate => fate.release?.due ?? 0)
  return times.length === 0 ? null : Math.min(...times)
}

const short = (text: string): string => hash('sha1', text.toLowerCase()).slice(0, 12)

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
} as const

export const tagsOf = (item: Item): readonly string[] => [
  ...new Set([
    tag.state(item.state),
    tag.outcome(item.verdict.outcome),
    tag.language(item.verdict.language),
    tag.campaign(item.campaign),
    tag.assigned(item.assigned),
    tag.reviewed(item.reviewed !== null),
    tag.requested(isRequested(item)),
    ...(isApproved(item) ? [tag.approved()] : []),
    ...item.recipients.flatMap(fate => [tag.domain(fate.domain), tag.recipient(fate.address)]),
  ]),
]

const optional = <T>(value: T | undefined, make: (value: T) => string): readonly (readonly string[])[] =>
  value === undefined ? [] : [[make(value)]]

/** Each inner list: one of them must be there; all lists must be met. */
export const tagsWanted = (query: ListQuery): readonly (readonly string[])[] => [
  ...(query.states === undefined ? [] : [query.states.map(tag.state)]),
  ...(query.outcomes === undefined ? [] : [query.outcomes.map(tag.outcome)]),
  ...(query.domains === undefined ? [] : [query.domains.map(tag.domain)]),
  ...optional(query.recipientDomain, tag.domain),
  ...optional(query.recipient, tag.recipient),
  ...optional(query.language, tag.language),
  ...optional(query.campaign, tag.campaign),
  ...optional(query.assigned, tag.assigned),
  ...optional(query.unreviewed, unreviewed => tag.reviewed(!unreviewed)),
  ...optional(query.requested, tag.requested),
  ...optional(query.approved, tag.approved),
]
