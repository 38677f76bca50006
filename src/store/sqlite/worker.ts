/** The thread that owns a connection, so that neither a lock nor an fsync ever stops the event loop of the mail path. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { failureOf, largestGroup, runGroup } from './batch.ts'
import { type DatabaseOptions, type Db, openDatabase } from './database.ts'
import { inPlace } from './in-place.ts'
import { migrate } from './migrate.ts'
import { quarantineMigrations } from './migrations.ts'
import { isWriter, operationOf, type Reply, type Request } from './operations.ts'
import { peopleMigrations } from './people-migrations.ts'

export type WorkerData = DatabaseOptions & {
  /** for tests of a failing disk: every so many commits one fails; 0: none */
  readonly failEvery: number
}

const answerRead = (db: Db, request: Request, check: () => void): Reply => {
  try {
    check()
    return { call: request.call, value: operationOf(request.name)(db, ...request.args) }
  } catch (error) {
    return { call: request.call, failure: failureOf(error) }
  }
}

type Message = Request | 'close'
type Group = { readonly requests: readonly Request[]; readonly isLast: boolean }

/** What waits behind the first; `isLast` where the end of the thread was asked for behind it. */
const waiting = (port: MessagePort, first: Request): Group => {
  const requests = [first]
  while (requests.length < largestGroup) {
    const next: { readonly message: Message } | undefined = receiveMessageOnPort(port)
    if (next === undefined) break
    if (next.message === 'close') return { requests, isLast: true }
    requests.push(next.message)
  }
  return { requests, isLast: false }
}

/** The last moment before a commit. */
const borderOf = (every: number, check: () => void): (() => void) => {
  let commits = 0
  return () => {
    check()
    commits += 1
    if (every > 0 && commits % every === 0) throw new Error('disk I/O error')
  }
}

const serve = (port: MessagePort, data: WorkerData): void => {
  const db = openDatabase(data)
  if (!data.readOnly) {
    migrate(db, { quarantine: quarantineMigrations, people: peopleMigrations }, Date.now())
  }
  const check = inPlace(data.file)
  const beforeCommit = borderOf(data.failEvery, check)
  const end = (): void => {
    db.close()
    port.close()
  }
  port.on('message', (first: Message) => {
    if (first === 'close') return end()
    if (!isWriter(first.name)) return port.postMessage([answerRead(db, first, check)])
    const { requests, isLast } = waiting(port, first)
    port.postMessage(runGroup(db, requests, beforeCommit))
    if (isLast) end()
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
