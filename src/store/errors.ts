/** Errors of the stores: a code, a sentence, a hint. The mail path answers 451 to every one of them. */

export type StoreErrorCode =
  | 'ERR_STORE_URL'
  | 'ERR_STORE_UNAVAILABLE'
  | 'ERR_STORE_FULL'
  | 'ERR_STORE_IO'
  | 'ERR_STORE_NEWER_SCHEMA'
  | 'ERR_STORE_BUSY'
  | 'ERR_STORE_CLOSED'
  | 'ERR_STORE_CORRUPT'
  | 'ERR_STORE_PERMISSION'
  | 'ERR_STORE_ID_TAKEN'
  | 'ERR_STORE_MOVED'

const hints: Readonly<Record<StoreErrorCode, string>> = {
  ERR_STORE_URL:
    'use sqlite:DIRECTORY, postgres://user@host/database or, for a fail-over pair, postgres://user@one,two/database',
  ERR_STORE_UNAVAILABLE: 'is the database running and reachable, and has it connections left?',
  ERR_STORE_FULL: 'make room on the disk of the store, or lower [retention]; nothing was stored',
  ERR_STORE_IO: 'look at the disk and its log; nothing was stored',
  ERR_STORE_NEWER_SCHEMA: 'this store was written by a newer version: upgrade this one',
  ERR_STORE_BUSY: 'another process holds the store for too long',
  ERR_STORE_CLOSED: 'the store was closed; this is a defect of the caller',
  ERR_STORE_CORRUPT:
    'stop all processes of this store, keep the file, and restore a copy of it, or what `sqlite3 quarantine.db .recover` still reads',
  ERR_STORE_MOVED: 'put the file back, or restart all processes of this store; nothing was stored',
  ERR_STORE_ID_TAKEN: 'two items of one millisecond got one id: try again with a new one',
  ERR_STORE_PERMISSION: 'Haraka and the review page must run as the user who owns the store',
}

export class StoreError extends Error {
  readonly code: StoreErrorCode
  readonly hint: string
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
    this.hint = hints[code]
  }
}

export const isStoreError = (error: unknown): error is StoreError => error instanceof StoreError
