/** Allow rules, decisions and named values in PostgreSQL. */

import { allowRuleOf, number, text } from '../records.ts'
import type { AllowRule, CampaignDecision } from '../store.ts'
import type { Session } from './database.ts'

export const allowRules = async (session: Session): Promise<readonly AllowRule[]> =>
  (await session.all('SELECT * FROM allow ORDER BY id COLLATE "C"')).map(allowRuleOf)

export const putAllowRule = async (session: Session, rule: AllowRule): Promise<void> => {
  await session.run(
    `INSERT INTO allow VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO UPDATE SET
      reason = excluded.reason, expires_at = excluded.expires_at, scope = excluded.scope,
      scope_value = excluded.scope_value, hits = excluded.hits, last_hit_at = excluded.last_hit_at`,
    [
      rule.id,
      rule.proof,
      rule.value,
      rule.scope,
      rule.scopeValue,
      rule.reason,
      rule.author,
      rule.createdAt,
      rule.expiresAt,
      rule.hits,
      rule.lastHitAt,
    ],
  )
}

export const removeAllowRule = async (session: Session, id: string): Promise<boolean> =>
  (await session.run('DELETE FROM allow WHERE id = $1', [id])) > 0

export const hitAllowRule = async (session: Session, id: string, at: number): Promise<void> => {
  await session.run('UPDATE allow SET hits = hits + 1, last_hit_at = $2 WHERE id = $1', [id, at])
}

export const decisions = async (session: Session, now: number): Promise<readonly CampaignDecision[]> =>
  (await session.all('SELECT * FROM decisions WHERE until > $1 ORDER BY campaign', [now])).map(row => ({
    campaign: text(row, 'campaign'),
    action: text(row, 'action') === 'release' ? 'release' : 'delete',
    by: text(row, 'by'),
    reason: text(row, 'reason'),
    at: number(row, 'at'),
    until: number(row, 'until'),
  }))

export const putDecision = async (session: Session, decision: CampaignDecision): Promise<void> => {
  await session.run(
    `INSERT INTO decisions VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (campaign) DO UPDATE SET
      action = excluded.action, by = excluded.by, reason = excluded.reason, at = excluded.at, until = excluded.until`,
    [decision.campaign, decision.action, decision.by, decision.reason, decision.at, decision.until],
  )
}

export const dropDecision = async (session: Session, campaign: string): Promise<boolean> =>
  (await session.run('DELETE FROM decisions WHERE campaign = $1', [campaign])) > 0

export const untold = async (session: Session, limit: number): Promise<readonly string[]> =>
  (await session.all('SELECT id FROM outbox LIMIT $1', [limit])).map(row => text(row, 'id'))

export const told = async (session: Session, ids: readonly string[]): Promise<void> => {
  await session.run('DELETE FROM outbox WHERE id = ANY($1)', [ids])
}

export const getValue = async (session: Session, key: string, now: number): Promise<string | null> => {
  const [row] = await session.all(
    'SELECT value FROM named WHERE key = $1 AND (expires = 0 OR expires > $2)',
    [key, now],
  )
  return row === undefined ? null : text(row, 'value')
}

export const putValue = async (
  session: Session,
  key: string,
  value: string,
  expires: number,
): Promise<void> => {
  await session.run(
    'INSERT INTO named VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires',
    [key, value, expires],
  )
}
