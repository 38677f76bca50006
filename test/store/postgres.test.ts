import { expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { openDatabase } from '../../src/store/postgres/database.ts'
import { write } from '../../src/store/postgres/insert.ts'
import { migrate } from '../../src/store/postgres/migrate.ts'
import { quarantineMigrations } from '../../src/store/postgres/migrations.ts'
import { auditKey, makeItem } from '../quarantine/fixtures.ts'
import { storeContract } from './contract.ts'
import { startPostgres } from './postgres-server.ts'

const server = await startPostgres(['fsync=off'])

/** Copies with ids of the far future: newer than the item, and more than a list walks. */
const copies = `INSERT INTO items SELECT (jsonb_populate_record(i,
    jsonb_build_object('id', n.id, 'doc', replace(i.doc, i.id, n.id)))).*
  FROM items i, (SELECT 'Z' || lpad(upper(to_hex(number)), 12, '0') AS id FROM generate_series(1, 5000) number) n
  WHERE i.id = $1`

it('finds what is rare below thousands of newer items, and counts it to no other', async () => {
  const store = await openStore(await server.fresh(), { auditKey, node: 'test' })
  const rare = makeItem({ subject: '未納料金のご請求', recipients: ['taro@rare.example.jp'] })
  await store.insert(rare.item, rare.raw, 0)
  const often = makeItem({ subject: 'お支払い', recipients: ['jiro@example.jp'] })
  await store.insert(often.item, often.raw, 0)
  await store.sql?.run([{ sql: copies, params: [often.item.id] }])
  for (const query of [
    { text: '未納' },
    { text: '未納 taro@rare.example' },
    { text: 'ta' },
    { text: 'taro@rare.ex' },
    { text: 'ご' },
    { text: '金のご', sort: 'score' },
    { domains: ['rare.example.jp'] },
    { domains: ['rare.example.jp', 'other.example.jp'], states: ['held', 'pending'] },
    { domains: ['rare.example.jp'], states: ['held'], sort: 'score' },
  ] as const) {
    const page = await store.list({ limit: 5, ...query })
    expect(page).toEqual({ items: [rare.item], next: null })
  }
  const first = await store.list({ limit: 3, text: '支払', states: ['held'], sort: 'oldest' })
  expect(first.items[0]?.id).toBe(often.item.id)
  expect(first.next).not.toBe(null)
  await store.close()
}, 60_000)

it('indexes what an older version kept', async () => {
  const url = await server.fresh()
  const database = openDatabase({ url, connectTimeout: 5_000, connections: 1 })
  await migrate(database, { quarantine: quarantineMigrations.slice(0, 1) })
  // what writes today notes more than the older version did
  await database.run('CREATE TABLE outbox (id text)')
  // more than are read at a time
  const made = Array.from({ length: 1_001 }, (_, at) =>
    makeItem({ at: 1_000 + at, subject: `11月分(${at})` }),
  )
  const group = made.map(({ item, raw }) => ({ item, body: raw, retrySince: 0 }))
  await database.transaction(session => write(session, group))
  await database.run("UPDATE items SET tokens = '{}', search = '', tags = '{}'")
  await database.run('DROP TABLE outbox')
  await database.run(
    "INSERT INTO counters VALUES ('2026-11-01', 'held', 'item', 'example.jp', 7), ('', 'unreviewed', 'x', 'example.jp', 9)",
  )
  await database.run("INSERT INTO audit VALUES (1, 1000, 'hanako', 'delete', '', '', '', '{}', '')")
  await database.close()
  const store = await openStore(url, { auditKey, node: 'test' })
  expect((await store.list({ limit: 2_000, text: '11月分(' })).items).toHaveLength(made.length)
  const sql = "SELECT count(*)::int AS found FROM items WHERE tokens @> ARRAY['分(', '月', '#sheld']"
  expect(await store.sql?.all({ sql })).toEqual([{ found: made.length }])
  const limited = { limit: 2_000, states: ['held'], domains: ['example.jp'] } as const
  expect((await store.list(limited)).items).toHaveLength(made.length)
  const value = async (dimension: string, domain: string, day = '') =>
    (await store.counters({ dimension, domains: [domain], from: day, to: day })).map(row => [
      row.key,
      row.value,
    ])
  expect(await value('state', 'example.jp')).toEqual([['held', made.length]])
  expect(await value('unreviewed', 'example.jp')).toEqual([['held', made.length]])
  expect(await value('domain', '', '2026-11-01')).toEqual([['example.jp', 7]])
  expect(await value('reviewer', '', '1970-01-01')).toEqual([['hanako', 1]])
  await store.close()
}, 120_000)

storeContract(
  'PostgreSQL',
  async () => openStore(await server.fresh(), { auditKey, node: 'test' }),
  () => server.stop(),
)
