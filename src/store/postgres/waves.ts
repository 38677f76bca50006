/** What waits, one row a wave, in PostgreSQL: an index over the campaigns of each domain, and one look-up a row. */
import { number, text } from '../records.ts'
import { tagsWanted } from '../rows.ts'
import type { Wave, WavePage, WaveQuery } from '../wave.ts'
import { byGrowth, readWaveCursor, toWavePage, type WaveCursor, waveOfOne } from '../waves.ts'
import type { Row, Session } from './database.ts'
import { itemOf } from './items.ts'

/** Word for word as in the index items_wave (migrations.ts). */
const waits = "state IN ('held', 'in-doubt', 'releasing', 'pending')"

const states = ['held', 'in-doubt', 'releasing', 'pending'] as const

/** The tags of copies that wait in the reviewer's domains, null without a limit. */
const tagsOf = ({ domains }: WaveQuery): readonly string[] | null =>
  domains === undefined ? null : (tagsWanted({ limit: 1, domains, states }).at(-1) ?? [])

/** A campaign that waits in several of the domains stands where it grew last. */
const once = `AND NOT EXISTS (SELECT 1 FROM campaigns AS o WHERE o.domain = ANY($1) AND o.campaign = c.campaign
          AND o.waiting > 0 AND (o.last_at, o.domain) > (c.last_at, c.domain))`

const campaigns = (domains: readonly string[]): string =>
  `SELECT near.key, near.at FROM unnest($1::text[]) AS mine(domain) CROSS JOIN LATERAL (
    SELECT campaign AS key, last_at AS at FROM campaigns AS c
      WHERE c.domain = mine.domain AND waiting > 0 AND (last_at, campaign COLLATE "C") < ($2::bigint, $3::text)
        ${domains.length > 1 ? once : ''}
      ORDER BY last_at DESC, campaign COLLATE "C" DESC LIMIT $4) AS near`

/** Without a subject, a link and a text there is nothing that could make a wave. */
const alone = `SELECT id AS key, received AS at, doc FROM items
  WHERE campaign = '' AND ${waits} AND (received, id) < ($1::bigint, $2::text) AND ($3::text[] IS NULL OR tags && $3)
  ORDER BY id DESC LIMIT $4`

const details = `SELECT wanted.campaign, i.doc, s.waiting, s.total, s.max_score FROM unnest($1::text[]) AS wanted(campaign)
  CROSS JOIN LATERAL (SELECT doc FROM items WHERE campaign = wanted.campaign AND ${waits}
    AND ($2::text[] IS NULL OR tags && $2) ORDER BY id DESC LIMIT 1) AS i
  CROSS JOIN LATERAL (SELECT sum(waiting) AS waiting, sum(total) AS total, max(max_score) AS max_score FROM campaigns
    WHERE domain = ANY($3) AND campaign = wanted.campaign) AS s`

const waveOf = (found: WaveCursor, row: Row): Wave | null => {
  const latest = itemOf(row)
  if (latest === null) return null
  if (row['campaign'] === undefined) return waveOfOne(latest)
  return {
    campaign: found.key,
    waiting: number(row, 'waiting'),
    total: number(row, 'total'),
    maxScore: number(row, 'max_score'),
    lastAt: found.at,
    latest,
  }
}

export const waves = async (session: Session, query: WaveQuery): Promise<WavePage> => {
  const domains = query.domains ?? ['']
  const tags = tagsOf(query)
  const { at, key } = readWaveCursor(query.after)
  const wanted = query.limit + 1
  const grouped = await session.all(campaigns(domains), [domains, at, key, wanted])
  const single = await session.all(alone, [at, key, tags, wanted])
  const rows = new Map(single.map(row => [text(row, 'key'), row]))
  const found = [...grouped, ...single]
    .map(row => ({ key: text(row, 'key'), at: number(row, 'at') }))
    .sort(byGrowth)
    .slice(0, wanted)
  const names = found.map(one => one.key).filter(name => !rows.has(name))
  for (const row of await session.all(details, [names, tags, domains])) rows.set(text(row, 'campaign'), row)
  return toWavePage(
    found.flatMap(one => {
      const row = rows.get(one.key)
      return row === undefined ? [] : (waveOf(one, row) ?? [])
    }),
    query.limit,
  )
}
