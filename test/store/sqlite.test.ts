import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { openDatabase } from '../../src/store/sqlite/database.ts'
import { insert } from '../../src/store/sqlite/items.ts'
import { migrate } from '../../src/store/sqlite/migrate.ts'
import { quarantineMigrations } from '../../src/store/sqlite/migrations.ts'
import { auditKey, makeItem } from '../quarantine/fixtures.ts'
import { storeContract } from './contract.ts'

const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-'))

it('indexes what an older version kept', async () => {
  const old = path.join(directory, 'old')
  await fs.mkdir(old, { mode: 0o700 })
  const db = openDatabase({
    file: path.join(old, 'quarantine.db'),
    auditKey,
    readOnly: false,
    maxPages: 0,
  })
  migrate(db, { quarantine: quarantineMigrations.slice(0, 1) }, 0)
  // more than are read at a time
  const made = Array.from({ length: 1_001 }, (_, at) =>
    makeItem({ at: 1_000 + at, subject: `11月分(${at})` }),
  )
  // what writes today notes more than the older version did
  db.exec('CREATE TABLE outbox (id TEXT)')
  db.exec('BEGIN')
  for (const { item, raw } of made) insert(db, item, raw, 0)
  db.run(
    "INSERT INTO counters VALUES ('2026-11-01', 'held', 'item', 'example.jp', 7), ('', 'state', 'held', 'example.jp', 9)",
  )
  db.run("INSERT INTO audit VALUES (1, 1000, 'hanako', 'delete', '', '', '', '{}', '')")
  db.exec('DROP TABLE outbox; COMMIT')
  db.close()
  const store = await openStore(`sqlite:${old}`, { auditKey, node: 'test' })
  const page = await store.list({ limit: 2_000, text: '11月分(' })
  expect(page.items).toEqual(made.map(({ item }) => item).toReversed())
  const limited = { limit: 2_000, states: ['held'], domains: ['example.jp'] } as const
  expect((await store.list(limited)).items).toHaveLength(made.length)
  const value = async (dimension: string, domain: string, day = '') =>
    (await store.counters({ dimension, domains: [domain], from: day, to: day })).map(row => [
      row.key,
      row.value,
    ])
  expect(await value('state', 'example.jp')).toEqual([['held', made.length]])
  expect(await value('domain', '', '2026-11-01')).toEqual([['example.jp', 7]])
  expect(await value('reviewer', '', '1970-01-01')).toEqual([['hanako', 1]])
  await store.close()
}, 120_000)

it('finds by score what is rare below thousands that score higher', async () => {
  const store = await openStore(`sqlite:${path.join(directory, 'score')}`, { auditKey, node: 'test' })
  const rare = makeItem({ subject: '未納料金のご請求', state: 'pending', score: 50 })
  await store.insert(rare.item, rare.raw, 0)
  await Promise.all(
    Array.from({ length: 2_500 }, (_, at) => {
      const { item, raw } = makeItem({ subject: 'お支払い', at: 1_000 + at, score: 90 })
      return store.insert({ ...item, dedupe: '' }, raw, 0)
    }),
  )
  for (const query of [{ text: '未納' }, { text: '未' }, { states: ['pending'] }] as const) {
    const page = await store.list({ limit: 5, sort: 'score', ...query })
    expect(page).toEqual({ items: [rare.item], next: null })
  }
  await store.close()
}, 120_000)

storeContract(
  'SQLite',
  () => openStore(`sqlite:${directory}`, { auditKey, node: 'test' }),
  () => fs.rm(directory, { recursive: true }),
)
