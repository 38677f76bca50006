import { expect, it } from 'vitest'
import { createTally } from '../../src/haraka/tally.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import type { Store } from '../../src/store/store.ts'
import { auditKey, verdict } from '../quarantine/fixtures.ts'

const day = '2026-11-22'
const now = () => Date.parse(day)

const counted = async (store: Store, domain: string) =>
  Object.fromEntries(
    (await store.counters({ dimension: 'action', from: day, to: day, domains: [domain] })).map(row => [
      row.key,
      row.value,
    ]),
  )

it('counts what became of accused mail, by recipient domain, and of no other', async () => {
  const store = openMemoryStore({ auditKey })
  const tally = createTally(() => store, now)
  tally.add(verdict, ['hold', 'tag'], ['a@One.example', 'b@two.example'])
  tally.add(verdict, ['reject'], ['a@one.example'])
  tally.add({ ...verdict, outcome: 'none' }, ['tag'], ['a@one.example'])
  await tally.close()
  expect(await counted(store, '')).toEqual({ quarantine: 1, tag: 1, reject: 1 })
  expect(await counted(store, 'one.example')).toEqual({ quarantine: 1, reject: 1 })
  expect(await counted(store, 'two.example')).toEqual({ tag: 1 })
})

it('keeps what a store that is away did not take', async () => {
  const store = openMemoryStore({ auditKey })
  const state = { store: null as Store | null }
  const tally = createTally(() => state.store, now)
  tally.add(verdict, ['hold'], ['a@one.example'])
  await tally.flush()
  state.store = { ...store, count: () => Promise.reject(new Error('away')) }
  await tally.flush()
  state.store = store
  await tally.close()
  expect(await counted(store, '')).toEqual({ quarantine: 1 })
})
