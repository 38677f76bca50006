/** The smaller acts on an item: delete, note, assign, mark reviewed, ask for release. */
import { type ActResult, change, type Decision, entry, fault, named } from './act.ts'
import type { Actor, AuditAction } from './audit.ts'
import type { Deps } from './deps.ts'
import type { Item } from './item.ts'
import { apply, revise } from './state.ts'

const longestNote = 4_000

export const remove = (
  id: string,
  recipients: readonly string[] | null,
  actor: Actor,
  deps: Deps,
): Promise<ActResult> =>
  change(deps, id, (item): Decision => {
    const applied = apply(item, recipients ?? 'all', { kind: 'delete' }, deps.now())
    if (applied === null) return { ok: false, code: 'state', detail: item.state }
    const gone = applied.changed.map(fate => fate.address)
    const detail = { recipients: named(deps, gone) }
    return { item: applied.item, audit: [entry(deps, actor, 'delete', id, detail)] }
  })

const revision =
  (action: AuditAction, detail: Readonly<Record<string, string>>, make: (item: Item) => Partial<Item>) =>
  (id: string, actor: Actor, deps: Deps): Promise<ActResult> =>
    change(deps, id, item => ({
      item: revise(item, make(item), deps.now()),
      audit: [entry(deps, actor, action, id, detail)],
    }))

/**
 * The note's words stand in the item, and go with it; the audit log only says that there was one. An item without body
 * takes none: nothing would ever remove it.
 */
export const note = async (id: string, text: string, actor: Actor, deps: Deps): Promise<ActResult> => {
  const kept = text.trim()
  if (kept === '') return fault('reason')
  if (kept.length > longestNote) return fault('long', String(longestNote))
  return change(deps, id, (item): Decision => {
    if (!item.bodyKept) return { ok: false, code: 'gone', detail: '' }
    const notes = [...item.notes, { at: deps.now(), by: actor.name, text: kept }]
    return { item: revise(item, { notes }, deps.now()), audit: [entry(deps, actor, 'note', id)] }
  })
}

export const assign = (id: string, to: string, actor: Actor, deps: Deps): Promise<ActResult> =>
  revision('assign', { to }, () => ({ assigned: to.slice(0, 200) }))(id, actor, deps)

export const markReviewed = (id: string, isDone: boolean, actor: Actor, deps: Deps): Promise<ActResult> =>
  revision('review', { done: String(isDone) }, () => ({
    reviewed: isDone ? { at: deps.now(), by: actor.name } : null,
  }))(id, actor, deps)

/** A recipient asks; a reviewer decides. Asking twice is asking once. */
export const requestRelease = (
  id: string,
  recipient: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<ActResult> =>
  change(deps, id, (item): Decision => {
    const fate = item.recipients.find(({ address }) => address === recipient)
    if (fate === undefined) return { ok: false, code: 'gone', detail: '' }
    const applied = apply(item, [recipient], { kind: 'request', reason: reason.slice(0, 1_000) }, deps.now())
    if (applied === null) return { ok: false, code: 'state', detail: fate.state }
    return {
      item: applied.item,
      audit: [entry(deps, actor, 'request', id, { recipient: named(deps, [recipient]) })],
    }
  })
