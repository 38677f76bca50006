/** One process at a time on one record: who dies at it leaves it to the next one within a minute. */
import type { App } from '../app.ts'

const leaseTime = 60_000

/** null: somebody else is at it. */
export const withLease = async <T>(app: App, name: string, work: () => Promise<T>): Promise<T | null> => {
  const { people, now } = app.deps
  const lease = () =>
    ({ kind: 'lease', id: name, owner: '', value: {}, expiresAt: now() + leaseTime }) as const
  if (!(await people.create(lease(), now()))) return null
  const timer = setInterval(() => void people.put(lease()).catch(() => undefined), leaseTime / 3)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    // left behind where the store is away just now: it ends by itself
    await people.remove('lease', name).catch(() => undefined)
  }
}
