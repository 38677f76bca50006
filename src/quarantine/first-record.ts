/** A value that the first of several starting processes records, and that all of them then have. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'

/** Longer than the lease of a process that was killed at it (a minute). */
const patience = 75_000
const between = 50

/** `record` runs in one process, and only while there is no value; the others wait for what it wrote. */
export const recordedOnce = async (
  store: Pick<Store, 'getValue' | 'exclusively'>,
  name: string,
  record: () => Promise<void>,
): Promise<string> => {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const known = await store.getValue(name)
    if (known !== null) return known
    const ran = await store.exclusively(`first:${name}`, async () => {
      if ((await store.getValue(name)) === null) await record()
      return true
    })
    if (ran === null) await pause(between)
  }
  throw new StoreError(
    'ERR_STORE_BUSY',
    `another process has been recording ${name} for ${patience / 1000} s`,
  )
}
