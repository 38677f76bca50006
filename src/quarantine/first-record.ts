/** A value that the first of several starting processes records, and that all of them then have. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '../store/store.ts'

const tries = 100
const between = 50

/** `record` runs in one process, and only while there is no value; the others wait for what it wrote. */
export const recordedOnce = async (
  store: Pick<Store, 'getValue' | 'exclusively'>,
  name: string,
  record: () => Promise<void>,
): Promise<string> => {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const known = await store.getValue(name)
    if (known !== null) return known
    const ran = await store.exclusively(`first:${name}`, async () => {
      if ((await store.getValue(name)) === null) await record()
      return true
    })
    if (ran === null) await pause(between)
  }
  throw new Error(
    `ERR_STORE_BUSY another process has been recording ${name} for ${(tries * between) / 1000} s`,
  )
}
