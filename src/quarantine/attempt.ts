/** One attempt to deliver a released item: recorded before it begins and after it ends, by one process at a time. */
import type { Delivered, Outgoing, SendOptions } from '../delivery/send.ts'
import { isStoreError } from '../store/errors.ts'
import { entry, named, system } from './act.ts'
import type { Deps } from './deps.ts'
import { deliver, type Hop } from './hop.ts'
import type { Fate, Item } from './item.ts'
import { releasedBytes } from './released-bytes.ts'
import { apply } from './state.ts'
import type { FateEvent } from './transitions.ts'

export type ReleaseDeps = Deps & {
  readonly hop: Hop
  readonly send: SendOptions
  /** our authserv-id: Authentication-Results that bear it are ours, and forged ones are taken out */
  readonly authservId: string
  readonly inDoubt: 'person' | 'retry'
  /** first wait after a temporary refusal; doubles to an hour */
  readonly retryAfter: number
  readonly attempts: number
  /** beyond the time of sending itself, before an attempt counts as dead; default 30 s */
  readonly margin?: number
  readonly log?: (message: string, detail: Readonly<Record<string, string>>) => void
}

/** An attempt whose process died is known as dead only after its own time is over. */
const defaultMargin = 30_000
const longestWait = 3_600_000

const waitAfter = (attempts: number, first: number): number =>
  Math.min(longestWait, first * 2 ** Math.min(20, attempts - 1))

/** The recipients of one release that can be sent now, or null. */
const nextGroup = (item: Item, now: number): readonly Fate[] | null => {
  const ready = item.recipients.filter(
    fate => fate.release?.phase === 'waiting' && fate.state === 'releasing' && fate.release.due <= now,
  )
  const first = ready[0]?.release
  return first === undefined || first === null ? null : ready.filter(fate => fate.release?.id === first.id)
}

const targetOf = (fate: Fate): string => fate.release?.to || fate.address

/** Several recipients that go to one other address are one copy. */
const outgoing = (item: Item, group: readonly Fate[], body: Uint8Array, deps: ReleaseDeps): Outgoing => ({
  mailFrom: item.envelope.mailFrom,
  recipients: [...new Set(group.map(targetOf))],
  bytes: releasedBytes(body, item.id, deps.now(), deps.authservId),
  smtputf8: item.envelope.smtputf8,
  eightBitMime: item.envelope.eightBitMime,
})

const eventOf = (result: Delivered, fate: Fate, deps: ReleaseDeps): FateEvent => {
  const id = fate.release?.id ?? ''
  const attempt = fate.release?.attempts ?? 0
  const answer = result.answer.slice(0, 500)
  if (result.fortune === 'delivered') return { kind: 'delivered', id, answer }
  if (result.fortune === 'in-doubt') return { kind: 'doubt', id, attempt, answer }
  if (result.fortune === 'refused' || attempt >= deps.attempts)
    return { kind: 'refused', id, attempt, answer }
  return { kind: 'deferred', id, attempt, answer, due: deps.now() + waitAfter(attempt, deps.retryAfter) }
}

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
    if (current === null) return null
    let next = current
    const audit = []
    for (const fate of group) {
      const result = results.find(({ recipient }) => recipient === targetOf(fate))
      if (result === undefined) continue
      const applied = apply(
        { ...next, revision: current.revision },
        [fate.address],
        eventOf(result, fate, deps),
        deps.now(),
      )
      if (applied === null) continue
      next = applied.item
      audit.push(
        entry(deps, system, 'release-result', id, {
          recipient: named(deps, [fate.address]),
          fortune: result.fortune,
          answer: result.answer.slice(0, 200),
        }),
      )
    }
    if (audit.length === 0 || (await deps.store.update(next, audit))) return next
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

const lost = (item: Item, now: number): boolean =>
  item.recipients.some(
    fate => fate.state === 'releasing' && fate.release?.phase === 'sending' && fate.release.due <= now,
  )

/** An attempt died with its process: its copies are in doubt from now on. */
export const markLost = async (item: Item, deps: ReleaseDeps): Promise<void> => {
  const applied = apply(item, 'all', { kind: 'lose' }, deps.now())
  if (applied === null) return
  const detail = { fortune: 'in-doubt', answer: 'no answer on record' }
  const marked = await deps.store.update(applied.item, [
    entry(deps, system, 'release-result', item.id, detail),
  ])
  if (!marked) return
  deps.log?.('release in doubt', { id: item.id })
  if (deps.inDoubt === 'person') return
  const again = apply(applied.item, 'all', { kind: 'retry', by: 'system' }, deps.now())
  if (again !== null)
    await deps.store.update(again.item, [entry(deps, system, 'resolve', item.id, { event: 'retry' })])
}

/** All that is due, a page at a time; gives the number of attempts. Any number of processes may run it at once. */
export const attemptDue = async (deps: ReleaseDeps, parallel = 8): Promise<number> => {
  const items = await deps.store.due(deps.now(), 200)
  const queue = [...items]
  let attempts = 0
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      if (lost(item, deps.now())) await markLost(item, deps)
      if ((await attempt(item.id, deps)) !== null) attempts += 1
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return attempts
}
