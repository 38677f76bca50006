/** Pending holds whose transaction died: neither confirmed nor withdrawn. They wait for a person like all others. */
import { entry, system } from './act.ts'
import type { Deps } from './deps.ts'
import { apply } from './state.ts'

/** Longer than any SMTP transaction lives (RFC 5321 4.5.3.2 adds up to well below an hour). */
export const pendingAge = 3_600_000

/**
 * The sender got no 250 and will come again within his five days; his retry then finds the item. If he does not, the
 * copy is not lost: it is held.
 */
export const confirmStale = async (deps: Deps): Promise<number> => {
  const until = deps.now() - pendingAge
  const { items } = await deps.store.list({ limit: 200, sort: 'oldest', states: ['pending'], until })
  let confirmed = 0
  for (const item of items) {
    const applied = apply(item, 'all', { kind: 'confirm' }, deps.now())
    const audit = [
      entry(deps, { ...system, reason: 'the transaction ended without an answer' }, 'repair', item.id),
    ]
    if (applied !== null && (await deps.store.update(applied.item, audit))) confirmed += 1
  }
  return confirmed
}
