/** How every use case changes an item: read, decide, compare-and-swap, with its audit entry in the same transaction. */
import { isStoreError } from '../store/errors.ts'
import type { Actor, AuditAction, AuditEntry } from './audit.ts'
import type { Deps } from './deps.ts'
import type { Item } from './item.ts'

/**
 * gone: no such item · state: not legal in its state · raced: others changed it again and again · address: not an
 * address · unproven: nothing proven to allow by · target: unknown report target · reason: a reason is wanted ·
 * store: the store is away · second: a second reviewer has to agree · hidden: the privacy profile forbids it ·
 * told: it was reported there already · unsent: a report that did not go out · long: more text than is kept
 */
export type Fault =
  | 'gone'
  | 'state'
  | 'raced'
  | 'address'
  | 'unproven'
  | 'target'
  | 'reason'
  | 'store'
  | 'second'
  | 'hidden'
  | 'told'
  | 'unsent'
  | 'long'

export type ActResult =
  | { readonly ok: true; readonly item: Item | null }
  | { readonly ok: false; readonly code: Fault; readonly detail: string }

export const fault = (code: Fault, detail = ''): ActResult => ({ ok: false, code, detail })

export const entry = (
  deps: Deps,
  actor: Actor,
  action: AuditAction,
  item: string,
  detail: Readonly<Record<string, string>> = {},
): AuditEntry => ({
  at: deps.now(),
  actor: actor.name,
  action,
  item,
  source: actor.source,
  reason: (actor.reason ?? '').slice(0, 1_000),
  detail,
})

export const system: Actor = { name: 'system', source: 'system' }

/** What a decision makes of an item: its successor and what the audit log says of it, or why not. */
export type Decision =
  | { readonly item: Item; readonly audit: readonly AuditEntry[] }
  | Extract<ActResult, { ok: false }>

/** More than any number of reviewers can do to one item within a second. */
const tries = 50

export const change = async (
  deps: Deps,
  id: string,
  decide: (item: Item) => Decision,
): Promise<ActResult> => {
  try {
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const item = await deps.store.get(id)
      if (item === null) return fault('gone')
      const decision = decide(item)
      if (!('item' in decision)) return decision
      if (await deps.store.update(decision.item, decision.audit)) return { ok: true, item: decision.item }
    }
    return fault('raced')
  } catch (error) {
    return storeFault(error)
  }
}

export const storeFault = (error: unknown): ActResult => {
  if (isStoreError(error)) return fault('store', `${error.code}: ${error.message}`)
  throw error
}

/** Addresses of the fates meant, for the audit log: hashed, since the log outlives them. */
export const named = (deps: Deps, addresses: readonly string[]): string =>
  addresses
    .map(address => deps.hashAddress?.(address) ?? address)
    .join(', ')
    .slice(0, 1_000)
