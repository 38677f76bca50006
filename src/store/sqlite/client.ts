/** Calls into a worker thread: a promise an operation, all rejected with a StoreError if the thread dies. */
import { Worker } from 'node:worker_threads'
import { StoreError, type StoreErrorCode } from '../errors.ts'
import type { ArgumentsOf, OperationName, Reply, ResultOf } from './operations.ts'
import type { WorkerData } from './worker.ts'

export type Client = {
  readonly call: <N extends OperationName>(name: N, ...args: ArgumentsOf<N>) => Promise<ResultOf<N>>
  readonly close: () => Promise<void>
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: StoreError) => void }

/** Beside this file, in TypeScript (tests) or built. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

const errorOf = (reply: Reply): StoreError | null =>
  reply.failure === undefined
    ? null
    : new StoreError(reply.failure.code as StoreErrorCode, reply.failure.message)

export const startClient = (data: WorkerData): Promise<Client> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, {
      workerData: data,
      name: data.readOnly ? 'store-reader' : 'store-writer',
    })
    const waiting = new Map<number, Waiting>()
    let calls = 0
    let gone: StoreError | null = null
    const end = (error: StoreError): void => {
      gone = error
      for (const { reject: refuse } of waiting.values()) refuse(error)
      waiting.clear()
      reject(error)
    }
    const call = (name: string, args: readonly unknown[]): Promise<unknown> => {
      if (gone !== null) return Promise.reject(gone)
      calls += 1
      const id = calls
      worker.ref()
      return new Promise((done, refuse) => {
        waiting.set(id, { resolve: done, reject: refuse })
        worker.postMessage({ call: id, name, args })
      })
    }
    const close = (): Promise<void> => {
      if (gone !== null) return Promise.resolve()
      gone = new StoreError('ERR_STORE_CLOSED', 'the store is closed')
      worker.ref()
      const ended = new Promise<void>(done => worker.once('exit', () => done()))
      worker.postMessage('close')
      return ended
    }
    const take = (reply: Reply): void => {
      const error = errorOf(reply)
      if (reply.call === 0) {
        worker.unref()
        if (error === null)
          resolve({ call: ((name: string, ...args: unknown[]) => call(name, args)) as Client['call'], close })
        else end(error)
        return
      }
      const waiter = waiting.get(reply.call)
      waiting.delete(reply.call)
      // an idle store does not keep a process alive
      if (waiting.size === 0 && gone === null) worker.unref()
      if (error === null) waiter?.resolve(reply.value)
      else waiter?.reject(error)
    }
    worker.on('message', (replies: readonly Reply[]) => replies.forEach(take))
    worker.on('error', error =>
      end(new StoreError('ERR_STORE_UNAVAILABLE', `the store's thread died: ${error.message}`, error)),
    )
    worker.on('exit', () => end(gone ?? new StoreError('ERR_STORE_UNAVAILABLE', "the store's thread ended")))
  })
