/**
 * Group commit: all writes that wait go into one transaction and one fsync; each stands in a savepoint of its own, so
 * that one that fails takes nobody with it. While the disk is busy, the next group gathers.
 */

import { sum } from '../counters.ts'
import { isStoreError } from '../errors.ts'
import type { Counter } from '../store.ts'
import type { Db } from './database.ts'
import { type Failure, operationOf, type Reply, type Request } from './operations.ts'
import { addCounters } from './rest.ts'

/** One fsync for at most so many writes, so that nobody waits long behind a flood. */
export const largestGroup = 256

const codes: readonly (readonly [RegExp, string])[] = [
  [/database or disk is full/u, 'ERR_STORE_FULL'],
  [/database is locked|busy/u, 'ERR_STORE_BUSY'],
  [/malformed|not a database/u, 'ERR_STORE_CORRUPT'],
  [/readonly|unable to open/u, 'ERR_STORE_PERMISSION'],
]

export const failureOf = (error: unknown): Failure => {
  if (isStoreError(error)) return { code: error.code, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { code: codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'ERR_STORE_IO', message }
}

const runOne = (db: Db, request: Request, counters: Counter[]): Reply => {
  db.exec('SAVEPOINT one')
  try {
    db.counters.length = 0
    const value = operationOf(request.name)(db, ...request.args)
    db.exec('RELEASE one')
    counters.push(...db.counters)
    return { call: request.call, value }
  } catch (error) {
    db.exec('ROLLBACK TO one')
    db.exec('RELEASE one')
    return { call: request.call, failure: failureOf(error) }
  }
}

const rollBack = (db: Db): void => {
  try {
    db.exec('ROLLBACK')
  } catch {
    // SQLite rolled it back by itself, as it does when the disk is full
  }
}

/** `beforeCommit` is the I/O border where tests make the disk fail. */
export const runGroup = (
  db: Db,
  requests: readonly Request[],
  beforeCommit?: () => void,
): readonly Reply[] => {
  try {
    db.exec('BEGIN IMMEDIATE')
    const counters: Counter[] = []
    const replies = requests.map(request => runOne(db, request, counters))
    addCounters(db, sum(counters))
    beforeCommit?.()
    db.exec('COMMIT')
    return replies
  } catch (error) {
    rollBack(db)
    const failure = failureOf(error)
    return requests.map(({ call }) => ({ call, failure }))
  }
}
