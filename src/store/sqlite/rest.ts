/** Operations on counters, audit log, allow rules, named values and locks. */
import type { AuditHead, ChainedEntry } from '../../quarantine/audit.ts'
import { allowRuleOf, entryOf, number, text } from '../records.ts'
import type { AllowRule, AuditQuery, Counter, CounterQuery } from '../store.ts'
import type { Db } from './database.ts'

export const addCounters = (db: Db, counters: readonly Counter[]): void => {
  for (const { day, dimension, key, domain, value } of counters) {
    db.run(
      'INSERT INTO counters VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value',
      day,
      dimension,
      key,
      domain,
      value,
    )
  }
}

/** As far as it goes without keeping anybody: another process may be at it, or may still read older pages. */
export const checkpoint = (db: Db): void => {
  db.all('PRAGMA wal_checkpoint(PASSIVE)')
}

export const count = (db: Db, increments: readonly Counter[]): void => {
  db.counters.push(...increments)
}

export const counters = (db: Db, query: CounterQuery): readonly Counter[] => {
  const domains = query.domains ?? ['']
  const [from, to] = [query.from ?? '', query.to ?? '']
  const days = from === '' && to === '' ? ['', ''] : [from === '' ? '0' : from, to === '' ? '9' : to]
  return db
    .all(
      `SELECT * FROM counters WHERE dimension = ? AND domain IN (${domains.map(() => '?').join(', ')})
      AND day BETWEEN ? AND ? AND value <> 0 ORDER BY day, key, domain`,
      query.dimension,
      ...domains,
      ...days,
    )
    .map(row => ({
      day: text(row, 'day'),
      dimension: text(row, 'dimension'),
      key: text(row, 'key'),
      domain: text(row, 'domain'),
      value: number(row, 'value'),
    }))
}

const auditFilters = (
  query: AuditQuery,
): readonly (readonly [condition: string, value: string | number])[] => [
  ...(query.item === undefined ? [] : [["item = ? AND item <> ''", query.item] as const]),
  ...(query.actor === undefined ? [] : [['actor = ?', query.actor] as const]),
  ...(query.action === undefined ? [] : [['action = ?', query.action] as const]),
  ...(query.since === undefined ? [] : [['at >= ?', query.since] as const]),
  ...(query.until === undefined ? [] : [['at <= ?', query.until] as const]),
]

export const audit = (db: Db, query: AuditQuery): readonly ChainedEntry[] => {
  const beyond = query.newestFirst ? '(? = 0 OR seq < ?)' : '(? = 0 OR seq > ?)'
  const filters = auditFilters(query)
  const order = query.newestFirst ? 'DESC' : 'ASC'
  return db
    .all(
      `SELECT * FROM audit WHERE ${beyond} ${filters.map(([condition]) => `AND ${condition}`).join(' ')} ORDER BY seq ${order} LIMIT ?`,
      query.after,
      query.after,
      ...filters.map(([, value]) => value),
      query.limit,
    )
    .map(entryOf)
}

export const auditHead = (db: Db): AuditHead => {
  const row = db.one('SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1')
  return { seq: number(row, 'seq'), mac: text(row, 'mac') }
}

export const allowRules = (db: Db): readonly AllowRule[] =>
  db.all('SELECT * FROM allow ORDER BY id').map(allowRuleOf)

export const putAllowRule = (db: Db, rule: AllowRule): void => {
  db.run(
    'INSERT OR REPLACE INTO allow VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
  )
}

export const removeAllowRule = (db: Db, id: string): boolean =>
  db.run('DELETE FROM allow WHERE id = ?', id) > 0

export const hitAllowRule = (db: Db, id: string, at: number): void => {
  db.run('UPDATE allow SET hits = hits + 1, last_hit_at = ? WHERE id = ?', at, id)
}

export const untold = (db: Db, limit: number): readonly string[] =>
  db.all('SELECT id FROM outbox LIMIT ?', limit).map(row => text(row, 'id'))

export const told = (db: Db, ids: readonly string[]): void => {
  for (const id of ids) db.run('DELETE FROM outbox WHERE id = ?', id)
}

export const getValue = (db: Db, key: string, now: number): string | null => {
  const row = db.one('SELECT value FROM named WHERE key = ? AND (expires = 0 OR expires > ?)', key, now)
  return row === null ? null : text(row, 'value')
}

export const putValue = (db: Db, key: string, value: string, expires: number): void => {
  db.run('INSERT OR REPLACE INTO named VALUES (?, ?, ?)', key, value, expires)
}

export const lock = (db: Db, name: string, owner: string, now: number, until: number): boolean =>
  db.run(
    `INSERT INTO locks VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET owner = excluded.owner, until = excluded.until
      WHERE locks.owner = excluded.owner OR locks.until <= ?`,
    name,
    owner,
    until,
    now,
  ) > 0

export const unlock = (db: Db, name: string, owner: string): void => {
  db.run('DELETE FROM locks WHERE name = ? AND owner = ?', name, owner)
}

/** What expired of names and features. */
export const sweep = (db: Db, now: number, featuresBefore: number): void => {
  db.run('DELETE FROM named WHERE expires <> 0 AND expires <= ?', now)
  db.run('DELETE FROM features WHERE seen < ?', featuresBefore)
  db.run('DELETE FROM locks WHERE until <= ?', now)
}
