/** The overview's numbers: out of the store's counters, for a period, within the reader's domains. */
import { waitBounds } from '../store/counters.ts'
import type { Counter, Store } from '../store/store.ts'
import { limitOf, may } from './people/may.ts'
import type { User } from './people/user.ts'

export type Count = { readonly name: string; readonly value: number }
export type Series = { readonly name: string; readonly values: readonly number[] }
export type CampaignCount = { readonly campaign: string; readonly subject: string; readonly value: number }

export type Statistics = {
  readonly days: readonly string[]
  /** what waits now, whatever the period */
  readonly waiting: number
  /** half of the period's decisions took no longer; null: none, or longer than is told apart */
  readonly medianMinutes: number | null
  /** share of what was released among what was released or deleted; null: nothing was */
  readonly falsePositives: number | null
  readonly outcomes: readonly Series[]
  /** what the filter did with it, a recipient each */
  readonly actions: readonly Series[]
  readonly fates: readonly Series[]
  readonly languages: readonly Count[]
  readonly claimed: readonly Count[]
  readonly domains: readonly Count[]
  readonly campaigns: readonly CampaignCount[]
  readonly reviewers: readonly Count[]
}

export type Period = { readonly from: string; readonly to: string }

const dayLength = 86_400_000
/** Days that a chart has room for. */
const longest = 366

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Where no beginning is named: a month. */
export const monthTo = (to: string): Period => ({ from: dayOf(Date.parse(to) - 29 * dayLength), to })

/** The last days of what was asked for, so that charts and tables tell of the same ones. */
export const shortened = ({ from, to }: Period): Period => {
  const earliest = Date.parse(to) - (longest - 1) * dayLength
  return { from: dayOf(Math.max(Date.parse(from), earliest)), to }
}

export const daysOf = ({ from, to }: Period): readonly string[] => {
  const start = Date.parse(from)
  const count = Math.max(0, Math.min(longest, Math.round((Date.parse(to) - start) / dayLength) + 1))
  return Array.from({ length: count }, (_, index) => dayOf(start + index * dayLength))
}

const total = (counters: readonly Counter[]): number => counters.reduce((sum, one) => sum + one.value, 0)

const counts = (counters: readonly Counter[], most: number): readonly Count[] => {
  const sums = new Map<string, number>()
  for (const one of counters) sums.set(one.key, (sums.get(one.key) ?? 0) + one.value)
  return [...sums]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
}

const valuesOf = (counters: readonly Counter[], days: readonly string[]): readonly number[] => {
  const byDay = Map.groupBy(counters, one => one.day)
  return days.map(day => total(byDay.get(day) ?? []))
}

const series = (counters: readonly Counter[], days: readonly string[]): readonly Series[] =>
  counts(counters, 6).map(({ name }) => ({
    name,
    values: valuesOf(
      counters.filter(one => one.key === name),
      days,
    ),
  }))

const endings = ['released', 'deleted', 'expired'] as const

/** The work of others is for those who may read the audit log, and for who sees all domains. */
const reviewersOf = (counters: readonly Counter[], user: User): readonly Count[] => {
  const all = may(user, 'audit') || user.domains.length === 0
  return counts(all ? counters : counters.filter(one => one.key === user.name), 20)
}

const medianOf = (counters: readonly Counter[]): number | null => {
  const half = total(counters) / 2
  if (half === 0) return null
  let seen = 0
  for (const bound of waitBounds) {
    seen += total(counters.filter(one => one.key === String(bound)))
    if (seen >= half) return bound
  }
  return null
}

type Read = (dimension: string) => Promise<readonly Counter[]>

const domainsOf = async (read: Read, user: User): Promise<readonly Count[]> => {
  if (user.domains.length === 0) return counts(await read('domain'), 20)
  const found = await read('held')
  return counts(
    found.map(one => ({ ...one, key: one.domain })),
    20,
  )
}

type Limit = { readonly domains?: readonly string[] }

/** By what came in within the period; the subject is today's. */
const campaignsOf = async (store: Store, read: Read, limit: Limit): Promise<readonly CampaignCount[]> => {
  const top = counts(await read('campaign'), 10)
  if (top.length === 0) return []
  const rows = await store.campaigns({ limit: top.length, only: top.map(one => one.name), ...limit })
  const subjects = new Map(rows.map(row => [row.campaign, row.subject]))
  return top.map(({ name, value }) => ({ campaign: name, subject: subjects.get(name) ?? '', value }))
}

const waitingStates: readonly string[] = ['held', 'in-doubt', 'releasing', 'pending']

const waitingNow = async (store: Store, limit: Limit): Promise<number> =>
  total(
    (await store.counters({ dimension: 'state', ...limit })).filter(one => waitingStates.includes(one.key)),
  )

export const statisticsOf = async (store: Store, user: User, period: Period): Promise<Statistics> => {
  const limit = limitOf(user)
  const span = { from: period.from, to: period.to }
  const read: Read = dimension => store.counters({ dimension, ...span, ...limit })
  const days = daysOf(period)
  const [outcome, action, language, claimed, wait, reviewer, ...ended] = await Promise.all([
    read('outcome'),
    read('action'),
    read('language'),
    read('claimed'),
    read('wait'),
    store.counters({ dimension: 'reviewer', ...span }),
    ...endings.map(read),
  ])
  const [released, deleted] = [total(ended[0] ?? []), total(ended[1] ?? [])]
  const [domains, campaigns, waiting] = await Promise.all([
    domainsOf(read, user),
    campaignsOf(store, read, limit),
    waitingNow(store, limit),
  ])
  return {
    days,
    waiting,
    medianMinutes: medianOf(wait),
    falsePositives: released + deleted === 0 ? null : released / (released + deleted),
    outcomes: series(outcome, days),
    actions: series(action, days),
    fates: endings.map((name, at) => ({ name, values: valuesOf(ended[at] ?? [], days) })),
    languages: counts(language, 12),
    claimed: counts(claimed, 12),
    domains,
    campaigns,
    reviewers: reviewersOf(reviewer, user),
  }
}
