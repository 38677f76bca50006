/** Holds a message: when `hold` says `held`, bytes, envelope and verdict are durable and 250 may go out. */
import type { Authentication } from '../auth/authentication.ts'
import type { Message } from '../message/message.ts'
import { isStoreError } from '../store/errors.ts'
import type { Inserted } from '../store/store.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { campaignWindow, chooseCampaign, featuresOf } from './campaign.ts'
import { fingerprint, retryWindow } from './dedupe.ts'
import type { Deps } from './deps.ts'
import { domainOf } from './domain.ts'
import { newId } from './id.ts'
import type { Fate, HeldClient, Item, State } from './item.ts'
import { apply } from './state.ts'
import type { FateEvent } from './transitions.ts'

export { domainOf }

export type HoldRequest = {
  readonly message: Message
  /** those whose copy is held, as RCPT TO gave them; the others' copy is not our business */
  readonly recipients: readonly string[]
  /** ESMTP parameters of MAIL FROM as given */
  readonly mailParams: Readonly<Record<string, string>>
  readonly tls: HeldClient['tls']
  readonly authentication: Authentication
  readonly verdict: Verdict
  /** the MTA's own id of the transaction, for logs */
  readonly transaction: string
  /** true while other recipients' copy still has to be taken by the next hop: then confirm or withdraw */
  readonly pending: boolean
}

export type HoldDeps = Deps & {
  /** a reason not to hold more (disk nearly full), null if there is room (watermark.ts) */
  readonly refuse?: () => string | null
  /** the brand's own organizational domains: links to them say nothing of a wave */
  readonly official?: ReadonlySet<string>
}

/** `held: false` is always a 451: the sender tries again, nothing is lost. `fresh` is false for a recognised retry. */
export type Held =
  | { readonly held: true; readonly id: string; readonly fresh: boolean; readonly state: State }
  | { readonly held: false; readonly code: string; readonly reason: string }

const fateOf = (address: string, state: State, now: number): Fate => ({
  address,
  domain: domainOf(address),
  state,
  since: now,
  release: null,
  failure: null,
  requested: null,
})

const itemOf = async (request: HoldRequest, deps: HoldDeps): Promise<Item> => {
  const { message } = request
  const now = deps.now()
  const state: State = request.pending ? 'pending' : 'held'
  const mailFrom = message.envelope.mailFrom ?? ''
  const author = message.from[0]
  return {
    id: newId(now),
    revision: 1,
    receivedAt: now,
    updatedAt: now,
    state,
    envelope: {
      mailFrom,
      mailParams: request.mailParams,
      smtputf8: message.envelope.smtputf8,
      eightBitMime: message.envelope.eightBitMime,
    },
    recipients: request.recipients.map(address => fateOf(address, state, now)),
    client: { ...message.client, tls: request.tls },
    authentication: request.authentication,
    verdict: request.verdict,
    subject: message.subject.slice(0, 1_000),
    from: author === undefined ? '' : `${author.name} <${author.address}>`.trim().slice(0, 500),
    fromDomain: author?.domain ?? '',
    messageId: message.messageId.slice(0, 1_000),
    node: deps.node,
    transaction: request.transaction,
    size: message.raw.byteLength,
    ...(await fingerprint(message.raw, mailFrom, request.recipients)),
    campaign: '',
    features: featuresOf(message, deps.official),
    reviewed: null,
    assigned: '',
    approvals: [],
    notes: [],
    reports: [],
    bodyKept: true,
  }
}

const notHeld = (error: unknown): Held => {
  if (isStoreError(error)) return { held: false, code: error.code, reason: error.message }
  return { held: false, code: 'ERR_HOLD', reason: error instanceof Error ? error.message : String(error) }
}

const withCampaign = async (item: Item, deps: HoldDeps): Promise<Item> => {
  const relatives = await deps.store.relatives(item.features, item.receivedAt - campaignWindow)
  return { ...item, campaign: chooseCampaign(item.features, relatives) }
}

const insert = async (item: Item, raw: Uint8Array, deps: HoldDeps): Promise<Inserted> => {
  try {
    return await deps.store.insert(item, raw, item.receivedAt - retryWindow)
  } catch (error) {
    if (!isStoreError(error) || error.code !== 'ERR_STORE_ID_TAKEN') throw error
    return insert({ ...item, id: newId(item.receivedAt) }, raw, deps)
  }
}

const refusalOf = (request: HoldRequest, deps: HoldDeps): Held | null => {
  if ((request.message.envelope.mailFrom ?? '') === '') {
    return { held: false, code: 'ERR_HOLD_BOUNCE', reason: 'a bounce is tagged, never held' }
  }
  if (request.recipients.length === 0) {
    return { held: false, code: 'ERR_HOLD_NOBODY', reason: 'nobody to hold it for' }
  }
  const full = deps.refuse?.() ?? null
  return full === null ? null : { held: false, code: 'ERR_STORE_FULL', reason: full }
}

export const hold = async (request: HoldRequest, deps: HoldDeps): Promise<Held> => {
  const refusal = refusalOf(request, deps)
  if (refusal !== null) return refusal
  try {
    const item = await withCampaign(await itemOf(request, deps), deps)
    const stored = await insert(item, request.message.raw, deps)
    const { id, state } = stored.item
    // a retry without other recipients found a hold that still waits for the others of an earlier transaction
    if (state === 'pending' && !request.pending) return await confirm(id, request, deps)
    return { held: true, id, fresh: stored.fresh, state }
  } catch (error) {
    return notHeld(error)
  }
}

const settlePending = async (id: string, event: FateEvent, deps: Deps): Promise<Held> => {
  try {
    for (;;) {
      const item = await deps.store.get(id)
      if (item === null) return { held: false, code: 'ERR_ITEM_UNKNOWN', reason: `no item ${id}` }
      const applied = apply(item, 'all', event, deps.now())
      // already settled: another transaction of the same message shares the item
      if (applied === null) return { held: true, id, fresh: false, state: item.state }
      if (await deps.store.update(applied.item, [])) {
        return { held: true, id, fresh: false, state: applied.item.state }
      }
    }
  } catch (error) {
    return notHeld(error)
  }
}

/**
 * The next hop took the others' copy: the pending hold becomes a hold. Two transactions of one message share an item (a
 * sender tries again while the first attempt still waits); where the other one was refused and took the item with it,
 * the message is held anew, so that `held` always means: the bytes are there.
 */
export const confirm = async (id: string, request: HoldRequest, deps: HoldDeps): Promise<Held> => {
  const settled = await settlePending(id, { kind: 'confirm' }, deps)
  if (!settled.held || settled.state !== 'withdrawn') return settled
  return hold({ ...request, pending: false }, deps)
}

/** The next hop refused the others' copy: nothing is held, a 4xx or 5xx goes out. */
export const withdraw = (id: string, deps: Deps): Promise<Held> =>
  settlePending(id, { kind: 'withdraw' }, deps)
