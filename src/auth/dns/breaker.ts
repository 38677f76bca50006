/**
 * A circuit breaker for one DNS server: after so many time-outs in a row it is asked no more for a while, then
 * one query tries it again. A time-out is also what a stranger's dead name server looks like from here, and a
 * message can carry twenty such names: so before it opens the server is asked something that it knows itself.
 */

export type BreakerOptions = {
  readonly threshold: number
  /** milliseconds until one query may try again */
  readonly pause: number
  readonly now: () => number
  /** is the server itself alive? */
  readonly probe: () => Promise<boolean>
}

export type BreakerState = 'closed' | 'open' | 'half-open'

export type Breaker = {
  /** may a query go out? In the half-open state only one may. */
  readonly allows: () => boolean
  readonly answered: () => void
  readonly timedOut: () => void
  readonly state: () => BreakerState
}

export function createBreaker(options: BreakerOptions): Breaker {
  let state: BreakerState = 'closed'
  let inARow = 0
  let openedAt = 0
  let probing = false

  const close = (): void => {
    state = 'closed'
    inARow = 0
  }
  const open = (): void => {
    state = 'open'
    openedAt = options.now()
  }
  const proveDead = async (): Promise<void> => {
    probing = true
    const alive = await options.probe().catch(() => false)
    probing = false
    if (alive) close()
    else if (inARow >= options.threshold) open()
  }
  return {
    allows() {
      if (state === 'closed') return true
      if (state === 'half-open' || options.now() - openedAt < options.pause) return false
      state = 'half-open'
      return true
    },
    answered: close,
    timedOut() {
      inARow += 1
      if (state !== 'open' && inARow >= options.threshold && !probing) void proveDead()
    },
    state: () => state,
  }
}
