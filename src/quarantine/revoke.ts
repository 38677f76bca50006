/** A digest went to the wrong hands: one revocation ends the whole letter, and all that came before it. */
import { type ActResult, entry, fault, named, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { domainOf } from './domain.ts'
import { revokeItemLink } from './link.ts'
import { revokeIssued } from './revoked.ts'

/** All links to an item, or those of some of its recipients, and all others that these recipients were sent so far. */
export const revokeLinks = async (
  key: Uint8Array,
  id: string,
  recipients: readonly string[] | null,
  actor: Actor,
  deps: Deps,
): Promise<ActResult> => {
  try {
    const item = await deps.store.get(id)
    if (item === null) return fault('gone')
    // of an erased item only domains are left: whose links they were cannot be told any more
    if (!item.bodyKept) return fault('address', 'its addresses are erased; name the mailbox with --address')
    const theirs = item.recipients
      .map(fate => fate.address)
      .filter(address => recipients === null || recipients.includes(address))
    if (theirs.length === 0) return fault('address', (recipients ?? []).join(', '))
    for (const address of theirs) await revokeItemLink(key, id, address, deps)
    await revokeIssued(key, theirs, deps)
    await deps.store.appendAudit([entry(deps, actor, 'revoke', id, { recipients: named(deps, theirs) })])
    return { ok: true, item }
  } catch (error) {
    return storeFault(error)
  }
}

/** All links that one mailbox was sent so far, also where no item of his is left to name it by. */
export const revokeMailbox = async (
  key: Uint8Array,
  address: string,
  actor: Actor,
  deps: Deps,
): Promise<ActResult> => {
  if (address.startsWith('@') || domainOf(address) === '') return fault('address', `${address} is no address`)
  try {
    await revokeIssued(key, [address], deps)
    await deps.store.appendAudit([entry(deps, actor, 'revoke', '', { recipients: named(deps, [address]) })])
    return { ok: true, item: null }
  } catch (error) {
    return storeFault(error)
  }
}
