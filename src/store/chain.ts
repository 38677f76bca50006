/** Walks a store's audit log from its first entry, or from where its key begins, and says where the chain breaks. */
import { emptyHead, firstBroken } from '../quarantine/audit-chain.ts'
import { anchorOf } from '../quarantine/chain-key.ts'
import type { Store, VerifyProblem } from './store.ts'

export const checkChain = async (
  store: Pick<Store, 'audit' | 'getValue'>,
  key: Uint8Array,
  problems: VerifyProblem[],
): Promise<void> => {
  let head = (await anchorOf(store, key)) ?? emptyHead
  for (;;) {
    const entries = await store.audit({ after: head.seq, limit: 1_000 })
    const broken = firstBroken(key, head, entries)
    if (broken !== null) {
      const detail = 'audit entry does not follow its predecessor'
      problems.push({ kind: 'chain-broken', id: String(broken.seq), detail, repaired: false })
      return
    }
    const last = entries.at(-1)
    if (last === undefined) return
    head = { seq: last.seq, mac: last.mac }
  }
}
