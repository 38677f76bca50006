/** The operations that a worker thread answers, by name. Writers run in transactions that are committed together. */
import type { AuditEntry } from '../../quarantine/audit.ts'
import type { AllowRule, CampaignDecision, SqlRow, SqlStatement, SqlValue } from '../store.ts'
import * as campaigns from './campaigns.ts'
import * as check from './check.ts'
import type { Db } from './database.ts'
import * as items from './items.ts'
import * as rest from './rest.ts'
import * as search from './search.ts'
import { waves } from './waves.ts'

/** `$1` is SQLite's own syntax too, but there a name, not a place: `?1` is the place. */
const places = (sql: string): string => sql.replace(/\$(\d{1,3})\b/gu, '?$1')

const bound = (statement: SqlStatement): readonly SqlValue[] => statement.params ?? []

const audited =
  <A extends readonly unknown[], R>(operation: (db: Db, ...args: A) => R) =>
  (db: Db, audit: readonly AuditEntry[], ...args: A): R => {
    const result = operation(db, ...args)
    if (result !== false) items.appendAudit(db, audit)
    return result
  }

export const writers = {
  insert: items.insert,
  update: items.update,
  appendAudit: items.appendAudit,
  count: rest.count,
  putAllowRule: audited<[AllowRule], void>(rest.putAllowRule),
  removeAllowRule: audited<[string], boolean>(rest.removeAllowRule),
  hitAllowRule: rest.hitAllowRule,
  putDecision: audited<[CampaignDecision], void>(campaigns.putDecision),
  dropDecision: audited<[string], boolean>(campaigns.dropDecision),
  told: rest.told,
  putValue: rest.putValue,
  lock: rest.lock,
  unlock: rest.unlock,
  sweep: rest.sweep,
  repairCounters: check.repairCounters,
  sqlRun: (db: Db, statements: readonly SqlStatement[]) =>
    statements.map(statement => db.run(places(statement.sql), ...bound(statement))),
  sqlWrite: (db: Db, statement: SqlStatement) =>
    db.all(places(statement.sql), ...bound(statement)) as readonly SqlRow[],
  /** what the mail path reads before it writes, on the same connection */
  relatives: campaigns.relatives,
} as const

export const readers = {
  get: items.get,
  body: items.body,
  list: search.list,
  due: search.due,
  oldest: search.oldest,
  countOldest: search.countOldest,
  campaigns: campaigns.campaigns,
  waves,
  counters: rest.counters,
  audit: rest.audit,
  auditHead: rest.auditHead,
  allowRules: rest.allowRules,
  decisions: campaigns.decisions,
  untold: rest.untold,
  getValue: rest.getValue,
  checkChunk: check.checkChunk,
  counterDifferences: check.counterDifferences,
  fileIds: check.fileIds,
  checkpoint: rest.checkpoint,
  sqlRead: (db: Db, statement: SqlStatement) =>
    db.all(places(statement.sql), ...bound(statement)) as readonly SqlRow[],
} as const

type Operations = typeof writers & typeof readers
export type OperationName = keyof Operations
type Tail<F> = F extends (db: Db, ...args: infer A) => unknown ? A : never
export type ArgumentsOf<N extends OperationName> = Tail<Operations[N]>
export type ResultOf<N extends OperationName> = ReturnType<Operations[N]>

export type Request = {
  readonly call: number
  readonly name: OperationName
  readonly args: readonly unknown[]
}
export type Failure = { readonly code: string; readonly message: string }
export type Reply = { readonly call: number; readonly value?: unknown; readonly failure?: Failure }

export type Operation = (db: Db, ...args: readonly unknown[]) => unknown

export const isWriter = (name: string): name is keyof typeof writers => name in writers

/** The arguments come from our own typed client (client.ts). */
export const operationOf = (name: OperationName): Operation =>
  (isWriter(name) ? writers[name] : readers[name]) as Operation
