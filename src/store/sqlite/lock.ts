/** Jobs that run once at a time over all processes: a lease in a table, renewed while the job runs. */
import { randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'
import type { Parts } from './store.ts'

/** A process that died gives its lease back after this long. */
const lease = 60_000

export const locking =
  ({ writer, now }: Parts): Store['exclusively'] =>
  async (name, job) => {
    const owner = randomUUID()
    const take = (): Promise<boolean> => writer.call('lock', name, owner, now(), now() + lease)
    if (!(await take())) return null
    const renewal = setInterval(() => void take().catch(() => {}), lease / 3)
    renewal.unref()
    try {
      return await job()
    } finally {
      clearInterval(renewal)
      await writer.call('unlock', name, owner).catch(() => {})
    }
  }
