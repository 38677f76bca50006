/**
 * The whole product under SIGKILL: a real Haraka (one process, and a cluster), the review process, the database server
 * and a next hop that refuses, drops and answers late. `npm run crash` does it more often (CRASH_KILLS).
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attemptDue, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from '../e2e/dns-world.ts'
import { type Filter, startFilter } from '../e2e/filter.ts'
import { freePort } from '../ports.ts'
import { startHop, type TestHop } from '../quarantine/next-hop.ts'
import { type PostgresServer, startPostgres } from '../store/postgres-server.ts'
import { numberIn } from './message.ts'
import { startReviewer } from './reviewer.ts'
import { HOLDS, OPEN, type Sent, startSenders } from './senders.ts'
import { pause } from './world.ts'

const wanted = Number(process.env['CRASH_KILLS'] ?? 0)

/** In every `npm test` two worlds; asked for more, all four. */
const worlds = [
  ['one process', 0, 'PostgreSQL'],
  ['a cluster of two', 2, 'SQLite'],
  ...(wanted === 0
    ? []
    : ([
        ['one process', 0, 'SQLite'],
        ['a cluster of two', 2, 'PostgreSQL'],
      ] as const)),
] as const

/** Kills of Haraka in each world; every third also kills the review process, every second the database server. */
const kills = wanted === 0 ? 3 : Math.ceil(wanted / worlds.length)

let dns: TestServer
let server: PostgresServer

beforeAll(async () => {
  dns = await serveWorld()
  server = await startPostgres()
})
afterAll(async () => {
  await server.stop()
  await dns.close()
})

/** Takes most, refuses some for now, drops the line after the dot now and then, and is later than anybody waits. */
const startBadHop = (): Promise<TestHop> => {
  let answers = 0
  return startHop({
    onMessage: recipient => {
      answers += 1
      // whoever is dropped sends again: of a message that is passed on, the sender himself
      if (answers % 11 === 0) return recipient === HOLDS ? null : '451 4.3.0 not now'
      return answers % 5 === 0 ? '451 4.3.0 not now' : '250 2.0.0 taken'
    },
    delay: () => (answers % 13 === 0 ? 2_500 : 3),
  })
}

const allItems = async (store: Store): Promise<readonly Item[]> => {
  const found: Item[] = []
  for (let after: string | undefined; ; ) {
    const page = await store.list({ limit: 500, ...(after === undefined ? {} : { after }) })
    found.push(...page.items)
    if (page.next === null) return found
    after = page.next
  }
}

/** What was under way when everything ended: sent where it only waits, in doubt where nobody knows. */
const finish = async (store: Store, hop: TestHop): Promise<void> => {
  let now = Date.now()
  const deps: ReleaseDeps = {
    store,
    now: () => now,
    node: 'judge',
    hop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    send: { name: 'judge.test', timeout: 5_000 },
    authservId: 'mx.example.org',
    inDoubt: 'person',
    retryAfter: 1_000,
    attempts: 1_000,
  }
  for (let round = 0; round < 50; round += 1) {
    now += 3_700_000
    await attemptDue(() => deps)
    if ((await store.due(now + 3_700_000, 1)).length === 0) return
  }
}

type Copies = { readonly held: readonly Buffer[]; readonly open: readonly Buffer[] }

const copiesOf = (hop: TestHop, number: number): Copies => {
  const mine = hop.got.filter(({ bytes }) => numberIn(bytes) === number)
  const to = (address: string) =>
    mine.filter(({ recipients }) => recipients.includes(address)).map(({ bytes }) => bytes)
  return { held: to(HOLDS), open: to(OPEN) }
}

const faultsOfHeld = async (
  store: Store,
  items: readonly Item[],
  sent: Sent,
  copies: readonly Buffer[],
): Promise<readonly string[]> => {
  const [item, ...more] = items
  if (item === undefined) return ['lost: answered 250, and not in the quarantine']
  const faults: string[] = []
  if (sent.accepted && item.id !== sent.id) faults.push(`the 250 named ${sent.id}, the item is ${item.id}`)
  if (more.length > 0) faults.push(`held ${items.length} times`)
  if (item.state === 'pending') faults.push('still pending')
  if (item.state === 'releasing') faults.push('still releasing')
  const body = Buffer.from((await store.body(item.id)) ?? []).toString()
  if (body !== sent.data) faults.push(`the body differs (${item.state})`)
  if (item.state === 'released' && copies.length !== 1)
    faults.push(`released, arrived ${copies.length} times`)
  if (copies.length > 1) faults.push(`arrived ${copies.length} times`)
  const wrong = copies.filter(
    bytes =>
      !/^X-Amazon-Impersonation-Released: /.test(bytes.toString()) || !bytes.toString().endsWith(sent.data),
  )
  if (wrong.length > 0) faults.push('arrived with other bytes')
  return faults
}

/** A transaction that was cut between the next hop's answer and ours is sent again by its sender: never more copies than those. */
const faultsOfOpen = (sent: Sent, copies: readonly Buffer[]): readonly string[] => {
  if (copies.length === 0) return ['lost: answered 250, and not at the next hop']
  const faults = copies.length > sent.tries ? [`arrived ${copies.length} times in ${sent.tries} tries`] : []
  const body = sent.data.slice(sent.data.indexOf('\r\n\r\n'))
  return copies.every(bytes => bytes.toString().endsWith(body))
    ? faults
    : [...faults, 'arrived with other bytes']
}

const faultsOf = async (
  store: Store,
  hop: TestHop,
  all: ReadonlyMap<number, Sent>,
): Promise<readonly string[]> => {
  const items = (await allItems(store)).filter(item => item.state !== 'withdrawn')
  const faults: string[] = []
  for (const [number, sent] of all) {
    const copies = copiesOf(hop, number)
    const mine = items.filter(item => item.messageId.includes(`<${number}@`))
    const found = [
      ...(sent.accepted ? [] : ['never answered 250']),
      ...(sent.to.includes(HOLDS) ? await faultsOfHeld(store, mine, sent, copies.held) : []),
      ...(sent.to.includes(OPEN) ? faultsOfOpen(sent, copies.open) : []),
    ]
    faults.push(...found.map(fault => `${number}: ${fault}`))
  }
  const report = await store.verify({ repair: true })
  const harmless = new Set(['body-orphan', 'temporary-file'])
  const again = await store.verify({ repair: false })
  const problems = [...report.problems.filter(({ kind }) => !harmless.has(kind)), ...again.problems]
  return [...faults, ...problems.map(({ kind, id, detail }) => `verify: ${kind} ${id} ${detail}`)]
}

const untilMore = async (accepted: () => number): Promise<void> => {
  const wanted = accepted() + 2
  for (let tries = 0; tries < 1_200 && accepted() < wanted; tries += 1) await pause(25)
}

type Trial = { readonly nodes: number; readonly storeUrl: string }

const runTrial = async ({ nodes, storeUrl }: Trial) => {
  const hop = await startBadHop()
  const ini = [
    `[dns]\nservers=${dns.address}`,
    `[store]\nurl=${storeUrl}`,
    `[next_hop]\nurl=smtp://127.0.0.1:${hop.port}`,
    '[quarantine]\nunattended=true',
    '[release]\ntimeout=1s\nretry=1s',
    `[policy.${HOLDS}]\npolicy=quarantine`,
    '',
  ].join('\n')
  const port = await freePort()
  let filter: Filter = await startFilter({ ini, nodes, port })
  const { directory } = filter
  const isShared = storeUrl.startsWith('postgres')
  const url = isShared ? storeUrl : `sqlite:${join(directory, 'var', 'quarantine')}`
  const auditKey = await readAuditKey(join(directory, 'var', 'audit.key'))
  const store = await openStore(url, { node: 'judge', auditKey })
  const reviewer = await startReviewer(directory, store)
  const senders = startSenders(port, 4)
  for (let count = 1; count <= kills; count += 1) {
    await untilMore(senders.accepted)
    await pause(Math.random() * 600)
    if (isShared && count % 2 === 0) await server.kill()
    if (count % 3 === 0) await reviewer.kill()
    await filter.kill()
    if (isShared && count % 2 === 0) await server.start()
    filter = await startFilter({ directory, port, nodes })
    if (count % 3 === 0) await reviewer.start()
  }
  await senders.drain(120_000)
  // a short run ends before the reviewer has had his turn
  const isReleased = async () =>
    (await store.list({ limit: 1, states: ['released', 'in-doubt'] })).items.length > 0
  for (let tries = 0; tries < 200 && !(await isReleased().catch(() => false)); tries += 1) await pause(300)
  await reviewer.stop()
  await filter.stop()
  await finish(store, hop)
  const faults = await faultsOf(store, hop, senders.sent)
  const states = (await allItems(store)).map(item => item.state)
  const count = (state: Item['state']): number => states.filter(one => one === state).length
  const summary = {
    accepted: senders.accepted(),
    held: count('held'),
    released: count('released'),
    inDoubt: count('in-doubt'),
    withdrawn: count('withdrawn'),
    asked: reviewer.asked(),
    atNextHop: hop.got.length,
  }
  await store.close()
  await hop.close()
  await filter.remove()
  return { faults, summary }
}

describe('everything is killed in the middle of its work', () => {
  it.each(worlds)(
    `Haraka as %s (%i workers) over %s: what was answered 250 is once in the quarantine or at the next hop (${kills} kills)`,
    async (_, nodes, kind) => {
      const storeUrl = kind === 'SQLite' ? 'sqlite:var/quarantine' : await server.fresh()
      const { faults, summary } = await runTrial({ nodes, storeUrl })
      console.info(`${kind}, ${nodes} workers: ${JSON.stringify(summary)}`)
      expect(faults).toEqual([])
      expect(summary.accepted).toBeGreaterThan(kills * 2)
      expect(summary.released + summary.inDoubt).toBeGreaterThan(0)
    },
    180_000 + kills * 20_000,
  )
})
