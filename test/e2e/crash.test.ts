import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { openStore } from '../../src/store/open.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, startFilter } from './filter.ts'
import { message, scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

let dns: TestServer

beforeAll(async () => {
  dns = await serveWorld()
})
afterAll(() => dns.close())

type Ledger = Map<string, { readonly data: string; accepted: boolean }>

/** Sends numbered messages until the server is gone; notes what was answered 250. */
async function sendUntilGone(port: number, recipient: string, make: (id: string) => string, ledger: Ledger) {
  try {
    const client = await connectSmtp(port)
    for (;;) {
      const id = `<${ledger.size}.${Math.random().toString(36).slice(2)}@client.example>`
      const entry = { data: make(id), accepted: false }
      ledger.set(id, entry)
      const reply = await client.send({ from: 'x@evil.example', to: [recipient], data: entry.data })
      entry.accepted = reply.startsWith('250')
    }
  } catch {
    // The connection broke: the last message is the sender's to send again.
  }
}

/** A kill counts only where it interrupts work, however slow the machine is. */
async function untilAccepted(ledger: Ledger, wanted: number): Promise<void> {
  const accepted = () => [...ledger.values()].filter(entry => entry.accepted).length
  for (let tries = 0; tries < 600 && accepted() < wanted; tries += 1) await wait(25)
}

/** `npm run crash` asks for a hundred in all. */
const wanted = Number(process.env['CRASH_KILLS'] ?? 7)
const inCluster = Math.ceil(wanted / 4)

describe.each([
  ['one process', 0, wanted - inCluster],
  ['a cluster of two', 2, inCluster],
])('kill -9 in the middle, %s', (_, nodes, kills) => {
  it(
    `loses nothing that was answered 250, neither what is held nor what is delivered (${kills} kills)`,
    async () => {
      const ini = `[dns]\nservers=${dns.address}\n[quarantine]\nunattended=true\n[policy.held@example.org]\npolicy=quarantine\n`
      const held: Ledger = new Map()
      const delivered: Ledger = new Map()
      let filter: Filter = await startFilter({ ini, nodes })
      const { directory, port } = filter
      for (let kill = 0; kill < kills; kill += 1) {
        const senders = [
          sendUntilGone(port, 'held@example.org', id => scam({ 'Message-ID': id }), held),
          sendUntilGone(port, 'held@example.org', id => scam({ 'Message-ID': id }), held),
          sendUntilGone(port, 'open@example.org', id => message({ 'Message-ID': id }), delivered),
        ]
        await untilAccepted(held, kill * 3 + 3)
        await wait(Math.random() * 300)
        await filter.kill()
        await Promise.all(senders)
        filter = await startFilter({ directory, port, nodes })
      }
      const store = await openStore(`sqlite:${join(directory, 'var', 'quarantine')}`, {
        node: 'test',
        auditKey: await readAuditKey(join(directory, 'var', 'audit.key')),
      })
      const bodies = new Map<string, string[]>()
      for (let after: string | undefined; ; ) {
        const page = await store.list({ limit: 200, ...(after === undefined ? {} : { after }) })
        for (const item of page.items) {
          const body = Buffer.from((await store.body(item.id)) ?? []).toString()
          bodies.set(item.messageId, [...(bodies.get(item.messageId) ?? []), body])
        }
        if (page.next === null) break
        after = page.next
      }
      const promised = [...held].filter(([, entry]) => entry.accepted)
      expect(promised.length).toBeGreaterThan(kills)
      for (const [id, entry] of promised) expect(bodies.get(id)).toEqual([entry.data])
      expect([...bodies.values()].every(copies => copies.length === 1)).toBe(true)
      const mails = await filter.mail('open@example.org')
      const ids = mails.map(mail => header(mail, 'message-id')[0])
      for (const [id, entry] of delivered)
        if (entry.accepted) expect(ids.filter(one => one === id)).toHaveLength(1)
      expect(new Set(ids).size).toBe(ids.length)
      await store.verify({ repair: true })
      expect((await store.verify({ repair: false })).problems).toEqual([])
      await store.close()
      await filter.stop()
      await filter.remove()
    },
    120_000 + kills * 15_000,
  )
})
