/** The overview's numbers: out of the store's counters, for a period, within the reader's domains. */
import type { AuditAction } from '../quarantine/audit.ts'
import type { CampaignRow, Counter, Store } from '../store/store.ts'
import { may } from './people/may.ts'
import type { User } from './people/user.ts'

export type Count = { readonly name: string; readonly value: number }
export type Series = { readonly name: string; readonly values: readonly number[] }

export type Statistics = {
  readonly days: readonly string[]
  readonly outcomes: readonly Series[]
  readonly fates: readonly Series[]
  readonly languages: readonly Count[]
  readonly claimed: readonly Count[]
  readonly domains: readonly Count[]
  readonly campaigns: readonly CampaignRow[]
  readonly reviewers: readonly Count[]
}

export type Period = { readonly from: string; readonly to: string }

const dayLength = 86_400_000
const longest = 366

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

export const daysOf = ({ from, to }: Period): readonly string[] => {
  const start = Date.parse(from)
  const count = Math.max(0, Math.min(longest, Math.round((Date.parse(to) - start) / dayLength) + 1))
  return Array.from({ length: count }, (_, index) => dayOf(start + index * dayLength))
}

const counts = (counters: readonly Counter[], most: number): readonly Count[] => {
  const sums = new Map<string, number>()
  for (const one of counters) sums.set(one.key, (sums.get(one.key) ?? 0) + one.value)
  return [...sums]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
}

const series = (counters: readonly Counter[], days: readonly string[]): readonly Series[] =>
  counts(counters, 6).map(({ name }) => ({
    name,
    values: days.map(day =>
      counters.filter(one => one.key === name && one.day === day).reduce((sum, one) => sum + one.value, 0),
    ),
  }))

const endings = ['released', 'deleted', 'expired'] as const
const decisions: readonly AuditAction[] = [
  'release',
  'approve',
  'delete',
  'allow',
  'report',
  'note',
  'assign',
  'review',
  'campaign',
]

/** The last few thousand entries: enough to see who works, cheap enough for a page. */
const reviewersOf = async (store: Store, user: User, period: Period): Promise<readonly Count[]> => {
  const head = (await store.auditHead()).seq
  const entries = await store.audit({ after: Math.max(0, head - 5000), limit: 5000 })
  const since = Date.parse(period.from)
  const until = Date.parse(period.to) + dayLength
  const all = may(user, 'audit') || user.domains.length === 0
  const sums = new Map<string, number>()
  for (const entry of entries) {
    if (entry.at < since || entry.at >= until || !decisions.includes(entry.action)) continue
    if (all || entry.actor === user.name) sums.set(entry.actor, (sums.get(entry.actor) ?? 0) + 1)
  }
  return [...sums]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, 20)
}

/** Counters are kept by domain; which domains there are is seen in the newest items. */
const domainsOf = async (store: Store, user: User, period: Period): Promise<readonly Count[]> => {
  const limit = user.domains.length > 0 ? { domains: user.domains } : {}
  const page =
    user.domains.length > 0
      ? null
      : await store.list({ limit: 200, since: Date.parse(period.from), ...limit })
  const names =
    page === null
      ? user.domains
      : [...new Set(page.items.flatMap(item => item.recipients.map(fate => fate.domain)))]
          .filter(name => name !== '')
          .slice(0, 50)
  if (names.length === 0) return []
  const found = await store.counters({ dimension: 'held', from: period.from, to: period.to, domains: names })
  return counts(
    found.map(one => ({ ...one, key: one.domain })),
    20,
  )
}

export const statisticsOf = async (store: Store, user: User, period: Period): Promise<Statistics> => {
  const limit = user.domains.length > 0 ? { domains: user.domains } : {}
  const read = (dimension: string) =>
    store.counters({ dimension, from: period.from, to: period.to, ...limit })
  const days = daysOf(period)
  const [outcome, language, claimed, domains, campaigns, reviewers, ...ended] = await Promise.all([
    read('outcome'),
    read('language'),
    read('claimed'),
    domainsOf(store, user, period),
    store.campaigns({ limit: 10, since: Date.parse(period.from), ...limit }),
    reviewersOf(store, user, period),
    ...endings.map(read),
  ])
  const fates = endings.map((name, index) => ({
    name,
    values: days.map(day =>
      (ended[index] ?? []).filter(one => one.day === day).reduce((sum, one) => sum + one.value, 0),
    ),
  }))
  return {
    days,
    outcomes: series(outcome, days),
    fates,
    languages: counts(language, 12),
    claimed: counts(claimed, 12),
    domains,
    campaigns,
    reviewers,
  }
}
