/** Jobs that run once at a time over all processes: a lease in a table, renewed while the job runs. */
import { randomUUID } from 'node:crypto'
import type { Store } from '../store.ts'
import type { Parts } from './parts.ts'

/** A process that died gives its lease back after this long. */
const lease = 60_000

export const locking =
  ({ writer, now }: Parts): Store['exclusively'] =>
  async (name, job) => {
    const owner = randomUUID()
    const take = (): Promise<boolean> => writer.call('lock', name, owner, now(), now() + lease)
    if (!(await take())) return null
    const lost = new AbortController()
    const renew = async (): Promise<void> => {
      if (!(await take())) lost.abort()
    }
    // a store that does not answer now may answer before the lease is over
    const renewal = setInterval(() => void renew().catch(() => {}), lease / 3)
    renewal.unref()
    try {
      return await job(lost.signal)
    } finally {
      clearInterval(renewal)
      await writer.call('unlock', name, owner).catch(() => {})
    }
  }
