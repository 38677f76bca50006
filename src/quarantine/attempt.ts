/** One attempt to deliver a released item: recorded before it begins and after it ends, by one process at a time. */
import type { Outgoing } from '../delivery/outgoing.ts'
import type { Delivered, SendOptions } from '../delivery/send.ts'
import { isStoreError } from '../store/errors.ts'
import type { Deps } from './deps.ts'
import type { QuarantineLog } from './events.ts'
import { deliver, type Hop } from './hop.ts'
import type { Fate, Item } from './item.ts'
import { answered, lost, type RetryPolicy, targetOf } from './outcome.ts'
import { releasedBytes } from './released-bytes.ts'
import { apply } from './state.ts'

export type ReleaseDeps = Deps &
  RetryPolicy & {
    readonly hop: Hop
    readonly send: SendOptions
    /** our authserv-id: Authentication-Results that bear it are ours, and forged ones are taken out */
    readonly authservId: string
    /** beyond the time of sending itself, before an attempt counts as dead; default 30 s */
    readonly margin?: number
    readonly log?: QuarantineLog
  }

/** An attempt whose process died is known as dead only after its own time is over. */
const defaultMargin = 30_000

/** The recipients of one release that can be sent now, or null. */
const nextGroup = (item: Item, now: number): readonly Fate[] | null => {
  const ready = item.recipients.filter(
    fate => fate.release?.phase === 'waiting' && fate.state === 'releasing' && fate.release.due <= now,
  )
  const first = ready[0]?.release
  return first === undefined || first === null ? null : ready.filter(fate => fate.release?.id === first.id)
}

/** Several recipients that go to one other address are one copy. */
const outgoing = (item: Item, group: readonly Fate[], body: Uint8Array, deps: ReleaseDeps): Outgoing => ({
  mailFrom: item.envelope.mailFrom,
  recipients: [...new Set(group.map(targetOf))],
  bytes: releasedBytes(body, item.id, deps.now(), deps.authservId),
  smtputf8: item.envelope.smtputf8,
  eightBitMime: item.envelope.eightBitMime,
  mailParams: item.envelope.mailParams,
})

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** While the store is away the answer is kept in memory and tried again: to lose it would leave the item in doubt. */
const persistently = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let wait = 200; ; wait *= 2) {
    try {
      return await work()
    } catch (error) {
      if (!isStoreError(error) || wait > 15_000) throw error
      await pause(wait)
    }
  }
}

const begin = async (
  id: string,
  deps: ReleaseDeps,
): Promise<{ item: Item; group: readonly Fate[] } | null> => {
  for (;;) {
    const item = await deps.store.get(id)
    const group = item === null ? null : nextGroup(item, deps.now())
    if (item === null || group === null) return null
    const deadline = deps.now() + deps.send.timeout + (deps.margin ?? defaultMargin)
    const addresses = group.map(fate => fate.address)
    const applied = apply(item, addresses, { kind: 'attempt', deadline }, deps.now())
    if (applied === null) return null
    if (await deps.store.update(applied.item, [])) {
      return {
        item: applied.item,
        group: applied.item.recipients.filter(fate => addresses.includes(fate.address)),
      }
    }
  }
}

const record = async (
  id: string,
  group: readonly Fate[],
  results: readonly Delivered[],
  deps: ReleaseDeps,
): Promise<Item | null> => {
  for (;;) {
    const current = await deps.store.get(id)
    const outcome = current === null ? null : answered(current, group, results, deps)
    if (outcome === null) return current
    if (await deps.store.update(outcome.item, outcome.audit)) return outcome.item
  }
}

const failAll = (group: readonly Fate[], answer: string): readonly Delivered[] =>
  group.map(fate => ({ recipient: targetOf(fate), fortune: 'refused', answer }))

/** Sends what of this item can be sent now; null if there is nothing, or somebody else is at it. */
export const attempt = async (id: string, deps: ReleaseDeps): Promise<Item | null> => {
  const begun = await begin(id, deps)
  if (begun === null) return null
  const body = await deps.store.body(id)
  const results =
    body === null
      ? failAll(begun.group, '550 the body is not in the store any more')
      : await deliver(deps.hop, outgoing(begun.item, begun.group, body, deps), deps.send)
  const item = await persistently(() => record(id, begun.group, results, deps))
  for (const { fortune, answer } of results) deps.log?.('release', { id, fortune, answer })
  return item
}

/** An attempt died with its process. */
export const markLost = async (item: Item, deps: ReleaseDeps): Promise<void> => {
  const outcome = lost(item, deps)
  if (outcome === null || !(await deps.store.update(outcome.item, outcome.audit))) return
  deps.log?.(outcome.inDoubt ? 'release in doubt' : 'release lost, sent again', { id: item.id })
}

export type DueOptions = {
  readonly parallel?: number
  /** nothing new is begun after it */
  readonly signal?: AbortSignal
}

/**
 * All that is due, a page at a time; gives the number of attempts. Any number of processes may run it at once. Each
 * attempt asks for what it works with, so that a reload counts in the middle.
 */
export const attemptDue = async (current: () => ReleaseDeps, options: DueOptions = {}): Promise<number> => {
  const { parallel = 8, signal } = options
  const queue = [...(await current().store.due(current().now(), 200))]
  let attempts = 0
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && signal?.aborted !== true; item = queue.shift()) {
      await markLost(item, current())
      if ((await attempt(item.id, current())) !== null) attempts += 1
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return attempts
}
