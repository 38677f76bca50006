/** The shared store: PostgreSQL, bodies included, for many Haraka nodes and reviewers at once. */

import { sum } from '../counters.ts'
import type { StoreOptions } from '../options.ts'
import { listWithin } from '../paging.ts'
import type { SqlAccess, SqlRow, Store } from '../store.ts'
import { appendAudit, audit, auditHead } from './audit.ts'
import { addCounters, counters } from './counters.ts'
import { type Database, openDatabase, type Session } from './database.ts'
import { createInserter } from './insert.ts'
import { body, get, update } from './items.ts'
import { list } from './list.ts'
import { openLocks } from './locks.ts'
import { migrate } from './migrate.ts'
import { quarantineMigrations } from './migrations.ts'
import { peopleMigrations } from './people-migrations.ts'
import * as rest from './rest.ts'
import * as search from './search.ts'
import { verifier } from './verify.ts'
import { waves } from './waves.ts'

const defaultConnectTimeout = 5_000

export const openPostgresStore = async (url: string, options: StoreOptions): Promise<Store> => {
  const connection = {
    url,
    connectTimeout: options.connectTimeout ?? defaultConnectTimeout,
    ...(options.password === undefined ? {} : { password: options.password }),
  }
  // a migration of a large table takes its time
  const patient = openDatabase({ ...connection, connections: 1, statementTimeout: 0 })
  try {
    await migrate(patient, { quarantine: quarantineMigrations, people: peopleMigrations })
  } finally {
    await patient.close()
  }
  const database = openDatabase({ ...connection, connections: options.connections ?? 8 })
  const locks = openLocks(connection)
  const now = options.now ?? Date.now
  return {
    kind: 'postgres',
    sql: sqlOf(database),
    ...itemsOf(database, options.auditKey),
    ...readsOf(database, now),
    ...writesOf(database, options.auditKey),
    exclusively: locks.exclusively,
    verify: verifier(database, options.auditKey, now),
    close: async () => {
      await locks.close()
      await database.close()
    },
  }
}

const itemsOf = (database: Database, key: Uint8Array) => {
  const insert = createInserter(database)
  return {
    insert: (item, bytes, retrySince) => insert({ item, body: bytes, retrySince }),
    get: id => get(database, id),
    body: id => body(database, id),
    update: (item, entries) => update(database, key, item, entries),
    usage: async () => {
      const rows = await counters(database, { dimension: 'kept' })
      const kept = (name: string): number => rows.find(row => row.key === name)?.value ?? 0
      return { items: kept('items'), bytes: kept('bytes'), freeBytes: null }
    },
  } satisfies Partial<Store>
}

const readsOf = (database: Database, now: () => number) =>
  ({
    list: query => listWithin(query, one => list(database, one)),
    relatives: (features, since) => search.relatives(database, features, since),
    campaigns: query => search.campaigns(database, query),
    waves: query => waves(database, query),
    due: (time, limit) => search.due(database, time, limit),
    oldest: query => search.oldest(database, query),
    countOldest: query => search.countOldest(database, query),
    counters: query => counters(database, query),
    audit: query => audit(database, query),
    auditHead: () => auditHead(database),
    allowRules: () => rest.allowRules(database),
    decisions: time => rest.decisions(database, time),
    untold: limit => rest.untold(database, limit),
    getValue: key => rest.getValue(database, key, now()),
  }) satisfies Partial<Store>

const writesOf = (database: Database, key: Uint8Array) => {
  const audited = <T>(
    entries: Parameters<Store['appendAudit']>[0],
    work: (session: Session) => Promise<T>,
  ): Promise<T> =>
    database.transaction(async session => {
      const result = await work(session)
      if (result !== false) await appendAudit(session, key, entries)
      return result
    })
  return {
    count: increments => database.transaction(session => addCounters(session, sum(increments))),
    appendAudit: entries => audited(entries, async () => undefined),
    putAllowRule: (rule, entries) => audited(entries, session => rest.putAllowRule(session, rule)),
    removeAllowRule: (id, entries) => audited(entries, session => rest.removeAllowRule(session, id)),
    hitAllowRule: (id, at) => rest.hitAllowRule(database, id, at),
    putDecision: (decision, entries) => audited(entries, session => rest.putDecision(session, decision)),
    dropDecision: (campaign, entries) => audited(entries, session => rest.dropDecision(session, campaign)),
    told: ids => rest.told(database, ids),
    putValue: (name, value, expires) => rest.putValue(database, name, value, expires),
  } satisfies Partial<Store>
}

const sqlOf = (database: Database): SqlAccess => ({
  dialect: 'postgres',
  all: async statement => (await database.all(statement.sql, statement.params)) as readonly SqlRow[],
  run: statements =>
    database.transaction(async session => {
      const changed: number[] = []
      for (const { sql, params } of statements) changed.push(await session.run(sql, params))
      return changed
    }),
})
