/** What the quarantine's jobs and hold look up: releases that are due, the oldest items, relatives, campaigns. */
import type { Item } from '../../quarantine/item.ts'
import { number, text } from '../records.ts'
import type { AgeQuery, CampaignQuery, CampaignRow, OldestQuery, Relative } from '../store.ts'
import type { Session } from './database.ts'
import { isItem, itemOf } from './items.ts'

export const due = async (session: Session, now: number, limit: number): Promise<readonly Item[]> =>
  (await session.all('SELECT doc FROM items WHERE due <= $1 ORDER BY due LIMIT $2', [now, limit]))
    .map(itemOf)
    .filter(isItem)

/** Kept items by age: takes $1 and $2. */
const aged = ({ unreviewed }: AgeQuery): string =>
  `FROM items WHERE kept ${unreviewed === true ? 'AND NOT reviewed' : ''} AND received < $1 AND state = ANY($2)`

export const oldest = async (session: Session, query: OldestQuery): Promise<readonly Item[]> => {
  const { after } = query
  const beyond = after === undefined ? '' : 'AND (reviewed < $4 OR (reviewed = $4 AND id > $5))'
  const rows = await session.all(`SELECT doc ${aged(query)} ${beyond} ORDER BY reviewed DESC, id LIMIT $3`, [
    query.before,
    query.states,
    query.limit,
    ...(after === undefined ? [] : [after.reviewed !== null, after.id]),
  ])
  return rows.map(itemOf).filter(isItem)
}

export const countOldest = async (session: Session, query: AgeQuery): Promise<number> => {
  const [row] = await session.all(`SELECT count(*) AS n ${aged(query)}`, [query.before, query.states])
  return number(row, 'n')
}

export const relatives = async (
  session: Session,
  features: readonly string[],
  since: number,
): Promise<readonly Relative[]> => {
  if (features.length === 0) return []
  const rows = await session.all(
    `SELECT campaign, array_agg(feature) AS features FROM features WHERE feature = ANY($1) AND seen >= $2
      GROUP BY campaign LIMIT 1000`,
    [features, since],
  )
  return rows.map(row => ({
    campaign: text(row, 'campaign'),
    features: Array.isArray(row['features']) ? row['features'] : [],
  }))
}

/** An item with recipients in two of the domains counts in both. */
export const campaigns = async (session: Session, query: CampaignQuery): Promise<readonly CampaignRow[]> => {
  const rows = await session.all(
    `SELECT g.*, i.doc FROM (
        SELECT campaign, sum(waiting) AS waiting, sum(total) AS total, min(first_at) AS first_at,
          max(last_at) AS last_at, max(max_score) AS max_score, max(latest) AS latest
        FROM campaigns WHERE domain = ANY($1) AND last_at >= $2 AND ($4::text[] IS NULL OR campaign = ANY($4))
        GROUP BY campaign ORDER BY waiting DESC, last_at DESC LIMIT $3
      ) g LEFT JOIN items i ON i.id = g.latest ORDER BY g.waiting DESC, g.last_at DESC`,
    [query.domains ?? [''], query.since ?? 0, query.limit, query.only ?? null],
  )
  return rows.map(row => {
    const latest = row['doc'] === null ? null : itemOf(row)
    return {
      campaign: text(row, 'campaign'),
      waiting: number(row, 'waiting'),
      total: number(row, 'total'),
      firstAt: number(row, 'first_at'),
      lastAt: number(row, 'last_at'),
      maxScore: number(row, 'max_score'),
      subject: latest?.subject ?? '',
      from: latest?.from ?? '',
    }
  })
}
