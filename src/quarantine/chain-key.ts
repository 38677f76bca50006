/** Which key the chain of a store was written with: remembered in the store, so that another one never goes on writing it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Store } from '../store/store.ts'
import { entry, system } from './act.ts'
import type { Actor, AuditHead } from './audit.ts'
import { emptyHead, firstBroken } from './audit-chain.ts'
import { fingerprintOf, KeyFileError } from './audit-key.ts'
import { recordedOnce } from './first-record.ts'

const name = 'audit:key'

export const wrongKeyHint =
  'restore the file from its copy, or from the node that made it; if it is gone for good: `quarantine keys --adopt`'

/** Where the chain begins that this key can check: after the last entry of a key that was lost, else at its first entry. */
const anchorText = (key: Uint8Array, { seq, mac }: AuditHead): string => {
  const words = [fingerprintOf(key), String(seq), mac]
  const seal = createHmac('sha256', key)
    .update(JSON.stringify(['anchor', ...words]))
    .digest('base64url')
  return [...words, seal].join(' ')
}

const isSame = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** null: the store does not say, or what it says was not written with this key. */
export const anchorOf = async (
  store: Pick<Store, 'getValue'>,
  key: Uint8Array,
): Promise<AuditHead | null> => {
  const known = await store.getValue(name)
  if (known === null) return null
  const [, seq = '', mac = ''] = known.split(' ')
  const head = { seq: Number(seq), mac }
  return isSame(known, anchorText(key, head)) ? head : null
}

/** A chain of an earlier version has no key on record: its newest entry tells. */
const isWrittenWith = async (store: Store, key: Uint8Array): Promise<boolean> => {
  const [last, before] = await store.audit({ after: 0, limit: 2, newestFirst: true })
  if (last === undefined) return true
  return firstBroken(key, before ?? emptyHead, [last]) === null
}

/** Nothing was ever written to it: a key may be made. */
export const isFresh = async (store: Store): Promise<boolean> =>
  (await store.getValue(name)) === null && (await store.auditHead()).seq === 0

/** The first entry of each chain says with which key it goes on: an empty log beside this record was emptied. */
const record = async (store: Store, key: Uint8Array, from: AuditHead, actor: Actor): Promise<void> => {
  const deps = { store, now: Date.now, node: '' }
  await store.appendAudit([entry(deps, actor, 'config', '', { 'audit key': fingerprintOf(key) })])
  await store.putValue(name, anchorText(key, from), 0)
}

/** Rejects with a KeyFileError unless this is the key of the store's chain. */
export const settleAuditKey = async (store: Store, key: Uint8Array, file: string): Promise<void> => {
  const other = (): KeyFileError =>
    new KeyFileError(`${file} is not the key of this chain`, wrongKeyHint, 'ERR_AUDIT_KEY')
  const recorded = await recordedOnce(store, name, async () => {
    if (!(await isWrittenWith(store, key))) throw other()
    if ((await store.auditHead()).seq > 0) await store.putValue(name, anchorText(key, emptyHead), 0)
    else await record(store, key, emptyHead, system)
  })
  if (recorded.split(' ')[0] !== fingerprintOf(key)) throw other()
}

/** The key of the chain is lost: the next entry begins a chain of its own, and what stands before is not checked any more. */
export const adoptAuditKey = async (store: Store, key: Uint8Array, actor: Actor): Promise<AuditHead> => {
  const head = await store.auditHead()
  await record(store, key, head, actor)
  return head
}
