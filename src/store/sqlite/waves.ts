/** What waits, one row a wave, in SQLite: an index over the campaigns of each domain, and one look-up a row. */

import { idAt, idNumber } from '../../quarantine/id.ts'
import type { Item } from '../../quarantine/item.ts'
import { number, text } from '../records.ts'
import type { Wave, WavePage, WaveQuery } from '../wave.ts'
import { byGrowth, readWaveCursor, toWavePage, type WaveCursor, waveOfOne, waveStart } from '../waves.ts'
import type { Db, Row } from './database.ts'
import { itemOf } from './items.ts'

/** Word for word as in the index items_wave (migrations.ts), which is used for nothing else. */
const waitingStates = "('held', 'in-doubt', 'releasing', 'pending')"
const waits = `state IN ${waitingStates}`

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

const inDomains = (domains: readonly string[] | undefined): string =>
  domains === undefined
    ? ''
    : `AND EXISTS (SELECT 1 FROM json_each(doc, '$.recipients') AS fate
        WHERE json_extract(fate.value, '$.domain') IN (${marks(domains)})
          AND json_extract(fate.value, '$.state') IN ${waitingStates})`

type Candidate = WaveCursor & { readonly row: Row; readonly isCampaign: boolean }

/** A campaign that waits in several of the domains stands where it grew last. */
const ofDomain = (domains: readonly string[]): string =>
  `SELECT campaign AS key, last_at AS at FROM campaigns AS c
    WHERE domain = ? AND waiting > 0 AND (last_at, campaign) < (?, ?)
      AND NOT EXISTS (SELECT 1 FROM campaigns AS o WHERE o.domain IN (${marks(domains)}) AND o.campaign = c.campaign
        AND o.waiting > 0 AND (o.last_at, o.domain) > (c.last_at, c.domain))
    ORDER BY last_at DESC, campaign DESC LIMIT ?`

const campaignsOf = (db: Db, domains: readonly string[], cursor: WaveCursor, limit: number) =>
  domains.flatMap(domain => db.all(ofDomain(domains), domain, cursor.at, cursor.key, ...domains, limit))

/** Without a subject, a link and a text there is nothing that could make a wave. */
const aloneOf = (db: Db, query: WaveQuery, cursor: WaveCursor, limit: number): readonly Row[] =>
  db.all(
    `SELECT id AS key, received AS at, doc FROM items
      WHERE campaign = '' AND ${waits} AND seq < ? AND (received, id) < (?, ?) ${inDomains(query.domains)}
      ORDER BY seq DESC LIMIT ?`,
    cursor === waveStart ? 2n ** 62n : idNumber(idAt(cursor.at + 1)),
    cursor.at,
    cursor.key,
    ...(query.domains ?? []),
    limit,
  )

const latestOf = (db: Db, campaign: string, query: WaveQuery): Item | null =>
  itemOf(
    db.one(
      `SELECT doc FROM items WHERE campaign = ? AND ${waits} ${inDomains(query.domains)} ORDER BY seq DESC LIMIT 1`,
      campaign,
      ...(query.domains ?? []),
    ),
  )

const sizesOf = (
  db: Db,
  campaigns: readonly string[],
  domains: readonly string[],
): ReadonlyMap<string, Row> =>
  new Map(
    db
      .all(
        `SELECT campaign, sum(waiting) AS waiting, sum(total) AS total, max(max_score) AS max_score FROM campaigns
          WHERE domain IN (${marks(domains)}) AND campaign IN (${marks(campaigns)}) GROUP BY campaign`,
        ...domains,
        ...campaigns,
      )
      .map(row => [text(row, 'campaign'), row]),
  )

const waveOf = (db: Db, query: WaveQuery, found: Candidate, size: Row | undefined): Wave | null => {
  if (!found.isCampaign) {
    const item = itemOf(found.row)
    return item === null ? null : waveOfOne(item)
  }
  const latest = latestOf(db, found.key, query)
  if (latest === null) return null
  return {
    campaign: found.key,
    waiting: number(size, 'waiting'),
    total: number(size, 'total'),
    maxScore: number(size, 'max_score'),
    lastAt: found.at,
    latest,
  }
}

export const waves = (db: Db, query: WaveQuery): WavePage => {
  const domains = query.domains ?? ['']
  const cursor = readWaveCursor(query.after)
  const wanted = query.limit + 1
  const candidate =
    (isCampaign: boolean) =>
    (row: Row): Candidate => ({ key: text(row, 'key'), at: number(row, 'at'), row, isCampaign })
  const found = [
    ...campaignsOf(db, domains, cursor, wanted).map(candidate(true)),
    ...aloneOf(db, query, cursor, wanted).map(candidate(false)),
  ]
    .sort(byGrowth)
    .slice(0, wanted)
  const sizes = sizesOf(
    db,
    found.filter(one => one.isCampaign).map(one => one.key),
    domains,
  )
  return toWavePage(
    found.flatMap(one => waveOf(db, query, one, sizes.get(one.key)) ?? []),
    query.limit,
  )
}
