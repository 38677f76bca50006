import { afterAll, describe, expect, it } from 'vitest'
import { attempt, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import { hold } from '../../src/quarantine/hold.ts'
import { release } from '../../src/quarantine/release.ts'
import { openStore } from '../../src/store/open.ts'
import { openPostgresStore } from '../../src/store/postgres/store.ts'
import type { Store } from '../../src/store/store.ts'
import { auditKey, authentication, makeItem, messageOf, rawOf, verdict } from '../quarantine/fixtures.ts'
import { startHop } from '../quarantine/next-hop.ts'
import { startPostgres } from './postgres-server.ts'

const server = await startPostgres(['fsync=off'])

afterAll(() => server.stop())

const openAll = async (
  count: number,
): Promise<{ readonly stores: readonly Store[]; readonly url: string }> => {
  const url = await server.fresh()
  const stores = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      openPostgresStore(url, { auditKey, node: `node${at}`, connections: 4, connectTimeout: 1_000 }),
    ),
  )
  return { stores, url }
}

const closeAll = (stores: readonly Store[]): Promise<unknown> =>
  Promise.all(stores.map(store => store.close()))

const request = (number: number) => {
  const raw = rawOf(`fleet ${number}`)
  const recipients = [`r${number}@example.jp`]
  const message = messageOf(raw, `fleet ${number}`, recipients)
  return {
    message,
    recipients,
    mailParams: {},
    tls: null,
    authentication,
    verdict,
    transaction: String(number),
    pending: false,
  }
}

describe('a fleet on one PostgreSQL', () => {
  it('starts on many nodes at once, and migrates once', async () => {
    const { stores } = await openAll(5)
    await closeAll(stores)
  })

  it('two nodes hold, four clients release: each item goes out once', async () => {
    const { stores } = await openAll(4)
    const hop = await startHop({ delay: 1 })
    const count = 60
    const [first, second] = stores
    if (first === undefined || second === undefined) throw new Error('four were opened')
    const held = await Promise.all(
      Array.from({ length: count }, (_, at) =>
        hold(request(at), { store: at % 2 === 0 ? first : second, now: Date.now, node: `node${at % 2}` }),
      ),
    )
    const ids = held.map(result => (result.held ? result.id : ''))
    expect(new Set(ids).size).toBe(count)
    const clients = stores.map(async (store, at) => {
      const deps: ReleaseDeps = {
        store,
        now: Date.now,
        node: `client${at}`,
        hop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
        send: { name: 'us.test', timeout: 5_000 },
        authservId: 'mx.test',
        inDoubt: 'person',
        retryAfter: 1_000,
        attempts: 3,
      }
      for (const id of ids) {
        await release({ id, recipients: null, to: null }, { name: `client${at}`, source: 'test' }, deps)
        await attempt(id, deps)
      }
    })
    await Promise.all(clients)
    const recipients = hop.got.flatMap(got => got.recipients).sort()
    expect(recipients).toEqual(Array.from({ length: count }, (_, at) => `r${at}@example.jp`).sort())
    expect((await first.counters({ dimension: 'state' })).map(row => [row.key, row.value])).toEqual([
      ['released', count],
    ])
    expect((await first.verify({ repair: false })).problems).toEqual([])
    await hop.close()
    await closeAll(stores)
  })

  it('makes one item of a retry that reaches two nodes at once', async () => {
    const { stores } = await openAll(2)
    const results = await Promise.all(
      stores.flatMap(store => [0, 1, 2].map(() => hold(request(1), { store, now: Date.now, node: 'x' }))),
    )
    expect(new Set(results.map(result => (result.held ? result.id : result.code))).size).toBe(1)
    await closeAll(stores)
  })

  it('runs a job on one node, and gives it to another when that one dies', async () => {
    const { stores } = await openAll(2)
    const [first, second] = stores
    if (first === undefined || second === undefined) throw new Error('two were opened')
    let open: () => void = () => {}
    const running = first.exclusively(
      'digest',
      () =>
        new Promise<void>(resolve => {
          open = resolve
        }),
    )
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(await second.exclusively('digest', async () => 'ran')).toBe(null)
    await server.kill()
    await server.start()
    open()
    await running.catch(() => {})
    expect(await second.exclusively('digest', async () => 'ran')).toBe('ran')
    await closeAll(stores)
  })

  it('runs more jobs at once than the pool has connections, and each can work', async () => {
    const url = await server.fresh()
    const store = await openPostgresStore(url, { auditKey, node: 'n', connections: 2, connectTimeout: 1_000 })
    const names = Array.from({ length: 12 }, (_, at) => `job${at}`)
    const done = await Promise.all(
      names.map(name =>
        store.exclusively(name, async () => {
          await new Promise(resolve => setTimeout(resolve, 100))
          await store.putValue(name, 'done', 0)
          return store.getValue(name)
        }),
      ),
    )
    expect(done).toEqual(names.map(() => 'done'))
    expect(
      await Promise.all([1, 2].map(() => store.exclusively('same', async () => store.getValue('job0')))),
    ).toEqual(['done', null])
    await store.close()
    await expect(store.exclusively('late', async () => 0)).rejects.toMatchObject({ code: 'ERR_STORE_CLOSED' })
  })

  it('tells a job that its lock is lost, and takes it anew on a new connection', async () => {
    const { stores } = await openAll(1)
    const [store] = stores
    if (store === undefined) throw new Error('one was opened')
    const heard = await store.exclusively('digest', async lost => {
      const told = new Promise(resolve => lost.addEventListener('abort', () => resolve('lost')))
      await store.sql
        ?.all({
          sql: `SELECT pg_terminate_backend(pid) AS ended FROM pg_locks WHERE locktype = 'advisory' AND database =
            (SELECT oid FROM pg_database WHERE datname = current_database())`,
        })
        .catch(() => null)
      return told
    })
    expect(heard).toBe('lost')
    expect(await store.exclusively('digest', async lost => lost.aborted)).toBe(false)
    await closeAll(stores)
  })

  it('answers 451 while the server is away, and goes on when it is back', async () => {
    const { stores } = await openAll(1)
    const [store] = stores
    if (store === undefined) throw new Error('one was opened')
    const deps = { store, now: Date.now, node: 'node0' }
    expect(await hold(request(1), deps)).toMatchObject({ held: true })
    await server.kill()
    const away = await Promise.all([hold(request(2), deps), hold(request(3), deps)])
    expect(away.map(result => (result.held ? '' : result.code))).toEqual([
      'ERR_STORE_UNAVAILABLE',
      'ERR_STORE_UNAVAILABLE',
    ])
    await expect(store.list({ limit: 1 })).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' })
    await server.start()
    expect(await hold(request(2), deps)).toMatchObject({ held: true, fresh: true })
    expect(await hold(request(1), deps)).toMatchObject({ held: true, fresh: false })
    await closeAll(stores)
  })

  it('refuses tables of a newer version, and a server that is not there, with a code', async () => {
    const { stores, url } = await openAll(1)
    await stores[0]?.sql?.run([{ sql: "INSERT INTO migrations VALUES ('quarantine', 99, 'future', 0)" }])
    await expect(openStore(url, { auditKey, node: 'x' })).rejects.toMatchObject({
      code: 'ERR_STORE_NEWER_SCHEMA',
    })
    await closeAll(stores)
    const nobody = 'postgres://postgres@127.0.0.1:1/none'
    await expect(openStore(nobody, { auditKey, node: 'x' })).rejects.toMatchObject({
      code: 'ERR_STORE_UNAVAILABLE',
    })
  })

  it('does not let the audit log be changed, and takes words that PostgreSQL cannot hold', async () => {
    const { stores } = await openAll(1)
    const [store] = stores
    if (store === undefined) throw new Error('one was opened')
    await store.appendAudit([
      {
        at: 1,
        actor: 'a\u0000b',
        action: 'note',
        item: '',
        source: '\ud800',
        reason: 'x\u0000',
        detail: { 'k\u0000': '\u0000' },
      },
    ])
    for (const sql of ["UPDATE audit SET actor = 'b'", 'DELETE FROM audit', 'TRUNCATE audit']) {
      await expect(store.sql?.run([{ sql }])).rejects.toThrow('append-only')
    }
    const { item, raw } = makeItem({
      subject: 'NUL \u0000 lone \ud800 未納',
      recipients: ['a\u0000b@example.jp'],
    })
    await store.insert(item, raw, 0)
    expect((await store.list({ limit: 5, text: '未納' })).items).toHaveLength(1)
    expect((await store.get(item.id))?.subject).toBe(item.subject)
    expect((await store.verify({ repair: false })).problems).toEqual([])
    await closeAll(stores)
  })
})
