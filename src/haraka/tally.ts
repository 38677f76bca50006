/** What the filter did with mail that it accuses, counted by day and recipient domain, for the overview of the review page. */
import { type Fate, isFlagged } from '../action/policy.ts'
import { domainOf } from '../quarantine/domain.ts'
import { counterName, dayOf, sum } from '../store/counters.ts'
import type { Counter, Store } from '../store/store.ts'
import type { Verdict } from '../verdict/verdict.ts'

/** Often enough for a page, seldom enough to cost the disk nothing; what a crash loses is a number, never mail. */
const every = 10_000

const actions = {
  bare: 'monitor',
  tag: 'tag',
  hold: 'quarantine',
  reject: 'reject',
} as const satisfies Record<Fate, string>

export type Tally = {
  readonly add: (verdict: Verdict, fates: readonly Fate[], recipients: readonly string[]) => void
  /** what could not be written stays for the next time */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Each recipient counts, in his domain and in all (''). */
export const actionCounters = (
  fates: readonly Fate[],
  recipients: readonly string[],
  day: string,
): readonly Counter[] =>
  fates.flatMap((fate, at) => {
    const domain = domainOf(recipients[at] ?? '')
    return [...new Set(['', domain])].map(name => ({
      day,
      dimension: 'action',
      key: actions[fate],
      domain: name,
      value: 1,
    }))
  })

export const createTally = (store: () => Store | null, now: () => number = Date.now): Tally => {
  const waiting = new Map<string, Counter>()
  const put = (counters: readonly Counter[]): void => {
    for (const counter of counters) {
      const name = counterName(counter)
      waiting.set(name, { ...counter, value: counter.value + (waiting.get(name)?.value ?? 0) })
    }
  }
  const flush = async (): Promise<void> => {
    const opened = store()
    if (opened === null || waiting.size === 0) return
    const counters = sum([...waiting.values()])
    waiting.clear()
    await opened.count(counters).catch(() => put(counters))
  }
  const timer = setInterval(() => void flush(), every)
  timer.unref()
  return {
    add: (verdict, fates, recipients) => {
      // names of domains come from outside: a store that is away must not make them pile up
      if (isFlagged(verdict) && waiting.size < 10_000) put(actionCounters(fates, recipients, dayOf(now())))
    },
    flush,
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}
