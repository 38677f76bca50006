/** The audit log beside its key and its exported heads, through the command line, over a real SQLite store. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/read.ts'
import { checks } from '../../src/doctor/index.ts'
import { headProblems, headsFile, readHeads, writeHead } from '../../src/quarantine/audit-heads.ts'
import { auditKey as auditKeyOf, linkKeyOf } from '../../src/quarantine/audit-key.ts'
import { openConfigured } from '../../src/store/configured.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import type { Store } from '../../src/store/store.ts'
import { runQuarantine } from '../cli/run-quarantine.ts'
import { auditKey, makeItem } from './fixtures.ts'

/** Opening a store starts threads: one is made and filled, and each test gets a copy. */
let template = ''
let directory = ''
beforeAll(async () => {
  template = await fs.mkdtemp(path.join(os.tmpdir(), 'audit-template-'))
  directory = template
  await fill(60)
})
beforeEach(async () => {
  directory = await fs.mkdtemp(path.join(os.tmpdir(), 'audit-files-'))
  await fs.cp(template, directory, { recursive: true })
})
afterEach(() => fs.rm(directory, { recursive: true }))
afterAll(() => fs.rm(template, { recursive: true }))

const configOf = () => {
  const parsed = parseConfig('', { file: 'x.ini', env: {} })
  if (!parsed.ok) throw new Error('no configuration')
  return parsed.config
}

const file = (name: string): string => path.join(directory, 'var', name)

const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openConfigured(configOf(), directory)
  return work(store).finally(() => store.close())
}

const fill = (count: number): Promise<void> =>
  withStore(async store => {
    const { item, raw } = makeItem()
    await store.insert(item, raw, 0)
    const blank = { at: 1, actor: 'hanako', item: item.id, source: '', reason: '', detail: {} } as const
    await store.appendAudit(Array.from({ length: count }, () => ({ ...blank, action: 'view' as const })))
    const place = headsFile(directory, configOf())
    if (place !== null) await writeHead(place, await store.auditHead(), Date.now())
  })

/** As whoever owns the database could: the triggers are no lock. */
const tamper = (sql: string): void => {
  const db = new DatabaseSync(file('quarantine/quarantine.db'))
  db.exec('DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete')
  db.exec(sql)
  db.close()
}

const doctorOf = async (store: Store): Promise<string | undefined> => {
  const found = await checks.audit({ config: configOf(), directory, store, storeProblem: '', now: Date.now })
  return found.find(one => one.id === 'audit')?.status
}

const doctor = (): Promise<string | undefined> => withStore(doctorOf)

const verify = async (...more: string[]) => {
  const { code, out } = await runQuarantine(directory, 'verify', '--json', ...more)
  return { code, problems: out === '' ? [] : JSON.parse(out).problems }
}

describe('an audit log that somebody changed', () => {
  it('is whole as long as nobody did, and verify says it by its exit code', async () => {
    expect(await doctor()).toBe('ok')
    expect(await verify()).toEqual({ code: 0, problems: [] })
    tamper("UPDATE audit SET reason = 'x' WHERE seq = 9")
    expect((await verify()).code).toBe(1)
    expect((await fs.stat(file('audit.heads'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['its end is cut', 'DELETE FROM audit WHERE seq > 4'],
    ['its first entry is altered', "UPDATE audit SET actor = 'jiro' WHERE seq = 1"],
    ['an entry in its middle is altered', "UPDATE audit SET reason = 'x' WHERE seq = 30"],
    ['its beginning is gone', 'DELETE FROM audit WHERE seq < 20'],
    ['it is emptied', 'DELETE FROM audit'],
  ])('is told by doctor and by verify when %s', async (_, sql) => {
    tamper(sql)
    const place = headsFile(directory, configOf())
    const heads = place === null ? [] : await readHeads(place)
    const key = await auditKeyOf(directory, configOf())
    const { found, problems } = await withStore(async store => ({
      found: await doctorOf(store),
      problems: [
        ...(await store.verify({ repair: false })).problems,
        ...(await headProblems(store, heads, key)),
      ],
    }))
    expect(found).toBe('fail')
    expect(problems[0]).toMatchObject({ kind: 'chain-broken' })
  })

  it('is told when it is emptied, also without a head that was written down', async () => {
    await fs.rm(file('audit.heads'))
    tamper('DELETE FROM audit')
    expect(await doctor()).toBe('fail')
  })

  it('is compared with a head from elsewhere', async () => {
    const place = headsFile(directory, configOf())
    const [head] = place === null ? [] : await readHeads(place)
    expect((await verify('--head', `${head?.seq}:${head?.mac}`)).code).toBe(0)
    expect((await verify('--head', `3:${head?.mac}`)).code).toBe(1)
    expect((await runQuarantine(directory, 'verify', '--head', 'x')).code).toBe(2)
  })

  it('leaves its head when the jobs start and when they end', async () => {
    await fs.rm(file('audit.heads'))
    expect((await runQuarantine(directory, 'work', '--once')).code).toBe(0)
    const place = headsFile(directory, configOf())
    const heads = place === null ? [] : await readHeads(place)
    const { seq } = await withStore(store => store.auditHead())
    expect(heads.at(-1)?.seq).toBe(seq)
  })
})

describe('a key', () => {
  it('that is lost is not replaced, nor is another one accepted', async () => {
    const key = await fs.readFile(file('audit.key'))
    await fs.rm(file('audit.key'))
    await expect(openConfigured(configOf(), directory)).rejects.toMatchObject({ code: 'ERR_AUDIT_KEY' })
    await expect(fs.access(file('audit.key'))).rejects.toThrow()
    await fs.writeFile(file('audit.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 })
    await expect(openConfigured(configOf(), directory)).rejects.toMatchObject({ code: 'ERR_AUDIT_KEY' })
    const listed = await runQuarantine(directory, 'list')
    expect([listed.code, listed.err]).toEqual([2, expect.stringContaining('quarantine keys --adopt')])
    await fs.writeFile(file('audit.key'), key)
    expect((await verify()).code).toBe(0)
  })

  it('that is gone for good is followed by another, which checks what comes after', async () => {
    await fs.rm(file('audit.key'))
    expect((await runQuarantine(directory, 'keys', '--adopt')).code).toBe(2)
    const adopted = await runQuarantine(directory, 'keys', '--adopt', '--yes', '--reason', 'disk lost')
    expect([adopted.code, adopted.out]).toEqual([0, expect.stringContaining('from entry 62')])
    const plain = await runQuarantine(directory, 'verify')
    expect([plain.code, plain.out]).toEqual([0, expect.stringContaining('audit entries 1 to 61')])
    expect(await doctor()).toBe('ok')
    tamper("UPDATE audit SET reason = 'x' WHERE seq = 62")
    expect((await verify()).code).toBe(1)
  })

  it('of a chain of an earlier version is recognised by the newest entry', async () => {
    tamper("DELETE FROM named WHERE key = 'audit:key'")
    expect((await verify()).code).toBe(0)
    tamper("DELETE FROM named WHERE key = 'audit:key'")
    await fs.writeFile(file('audit.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 })
    await expect(openConfigured(configOf(), directory)).rejects.toMatchObject({ code: 'ERR_AUDIT_KEY' })
  })

  it('made by several processes at once is one', async () => {
    await fs.rm(path.join(directory, 'var'), { recursive: true })
    const stores = await Promise.all([1, 2, 3].map(() => openConfigured(configOf(), directory)))
    await Promise.all(stores.map(store => store.close()))
    expect((await verify()).code).toBe(0)
  })

  it('of the links is the same on all nodes, or the start says so', async () => {
    const store = openMemoryStore({ auditKey })
    const [one, other] = [file('link.key'), file('other.key')]
    await linkKeyOf(store, one)
    await expect(linkKeyOf(store, other)).rejects.toMatchObject({ code: 'ERR_LINK_KEY' })
    await fs.copyFile(one, other)
    expect(await linkKeyOf(store, other)).toEqual(await linkKeyOf(store, one))
    await fs.writeFile(other, `${'cd'.repeat(32)}\n`)
    await expect(linkKeyOf(store, other)).rejects.toMatchObject({ code: 'ERR_LINK_KEY' })
  })

  it('that others can read is a finding', async () => {
    await fs.chmod(file('audit.key'), 0o644)
    const found = await withStore(store =>
      checks.audit({ config: configOf(), directory, store, storeProblem: '', now: Date.now }),
    )
    expect(found.map(one => [one.id, one.status])).toContainEqual(['audit-key', 'fail'])
  })
})
