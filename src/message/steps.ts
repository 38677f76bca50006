/**
 * Long work in steps: a generator that yields where it may be interrupted, so that a mail server answers its other
 * clients in between.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

export type Steps<T> = Generator<undefined, T, undefined>

export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Milliseconds between two turns of the event loop; one step more may be under way when they end. */
const TURN = 8

/** Work that ends within one turn never waits for the event loop. */
export const inTurns = async <T>(steps: Steps<T>): Promise<T> => {
  for (let since = performance.now(); ; ) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - since < TURN) continue
    await nextTurn()
    since = performance.now()
  }
}
