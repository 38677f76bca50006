/**
 * What the review process remembers of people: users, sessions, tokens, filters, marks, presence, throttles.
 * One narrow table of typed records, so that each store is one page and all rules stand in review/people/.
 */

export type RecordKind =
  | 'user'
  | 'session'
  | 'one-time'
  | 'token'
  | 'filter'
  | 'seen'
  | 'presence'
  | 'throttle'
  | 'oidc'
  | 'webhook'
  | 'cursor'
  | 'notice'
  | 'pending'
  | 'lease'
  | 'undo'
  | 'act'
  | 'allow-view'
  | 'secret'
  | 'ticket'

export type PersonRecord = {
  readonly kind: RecordKind
  readonly id: string
  /** whom it belongs to: a user's name, or '' */
  readonly owner: string
  readonly value: Readonly<Record<string, unknown>>
  /** milliseconds since 1970; null: until deleted. An expired record is never returned. */
  readonly expiresAt: number | null
}

export type PeopleStore = {
  readonly get: (kind: RecordKind, id: string, now: number) => Promise<PersonRecord | null>
  readonly many: (kind: RecordKind, ids: readonly string[], now: number) => Promise<readonly PersonRecord[]>
  readonly list: (kind: RecordKind, owner: string | null, now: number) => Promise<readonly PersonRecord[]>
  readonly put: (record: PersonRecord) => Promise<void>
  /** false if a living record of that kind and id stands already */
  readonly create: (record: PersonRecord, now: number) => Promise<boolean>
  /** false if the record is no longer as `before` says: somebody else was quicker */
  readonly replace: (before: PersonRecord, after: PersonRecord) => Promise<boolean>
  /** removes and returns it in one step: of two callers one gets it */
  readonly take: (kind: RecordKind, id: string, now: number) => Promise<PersonRecord | null>
  readonly remove: (kind: RecordKind, id: string) => Promise<boolean>
  readonly removeOwned: (kind: RecordKind, owner: string, exceptId: string) => Promise<number>
  /** counts up `value.count` and returns it; begins again at 1 when the record has expired */
  readonly count: (kind: RecordKind, id: string, expiresAt: number, now: number) => Promise<number>
  /** takes one back from a living count; at 0 it stays */
  readonly uncount: (kind: RecordKind, id: string, now: number) => Promise<void>
  readonly sweep: (now: number) => Promise<number>
}
