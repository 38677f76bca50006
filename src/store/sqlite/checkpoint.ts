/**
 * Carries what was committed from the write-ahead log into the database, in a thread of its own: done inside of a
 * commit, as SQLite does by itself, it keeps everybody who waits for that commit for as long as 30 MB take to be written.
 */
import type { Client } from './client.ts'

/** Bytes of bodies between two checkpoints: seldom enough to write each page once, often enough to keep the log short. */
const interval = 16 * 1024 * 1024

export type Checkpoints = {
  /** so many bytes were committed; never waits, never fails */
  readonly committed: (bytes: number) => void
}

/** What fails here is made up for by SQLite's own checkpoint, which stays as a net (database.ts). */
export const checkpointing = (client: () => Promise<Client>): Checkpoints => {
  let since = 0
  let isRunning = false
  const checkpoint = async (): Promise<void> => {
    await (await client()).call('checkpoint')
  }
  return {
    committed: bytes => {
      since += bytes
      if (since < interval || isRunning) return
      since = 0
      isRunning = true
      void checkpoint()
        .catch(() => {})
        .finally(() => {
          isRunning = false
        })
    },
  }
}
