/** Release: a person says go; from then on the copy is `releasing`, durable before anything is sent (attempt.ts sends). */
import { type ActResult, change, type Decision, entry, fault, named } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { newId } from './id.ts'
import type { Fate, Item } from './item.ts'
import { apply, type Which } from './state.ts'
import type { FateEvent } from './transitions.ts'

export type ReleaseRequest = {
  readonly id: string
  /** exact recipients; null: all that wait */
  readonly recipients: readonly string[] | null
  /** another address instead of the recipient's own */
  readonly to: string | null
}

export type ReleasePolicy = {
  /** score from which two different reviewers must agree; 101: never */
  readonly fourEyes: number
}

/** One address that can stand in RCPT TO: no control characters, blanks only inside quotes, one domain. */
const usable = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"|[^\s"<>(),:;@\\\p{Cc}]+)@[^\s"<>(),:;@\\\p{Cc}]+$/u

export const isAddress = (text: string): boolean => text.length <= 320 && usable.test(text)

const addressesOf = (fates: readonly Fate[]): readonly string[] => fates.map(fate => fate.address)

const needsSecond = (item: Item, actor: Actor, policy: ReleasePolicy): boolean =>
  item.verdict.score >= policy.fourEyes && !item.approvals.some(approval => approval.by !== actor.name)

export const release = async (
  request: ReleaseRequest,
  actor: Actor,
  deps: Deps,
  policy: ReleasePolicy = { fourEyes: 101 },
): Promise<ActResult> => {
  const { id, recipients, to } = request
  if (to !== null && !isAddress(to)) return fault('address', to)
  const event: FateEvent = { kind: 'release', id: newId(deps.now()), by: actor.name, to: to ?? '' }
  return change(deps, id, (item): Decision => {
    if (needsSecond(item, actor, policy)) return { ok: false, code: 'second', detail: '' }
    const applied = apply(item, recipients ?? 'all', event, deps.now())
    if (applied === null) return { ok: false, code: 'state', detail: item.state }
    const detail = {
      recipients: named(deps, addressesOf(applied.changed)),
      to: to === null ? '' : named(deps, [to]),
    }
    return { item: applied.item, audit: [entry(deps, actor, 'release', id, detail)] }
  })
}

/** The first of two reviewers agrees; the second one then releases. */
export const approve = (id: string, actor: Actor, deps: Deps): Promise<ActResult> =>
  change(deps, id, (item): Decision => {
    if (item.state !== 'held' && item.state !== 'in-doubt')
      return { ok: false, code: 'state', detail: item.state }
    if (item.approvals.some(approval => approval.by === actor.name))
      return { ok: false, code: 'second', detail: actor.name }
    const approvals = [...item.approvals, { at: deps.now(), by: actor.name }]
    const next: Item = { ...item, approvals, revision: item.revision + 1, updatedAt: deps.now() }
    return { item: next, audit: [entry(deps, actor, 'approve', id)] }
  })

const act =
  (event: (actor: Actor) => FateEvent, action: 'cancel' | 'resolve') =>
  (id: string, recipients: readonly string[] | null, actor: Actor, deps: Deps): Promise<ActResult> =>
    change(deps, id, (item): Decision => {
      const which: Which = recipients ?? 'all'
      const made = event(actor)
      const applied = apply(item, which, made, deps.now())
      if (applied === null) return { ok: false, code: 'state', detail: item.state }
      const detail = { event: made.kind, recipients: named(deps, addressesOf(applied.changed)) }
      return { item: applied.item, audit: [entry(deps, actor, action, id, detail)] }
    })

/** Takes a release back while it waits for its next attempt. */
export const cancel = act(() => ({ kind: 'cancel' }), 'cancel')
/** In doubt: a person saw that it arrived. */
export const settle = act(actor => ({ kind: 'settle', by: actor.name }), 'resolve')
/** In doubt: it did not arrive; it waits again. */
export const returnToHeld = act(() => ({ kind: 'return' }), 'resolve')
/** In doubt: send it again, with the same Message-ID. */
export const retry = act(actor => ({ kind: 'retry', by: actor.name }), 'resolve')
