import { afterEach, describe, expect, it } from 'vitest'
import { attempt, attemptDue, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import { decideCampaign, followDecisions } from '../../src/quarantine/decide.ts'
import { timeOf } from '../../src/quarantine/id.ts'
import type { Item, State } from '../../src/quarantine/item.ts'
import { cancel, returnToHeld } from '../../src/quarantine/release.ts'
import { apply } from '../../src/quarantine/state.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, makeItem } from './fixtures.ts'
import { type HopOptions, startHop, type TestHop } from './next-hop.ts'

const hanako = { name: 'hanako', source: '192.0.2.1' }
const everything = { domains: [], policy: { fourEyes: 101, profile: 'company' } } as const
const hops: TestHop[] = []
afterEach(async () => {
  await Promise.all(hops.splice(0).map(hop => hop.close()))
})

/** A campaign of one copy that a standing decision released, and the next hop's answer to it. */
const decided = async (options: HopOptions) => {
  const hop = await startHop(options)
  hops.push(hop)
  const clock = { at: Date.UTC(2026, 10, 22) }
  const store = openMemoryStore({ auditKey, now: () => clock.at })
  const deps: ReleaseDeps = {
    store,
    now: () => clock.at,
    node: 'test',
    hop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    send: { name: 'us.test', timeout: 1_000 },
    authservId: 'mx.test',
    inDoubt: 'person',
    retryAfter: 1_000,
    attempts: 3,
  }
  const put = async (state: State = 'held'): Promise<Item> => {
    const { item, raw } = makeItem({ at: clock.at, campaign: 'C1', state })
    await store.insert(item, raw, 0)
    return item
  }
  const first = await put()
  clock.at += 1
  const until = clock.at + 86_400_000
  const decision = {
    campaign: 'C1',
    action: 'release',
    by: 'hanako',
    reason: '',
    at: clock.at,
    until,
  } as const
  await decideCampaign(decision, hanako, deps, everything)
  /** what happens every minute */
  const minute = async (): Promise<void> => {
    clock.at += 60_000
    await followDecisions(deps, everything.policy)
    await attemptDue(() => deps)
  }
  return { hop, deps, put, first, minute, stateOf: async (id: string) => (await store.get(id))?.state }
}

describe('a standing decision', () => {
  it('releases what comes later, also what became held later', async () => {
    const { hop, deps, put, minute, stateOf, first } = await decided({})
    const pending = await put('pending')
    await minute()
    const later = await put()
    const confirmed = apply(pending, 'all', { kind: 'confirm' }, deps.now())
    expect(confirmed !== null && (await deps.store.update(confirmed.item, []))).toBe(true)
    await minute()
    expect(await Promise.all([first, pending, later].map(({ id }) => stateOf(id)))).toEqual([
      'released',
      'released',
      'released',
    ])
    expect(hop.got).toHaveLength(3)
  })

  it('does not release again what the next hop refused', async () => {
    let asked = 0
    const { first, minute, stateOf } = await decided({
      onMessage: () => {
        asked += 1
        return '554 5.7.1 no'
      },
    })
    for (let round = 0; round < 4; round += 1) await minute()
    expect([asked, await stateOf(first.id)]).toEqual([1, 'held'])
  })

  it('does not send again what a person returned from doubt', async () => {
    const { first, minute, stateOf, deps, hop } = await decided({ onMessage: () => null })
    await attempt(first.id, deps)
    expect(await stateOf(first.id)).toBe('in-doubt')
    await returnToHeld(first.id, null, hanako, deps)
    for (let round = 0; round < 3; round += 1) await minute()
    expect([hop.got.length, await stateOf(first.id)]).toEqual([1, 'held'])
  })

  it('does not undo what a person took back', async () => {
    const { first, minute, stateOf, deps, hop } = await decided({})
    await cancel(first.id, null, hanako, deps)
    for (let round = 0; round < 3; round += 1) await minute()
    expect([hop.got.length, await stateOf(first.id)]).toEqual([0, 'held'])
  })
})

describe('a decision on what was on screen', () => {
  const decided = (newest: string, at: number, until: number) =>
    ({ campaign: 'C2', action: 'delete', by: 'hanako', reason: '', at, until, newest }) as const

  it('leaves what came since, unless it holds for later arrivals', async () => {
    const clock = { at: Date.UTC(2026, 10, 22) }
    const store = openMemoryStore({ auditKey, now: () => clock.at })
    const deps = { store, now: () => clock.at, node: 'test' } as unknown as ReleaseDeps
    const ids: string[] = []
    for (const [index] of Array(3).entries()) {
      const { item, raw } = makeItem({ at: clock.at + index * 1_000, campaign: 'C2', state: 'held' })
      await store.insert(item, raw, 0)
      ids.push(item.id)
    }
    clock.at += 10_000
    const seen = ids[1] ?? ''
    expect(timeOf(seen)).toBe(clock.at - 9_000)
    const first = await decideCampaign(decided(seen, clock.at, clock.at), hanako, deps, everything)
    expect([...first.taken].sort()).toEqual(ids.slice(0, 2).sort())
    const later = decided(seen, clock.at, clock.at + 60_000)
    expect((await decideCampaign(later, hanako, deps, everything)).taken).toEqual([ids[2]])
  })
})
