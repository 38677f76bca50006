import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ActResult, change } from '../../src/quarantine/act.ts'
import { attempt, attemptDue, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import type { ChainedEntry } from '../../src/quarantine/audit.ts'
import { firstBroken } from '../../src/quarantine/audit-chain.ts'
import { decideCampaign, followDecisions } from '../../src/quarantine/decide.ts'
import { assign, markReviewed, note, remove, requestRelease } from '../../src/quarantine/handle.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { cancel, release, retry, returnToHeld, settle } from '../../src/quarantine/release.ts'
import { enforceRetention } from '../../src/quarantine/retention.ts'
import { apply, summarize } from '../../src/quarantine/state.ts'
import { isFinal } from '../../src/quarantine/transitions.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { auditKey, makeItem } from './fixtures.ts'
import { startHop, type TestHop } from './next-hop.ts'

const addresses = ['a@x.example', 'b@x.example', '"a b"@x.example']
const day = 86_400_000

/** What the next hop answers, one after the other; null: it has the message, and the line breaks. */
const answers = ['250 ok', '451 4.3.0 later', '554 5.7.1 no', null] as const

let directory = ''
let store: Store
let hop: TestHop
const clock = { at: Date.UTC(2026, 10, 22) }
let script: readonly (string | null)[] = []
let asked = 0

beforeAll(async () => {
  directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-acts-'))
  store = await openStore(`sqlite:${directory}`, { auditKey, node: 'test', now: () => clock.at })
  hop = await startHop({
    onMessage: () => {
      asked += 1
      return script[asked % Math.max(1, script.length)] ?? null
    },
  })
})

afterAll(async () => {
  await store.close()
  await hop.close()
  await fs.rm(directory, { recursive: true })
})

type World = { readonly item: Item; readonly deps: ReleaseDeps; readonly campaign: string }
type Step = {
  readonly act: keyof typeof acts
  readonly who: number
  readonly which: readonly string[]
  readonly wait: number
}

const policy = { fourEyes: 101, profile: 'company' } as const
const retention = { days: 30, doneDays: 7, maxItems: 0, maxBytes: 0, warnDays: 5 }

const decision = ({ campaign }: World, action: 'release' | 'delete', by: string) =>
  ({ campaign, action, by, reason: '', at: clock.at, until: clock.at + day }) as const

/** Everything that people and jobs do to an item, by the functions that they call. */
const acts = {
  release: ({ item, deps }, { name, which }) =>
    release({ id: item.id, recipients: which, to: null }, named(name), deps),
  redirect: ({ item, deps }, { name, which }) =>
    release({ id: item.id, recipients: which, to: 'boss@x.example' }, named(name), deps),
  cancel: ({ item, deps }, { name, which }) => cancel(item.id, which, named(name), deps),
  settle: ({ item, deps }, { name, which }) => settle(item.id, which, named(name), deps),
  return: ({ item, deps }, { name, which }) => returnToHeld(item.id, which, named(name), deps),
  retry: ({ item, deps }, { name, which }) => retry(item.id, which, named(name), deps),
  delete: ({ item, deps }, { name, which }) => remove(item.id, which, named(name), deps),
  request: ({ item, deps }, { which }) =>
    requestRelease(item.id, which[0] ?? '', 'mine', { name: 'recipient', source: 'link' }, deps),
  note: ({ item, deps }, { name }) => note(item.id, `${name} asked`, named(name), deps),
  assign: ({ item, deps }, { name }) => assign(item.id, name, named(name), deps),
  review: ({ item, deps }, { name }) => markReviewed(item.id, true, named(name), deps),
  decideRelease: (world, { name }) =>
    decideCampaign(decision(world, 'release', name), named(name), world.deps, { domains: [], policy }),
  decideDelete: (world, { name }) =>
    decideCampaign(decision(world, 'delete', name), named(name), world.deps, { domains: [], policy }),
  follow: ({ deps }) => followDecisions(deps, policy),
  attempt: ({ item, deps }) => attempt(item.id, deps),
  due: ({ deps }) => attemptDue(() => deps),
  /** the process dies in the middle of an attempt: durable, and never an answer */
  die: ({ item, deps }) =>
    change(deps, item.id, current => {
      const applied = apply(current, 'all', { kind: 'attempt', deadline: clock.at + 1_000 }, clock.at)
      return applied === null ? { ok: false, code: 'state', detail: '' } : { item: applied.item, audit: [] }
    }),
  retention: ({ deps }) => enforceRetention(retention, deps),
} satisfies Record<
  string,
  (world: World, step: { readonly name: string; readonly which: readonly string[] }) => Promise<unknown>
>

const named = (name: string) => ({ name, source: '192.0.2.1' })

const names = Object.keys(acts) as (keyof typeof acts)[]
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(fc.constantFrom(...names), fc.constantFrom('release', 'attempt', 'retry', 'due' as const)),
  who: fc.nat(4),
  which: fc.subarray(addresses, { minLength: 1 }),
  wait: fc.constantFrom(0, 0, 1_500, 60_000, 31 * day),
})

const newWorld = async (): Promise<World> => {
  clock.at += 40 * day
  const campaign = `C${clock.at}`
  const { item, raw } = makeItem({ recipients: addresses, at: clock.at, campaign })
  await store.insert(item, raw, 0)
  const deps: ReleaseDeps = {
    store,
    now: () => clock.at,
    node: 'test',
    hop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    send: { name: 'us.test', timeout: 2_000 },
    authservId: 'mx.test',
    inDoubt: 'person',
    retryAfter: 1_000,
    attempts: 3,
    margin: 0,
  }
  return { item, deps, campaign }
}

/** Entries of the acts that a reviewer succeeded with; jobs and attempts write their own. */
const audited = ['release', 'cancel', 'resolve', 'delete', 'request', 'note', 'assign', 'review']
const actions: Partial<Record<keyof typeof acts, string>> = {
  release: 'release',
  redirect: 'release',
  cancel: 'cancel',
  settle: 'resolve',
  return: 'resolve',
  retry: 'resolve',
  delete: 'delete',
  request: 'request',
  note: 'note',
  assign: 'assign',
  review: 'review',
}

const isDone = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && (result as ActResult).ok

/** How often the next hop took this item; jobs also send what earlier runs left. */
const sends = (id: string): number =>
  hop.got.filter(({ bytes }) => bytes.subarray(0, 100).toString().includes(`id=${id};`)).length

const expectLegal = async (item: Item | null, id: string): Promise<void> => {
  expect(item).not.toBe(null)
  if (item === null) return
  expect(item.state).toBe(summarize(item.recipients))
  expect(item.bodyKept).toBe((await store.body(id)) !== null)
  if (!item.bodyKept) expect(item.recipients.every(fate => isFinal(fate.state))).toBe(true)
}

const countOf = (entries: readonly ChainedEntry[], action: string, actor?: string): number =>
  entries.filter(one => one.action === action && (actor === undefined || one.actor === actor)).length

describe('any interleaving of the real acts by any number of reviewers, over a real store', () => {
  it('ends in a legal state, sends nothing twice without a person, and has every change audited', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        fc.array(fc.constantFrom(...answers), { minLength: 1, maxLength: 6 }),
        async (rounds, told) => {
          script = told
          const world = await newWorld()
          const { id } = world.item
          const { seq } = await store.auditHead()
          const done: Partial<Record<string, number>> = {}
          for (const round of rounds) {
            // all of a round at once; then time goes on
            const results = await Promise.all(
              round.map(({ act, who, which }) => acts[act](world, { name: `reviewer${who}`, which })),
            )
            for (const [at, result] of results.entries()) {
              const action = actions[round[at]?.act ?? 'due']
              if (action !== undefined && isDone(result)) done[action] = (done[action] ?? 0) + 1
            }
            clock.at += Math.max(...round.map(one => one.wait))
            await expectLegal(await store.get(id), id)
          }
          const entries = await store.audit({ after: seq, limit: 10_000 })
          expect(firstBroken(auditKey, await headAt(seq), entries)).toBe(null)
          const mine = entries.filter(one => one.item === id)
          for (const action of audited) {
            const swept = rounds.flat().some(({ act }) => /decide|follow/u.test(act))
            // a decision on the campaign releases and deletes as well
            if (swept && (action === 'release' || action === 'delete'))
              expect(countOf(mine, action)).toBeGreaterThanOrEqual(done[action] ?? 0)
            else expect(countOf(mine, action)).toBe(done[action] ?? 0)
          }
          expectNoDoubles(mine, sends(id))
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 30_000 },
    )
  }, 120_000)
})

const headAt = async (seq: number) => {
  if (seq === 0) return { seq: 0, mac: '' }
  const [entry] = await store.audit({ after: seq - 1, limit: 1 })
  return { seq, mac: entry?.mac ?? '' }
}

/**
 * Each transaction that the next hop took needs a release or a retry by a person of its own: what is in doubt or
 * released is never sent again by itself.
 */
const expectNoDoubles = (mine: readonly ChainedEntry[], sent: number): void => {
  const asked = countOf(mine, 'release') + mine.filter(one => one.detail['event'] === 'retry').length
  expect(sent).toBeLessThanOrEqual(asked)
}
