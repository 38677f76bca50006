/** The audit page's filter as it stands in the URL, and as the store is asked for it. */
import { type AuditAction, auditActions } from '../quarantine/audit.ts'
import { dayEnd, dayStart } from '../store/local-day.ts'
import type { AuditQuery } from '../store/store.ts'
import { field } from './app.ts'

export type AuditFilter = {
  readonly actor: string
  readonly action: AuditAction | ''
  readonly item: string
  readonly from: string
  readonly to: string
  /** the entries before this one; 0: from the newest */
  readonly before: number
}

const day = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : ''

/** Whatever stands in the URL becomes a legal filter: what is not understood is left out. */
export const auditFilterOf = (query: unknown): AuditFilter => {
  const value = (name: string) => field(query, name).trim().slice(0, 100)
  const before = Number(value('before') || 0)
  return {
    actor: value('actor'),
    action: auditActions.find(one => one === value('action')) ?? '',
    item: value('item'),
    from: day(value('from')),
    to: day(value('to')),
    before: Number.isSafeInteger(before) && before > 0 ? before : 0,
  }
}

/** `zone`: whose days are meant, that of the times on the page. */
export const auditQuery = (filter: AuditFilter, limit: number, zone: string): AuditQuery => ({
  after: filter.before,
  limit,
  newestFirst: true,
  ...(filter.actor !== '' && { actor: filter.actor }),
  ...(filter.action !== '' && { action: filter.action }),
  ...(filter.item !== '' && { item: filter.item }),
  ...(filter.from !== '' && { since: dayStart(filter.from, zone) }),
  ...(filter.to !== '' && { until: dayEnd(filter.to, zone) }),
})

export const auditPath = (filter: AuditFilter, before: number): string => {
  const pairs = Object.entries({ ...filter, before: String(before) }).filter(([, value]) => value !== '')
  return `/audit?${new URLSearchParams(pairs)}`
}
