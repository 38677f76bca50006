/** Sends what was released: a few at a time, and knows what still runs, so that nobody closes the store below it. */
import { attempt, type ReleaseDeps } from './attempt.ts'
import type { Item } from './item.ts'

export type Sender = {
  /** the item after its attempt; null if there was nothing to send, somebody else is at it, or the store went away */
  readonly send: (id: string) => Promise<Item | null>
  /** the same for many, `parallel` at a time; resolves when all have been tried */
  readonly sendAll: (ids: readonly string[]) => Promise<void>
  /** begins nothing further, and resolves when nothing runs any more; what was not begun stays due for the jobs */
  readonly drain: () => Promise<void>
}

export const createSender = (now: () => ReleaseDeps, parallel = 8): Sender => {
  const running = new Set<Promise<Item | null>>()
  let isDraining = false
  /** An attempt that fails is on record in the item; what is thrown here is a store that went away meanwhile. */
  const send = (id: string): Promise<Item | null> => {
    if (isDraining) return Promise.resolve(null)
    const deps = now()
    const sending = attempt(id, deps)
      .catch(error => {
        deps.log?.('release not recorded', { id, error: String(error) })
        return null
      })
      .finally(() => running.delete(sending))
    running.add(sending)
    return sending
  }
  return {
    send,
    sendAll: async ids => {
      const queue = [...ids]
      const work = async (): Promise<void> => {
        for (let id = queue.shift(); id !== undefined; id = queue.shift()) await send(id)
      }
      await Promise.all(Array.from({ length: parallel }, work))
    },
    drain: async () => {
      isDraining = true
      await Promise.allSettled(running)
    },
  }
}
