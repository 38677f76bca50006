/** A fleet as it is deployed: two Haraka nodes over one PostgreSQL, and reviewers who release from four shells at once. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { startHop, type TestHop } from '../quarantine/next-hop.ts'
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

const run = promisify(execFile)
const main = resolve(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')
const count = 24

let dns: TestServer
let server: PostgresServer
let hop: TestHop
let keys: string
let nodes: readonly Filter[]
let store: Store

beforeAll(async () => {
  dns = await serveWorld()
  server = await startPostgres(['fsync=off'])
  hop = await startHop({ delay: 20 })
  // one key of the chain and one of the links for all nodes, as the documentation says
  keys = await mkdtemp(join(tmpdir(), 'fleet-keys-'))
  const url = await server.fresh()
  const ini = [
    `[dns]\nservers=${dns.address}`,
    `[store]\nurl=${url}`,
    `[next_hop]\nurl=smtp://127.0.0.1:${hop.port}`,
    '[quarantine]\nunattended=true',
    '[policy]\ndefault=quarantine',
    `[audit]\nkey_file=${join(keys, 'audit.key')}`,
    `[digest]\nkey_file=${join(keys, 'link.key')}`,
    '',
  ].join('\n')
  const auditKey = await readAuditKey(join(keys, 'audit.key'))
  nodes = await Promise.all([startFilter({ ini }), startFilter({ ini })])
  store = await openStore(url, { node: 'test', auditKey })
}, 90_000)
afterAll(async () => {
  await store.close()
  for (const node of nodes) {
    await node.stop()
    await node.remove()
  }
  await hop.close()
  await server.stop()
  await dns.close()
  await rm(keys, { recursive: true })
})

const submit = async (node: Filter | undefined, data: string): Promise<string> => {
  const client = await connectSmtp(node?.port ?? 0)
  const reply = await client.send({ from: 'x@evil.example', to: ['user@example.org'], data })
  client.destroy()
  return reply
}

const idOf = (reply: string): string => /as ([0-9A-Z]{13})/.exec(reply)?.[1] ?? ''

describe('two Haraka nodes over one PostgreSQL', () => {
  it('four clients release the same messages at once: each goes out once', async () => {
    const replies = await Promise.all(Array.from({ length: count }, (_, at) => submit(nodes[at % 2], scam())))
    const ids = replies.map(idOf)
    expect(new Set(ids.filter(id => id !== '')).size).toBe(count)
    const release = (node: Filter | undefined) =>
      run(process.execPath, [main, 'quarantine', 'release', ...ids, '--yes'], {
        cwd: node?.directory ?? '',
        env: { PATH: process.env['PATH'] },
      }).catch(() => null)
    await Promise.all([release(nodes[0]), release(nodes[1]), release(nodes[0]), release(nodes[1])])
    const arrived = hop.got.map(({ bytes }) => /Released: id=([0-9A-Z]{13})/.exec(bytes.toString())?.[1])
    expect([...arrived].sort()).toEqual([...ids].sort())
    const items = await Promise.all(ids.map(id => store.get(id)))
    expect(items.map(item => item?.state)).toEqual(ids.map(() => 'released'))
    expect((await store.verify({ repair: false })).problems).toEqual([])
  }, 120_000)

  it('one message that a sender brings to both nodes is one item', async () => {
    const data = scam()
    const [first = '', second = ''] = await Promise.all(nodes.map(node => submit(node, data)))
    expect(idOf(first)).not.toBe('')
    expect(idOf(second)).toBe(idOf(first))
  }, 30_000)

  it('answer 451 while the database is away, and hold again when it is back', async () => {
    await server.kill()
    const data = scam()
    expect(await submit(nodes[0], data)).toMatch(/^451 /)
    await server.start()
    const reply = await submit(nodes[1], data)
    expect(reply).toMatch(/^250 /)
    expect((await store.get(idOf(reply)))?.state).toBe('held')
  }, 90_000)
})
