/** A digest went to the wrong hands: its links are made void. */
import { type ActResult, entry, fault, named, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { revokeItemLink } from './link.ts'
import { revokeMailboxLinks } from './mailbox-link.ts'

/** All links to an item, or those of some of its recipients, and the links to these recipients' lists that are out. */
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
    const theirs = item.recipients
      .map(fate => fate.address)
      .filter(address => recipients === null || recipients.includes(address))
    if (theirs.length === 0) return fault('address', (recipients ?? []).join(', '))
    for (const address of theirs) await revokeItemLink(key, id, address, deps)
    await revokeMailboxLinks(key, theirs, deps)
    await deps.store.appendAudit([entry(deps, actor, 'revoke', id, { recipients: named(deps, theirs) })])
    return { ok: true, item }
  } catch (error) {
    return storeFault(error)
  }
}
