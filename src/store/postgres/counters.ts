/** Counters, campaigns and features in PostgreSQL: one statement for many rows, in a fixed order against deadlocks. */
import type { Item } from '../../quarantine/item.ts'
import { waitingBy } from '../campaigns.ts'
import { number, text } from '../records.ts'
import type { Counter, CounterQuery } from '../store.ts'
import type { Session } from './database.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

export const addCounters = async (session: Session, counters: readonly Counter[]): Promise<void> => {
  if (counters.length === 0) return
  await session.run(
    `INSERT INTO counters SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
      ON CONFLICT (dimension, domain, day, key) DO UPDATE SET value = counters.value + excluded.value`,
    [
      counters.map(row => row.day),
      counters.map(row => row.dimension),
      counters.map(row => row.key),
      counters.map(row => row.domain),
      counters.map(row => row.value),
    ],
  )
}

export const counters = async (session: Session, query: CounterQuery): Promise<readonly Counter[]> => {
  const [from, to] = [query.from ?? '', query.to ?? '']
  const days = from === '' && to === '' ? ['', ''] : [from === '' ? '0' : from, to === '' ? '9' : to]
  const rows = await session.all(
    `SELECT * FROM counters WHERE dimension = $1 AND domain = ANY($2) AND day COLLATE "C" BETWEEN $3 AND $4
      AND value <> 0 ORDER BY day, key COLLATE "C", domain`,
    [query.dimension, query.domains ?? [''], ...days],
  )
  return rows.map(row => ({
    day: text(row, 'day'),
    dimension: text(row, 'dimension'),
    key: text(row, 'key'),
    domain: text(row, 'domain'),
    value: number(row, 'value'),
  }))
}

type Group = {
  readonly campaign: string
  readonly domain: string
  readonly items: readonly Item[]
  readonly waiting: number
}

const groupsOf = (items: readonly Item[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const item of items.filter(({ campaign }) => campaign !== '')) {
    for (const [domain, waits] of waitingBy(item)) {
      const name = JSON.stringify([domain, item.campaign])
      const { items: others, waiting } = groups.get(name) ?? { items: [], waiting: 0 }
      const group = { campaign: item.campaign, domain, items: [...others, item] }
      groups.set(name, { ...group, waiting: waiting + Number(waits) })
    }
  }
  return [...groups.entries()].sort(([a], [b]) => compare(a, b)).map(([, group]) => group)
}

const joinGroups = async (session: Session, groups: readonly Group[]): Promise<void> => {
  const times = groups.map(({ items }) => items.map(item => item.receivedAt))
  await session.run(
    `INSERT INTO campaigns SELECT * FROM
      unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::bigint[], $6::bigint[], $7::int[], $8::text[])
      ON CONFLICT (domain, campaign) DO UPDATE SET waiting = campaigns.waiting + excluded.waiting,
        total = campaigns.total + excluded.total, first_at = least(campaigns.first_at, excluded.first_at),
        last_at = greatest(campaigns.last_at, excluded.last_at),
        max_score = greatest(campaigns.max_score, excluded.max_score),
        latest = greatest(campaigns.latest, excluded.latest)`,
    [
      groups.map(({ campaign }) => campaign),
      groups.map(({ domain }) => domain),
      groups.map(({ waiting }) => waiting),
      groups.map(({ items }) => items.length),
      times.map(each => Math.min(...each)),
      times.map(each => Math.max(...each)),
      groups.map(({ items }) => Math.max(...items.map(item => item.verdict.score))),
      groups.map(
        ({ items }) =>
          items
            .map(item => item.id)
            .sort(compare)
            .at(-1) ?? '',
      ),
    ],
  )
}

const putFeatures = async (session: Session, items: readonly Item[]): Promise<void> => {
  const seen = new Map<string, readonly [string, string, number]>()
  for (const item of items) {
    for (const feature of item.features) {
      const name = `${feature}\n${item.campaign}`
      seen.set(name, [feature, item.campaign, Math.max(item.receivedAt, seen.get(name)?.[2] ?? 0)])
    }
  }
  const rows = [...seen.entries()].sort(([a], [b]) => compare(a, b)).map(([, row]) => row)
  if (rows.length === 0) return
  await session.run(
    `INSERT INTO features SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
      ON CONFLICT (feature, campaign) DO UPDATE SET seen = greatest(features.seen, excluded.seen)`,
    [rows.map(row => row[0]), rows.map(row => row[1]), rows.map(row => row[2])],
  )
}

export const joinCampaigns = async (session: Session, items: readonly Item[]): Promise<void> => {
  const groups = groupsOf(items)
  if (groups.length === 0) return
  await joinGroups(session, groups)
  await putFeatures(
    session,
    items.filter(({ campaign }) => campaign !== ''),
  )
}

/** What waits in each campaign, counted anew from the items. */
export const joinAgain = async (session: Session, items: readonly Item[]): Promise<void> => {
  const groups = groupsOf(items).filter(({ waiting }) => waiting > 0)
  await session.run(
    `UPDATE campaigns SET waiting = campaigns.waiting + more.waiting
      FROM unnest($1::text[], $2::text[], $3::int[]) AS more (campaign, domain, waiting)
      WHERE campaigns.campaign = more.campaign AND campaigns.domain = more.domain`,
    [
      groups.map(({ campaign }) => campaign),
      groups.map(({ domain }) => domain),
      groups.map(({ waiting }) => waiting),
    ],
  )
}

export const leaveOrStay = async (session: Session, before: Item, after: Item): Promise<void> => {
  if (after.campaign === '') return
  const waited = new Map(waitingBy(before))
  for (const [domain, waits] of [...waitingBy(after)].sort(([a], [b]) => compare(a, b))) {
    const change = Number(waits) - Number(waited.get(domain) ?? false)
    if (change === 0) continue
    await session.run('UPDATE campaigns SET waiting = waiting + $1 WHERE domain = $2 AND campaign = $3', [
      change,
      domain,
      after.campaign,
    ])
  }
}
