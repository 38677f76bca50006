/** Who may do what, and what of an item a person may see: one place, so that no page has rules of its own. */
import type { Fate, Item } from '../../quarantine/item.ts'
import { within as withinDomains } from '../../quarantine/within.ts'
import type { User } from './user.ts'

export type Act = 'see' | 'body' | 'decide' | 'people' | 'overview' | 'audit' | 'tokens'

const allowed: Readonly<Record<User['role'], readonly Act[]>> = {
  administrator: ['see', 'body', 'decide', 'people', 'overview', 'audit', 'tokens'],
  reviewer: ['see', 'body', 'decide', 'overview', 'tokens'],
  auditor: ['see', 'overview', 'audit', 'tokens'],
}

/** People and the whole audit log are for those without a limit: both speak of every domain. */
export const may = (user: User, act: Act): boolean => {
  if (user.domains.length > 0 && (act === 'people' || act === 'audit')) return false
  return allowed[user.role].includes(act)
}

/** A person's limit as the store is asked for it; nothing where he has none. */
export const limitOf = ({ domains }: User): { readonly domains?: readonly string[] } =>
  domains.length > 0 ? { domains } : {}

const within = (user: User, fate: Fate): boolean =>
  user.domains.length === 0 || user.domains.includes(fate.domain)

/** The item as this person may know it: other domains' recipients and what became of them are not there; null: no such item. */
export const visibleTo = (user: User, item: Item): Item | null => {
  if (user.domains.length === 0) return item
  return withinDomains(item, user.domains)
}

/** Recipients that an act of this person covers; null: all. */
export const coveredBy = (user: User, item: Item): readonly string[] | null => {
  if (user.domains.length === 0) return null
  return item.recipients.filter(fate => within(user, fate)).map(fate => fate.address)
}

/** `reason`: it would open, once the reader says why (isp) */
export type BodyAccess = 'open' | 'role' | 'not-requested' | 'gone' | 'reason'

/** Secrecy of communication (`[privacy] profile=isp`): no body before its recipient asked for it. */
export const bodyAccess = (user: User, item: Item, privacy: 'company' | 'isp'): BodyAccess => {
  if (!item.bodyKept) return 'gone'
  if (!may(user, 'body')) return 'role'
  const asked = item.recipients.some(fate => within(user, fate) && fate.requested !== null)
  return privacy === 'isp' && !asked ? 'not-requested' : 'open'
}

/** A message is given to somebody who sees it and may decide. */
export const canTake = (user: User | null, item: Item): boolean =>
  user !== null && !user.disabled && may(user, 'decide') && visibleTo(user, item) !== null
