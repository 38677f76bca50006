/** What one revocation ends: every link that a mailbox was sent so far. Kept by time, so that later letters open again. */
import { createHmac } from 'node:crypto'
import { scopeOf } from '../config/overrides.ts'
import type { Store } from '../store/store.ts'
import type { Deps } from './deps.ts'

/** No link lives longer: `[digest] link_days` is 90 at most. */
export const longestLife = 91 * 86_400_000

/** One mailbox has one key, however its address was written; the address cannot be read from it. */
const revokedKey = (key: Uint8Array, address: string): string =>
  `revoked-mailbox:${createHmac('sha256', key)
    .update(`mailbox:${scopeOf(address)}`)
    .digest('base64url')
    .slice(0, 16)}`

/** All links of these recipients that are out, to single items and to their lists; the next letter brings new ones. */
export const revokeIssued = async (
  key: Uint8Array,
  addresses: readonly string[],
  deps: Deps,
): Promise<void> => {
  const now = deps.now()
  for (const address of addresses)
    await deps.store.putValue(revokedKey(key, address), String(now), now + longestLife)
}

/** Whether a link of that time came before the last revocation; one of the same second counts as before it. */
export const isIssueRevoked = async (
  key: Uint8Array,
  address: string,
  issued: number,
  store: Store,
): Promise<boolean> => {
  const revokedAt = await store.getValue(revokedKey(key, address))
  return revokedAt !== null && issued <= Number(revokedAt)
}
