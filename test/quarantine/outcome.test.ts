import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivered } from '../../src/delivery/send.ts'
import type { Fate, Item } from '../../src/quarantine/item.ts'
import { answered, lost } from '../../src/quarantine/outcome.ts'
import { apply, summarize } from '../../src/quarantine/state.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, makeItem } from './fixtures.ts'

const addresses = ['a@x.example', 'b@x.example', 'c@y.example']
const store = openMemoryStore({ auditKey })

/** An item in the middle of its n-th attempt. */
const sending = (attempts: number): Item => {
  let { item } = makeItem({ recipients: addresses, at: 1 })
  const take = (next: ReturnType<typeof apply>): void => {
    if (next !== null) item = next.item
  }
  take(apply(item, 'all', { kind: 'release', id: 'R', by: 'hanako', to: '' }, 1))
  for (let at = 1; at <= attempts; at += 1) {
    take(apply(item, 'all', { kind: 'attempt', deadline: 5 }, 2))
    if (at < attempts)
      take(apply(item, 'all', { kind: 'deferred', id: 'R', attempt: at, answer: '', due: 2 }, 2))
  }
  return item
}

const policy = fc.record({
  inDoubt: fc.constantFrom('person', 'retry'),
  retryAfter: fc.integer({ min: 1, max: 5_000 }),
  attempts: fc.integer({ min: 1, max: 6 }),
})
const fortunes = fc.constantFrom('delivered', 'deferred', 'refused', 'in-doubt', null)
const results = fc.array(fortunes, { minLength: 3, maxLength: 3 }).map(some =>
  some.flatMap((fortune, at): readonly Delivered[] => {
    const recipient = addresses[at] ?? ''
    return fortune === null ? [] : [{ recipient, fortune, answer: 'said' }]
  }),
)

const isReady = (fate: Fate): boolean =>
  fate.state === 'releasing' && fate.release?.phase === 'waiting' && fate.release.due > 10

describe('the end of an attempt', () => {
  it('makes one successor with one entry an answer, whatever the next hop answers', () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 1, max: 6 }), results, (wanted, attempts, given) => {
        const item = sending(attempts)
        const deps = { store, now: () => 10, node: 'test', ...wanted }
        const outcome = answered(item, item.recipients, given, deps)
        expect(outcome === null).toBe(given.length === 0)
        if (outcome === null) return
        expect(outcome.item.revision).toBe(item.revision + 1)
        expect(outcome.item.state).toBe(summarize(outcome.item.recipients))
        const entries = outcome.audit
        expect(entries.filter(entry => entry.action === 'release-result')).toHaveLength(given.length)
        const isLeft = attempts < wanted.attempts
        for (const { recipient, fortune } of given) {
          const fate = outcome.item.recipients.find(({ address }) => address === recipient)
          if (fortune === 'delivered') expect(fate?.state).toBe('released')
          else if (fortune === 'refused') expect(fate?.state).toBe('held')
          else if (fortune === 'deferred')
            expect(fate && (isLeft ? isReady(fate) : fate.state === 'held')).toBe(true)
          else
            expect(
              fate && (isLeft && wanted.inDoubt === 'retry' ? isReady(fate) : fate.state === 'in-doubt'),
            ).toBe(true)
        }
      }),
    )
  })

  it('that nobody lived to see leaves the copies in doubt, or due again, in one step', () => {
    fc.assert(
      fc.property(policy, fc.integer({ min: 1, max: 6 }), (wanted, attempts) => {
        const item = sending(attempts)
        const deps = { store, node: 'test', ...wanted }
        expect(lost(item, { ...deps, now: () => 4 })).toBe(null)
        const outcome = lost(item, { ...deps, now: () => 10 })
        const isAgain = wanted.inDoubt === 'retry' && attempts < wanted.attempts
        expect(outcome?.inDoubt).toBe(!isAgain)
        expect(outcome?.item.revision).toBe(item.revision + 1)
        for (const fate of outcome?.item.recipients ?? [])
          expect(isAgain ? isReady(fate) : fate.state === 'in-doubt').toBe(true)
      }),
    )
  })
})
