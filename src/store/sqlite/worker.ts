/** The thread that owns a connection, so that neither a lock nor an fsync ever stops the event loop of the mail path. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { failureOf, largestGroup, runGroup } from './batch.ts'
import { type DatabaseOptions, type Db, openDatabase } from './database.ts'
import { migrate } from './migrate.ts'
import { quarantineMigrations } from './migrations.ts'
import { isWriter, operationOf, type Reply, type Request } from './operations.ts'
import { peopleMigrations } from './people-migrations.ts'

export type WorkerData = DatabaseOptions & {
  /** for tests of a failing disk: every so many commits one fails; 0: none */
  readonly failEvery: number
}

const answerRead = (db: Db, request: Request): Reply => {
  try {
    return { call: request.call, value: operationOf(request.name)(db, ...request.args) }
  } catch (error) {
    return { call: request.call, failure: failureOf(error) }
  }
}

const waiting = (port: MessagePort, first: Request): readonly Request[] => {
  const requests = [first]
  while (requests.length < largestGroup) {
    const next = receiveMessageOnPort(port)
    if (next === undefined) break
    requests.push(next.message)
  }
  return requests
}

const failing = (every: number): (() => void) | undefined => {
  if (every <= 0) return undefined
  let commits = 0
  return () => {
    commits += 1
    if (commits % every === 0) throw new Error('disk I/O error')
  }
}

const serve = (port: MessagePort, data: WorkerData): void => {
  const db = openDatabase(data)
  if (!data.readOnly) {
    migrate(db, { quarantine: quarantineMigrations, people: peopleMigrations }, Date.now())
  }
  const beforeCommit = failing(data.failEvery)
  port.on('message', (first: Request | 'close') => {
    if (first === 'close') {
      db.close()
      port.close()
      return
    }
    const requests = isWriter(first.name) ? waiting(port, first) : [first]
    const isGroup = isWriter(first.name)
    const replies = isGroup
      ? runGroup(db, requests, beforeCommit)
      : requests.map(request => answerRead(db, request))
    port.postMessage(replies)
  })
}

const port = parentPort
if (port !== null) {
  try {
    serve(port, workerData)
    port.postMessage([{ call: 0 }] satisfies readonly Reply[])
  } catch (error) {
    port.postMessage([{ call: 0, failure: failureOf(error) }] satisfies readonly Reply[])
    port.close()
  }
}
