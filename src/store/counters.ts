/** What one item adds to the counters, so that lists and charts never count rows. Pure; used by every store. */
import type { AuditAction, AuditEntry } from '../quarantine/audit.ts'
import type { Item } from '../quarantine/item.ts'
import { copiesOf } from '../quarantine/within.ts'
import { isRequested } from './matches.ts'
import type { Counter, CounterQuery } from './store.ts'

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

const domainsOf = (item: Item): readonly string[] =>
  ['', ...new Set(item.recipients.map(fate => fate.domain))].filter(
    (domain, at, all) => all.indexOf(domain) === at,
  )

const band = (score: number): string => String(Math.min(90, Math.floor(score / 10) * 10))

const kept = (item: Item): readonly Counter[] =>
  item.bodyKept
    ? [
        { day: '', dimension: 'kept', key: 'items', domain: '', value: 1 },
        { day: '', dimension: 'kept', key: 'bytes', domain: '', value: item.size },
      ]
    : []

/** What stands now, for all and for the copies of each domain: changes with every update. */
const standing = (item: Item): readonly Counter[] =>
  [['', item] as const, ...[...copiesOf(item)].filter(([domain]) => domain !== '')].flatMap(
    ([domain, copy]) => {
      const one = (dimension: string, key: string): Counter => ({
        day: '',
        dimension,
        key,
        domain,
        value: 1,
      })
      const rows = [one('state', copy.state)]
      if (copy.reviewed === null && copy.state === 'held') rows.push(one('unreviewed', 'held'))
      if (isRequested(copy)) rows.push(one('requested', 'held'))
      return rows
    },
  )

/** What happened on a day: only ever grows. */
const arrival = (item: Item): readonly Counter[] => {
  const day = dayOf(item.receivedAt)
  return domainsOf(item).flatMap(domain => {
    const one = (dimension: string, key: string): Counter => ({ day, dimension, key, domain, value: 1 })
    const rows = [
      one('held', 'item'),
      one('outcome', item.verdict.outcome),
      one('score', band(item.verdict.score)),
      one('language', item.verdict.language),
    ]
    if (domain === '')
      rows.push(
        ...domainsOf(item)
          .slice(1)
          .map(name => one('domain', name)),
      )
    if (item.campaign !== '') rows.push(one('campaign', item.campaign))
    const claimed = item.verdict.claimed[0]
    if (claimed !== undefined) rows.push(one('claimed', claimed.slice(0, 80)))
    return rows
  })
}

/** Bounds in minutes: a median is read from how many decisions took no longer. */
export const waitBounds = [5, 15, 30, 60, 120, 240, 480, 1_440, 2_880, 10_080, 43_200] as const

/** The bound that a wait stays within; 'more' beyond the last. */
const waitOf = (item: Item): string => {
  const minutes = (item.updatedAt - item.receivedAt) / 60_000
  return String(waitBounds.find(bound => minutes <= bound) ?? 'more')
}

const endings = ['released', 'deleted', 'expired', 'in-doubt'] as const

/** Fates that ended by this change, by the day of the change. */
const endingRows = (before: Item, after: Item): readonly Counter[] => {
  const day = dayOf(after.updatedAt)
  const rows: Counter[] = []
  after.recipients.forEach((fate, at) => {
    const ending = endings.find(state => state === fate.state && before.recipients[at]?.state !== state)
    if (ending === undefined) return
    for (const domain of new Set(['', fate.domain])) {
      rows.push({ day, dimension: ending, key: after.verdict.outcome, domain, value: 1 })
      if (ending === 'released' || ending === 'deleted')
        rows.push({ day, dimension: 'wait', key: waitOf(after), domain, value: 1 })
    }
  })
  return rows
}

/** What people decide; the day's work of a reviewer is counted from it. */
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

export const onAudit = (entries: readonly AuditEntry[]): readonly Counter[] =>
  entries
    .filter(({ action }) => decisions.includes(action))
    .map(({ at, actor }) => ({ day: dayOf(at), dimension: 'reviewer', key: actor, domain: '', value: 1 }))

const negative = (counter: Counter): Counter => ({ ...counter, value: -counter.value })

/** Equal counters added up, zeros left out, in a fixed order (two writers never wait for each other crosswise). */
export const sum = (counters: readonly Counter[]): readonly Counter[] => {
  const totals = new Map<string, { readonly counter: Counter; value: number }>()
  for (const counter of counters) {
    const name = counterName(counter)
    const total = totals.get(name)
    if (total === undefined) totals.set(name, { counter, value: counter.value })
    else total.value += counter.value
  }
  return [...totals.entries()]
    .filter(([, { value }]) => value !== 0)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, { counter, value }]) => (counter.value === value ? counter : { ...counter, value }))
}

export const counterName = (counter: Omit<Counter, 'value'>): string =>
  `${counter.dimension}\u0000${counter.domain}\u0000${counter.day}\u0000${counter.key}`

export const onInsert = (item: Item): readonly Counter[] => [
  ...standing(item),
  ...kept(item),
  ...arrival(item),
]

export const onUpdate = (before: Item, after: Item): readonly Counter[] =>
  sum([
    ...standing(before).map(negative),
    ...kept(before).map(negative),
    ...standing(after),
    ...kept(after),
    ...endingRows(before, after),
  ])

/** What stands now according to the items; `verify` compares it with the table. */
export const standingOf = (item: Item): readonly Counter[] => [...standing(item), ...kept(item)]

export const isAsked = (counter: Counter, query: CounterQuery): boolean => {
  if (counter.dimension !== query.dimension) return false
  const domains = query.domains ?? ['']
  if (!domains.includes(counter.domain)) return false
  const [from, to] = [query.from ?? '', query.to ?? '']
  if (from === '' && to === '') return counter.day === ''
  return counter.day !== '' && counter.day >= from && (to === '' || counter.day <= to)
}
