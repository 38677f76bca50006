/** The state machine of one recipient's copy: which event is legal in which state, and what it makes of it. Pure. */
import type { Fate, Release, State } from './item.ts'

export type FateEvent =
  /** the next hop took the others' copy: our 250 goes out */
  | { readonly kind: 'confirm' }
  /** the next hop refused the others' copy: a 4xx or 5xx goes out */
  | { readonly kind: 'withdraw' }
  /** a person (or a campaign's decision) releases */
  | { readonly kind: 'release'; readonly id: string; readonly by: string; readonly to: string }
  /** an attempt begins; it counts as dead after `deadline` */
  | { readonly kind: 'attempt'; readonly deadline: number }
  | { readonly kind: 'delivered'; readonly id: string; readonly answer: string }
  | {
      readonly kind: 'deferred'
      readonly id: string
      readonly attempt: number
      readonly answer: string
      readonly due: number
    }
  | { readonly kind: 'refused'; readonly id: string; readonly attempt: number; readonly answer: string }
  /** the final dot went out, and no answer came back */
  | { readonly kind: 'doubt'; readonly id: string; readonly attempt: number; readonly answer: string }
  /** the attempt's deadline passed without an answer on record */
  | { readonly kind: 'lose' }
  /** a person takes the release back before an attempt runs */
  | { readonly kind: 'cancel' }
  /** a person knows that the copy in doubt arrived / did not, and shall wait / be sent again */
  | { readonly kind: 'settle'; readonly by: string }
  | { readonly kind: 'return' }
  | { readonly kind: 'retry'; readonly by: string; readonly due: number }
  | { readonly kind: 'delete' }
  | { readonly kind: 'expire' }
  | { readonly kind: 'request'; readonly reason: string }

export type EventKind = FateEvent['kind']

/** From which states an event is legal at all; the phase of a release narrows it further (`allowed`). */
export const legal = {
  confirm: ['pending'],
  withdraw: ['pending'],
  release: ['held'],
  attempt: ['releasing'],
  delivered: ['releasing', 'in-doubt'],
  deferred: ['releasing'],
  refused: ['releasing'],
  doubt: ['releasing'],
  lose: ['releasing'],
  cancel: ['releasing'],
  settle: ['in-doubt'],
  return: ['in-doubt'],
  retry: ['in-doubt'],
  delete: ['held', 'in-doubt'],
  expire: ['held', 'in-doubt'],
  request: ['held'],
} as const satisfies Record<EventKind, readonly State[]>

/** States out of which nothing leads. */
export const isFinal = (state: State): boolean =>
  state === 'released' || state === 'deleted' || state === 'expired' || state === 'withdrawn'

const sameAttempt = (release: Release | null, id: string, attempt: number): boolean =>
  release !== null && release.id === id && release.attempts === attempt && release.phase === 'sending'

const phaseAllows = (fate: Fate, event: FateEvent, now: number): boolean => {
  const { release } = fate
  switch (event.kind) {
    case 'attempt':
      return release?.phase === 'waiting' && release.due <= now
    case 'delivered':
      // an answer may come late, after we gave the attempt up: it is still the truth
      return release?.id === event.id && release.attempts > 0
    case 'deferred':
    case 'refused':
    case 'doubt':
      return sameAttempt(release, event.id, event.attempt)
    case 'lose':
      return release?.phase === 'sending' && release.due <= now
    case 'cancel':
      return release?.phase === 'waiting'
    case 'request':
      return fate.requested === null
    default:
      return true
  }
}

export const isAllowed = (fate: Fate, event: FateEvent, now: number): boolean =>
  (legal[event.kind] as readonly State[]).includes(fate.state) && phaseAllows(fate, event, now)

const withRelease = (fate: Fate, state: State, change: Partial<Release>): Fate =>
  fate.release === null ? fate : { ...fate, state, release: { ...fate.release, ...change } }

const failed = (fate: Fate, answer: string, permanent: boolean, now: number): Fate => ({
  ...fate,
  failure: { at: now, answer, permanent },
})

const move = (fate: Fate, event: FateEvent, now: number): Fate => {
  switch (event.kind) {
    case 'confirm':
      return { ...fate, state: 'held' }
    case 'withdraw':
      return { ...fate, state: 'withdrawn' }
    case 'release':
      return {
        ...fate,
        state: 'releasing',
        failure: null,
        handled: true,
        release: {
          id: event.id,
          by: event.by,
          at: now,
          to: event.to,
          phase: 'waiting',
          attempts: 0,
          due: now,
          answer: '',
        },
      }
    case 'attempt':
      return withRelease(fate, 'releasing', {
        phase: 'sending',
        attempts: (fate.release?.attempts ?? 0) + 1,
        due: event.deadline,
      })
    case 'delivered':
      return { ...withRelease(fate, 'released', { phase: 'done', answer: event.answer }), failure: null }
    case 'deferred':
      return failed(
        withRelease(fate, 'releasing', { phase: 'waiting', answer: event.answer, due: event.due }),
        event.answer,
        false,
        now,
      )
    case 'refused':
      return failed(
        { ...withRelease(fate, 'held', {}), state: 'held', release: null },
        event.answer,
        true,
        now,
      )
    case 'doubt':
      return withRelease(fate, 'in-doubt', { answer: event.answer })
    case 'lose':
      return { ...fate, state: 'in-doubt' }
    case 'settle':
      return withRelease(fate, 'released', { phase: 'done', by: event.by })
    case 'retry':
      return withRelease(fate, 'releasing', { phase: 'waiting', due: event.due, by: event.by })
    case 'cancel':
    case 'return':
      return { ...fate, state: 'held', release: null }
    case 'delete':
      return { ...fate, state: 'deleted', release: null }
    case 'expire':
      return { ...fate, state: 'expired', release: null }
    case 'request':
      return { ...fate, requested: { at: now, reason: event.reason } }
  }
}

/** The fate after the event, or null if the event is not legal now. */
export const step = (fate: Fate, event: FateEvent, now: number): Fate | null => {
  if (!isAllowed(fate, event, now)) return null
  const next = move(fate, event, now)
  return next.state === fate.state ? next : { ...next, since: now }
}
