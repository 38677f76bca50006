/** Opens the store that a URL names: sqlite:DIRECTORY, postgres://…, memory:. */
import path from 'node:path'
import { StoreError } from './errors.ts'
import { openMemoryStore } from './memory/store.ts'
import { openPostgresStore } from './postgres/store.ts'
import { openSqliteStore } from './sqlite/store.ts'
import type { Store } from './store.ts'

export type StoreOptions = {
  /** HMAC key of the audit chain (32 bytes; quarantine/audit-key.ts reads or makes its file) */
  readonly auditKey: Uint8Array
  /** who this process is, for locks and items */
  readonly node: string
  /** bytes from which a body becomes a file (SQLite) */
  readonly inlineBytes?: number
  /** milliseconds to wait for a database that is away, before an operation fails (PostgreSQL) */
  readonly connectTimeout?: number
  /** of one process, beside the one for its locks (PostgreSQL) */
  readonly connections?: number
  /** password beside the URL (PostgreSQL) */
  readonly password?: string
  readonly now?: () => number
}

export const openStore = async (url: string, options: StoreOptions): Promise<Store> => {
  if (url === 'memory:') return openMemoryStore(options)
  if (url.startsWith('sqlite:')) return openSqliteStore(path.resolve(url.slice('sqlite:'.length)), options)
  if (/^postgres(?:ql)?:\/\//u.test(url)) return openPostgresStore(url, options)
  throw new StoreError('ERR_STORE_URL', `not a store URL: ${url.replace(/\/\/[^@/]*@/, '//…@')}`)
}
