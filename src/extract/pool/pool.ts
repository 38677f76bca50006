/** A bounded pool of reading processes under one CPU budget; requests wait their turn, but not for ever. */
import type { Kind, ReadReply } from '../extraction.ts'
import { type CpuBudget, createCpuBudget } from './cpu-budget.ts'
import type { PoolSettings } from './settings.ts'
import { createWorker, type Worker } from './worker.ts'

export type Pool = {
  /** never rejects; `patience`: milliseconds that the request may wait before it is begun */
  readonly read: (kind: Kind, bytes: Uint8Array, patience: number) => Promise<ReadReply>
  readonly close: () => void
  readonly processes: () => readonly number[]
}

/** In a flood most are turned away at once: mail must not queue behind attachments. */
const QUEUE = 16

export function createPool(settings: PoolSettings): Pool {
  const budget: CpuBudget = createCpuBudget(settings.cpuShare)
  const workers = Array.from({ length: settings.processes }, () => createWorker(settings))
  const free = [...workers]
  const waiting: ((worker: Worker | null) => void)[] = []
  let lastId = 0
  let closed = false

  const take = (patience: number): Promise<Worker | null> => {
    const worker = free.pop()
    if (worker) return Promise.resolve(worker)
    if (waiting.length >= QUEUE * settings.processes) return Promise.resolve(null)
    const { promise, resolve } = Promise.withResolvers<Worker | null>()
    const timer = setTimeout(() => {
      waiting.splice(waiting.indexOf(resolve), 1)
      resolve(null)
    }, patience)
    waiting.push(resolve)
    return promise.finally(() => clearTimeout(timer))
  }
  const give = (worker: Worker): void => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  const busy = (id: number): ReadReply => ({ id, ok: false, reason: 'busy', cpu: 0 })

  return {
    async read(kind, bytes, patience) {
      lastId += 1
      const id = lastId
      const started = performance.now()
      if (closed) return busy(id)
      const worker = await take(patience)
      if (!worker) return busy(id)
      try {
        const left = patience - (performance.now() - started)
        if (closed || !(await budget.admit(Math.max(0, left)))) return busy(id)
        const reply = await worker.run({ id, kind, bytes, limits: settings.limits })
        budget.spend(reply.cpu)
        return reply
      } finally {
        give(worker)
      }
    },
    close() {
      closed = true
      for (const worker of workers) worker.close()
    },
    processes: () => workers.map(worker => worker.pid()).filter(pid => pid !== null),
  }
}
