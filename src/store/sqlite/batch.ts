/**
 * Group commit: all writes that wait go into one transaction and one fsync. While the disk is busy, the next group
 * gathers.
 */

import { sum } from '../counters.ts'
import { isStoreError } from '../errors.ts'
import type { Db } from './database.ts'
import { type Failure, operationOf, type Reply, type Request } from './operations.ts'
import { addCounters } from './rest.ts'

/** One fsync for at most so many writes, so that nobody waits long behind a flood. */
export const largestGroup = 256

const codes: readonly (readonly [RegExp, string])[] = [
  [/database or disk is full/u, 'ERR_STORE_FULL'],
  [/UNIQUE constraint failed: items\./u, 'ERR_STORE_ID_TAKEN'],
  [/database is locked|busy/u, 'ERR_STORE_BUSY'],
  [/malformed|not a database/u, 'ERR_STORE_CORRUPT'],
  [/readonly|unable to open/u, 'ERR_STORE_PERMISSION'],
]

export const failureOf = (error: unknown): Failure => {
  if (isStoreError(error)) return { code: error.code, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { code: codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'ERR_STORE_IO', message }
}

type Done = { readonly replies: readonly Reply[]; readonly failure: Failure | null }

/** One transaction; nothing of it happened if it failed. `beforeCommit` is the I/O border where tests make the disk fail. */
const transact = (db: Db, requests: readonly Request[], beforeCommit: (() => void) | undefined): Done => {
  try {
    db.run('BEGIN IMMEDIATE')
    db.counters.length = 0
    const replies = requests.map(({ call, name, args }) => ({ call, value: operationOf(name)(db, ...args) }))
    addCounters(db, sum(db.counters))
    beforeCommit?.()
    db.run('COMMIT')
    return { replies, failure: null }
  } catch (error) {
    rollBack(db)
    return { replies: [], failure: failureOf(error) }
  }
}

const rollBack = (db: Db): void => {
  try {
    db.exec('ROLLBACK')
  } catch {
    // SQLite rolled it back by itself, as it does when the disk is full
  }
}

/** A group that failed is tried again one by one: one that cannot be written takes nobody with it. */
export const runGroup = (
  db: Db,
  requests: readonly Request[],
  beforeCommit?: () => void,
): readonly Reply[] => {
  const { replies, failure } = transact(db, requests, beforeCommit)
  if (failure === null) return replies
  const isWorthIt = requests.length > 1 && failure.code !== 'ERR_STORE_BUSY'
  if (isWorthIt) return requests.flatMap(request => runGroup(db, [request], beforeCommit))
  return requests.map(({ call }) => ({ call, failure }))
}
