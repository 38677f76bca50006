/** One SQLite connection with its prepared statements, inside a worker thread. */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import type { Counter } from '../store.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

export type Db = {
  readonly all: (sql: string, ...params: readonly SQLInputValue[]) => readonly Row[]
  readonly one: (sql: string, ...params: readonly SQLInputValue[]) => Row | null
  /** number of changed rows */
  readonly run: (sql: string, ...params: readonly SQLInputValue[]) => number
  readonly exec: (sql: string) => void
  readonly close: () => void
  readonly auditKey: Uint8Array
  /** counters that the operation under way changes; written once a transaction (batch.ts) */
  readonly counters: Counter[]
}

/** Many processes share the file: 5 s is longer than any transaction of ours, and shorter than Haraka's patience. */
const busyTimeout = 5_000

export type DatabaseOptions = {
  readonly file: string
  readonly auditKey: Uint8Array
  readonly readOnly: boolean
  /** a limit on the file, for tests of the full disk; 0: none */
  readonly maxPages: number
}

const pragmas = (options: DatabaseOptions): string =>
  [
    'PRAGMA foreign_keys = ON',
    'PRAGMA cache_size = -16000',
    // rows that go are zeroed in their page; whole bodies are zeroed when they are deleted (items.ts)
    ...(options.readOnly
      ? []
      : [
          'PRAGMA journal_mode = WAL',
          'PRAGMA synchronous = FULL',
          'PRAGMA secure_delete = FAST',
          // a net only: a thread of its own does it earlier (checkpoint.ts)
          'PRAGMA wal_autocheckpoint = 20000',
        ]),
    ...(options.maxPages > 0 ? [`PRAGMA max_page_count = ${options.maxPages}`] : []),
  ].join('; ')

export const openDatabase = (options: DatabaseOptions): Db => {
  const database = new DatabaseSync(options.file, { timeout: busyTimeout, readOnly: options.readOnly })
  database.exec(pragmas(options))
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    if (statements.size < 500) statements.set(sql, statement)
    return statement
  }
  return {
    all: (sql, ...params) => prepare(sql).all(...params),
    one: (sql, ...params) => prepare(sql).get(...params) ?? null,
    run: (sql, ...params) => Number(prepare(sql).run(...params).changes),
    exec: sql => database.exec(sql),
    close: () => database.close(),
    auditKey: options.auditKey,
    counters: [],
  }
}
