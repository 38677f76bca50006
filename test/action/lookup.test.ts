import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, openCdb } from '../../src/action/cdb.ts'
import { createLookup, parsePolicyValue, type Table } from '../../src/action/lookup.ts'
import { openSqlTable } from '../../src/action/sql-table.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lookup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rows: readonly (readonly [string, string])[] = [
  ['example.org', 'quarantine'],
  ['user@example.org', 'reject quarantine=60 reject=90'],
  ...Array.from({ length: 2000 }, (_, at) => [`user${at}@example.net`, 'monitor'] as const),
]

/** Writes the format as cdb's own documentation describes it. */
function buildCdb(entries: readonly (readonly [string, string])[]): Buffer {
  const records: Buffer[] = []
  const tables: { readonly hash: number; readonly at: number }[][] = Array.from({ length: 256 }, () => [])
  let at = 2048
  for (const [key, value] of entries) {
    const lengths = Buffer.alloc(8)
    lengths.writeUInt32LE(Buffer.byteLength(key), 0)
    lengths.writeUInt32LE(Buffer.byteLength(value), 4)
    const record = Buffer.concat([lengths, Buffer.from(key), Buffer.from(value)])
    const hash = hashOf(Buffer.from(key))
    tables[hash % 256]?.push({ hash, at })
    records.push(record)
    at += record.length
  }
  const header = Buffer.alloc(2048)
  const slots: Buffer[] = []
  tables.forEach((table, number) => {
    const size = table.length * 2
    header.writeUInt32LE(at, number * 8)
    header.writeUInt32LE(size, number * 8 + 4)
    const bytes = Buffer.alloc(size * 8)
    for (const { hash, at: position } of table) {
      let slot = Math.floor(hash / 256) % size
      while (bytes.readUInt32LE(slot * 8 + 4) !== 0) slot = (slot + 1) % size
      bytes.writeUInt32LE(hash, slot * 8)
      bytes.writeUInt32LE(position, slot * 8 + 4)
    }
    slots.push(bytes)
    at += bytes.length
  })
  return Buffer.concat([header, ...records, ...slots])
}

async function tableOf(kind: string): Promise<Table> {
  if (kind === 'cdb') {
    const file = join(folder, 'policies.cdb')
    await writeFile(file, buildCdb(rows))
    return openCdb(file)
  }
  const file = join(folder, 'policies.db')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE policies (recipient TEXT PRIMARY KEY, policy TEXT); BEGIN')
  const insert = database.prepare('INSERT INTO policies VALUES (?, ?)')
  for (const row of rows) insert.run(...row)
  database.exec('COMMIT')
  database.close()
  return openSqlTable(file, 'SELECT policy FROM policies WHERE recipient = ?')
}

describe.each(['cdb', 'sqlite'])('policies out of %s', kind => {
  it('are found by address, then by domain, else not', async () => {
    const outages: unknown[] = []
    const lookup = createLookup(await tableOf(kind), {
      cache: 0,
      deadline: 1000,
      onOutage: error => outages.push(error),
    })
    expect(await lookup.find('User@Example.org')).toEqual({
      policy: 'reject',
      quarantine: 60,
      reject: 90,
      mailbox: true,
    })
    expect(await lookup.find('other@example.org')).toEqual({ policy: 'quarantine', mailbox: false })
    expect(await lookup.find('user1999@example.net')).toEqual({ policy: 'monitor', mailbox: true })
    expect(await lookup.find('nobody@example.com')).toBeNull()
    expect(outages).toEqual([])
    await lookup.close()
  })

  it('take less than a millisecond each', async () => {
    await rm(join(folder, 'policies.db'), { force: true })
    const lookup = createLookup(await tableOf(kind), {
      cache: 60_000,
      deadline: 1000,
      onOutage: () => undefined,
    })
    await lookup.find('user0@example.net')
    const started = performance.now()
    for (let at = 0; at < 500; at += 1) await lookup.find(`user${at}@example.net`)
    expect((performance.now() - started) / 500).toBeLessThan(1)
    await lookup.close()
  })
})

describe('a look-up', () => {
  it('falls back to the default in an outage, and says so', async () => {
    const outages: string[] = []
    const onOutage = (error: unknown) => outages.push(String(error))
    const missing = createLookup(openCdb(join(folder, 'none.cdb')), { cache: 0, deadline: 100, onOutage })
    expect(await missing.find('a@b.example')).toBeNull()
    const hanging = createLookup(
      { get: () => new Promise(() => undefined), close: async () => undefined },
      { cache: 0, deadline: 20, onOutage },
    )
    expect(await hanging.find('a@b.example')).toBeNull()
    expect(outages).toHaveLength(2)
  })

  it('asks once as long as an answer is believed', async () => {
    let asked = 0
    const table: Table = {
      get: async () => `${asked++ < 0}`.replace(/.*/, 'tag'),
      close: async () => undefined,
    }
    const lookup = createLookup(table, { cache: 60_000, deadline: 100, onOutage: () => undefined })
    await lookup.find('a@b.example')
    await lookup.find('a@b.example')
    expect(asked).toBe(1)
  })

  it.each(['maybe', 'tag quarantine=101', 'reject quarantine', ''])('does not take %j for a policy', text => {
    expect(parsePolicyValue(text)).toBeNull()
  })
})
