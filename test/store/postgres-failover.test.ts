import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { hostUrls } from '../../src/config/database-url.ts'
import { hold } from '../../src/quarantine/hold.ts'
import { openStore } from '../../src/store/open.ts'
import { storeError } from '../../src/store/postgres/errors.ts'
import { openPostgresStore } from '../../src/store/postgres/store.ts'
import { auditKey, authentication, makeItem, messageOf, rawOf, verdict } from '../quarantine/fixtures.ts'
import { startPostgres } from './postgres-server.ts'

const server = await startPostgres(['fsync=off'])
afterAll(() => server.stop())

const sql = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  await client.query(text).finally(() => client.end().catch(() => {}))
}

const request = (number: number) => {
  const raw = rawOf(`failover ${number}`)
  const recipients = [`r${number}@example.jp`]
  const message = messageOf(raw, `failover ${number}`, recipients)
  const more = { authentication, verdict, transaction: String(number), pending: false }
  return { message, recipients, mailParams: {}, tls: null, ...more }
}

describe('a URL with several hosts', () => {
  it.each([
    ['postgres://u@h/db', ['postgres://u@h/db']],
    ['postgres://u@h1,h2:6432/db?x=y', ['postgres://u@h1/db?x=y', 'postgres://u@h2:6432/db?x=y']],
    ['postgresql://u:p%40@[::1]:1,h/db', ['postgresql://u:p%40@[::1]:1/db', 'postgresql://u:p%40@h/db']],
    ['postgres://u@h1,,h2/db', []],
    ['postgres://u@h1:99999,h2/db', []],
    ['mysql://h/db', []],
  ])('%s', (url, urls) => {
    expect(hostUrls(url)).toEqual(urls)
  })

  it('is followed past a dead host and a standby, and to the standby when it was promoted', async () => {
    const standby = await server.standby()
    try {
      const name = new URL(await server.fresh()).pathname
      const url = `postgres://postgres@127.0.0.1:1,127.0.0.1:${standby.port},127.0.0.1:${server.port}${name}`
      const options = { auditKey, node: 'node0', connectTimeout: 3_000 }
      await expect
        .poll(
          () =>
            sql(`postgres://postgres@127.0.0.1:${standby.port}${name}`, 'SELECT 1').then(
              () => true,
              () => false,
            ),
          { timeout: 20_000 },
        )
        .toBe(true)
      const store = await openPostgresStore(url, options)
      const deps = { store, now: Date.now, node: 'node0' }
      const held = await hold(request(1), deps)
      expect(held).toMatchObject({ held: true })
      const copy = `postgres://postgres@127.0.0.1:${standby.port}${name}`
      await expect
        .poll(
          () =>
            sql(copy, 'SELECT 1 / count(*) FROM items').then(
              () => true,
              () => false,
            ),
          { timeout: 20_000 },
        )
        .toBe(true)
      await server.kill()
      expect(await hold(request(2), deps)).toMatchObject({ held: false, code: 'ERR_STORE_UNAVAILABLE' })
      await standby.promote()
      expect(await hold(request(2), deps)).toMatchObject({ held: true, fresh: true })
      expect(await hold(request(1), deps)).toMatchObject({ held: true, fresh: false })
      expect(await store.exclusively('job', async lost => lost.aborted)).toBe(false)
      expect((await store.verify({ repair: false })).problems).toEqual([])
      await store.close()
    } finally {
      await standby.stop()
      await server.start().catch(() => {})
    }
  })
})

describe('what PostgreSQL says', () => {
  it.each([
    ['53100', 'ERR_STORE_FULL'],
    ['53200', 'ERR_STORE_UNAVAILABLE'],
    ['58030', 'ERR_STORE_IO'],
    ['25006', 'ERR_STORE_UNAVAILABLE'],
    ['57P01', 'ERR_STORE_UNAVAILABLE'],
    ['53300', 'ERR_STORE_UNAVAILABLE'],
    ['42501', 'ERR_STORE_PERMISSION'],
    ['XX001', 'ERR_STORE_CORRUPT'],
  ])('%s is %s', async (state, code) => {
    const said = sql(
      server.url('postgres'),
      `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`,
    )
    const error = await said.then(() => null, storeError)
    expect(error?.code).toBe(code)
    expect(error?.message).toContain(state)
  })

  it('a database that became read-only refuses holds, and takes them again by itself', async () => {
    const url = await server.fresh()
    const store = await openStore(url, { auditKey, node: 'x' })
    const deps = { store, now: Date.now, node: 'x' }
    const name = new URL(url).pathname.slice(1)
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`
    await sql(server.url('postgres'), `ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    await sql(server.url('postgres'), end)
    expect(await hold(request(3), deps)).toMatchObject({ held: false, code: 'ERR_STORE_UNAVAILABLE' })
    await sql(server.url('postgres'), `ALTER DATABASE ${name} RESET default_transaction_read_only`)
    expect(await hold(request(3), deps)).toMatchObject({ held: true, fresh: true })
    await store.close()
  })

  it('a role without connections left is told so', async () => {
    const url = await server.fresh()
    const name = new URL(url).pathname.slice(1)
    await sql(server.url('postgres'), `CREATE ROLE filter LOGIN CONNECTION LIMIT 0`)
    const own = `postgres://filter@127.0.0.1:${server.port}/${name}`
    await expect(openStore(own, { auditKey, node: 'x' })).rejects.toMatchObject({
      code: 'ERR_STORE_UNAVAILABLE',
      message: expect.stringContaining('53300'),
      hint: expect.stringContaining('connections left'),
    })
  })

  it('a full disk (a small tmpfs, where mounting is allowed) is ERR_STORE_FULL, and nothing of the hold is there', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'full-'))
    fs.chmodSync(directory, 0o755)
    const owner = process.getuid?.() === 0 ? ',uid=65534,gid=65534' : ''
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', `size=24m,mode=0700${owner}`, 'tmpfs', directory]).status === 0
    if (!mounted) return
    try {
      await sql(server.url('postgres'), `CREATE TABLESPACE small LOCATION '${directory}'`)
      await sql(server.url('postgres'), 'CREATE DATABASE tight TABLESPACE small')
      const store = await openStore(server.url('tight'), { auditKey, node: 'x' })
      const codes = new Set<string>()
      let kept = 0
      for (let at = 0; at < 120 && codes.size === 0; at += 1) {
        const raw = Buffer.from(randomBytes(300_000).toString('base64'))
        const { item } = makeItem({ raw, subject: `full ${at}` })
        await store.insert(item, raw, 0).then(
          () => {
            kept += 1
          },
          error => codes.add(String(error.code)),
        )
      }
      expect([...codes]).toEqual(['ERR_STORE_FULL'])
      expect((await store.list({ limit: 100 })).items).toHaveLength(kept)
      await store.close()
      await sql(server.url('postgres'), 'DROP DATABASE tight')
      await sql(server.url('postgres'), 'DROP TABLESPACE small')
    } finally {
      spawnSync('umount', ['-l', directory])
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
})
