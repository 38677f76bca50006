import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, entry } from '../../src/quarantine/act.ts'
import type { Actor } from '../../src/quarantine/audit.ts'
import { firstBroken } from '../../src/quarantine/audit-chain.ts'
import { type Fate, type Release, type State, states } from '../../src/quarantine/item.ts'
import { apply, summarize } from '../../src/quarantine/state.ts'
import {
  type EventKind,
  type FateEvent,
  isAllowed,
  isFinal,
  legal,
  step,
} from '../../src/quarantine/transitions.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, fateOf, makeItem } from './fixtures.ts'

const release: Release = {
  id: 'R',
  by: 'h',
  at: 0,
  to: '',
  phase: 'waiting',
  attempts: 1,
  due: 10,
  answer: '',
}

const events = {
  confirm: { kind: 'confirm' },
  withdraw: { kind: 'withdraw' },
  release: { kind: 'release', id: 'R', by: 'h', to: '' },
  attempt: { kind: 'attempt', deadline: 100 },
  delivered: { kind: 'delivered', id: 'R', answer: '250' },
  deferred: { kind: 'deferred', id: 'R', attempt: 1, answer: '450', due: 50 },
  refused: { kind: 'refused', id: 'R', attempt: 1, answer: '550' },
  doubt: { kind: 'doubt', id: 'R', attempt: 1, answer: '' },
  lose: { kind: 'lose' },
  cancel: { kind: 'cancel' },
  settle: { kind: 'settle', by: 'h' },
  return: { kind: 'return' },
  retry: { kind: 'retry', by: 'h', due: 50 },
  delete: { kind: 'delete' },
  expire: { kind: 'expire' },
  request: { kind: 'request', reason: 'mine' },
} as const satisfies Record<EventKind, FateEvent>

const kinds = Object.keys(events) as EventKind[]

/** The whole table: where each event leads from each state (and phase); everything else is refused. */
const leads: Readonly<Record<string, State>> = {
  'pending confirm': 'held',
  'pending withdraw': 'withdrawn',
  'held release': 'releasing',
  'held delete': 'deleted',
  'held expire': 'expired',
  'held request': 'held',
  'releasing/waiting attempt': 'releasing',
  'releasing/waiting cancel': 'held',
  'releasing/waiting delivered': 'released',
  'releasing/sending delivered': 'released',
  'releasing/sending deferred': 'releasing',
  'releasing/sending refused': 'held',
  'releasing/sending doubt': 'in-doubt',
  'releasing/sending lose': 'in-doubt',
  'in-doubt delivered': 'released',
  'in-doubt settle': 'released',
  'in-doubt return': 'held',
  'in-doubt retry': 'releasing',
  'in-doubt delete': 'deleted',
  'in-doubt expire': 'expired',
}

const situations: readonly (readonly [string, Fate])[] = states.flatMap(
  (state): readonly (readonly [string, Fate])[] => {
    const fate = fateOf('a@b.example', state)
    if (state === 'releasing') {
      return (['waiting', 'sending'] as const).map(
        phase => [`releasing/${phase}`, { ...fate, release: { ...release, phase } }] as const,
      )
    }
    if (state === 'in-doubt')
      return [[state, { ...fate, release: { ...release, phase: 'sending' } }] as const]
    return [[state, fate] as const]
  },
)

describe("the state machine of a recipient's copy", () => {
  it.each(situations.flatMap(([name, fate]) => kinds.map(kind => [name, kind, fate] as const)))(
    'from %s on %s does what the table says',
    (name, kind, fate) => {
      expect(step(fate, events[kind], 20)?.state).toBe(leads[`${name} ${kind}`])
    },
  )

  it('does not begin an attempt before its time, nor call one dead too early', () => {
    const waiting = { ...fateOf('a@b.example', 'releasing'), release }
    expect(step(waiting, events.attempt, 9)).toBe(null)
    const sending = { ...waiting, release: { ...release, phase: 'sending' as const } }
    expect(step(sending, events.lose, 9)).toBe(null)
  })

  it('believes a late answer of the same release, and no answer of an older attempt or another release', () => {
    const sending: Fate = {
      ...fateOf('a@b.example', 'releasing'),
      release: { ...release, phase: 'sending', attempts: 2 },
    }
    expect(step(sending, { ...events.deferred, attempt: 1 }, 20)).toBe(null)
    expect(step(sending, { ...events.delivered, id: 'other' }, 20)).toBe(null)
    expect(step(sending, events.delivered, 20)?.state).toBe('released')
  })

  it('sends a copy in doubt again when it is due, and not before', () => {
    const doubt: Fate = { ...fateOf('a@b.example', 'in-doubt'), release: { ...release, phase: 'sending' } }
    const again = step(doubt, events.retry, 20)
    expect(again).toMatchObject({ state: 'releasing', release: { phase: 'waiting', due: 50, attempts: 1 } })
    expect(again && step(again, events.attempt, 49)).toBe(null)
    expect(again && step(again, events.attempt, 50)?.release?.attempts).toBe(2)
  })

  it('ends only where it should', () => {
    for (const [, fate] of situations) {
      const leadsOn = kinds.some(kind => step(fate, events[kind], 20) !== null)
      expect(leadsOn).toBe(!isFinal(fate.state))
    }
    for (const state of states) {
      const named = kinds.some(kind => (legal[kind] as readonly State[]).includes(state))
      expect(named).toBe(!isFinal(state))
    }
  })
})

describe("the item's state", () => {
  it('is one of its fates, and pending before all else', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 6 }), some => {
        const fates = some.map(state => fateOf('a@b.example', state))
        const state = summarize(fates)
        expect(some).toContain(state)
        if (some.includes('pending')) expect(state).toBe('pending')
        if (!isFinal(state)) expect(some.every(isFinal)).toBe(false)
      }),
    )
  })

  it('loses body and personal data when all copies are gone without delivery, and keeps them otherwise', () => {
    const { item } = makeItem({ recipients: ['a@x.example', 'b@x.example'] })
    const one = apply(item, ['a@x.example'], events.delete, 5)
    expect(one?.item).toMatchObject({ state: 'held', bodyKept: true })
    const both = one === null ? null : apply(one.item, 'all', events.delete, 6)
    expect(both?.item).toMatchObject({ state: 'deleted', bodyKept: false, subject: '', from: '' })
    expect(JSON.stringify(both?.item)).not.toMatch(/taro|Amazon\.co\.jp|192\.0\.2\.7|xnkpwx\.example>/u)
  })
})

const addresses = ['a@x.example', 'b@x.example', '"a b"@x.example']

type Act = { readonly who: number; readonly event: FateEvent; readonly which: readonly string[] }

const act: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(4),
  event: fc.constantFrom(...kinds).chain(kind =>
    fc.record({ attempt: fc.nat(3), at: fc.nat(100) }).map(({ attempt, at }) => {
      const event: FateEvent = events[kind]
      if (event.kind === 'deferred') return { ...event, attempt, due: at }
      if (event.kind === 'retry') return { ...event, due: at }
      if (event.kind === 'refused' || event.kind === 'doubt') return { ...event, attempt }
      return event
    }),
  ),
  which: fc.subarray(addresses, { minLength: 1 }),
})

describe('any interleaving of acts by any number of reviewers', () => {
  it('ends in a legal state, with one audit entry an act that took effect, and a whole chain', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), fc.boolean(), async (acts, isPending) => {
        const store = openMemoryStore({ auditKey })
        let clock = 0
        const deps = { store, now: () => clock, node: 'test' }
        const { item, raw } = makeItem({
          recipients: addresses,
          state: isPending ? 'pending' : 'held',
          at: 1,
        })
        await store.insert(item, raw, 0)
        const results = await Promise.all(
          acts.map(({ who, event, which }) => {
            clock += 7
            const actor: Actor = { name: `reviewer${who}`, source: '192.0.2.1' }
            return change(deps, item.id, current => {
              const applied = apply(current, which, event, clock)
              if (applied === null) return { ok: false, code: 'state', detail: '' }
              for (const fate of applied.changed) {
                const before = current.recipients.find(other => other.address === fate.address)
                expect(before !== undefined && isAllowed(before, event, clock)).toBe(true)
              }
              return { item: applied.item, audit: [entry(deps, actor, 'review', item.id)] }
            })
          }),
        )
        const after = await store.get(item.id)
        const done = results.filter(result => result.ok).length
        expect(after?.revision).toBe(1 + done)
        expect(after?.state).toBe(summarize(after?.recipients ?? []))
        expect(after?.bodyKept).toBe((await store.body(item.id)) !== null)
        const entries = await store.audit({ after: 0, limit: 1_000 })
        expect(entries).toHaveLength(done)
        expect(firstBroken(auditKey, { seq: 0, mac: '' }, entries)).toBe(null)
      }),
      { numRuns: 300 },
    )
  })

  it('an audit log that was changed, shortened in the middle or reordered does not verify', async () => {
    const store = openMemoryStore({ auditKey })
    const deps = { store, now: () => 1, node: 'test' }
    const actor = { name: 'h', source: 'cli' }
    await store.appendAudit(['A', 'B', 'C', 'D'].map(id => entry(deps, actor, 'view', id)))
    const entries = await store.audit({ after: 0, limit: 10 })
    const [a, b, c, d] = entries
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('four were written')
    const start = { seq: 0, mac: '' }
    expect(firstBroken(auditKey, start, [a, { ...b, actor: 'x' }, c, d])).toMatchObject({ seq: 2 })
    expect(firstBroken(auditKey, start, [a, c, d])).toMatchObject({ seq: 3 })
    expect(firstBroken(auditKey, start, [a, c, b, d])).toMatchObject({ seq: 3 })
    expect(firstBroken(Buffer.alloc(32, 8), start, entries)).toMatchObject({ seq: 1 })
    expect(firstBroken(auditKey, start, entries)).toBe(null)
  })
})
