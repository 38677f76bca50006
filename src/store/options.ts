/** What a store is opened with, whichever it is. */
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
