/** Release: a person says go; from then on the copy is `releasing`, durable before anything is sent (attempt.ts sends). */
import { isAddress } from '../config/addresses.ts'
import { type ActResult, change, type Decision, entry, named } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { domainOf } from './hold.ts'
import { newId } from './id.ts'
import type { Fate, Item } from './item.ts'
import type { Profile } from './privacy.ts'
import { lacksSecond } from './second.ts'
import { apply, revise, type Which } from './state.ts'
import type { FateEvent } from './transitions.ts'

export type ReleaseRequest = {
  readonly id: string
  /** exact recipients; null: all that wait */
  readonly recipients: readonly string[] | null
  /** another address instead of the recipient's own */
  readonly to: string | null
  /** the reviewer's limit: another address only in these domains; empty or absent: anywhere */
  readonly domains?: readonly string[]
}

export type ReleasePolicy = {
  /** score from which two different reviewers must agree; 101: never */
  readonly fourEyes: number
  readonly profile: Profile
}

const addressesOf = (fates: readonly Fate[]): readonly string[] => fates.map(fate => fate.address)

type Refused = Extract<ActResult, { ok: false }>
const refused = (code: Refused['code'], detail = ''): Refused => ({ ok: false, code, detail })

/**
 * Why it may not go to another address; null if it may. Under `isp` that opens a letter to somebody who is not its
 * recipient: as with a look at the body, the recipient has to have asked, and it has to be said why.
 */
export const elsewhere = (
  item: Item,
  { recipients, to, domains = [] }: Omit<ReleaseRequest, 'id'>,
  actor: Actor,
  profile: Profile,
): Refused | null => {
  if (to === null) return null
  if (!isAddress(to)) return refused('address', to)
  if (domains.length > 0 && !domains.includes(domainOf(to))) return refused('address', to)
  if (profile === 'company') return null
  const meant = item.recipients.filter(
    fate => fate.state === 'held' && (recipients === null || recipients.includes(fate.address)),
  )
  if (meant.some(fate => fate.requested === null)) return refused('hidden')
  return (actor.reason ?? '').trim() === '' ? refused('reason') : null
}

export const release = async (
  request: ReleaseRequest,
  actor: Actor,
  deps: Deps,
  policy: ReleasePolicy = { fourEyes: 101, profile: 'company' },
): Promise<ActResult> => {
  const { id, recipients, to } = request
  const event: FateEvent = { kind: 'release', id: newId(deps.now()), by: actor.name, to: to ?? '' }
  return change(deps, id, (item): Decision => {
    const closed = elsewhere(item, request, actor, policy.profile)
    if (closed !== null) return closed
    if (lacksSecond(item, request, actor.name, policy.fourEyes)) return refused('second')
    const applied = apply(item, recipients ?? 'all', event, deps.now())
    if (applied === null) return refused('state', item.state)
    const detail = {
      recipients: named(deps, addressesOf(applied.changed)),
      to: to === null ? '' : named(deps, [to]),
    }
    return { item: applied.item, audit: [entry(deps, actor, 'release', id, detail)] }
  })
}

/** The first of two reviewers agrees to this and no more; the second one then releases it so, or to fewer. */
export const approve = (
  request: ReleaseRequest,
  actor: Actor,
  deps: Deps,
  profile: Profile,
): Promise<ActResult> =>
  change(deps, request.id, (item): Decision => {
    const { recipients, to } = request
    const closed = elsewhere(item, request, actor, profile)
    if (closed !== null) return closed
    if (item.state !== 'held' && item.state !== 'in-doubt') return refused('state', item.state)
    if (item.approvals.some(approval => approval.by === actor.name)) return refused('second', actor.name)
    const approval = { at: deps.now(), by: actor.name, wish: { recipients, to } }
    const detail = {
      recipients: recipients === null ? '' : named(deps, recipients),
      to: to === null ? '' : named(deps, [to]),
    }
    return {
      item: revise(item, { approvals: [...item.approvals, approval] }, deps.now()),
      audit: [entry(deps, actor, 'approve', item.id, detail)],
    }
  })

/** An approval is its giver's own to take back. */
export const unapprove = (id: string, actor: Actor, deps: Deps): Promise<ActResult> =>
  change(deps, id, (item): Decision => {
    const approvals = item.approvals.filter(approval => approval.by !== actor.name)
    if (approvals.length === item.approvals.length) return refused('state', item.state)
    return {
      item: revise(item, { approvals }, deps.now()),
      audit: [entry(deps, actor, 'unapprove', id)],
    }
  })

const act =
  (event: (actor: Actor, now: number) => FateEvent, action: 'cancel' | 'resolve') =>
  (id: string, recipients: readonly string[] | null, actor: Actor, deps: Deps): Promise<ActResult> =>
    change(deps, id, (item): Decision => {
      const which: Which = recipients ?? 'all'
      const made = event(actor, deps.now())
      const applied = apply(item, which, made, deps.now())
      if (applied === null) return refused('state', item.state)
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
export const retry = act((actor, now) => ({ kind: 'retry', by: actor.name, due: now }), 'resolve')
