/** Campaigns in SQLite: one row a campaign and recipient domain, kept up to date with every change of an item. */
import type { Item } from '../../quarantine/item.ts'
import { waitingBy } from '../campaigns.ts'
import { number, text } from '../records.ts'
import type { CampaignDecision, CampaignQuery, CampaignRow, Relative } from '../store.ts'
import type { Db } from './database.ts'

export const joinCampaign = (db: Db, item: Item, seq: bigint): void => {
  if (item.campaign === '') return
  for (const [domain, waits] of waitingBy(item)) {
    db.run(
      `INSERT INTO campaigns VALUES (?, ?, ?, 1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        waiting = waiting + excluded.waiting, total = total + 1, last_at = max(last_at, excluded.last_at),
        first_at = min(first_at, excluded.first_at), max_score = max(max_score, excluded.max_score),
        latest = max(latest, excluded.latest)`,
      item.campaign,
      domain,
      Number(waits),
      item.receivedAt,
      item.receivedAt,
      item.verdict.score,
      seq,
    )
  }
  for (const feature of item.features) {
    db.run(
      'INSERT INTO features VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seen = max(seen, excluded.seen)',
      feature,
      item.campaign,
      item.receivedAt,
    )
  }
}

const move = 'UPDATE campaigns SET waiting = waiting + ? WHERE domain = ? AND campaign = ?'

export const leaveOrStay = (db: Db, before: Item, after: Item): void => {
  if (after.campaign === '') return
  const waited = new Map(waitingBy(before))
  for (const [domain, waits] of waitingBy(after)) {
    const change = Number(waits) - Number(waited.get(domain) ?? false)
    if (change === 0) continue
    db.run(move, change, domain, after.campaign)
  }
}

/** For an item that its campaign knows, but not whether it waits. */
export const joinWaiting = (db: Db, item: Item): void => {
  for (const [domain, waits] of item.campaign === '' ? [] : waitingBy(item)) {
    if (waits) db.run(move, 1, domain, item.campaign)
  }
}

export const relatives = (db: Db, features: readonly string[], since: number): readonly Relative[] => {
  const shared = new Map<string, string[]>()
  for (const feature of features) {
    const rows = db.all(
      'SELECT campaign FROM features WHERE feature = ? AND seen >= ? LIMIT 100',
      feature,
      since,
    )
    for (const row of rows) {
      const campaign = text(row, 'campaign')
      shared.set(campaign, [...(shared.get(campaign) ?? []), feature])
    }
  }
  return [...shared].map(([campaign, found]) => ({ campaign, features: found }))
}

const oneDomain = (
  only: string,
): string => `SELECT campaign, waiting, total, first_at, last_at, max_score, latest FROM campaigns
  WHERE domain = ? AND last_at >= ? ${only} ORDER BY waiting DESC, last_at DESC LIMIT ?`

/** An item with recipients in two of the domains counts in both. */
const manyDomains = (
  places: string,
  only: string,
): string => `SELECT campaign, sum(waiting) AS waiting, sum(total) AS total,
    min(first_at) AS first_at, max(last_at) AS last_at, max(max_score) AS max_score, max(latest) AS latest
  FROM campaigns WHERE domain IN (${places}) AND last_at >= ? ${only}
  GROUP BY campaign ORDER BY waiting DESC, last_at DESC LIMIT ?`

export const campaigns = (db: Db, query: CampaignQuery): readonly CampaignRow[] => {
  const domains = query.domains ?? ['']
  const marks = (list: readonly string[]): string => list.map(() => '?').join(', ')
  const only = query.only === undefined ? '' : `AND campaign IN (${marks(query.only)})`
  const groups = domains.length === 1 ? oneDomain(only) : manyDomains(marks(domains), only)
  const rows = db.all(
    `SELECT g.campaign, g.waiting, g.total, g.first_at, g.last_at, g.max_score, i.doc AS doc FROM (${groups}) g LEFT JOIN items i ON i.seq = g.latest
      ORDER BY g.waiting DESC, g.last_at DESC`,
    ...domains,
    query.since ?? 0,
    ...(query.only ?? []),
    query.limit,
  )
  return rows.map(row => {
    const latest: Item | null = text(row, 'doc') === '' ? null : JSON.parse(text(row, 'doc'))
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

export const decisions = (db: Db, now: number): readonly CampaignDecision[] =>
  db.all('SELECT * FROM decisions WHERE until > ? ORDER BY campaign', now).map(row => ({
    campaign: text(row, 'campaign'),
    action: text(row, 'action') === 'release' ? 'release' : 'delete',
    by: text(row, 'by'),
    reason: text(row, 'reason'),
    at: number(row, 'at'),
    until: number(row, 'until'),
  }))

export const putDecision = (db: Db, decision: CampaignDecision): void => {
  const { campaign, action, by, reason, at, until } = decision
  db.run(
    'INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)',
    campaign,
    action,
    by,
    reason,
    at,
    until,
  )
}

export const dropDecision = (db: Db, campaign: string): boolean =>
  db.run('DELETE FROM decisions WHERE campaign = ?', campaign) > 0
