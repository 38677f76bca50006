import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword, passwordFault, verifyPassword } from '../../src/review/people/password.ts'
import { networkOf } from '../../src/review/people/throttle.ts'
import { userName } from '../../src/review/people/user.ts'
import { memoryPeople } from '../../src/store/memory/people.ts'
import { openStore } from '../../src/store/open.ts'
import type { PeopleStore } from '../../src/store/people.ts'
import { sqlPeople } from '../../src/store/sql-people.ts'
import { startPostgres } from '../store/postgres-server.ts'

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

const inSqlite = async (): Promise<PeopleStore> => {
  const folder = await mkdtemp(join(tmpdir(), 'review-people-'))
  const store = await openStore(`sqlite:${folder}`, { auditKey: randomBytes(32), node: 'test' })
  closers.push(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  if (store.sql === null) throw new Error('no SQL')
  return sqlPeople(store.sql)
}

const inPostgres = async (): Promise<PeopleStore> => {
  const server = await startPostgres(['fsync=off'])
  const store = await openStore(await server.fresh(), { auditKey: randomBytes(32), node: 'test' })
  closers.push(async () => {
    await store.close()
    await server.stop()
  })
  if (store.sql === null) throw new Error('no SQL')
  return sqlPeople(store.sql)
}

describe.each([
  ['memory', async () => memoryPeople()],
  ['sqlite', inSqlite],
  ['postgres', inPostgres],
] as const)('people’s records in %s', (_name, make) => {
  let people: PeopleStore
  beforeAll(async () => {
    people = await make()
  }, 60_000)

  it('keep, overwrite, list by owner, forget what has expired', async () => {
    const record = (id: string, owner: string, expiresAt: number | null) =>
      ({ kind: 'session', id, owner, value: { text: 'é\u0000"' }, expiresAt }) as const
    await people.put(record('a', 'hanako', 100))
    await people.put(record('b', 'hanako', null))
    await people.put(record('c', 'taro', 50))
    expect(await people.get('session', 'a', 99)).toEqual(record('a', 'hanako', 100))
    expect(await people.get('session', 'a', 100)).toBeNull()
    expect((await people.list('session', 'hanako', 10)).map(one => one.id)).toEqual(['a', 'b'])
    expect((await people.list('session', null, 60)).map(one => one.id).sort()).toEqual(['a', 'b'])
    expect((await people.many('session', ['a', 'c', 'x'], 10)).map(one => one.id).sort()).toEqual(['a', 'c'])
    expect(await people.many('session', [], 10)).toEqual([])
    expect(await people.sweep(60)).toBe(1)
    expect(await people.removeOwned('session', 'hanako', 'a')).toBe(1)
    expect((await people.list('session', null, 10)).map(one => one.id)).toEqual(['a'])
  })

  it('give a thing to be used once to one of many', async () => {
    await people.put({ kind: 'one-time', id: 'x', owner: '', value: {}, expiresAt: null })
    const taken = await Promise.all(Array.from({ length: 8 }, () => people.take('one-time', 'x', 1)))
    expect(taken.filter(one => one !== null)).toHaveLength(1)
    const record = { kind: 'user', id: 'n', owner: 'n', value: {}, expiresAt: null } as const
    const made = await Promise.all(Array.from({ length: 8 }, () => people.create(record, 1)))
    expect(made.filter(one => one)).toHaveLength(1)
  })

  it('are replaced only as they were read', async () => {
    const record = { kind: 'user', id: 'r', owner: 'r', value: { n: 0, word: 'é' }, expiresAt: null } as const
    await people.put(record)
    const raise = async () => {
      const before = await people.get('user', 'r', 1)
      if (before === null) throw new Error('gone')
      const value = { ...before.value, n: Number(before.value['n']) + 1 }
      return people.replace(before, { ...before, value })
    }
    const raised = await Promise.all(Array.from({ length: 8 }, raise))
    const times = raised.filter(one => one).length
    expect(times).toBeGreaterThan(0)
    expect((await people.get('user', 'r', 1))?.value).toEqual({ n: times, word: 'é' })
    expect(await people.replace(record, record)).toBe(false)
  })

  it('count within a window and begin again after it', async () => {
    const counts = []
    for (const now of [1, 2, 3, 101, 102]) counts.push(await people.count('throttle', 'k', now + 100, now))
    expect(counts).toEqual([1, 2, 3, 1, 2])
    await people.uncount('throttle', 'k', 103)
    expect(await people.count('throttle', 'k', 300, 104)).toBe(2)
    for (let round = 0; round < 5; round += 1) await people.uncount('throttle', 'k', 105)
    await people.uncount('throttle', 'none', 105)
    expect(await people.count('throttle', 'k', 300, 106)).toBe(1)
  })
})

describe('passwords', () => {
  it('are hashed with scrypt and a salt of their own', async () => {
    const [one, two] = [
      await hashPassword('correct horse battery'),
      await hashPassword('correct horse battery'),
    ]
    expect(one).not.toBe(two)
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$/)
    expect(await verifyPassword('correct horse battery', one)).toBe(true)
    expect(await verifyPassword('correct horse batterY', one)).toBe(false)
    expect(await verifyPassword('anything', null)).toBe(false)
  })

  it('are long, not the name, not one letter', () => {
    expect(passwordFault('short', 'x')).toBe('too-short')
    expect(passwordFault('hanako-and-more', 'hanako')).toBe('like-name')
    expect(passwordFault('aaaaaaaaaaaaaaaa', 'x')).toBe('too-simple')
    expect(passwordFault('x'.repeat(2000), 'y')).toBe('too-long')
    expect(passwordFault('今日はとても良い天気ですね！', 'taro')).toBeNull()
  })
})

describe('user names', () => {
  it('have one spelling', () => {
    expect(userName(' Hanako ')).toBe('hanako')
    expect(userName('ＨＡＮＡＫＯ')).toBe('hanako')
    for (const bad of ['', 'a b', '<script>', '../x', 'a'.repeat(65), '-x', 'a\u0000'])
      expect(userName(bad)).toBeNull()
  })
})

describe('clients', () => {
  it('are counted by address, in IPv6 by the network that one customer has', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8:1:2:ffff::1')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8:1:3::1')).not.toBe('2001:db8:1:2::/64')
  })
})
