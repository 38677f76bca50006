/** What an attempt's end makes of an item: one successor and its audit entries, so that the store swaps once. Pure. */
import type { Delivered } from '../delivery/send.ts'
import { entry, named, system } from './act.ts'
import type { AuditEntry } from './audit.ts'
import type { Deps } from './deps.ts'
import type { Fate, Item } from './item.ts'
import { cleaned } from './privacy.ts'
import { apply } from './state.ts'
import type { FateEvent } from './transitions.ts'

export type RetryPolicy = {
  readonly inDoubt: 'person' | 'retry'
  /** first wait after a temporary refusal; doubles to an hour */
  readonly retryAfter: number
  readonly attempts: number
}

type OutcomeDeps = Deps & RetryPolicy

export type Outcome = {
  readonly item: Item
  readonly audit: readonly AuditEntry[]
  /** some copy is in doubt, and waits for a person */
  readonly inDoubt: boolean
}

const longestWait = 3_600_000

const waitAfter = (attempts: number, first: number): number =>
  Math.min(longestWait, first * 2 ** Math.min(20, attempts - 1))

export const targetOf = (fate: Fate): string => fate.release?.to || fate.address

const eventOf = (result: Delivered, fate: Fate, deps: OutcomeDeps): FateEvent => {
  const id = fate.release?.id ?? ''
  const attempt = fate.release?.attempts ?? 0
  const answer = result.answer.slice(0, 500)
  if (result.fortune === 'delivered') return { kind: 'delivered', id, answer }
  if (result.fortune === 'in-doubt') return { kind: 'doubt', id, attempt, answer }
  if (result.fortune === 'refused' || attempt >= deps.attempts)
    return { kind: 'refused', id, attempt, answer }
  return { kind: 'deferred', id, attempt, answer, due: deps.now() + waitAfter(attempt, deps.retryAfter) }
}

/** `[release] in_doubt=retry`: sent again, later and later, until the attempts are spent; then a person decides. */
const retryOf = (fate: Fate, deps: OutcomeDeps): FateEvent | null => {
  const attempts = fate.release?.attempts ?? 0
  if (deps.inDoubt !== 'retry' || attempts >= deps.attempts) return null
  return { kind: 'retry', by: system.name, due: deps.now() + waitAfter(attempts, deps.retryAfter) }
}

type Step = { readonly item: Item; readonly retried: boolean }

/** The event for one copy; where it leaves the copy in doubt, what the configuration says follows at once. */
const follow = (item: Item, fate: Fate, event: FateEvent, deps: OutcomeDeps): Step | null => {
  const ended = apply(item, [fate.address], event, deps.now())
  if (ended === null) return null
  const again = event.kind === 'doubt' || event.kind === 'lose' ? retryOf(fate, deps) : null
  const retried = again === null ? null : apply(ended.item, [fate.address], again, deps.now())
  return { item: (retried ?? ended).item, retried: retried !== null }
}

const resultEntry = (item: Item, fate: Fate, result: Omit<Delivered, 'recipient'>, deps: Deps): AuditEntry =>
  entry(deps, system, 'release-result', item.id, {
    recipient: named(deps, [fate.address]),
    fortune: result.fortune,
    answer: cleaned(deps, result.answer, [fate.address, targetOf(fate)]),
  })

const retryEntry = (item: Item, fate: Fate, deps: Deps): AuditEntry =>
  entry(deps, system, 'resolve', item.id, { event: 'retry', recipient: named(deps, [fate.address]) })

type Ended = { readonly fate: Fate; readonly event: FateEvent; readonly result: Omit<Delivered, 'recipient'> }

const outcomeOf = (item: Item, ended: readonly Ended[], deps: OutcomeDeps): Outcome | null => {
  let next = item
  let inDoubt = false
  const audit: AuditEntry[] = []
  for (const { fate, event, result } of ended) {
    const step = follow(next, fate, event, deps)
    if (step === null) continue
    next = step.item
    audit.push(resultEntry(item, fate, result, deps), ...(step.retried ? [retryEntry(item, fate, deps)] : []))
    inDoubt ||= result.fortune === 'in-doubt' && !step.retried
  }
  return audit.length === 0 ? null : { item: { ...next, revision: item.revision + 1 }, audit, inDoubt }
}

/** The next hop answered, or the line broke: the item after it, null if nothing of it counts any more. */
export const answered = (
  item: Item,
  group: readonly Fate[],
  results: readonly Delivered[],
  deps: OutcomeDeps,
): Outcome | null => {
  const ended = group.flatMap((fate): readonly Ended[] => {
    const result = results.find(({ recipient }) => recipient === targetOf(fate))
    return result === undefined ? [] : [{ fate, event: eventOf(result, fate, deps), result }]
  })
  return outcomeOf(item, ended, deps)
}

const noAnswer = { fortune: 'in-doubt', answer: 'no answer on record' } as const

/** The process died in the attempt: its copies are in doubt from now on. */
export const lost = (item: Item, deps: OutcomeDeps): Outcome | null =>
  outcomeOf(
    item,
    item.recipients.map(fate => ({ fate, event: { kind: 'lose' }, result: noAnswer })),
    deps,
  )
