import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { hold } from '../../src/quarantine/hold.ts'
import { apply } from '../../src/quarantine/state.ts'
import { isStoreError } from '../../src/store/errors.ts'
import type { Disk } from '../../src/store/sqlite/files.ts'
import type { SqliteOptions } from '../../src/store/sqlite/parts.ts'
import { openSqliteStore } from '../../src/store/sqlite/store.ts'
import type { Store } from '../../src/store/store.ts'
import { auditKey, authentication, makeItem, messageOf, verdict } from '../quarantine/fixtures.ts'

const directories: string[] = []

const fresh = async (): Promise<string> => {
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-faults-'))
  directories.push(directory)
  return directory
}

afterAll(() => Promise.all(directories.map(directory => fs.rm(directory, { recursive: true, force: true }))))

const open = (directory: string, options: Partial<SqliteOptions> = {}): Promise<Store> =>
  openSqliteStore(directory, { auditKey, node: 'test', ...options })

let made = 0

type Tried = { readonly kept: readonly string[]; readonly codes: readonly string[] }

/** Holds many at once; those that were not refused must be there. */
const fill = async (store: Store, count: number, bytes: number): Promise<Tried> => {
  const tried = Array.from({ length: count }, async (_, at) => {
    made += 1
    const { item, raw } = makeItem({ raw: Buffer.alloc(bytes, `${made} `), subject: `fault ${at}` })
    try {
      const { item: stored } = await store.insert(item, raw, 0)
      return { kept: stored.id, code: '' }
    } catch (error) {
      return { kept: '', code: isStoreError(error) ? error.code : 'NOT_A_STORE_ERROR' }
    }
  })
  const done = await Promise.all(tried)
  return {
    kept: done.map(({ kept }) => kept).filter(Boolean),
    codes: done.map(({ code }) => code).filter(Boolean),
  }
}

/** What was said to be held is there, whole; what was refused has left nothing. */
const expectWhole = async (directory: string, { kept }: Tried): Promise<void> => {
  const store = await open(directory)
  for (const id of kept) expect(await store.body(id)).not.toBe(null)
  const report = await store.verify({ repair: false })
  expect(report.items).toBe(kept.length)
  expect(report.problems).toEqual([])
  await store.close()
  const files = await fs.readdir(path.join(directory, 'bodies'))
  expect(files.filter(name => !kept.includes(path.basename(name, '.eml')))).toEqual([])
}

const realDisk: Disk = fs

describe('a disk that fails', () => {
  it('full: refuses with ERR_STORE_FULL, keeps what it took, and goes on when there is room again', async () => {
    const directory = await fresh()
    const store = await open(directory, { maxPages: 300 })
    const tried = await fill(store, 100, 20_000)
    await store.close()
    expect(tried.kept.length).toBeGreaterThan(20)
    expect(new Set(tried.codes)).toEqual(new Set(['ERR_STORE_FULL']))
    await expectWhole(directory, tried)
    const again = await open(directory)
    expect((await fill(again, 10, 20_000)).kept).toHaveLength(10)
    await again.close()
  })

  it('full in reality (a small tmpfs, where mounting is allowed): the same', async context => {
    const directory = await fresh()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', directory]).status === 0
    if (!mounted) return context.skip('mounting is not allowed here')
    try {
      const store = await open(directory, { inlineBytes: 30_000 })
      const small = await fill(store, 150, 20_000)
      const large = await fill(store, 60, 200_000)
      await store.close()
      expect(small.codes.length + large.codes.length).toBeGreaterThan(0)
      expect(new Set([...small.codes, ...large.codes])).toEqual(new Set(['ERR_STORE_FULL']))
      await expectWhole(directory, { kept: [...small.kept, ...large.kept], codes: [] })
    } finally {
      spawnSync('umount', ['-l', directory])
    }
  })

  it('input/output errors at every third commit: each hold is either whole or refused', async () => {
    const directory = await fresh()
    const store = await open(directory, { failEvery: 3 })
    const tried = { kept: [] as string[], codes: [] as string[] }
    for (let round = 0; round < 30; round += 1) {
      const some = await fill(store, 3, 3_000)
      tried.kept.push(...some.kept)
      tried.codes.push(...some.codes)
    }
    await store.close()
    expect(tried.kept.length).toBeGreaterThan(20)
    expect(new Set(tried.codes)).toEqual(new Set(['ERR_STORE_IO']))
    await expectWhole(directory, tried)
  })

  it.each([
    ['short writes', 'write', 'short'],
    ['no room at a write', 'write', 'ENOSPC'],
    ['an error at fsync', 'sync', 'EIO'],
    ['an error at the rename', 'rename', 'EIO'],
    ['an error at opening', 'open', 'ENOSPC'],
    ["an error at the directory's fsync", 'directory', 'EIO'],
  ])('large bodies: %s', async (_, where, what) => {
    const directory = await fresh()
    let calls = 0
    const fails = (): boolean => {
      calls += 1
      return calls % 4 === 0
    }
    const broken = (): never => {
      throw Object.assign(new Error(`${what}: injected`), { code: what })
    }
    const disk: Disk = {
      ...realDisk,
      rename: async (from, to) => (where === 'rename' && fails() ? broken() : fs.rename(from, to)),
      open: async (file, flags, mode) => {
        const isBody = String(file).endsWith('.tmp')
        if (isBody && where === 'open' && fails()) broken()
        const handle = await fs.open(file, flags, mode)
        if (where === 'directory' && flags === 'r') handle.sync = async () => (fails() ? broken() : undefined)
        if (!isBody) return handle
        const write = handle.write.bind(handle)
        const sync = handle.sync.bind(handle)
        handle.write = ((bytes: Buffer, at: number, length: number, position: null) => {
          if (where !== 'write') return write(bytes, at, length, position)
          if (what === 'short') return write(bytes, at, Math.max(1, Math.floor(length / 3)), position)
          return fails() ? broken() : write(bytes, at, length, position)
        }) as typeof handle.write
        handle.sync = async () => (where === 'sync' && fails() ? broken() : sync())
        return handle
      },
    }
    const store = await open(directory, { disk, inlineBytes: 1_000 })
    const tried = await fill(store, 20, 50_000)
    await store.close()
    if (what === 'short') expect(tried.codes).toEqual([])
    else
      expect(new Set(tried.codes)).toEqual(new Set([what === 'ENOSPC' ? 'ERR_STORE_FULL' : 'ERR_STORE_IO']))
    expect(tried.kept.length).toBeGreaterThan(0)
    await expectWhole(directory, tried)
  })

  it('the use case turns all of it into an answer, never into an exception', async () => {
    const directory = await fresh()
    const store = await open(directory, { failEvery: 1 })
    const raw = Buffer.from('Subject: x\r\n\r\nx\r\n')
    const request = {
      message: messageOf(raw, 'x', ['a@example.jp']),
      recipients: ['a@example.jp'],
      mailParams: {},
      tls: null,
      authentication,
      verdict,
      transaction: 'T',
      pending: false,
    }
    expect(await hold(request, { store, now: Date.now, node: 'test' })).toMatchObject({
      held: false,
      code: 'ERR_STORE_IO',
    })
    await store.close()
    expect(await hold(request, { store, now: Date.now, node: 'test' })).toMatchObject({
      held: false,
      code: 'ERR_STORE_CLOSED',
    })
  })
})

describe('a SQLite store', () => {
  it('lies in a directory that only its user can read', async () => {
    const directory = path.join(await fresh(), 'store')
    const store = await open(directory, { inlineBytes: 10 })
    await fill(store, 1, 1_000)
    for (const name of ['', 'bodies'])
      expect((await fs.stat(path.join(directory, name))).mode & 0o777).toBe(0o700)
    for (const name of ['quarantine.db', 'quarantine.db-wal'])
      expect((await fs.stat(path.join(directory, name))).mode & 0o077).toBe(0)
    const [file = ''] = await fs.readdir(path.join(directory, 'bodies'))
    expect((await fs.stat(path.join(directory, 'bodies', file))).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('refuses tables of a newer version, with a code and a hint', async () => {
    const directory = await fresh()
    await (await open(directory)).close()
    const database = new DatabaseSync(path.join(directory, 'quarantine.db'))
    database.exec("INSERT INTO migrations VALUES ('quarantine', 99, 'from the future', 0)")
    database.close()
    await expect(open(directory)).rejects.toMatchObject({
      code: 'ERR_STORE_NEWER_SCHEMA',
      hint: expect.stringContaining('upgrade'),
    })
  })

  it('refuses what is no database', async () => {
    const directory = await fresh()
    await fs.writeFile(
      path.join(directory, 'quarantine.db'),
      'not a database, but long enough to be taken for one'.repeat(100),
    )
    await expect(open(directory)).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
  })

  it('does not let the audit log be changed or shortened', async () => {
    const directory = await fresh()
    const store = await open(directory)
    await store.appendAudit([
      { at: 1, actor: 'a', action: 'view', item: '', source: 's', reason: '', detail: {} },
    ])
    await store.close()
    const database = new DatabaseSync(path.join(directory, 'quarantine.db'))
    expect(() => database.exec("UPDATE audit SET actor = 'b'")).toThrow('append-only')
    expect(() => database.exec('DELETE FROM audit')).toThrow('append-only')
    database.close()
  })

  it('finds bodies that were changed, lost or left behind, and repairs what a crash leaves', async () => {
    const directory = await fresh()
    const store = await open(directory, { inlineBytes: 2_000 })
    const { kept } = await fill(store, 4, 5_000)
    const small = await fill(store, 1, 100)
    const bodies = path.join(directory, 'bodies')
    await fs.writeFile(path.join(bodies, `${kept[0]}.eml`), 'changed')
    await fs.unlink(path.join(bodies, `${kept[1]}.eml`))
    await fs.writeFile(path.join(bodies, '0000000000000.eml'), 'orphan')
    await fs.writeFile(path.join(bodies, '.0000000000000.1.tmp'), 'temporary')
    const old = new Date(Date.now() - 3_600_000)
    for (const name of ['0000000000000.eml', '.0000000000000.1.tmp'])
      await fs.utimes(path.join(bodies, name), old, old)
    const database = new DatabaseSync(path.join(directory, 'quarantine.db'))
    database.exec("UPDATE counters SET value = value + 5 WHERE dimension = 'state' AND domain = ''")
    database.exec(
      `UPDATE bodies SET body = x'00' WHERE seq = (SELECT seq FROM items WHERE id = '${small.kept[0]}')`,
    )
    database.close()
    const found = (await store.verify({ repair: true })).problems
      .map(({ kind, id }) => `${kind} ${id}`.trim())
      .sort()
    expect(found).toEqual(
      [
        `body-differs ${kept[0]}`,
        `body-missing ${kept[1]}`,
        `body-differs ${small.kept[0]}`,
        'body-orphan 0000000000000',
        'temporary-file .0000000000000.1.tmp',
        'counter-differs',
      ].sort(),
    )
    const left = (await store.verify({ repair: false })).problems.map(({ kind }) => kind).sort()
    expect(left).toEqual(['body-differs', 'body-differs', 'body-missing'])
    await store.close()
  })

  it('is written by several processes at once', async () => {
    const directory = await fresh()
    const stores = await Promise.all([open(directory), open(directory), open(directory)])
    const tried = await Promise.all(stores.map(store => fill(store, 40, 2_000)))
    expect(tried.flatMap(({ codes }) => codes.filter(code => code !== 'ERR_STORE_ID_TAKEN'))).toEqual([])
    await Promise.all(stores.map(store => store.close()))
    await expectWhole(directory, { kept: tried.flatMap(({ kept }) => kept), codes: [] })
  })

  it('whose file is moved away or replaced while it is open takes nothing, until the file is back', async () => {
    const directory = await fresh()
    const store = await open(directory)
    const before = await fill(store, 2, 3_000)
    expect(before.kept).toHaveLength(2)
    expect((await store.list({ limit: 9 })).items).toHaveLength(2)
    await fs.rename(directory, `${directory}-away`)
    const away = await fill(store, 2, 3_000)
    expect([away.kept.length, new Set(away.codes)]).toEqual([0, new Set(['ERR_STORE_MOVED'])])
    await expect(store.list({ limit: 1 })).rejects.toMatchObject({ code: 'ERR_STORE_MOVED' })
    // another file of that name, as a backup that was copied back
    await fs.mkdir(directory)
    await fs.copyFile(path.join(`${directory}-away`, 'quarantine.db'), path.join(directory, 'quarantine.db'))
    expect((await fill(store, 1, 3_000)).codes).toEqual(['ERR_STORE_MOVED'])
    await fs.rm(directory, { recursive: true })
    await fs.rename(`${directory}-away`, directory)
    const back = await fill(store, 1, 3_000)
    await store.close()
    await expectWhole(directory, { kept: [...before.kept, ...back.kept], codes: [] })
  })

  it('closes behind what is still to be written', async () => {
    const directory = await fresh()
    const store = await open(directory)
    const filling = fill(store, 50, 2_000)
    await store.close()
    const tried = await filling
    expect(tried.kept.length + tried.codes.length).toBe(50)
    await expectWhole(directory, tried)
  })

  it('leaves nothing of a deleted message in its files', async () => {
    const directory = await fresh()
    const store = await open(directory)
    const secret = 'TOPSECRET-0123456789'
    for (const bytes of [2_000, 200_000]) {
      const { item, raw } = makeItem({
        raw: Buffer.alloc(bytes, secret),
        subject: `${secret}件名`,
        recipients: [`${secret}@example.jp`],
      })
      await store.insert(item, raw, 0)
      const applied = apply(item, 'all', { kind: 'delete' }, Date.now())
      if (applied !== null) await store.update(applied.item, [])
    }
    await store.close()
    const left = (await fs.readFile(path.join(directory, 'quarantine.db'))).toString('latin1')
    expect(left.includes(secret)).toBe(false)
  })
})
