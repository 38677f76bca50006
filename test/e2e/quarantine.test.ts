import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempt } from '../../src/quarantine/attempt.ts'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { readHop } from '../../src/quarantine/hop.ts'
import { release } from '../../src/quarantine/release.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { sign } from '../auth/world.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, startFilter } from './filter.ts'
import { message, order, scam } from './mails.ts'
import { type Sink, startSink } from './sink.ts'
import { connectSmtp, type Mail } from './smtp.ts'

let dns: TestServer
let sink: Sink
let filter: Filter
let store: Store

const HOLDS = 'holds@example.org'
const REJECTS = 'rejects@example.org'
const TAGS = 'tags@example.org'
const WATCHES = 'watches@example.org'

beforeAll(async () => {
  dns = await serveWorld()
  sink = await startSink()
  filter = await startFilter({
    ini: [
      `[dns]\nservers=${dns.address}`,
      `[next_hop]\nurl=smtp://127.0.0.1:${sink.port}`,
      '[quarantine]\nunattended=true',
      '[policy]\ndefault=tag',
      `[policy.${HOLDS}]\npolicy=quarantine`,
      `[policy.${REJECTS}]\npolicy=reject`,
      `[policy.${WATCHES}]\npolicy=monitor`,
      '',
    ].join('\n'),
    config: {
      'amazon-impersonation.allow.yaml':
        'rules:\n  - identity: dkim:list.example\n    reason: a sender of ours\n    expires: never\n',
    },
  })
  store = await openStore(`sqlite:${join(filter.directory, 'var', 'quarantine')}`, {
    node: 'test',
    auditKey: await readAuditKey(join(filter.directory, 'var', 'audit.key')),
  })
})

afterAll(async () => {
  await store.close()
  await filter.stop()
  await filter.remove()
  await sink.close()
  await dns.close()
})

async function submit(mail: Mail): Promise<string> {
  const client = await connectSmtp(filter.port)
  const reply = await client.send({ from: 'x@evil.example', ...mail })
  await client.quit()
  return reply
}

async function itemOf(reply: string) {
  const [id = ''] = /[0-9A-Z]{13}(?= |$)/.exec(reply.replace(/\(.*/, '').trimEnd()) ?? []
  return { id, item: await store.get(id), body: await store.body(id) }
}

const arrivedFor = (recipient: string, messageId: string) =>
  sink.taken.filter(({ to, bytes }) => to.includes(recipient) && bytes.includes(messageId))

const idOf = (data: string): string => /Message-ID: (.*)/.exec(data)?.[1]?.trim() ?? ''

describe('policy quarantine', () => {
  it('answers 250 with the id of an item that holds the same bytes', async () => {
    const data = scam()
    const reply = await submit({ to: [HOLDS], data, mailParams: 'BODY=8BITMIME SMTPUTF8' })
    expect(reply).toMatch(/^250 2\.0\.0 Accepted as [0-9A-Z]{13} /)
    const { item, body } = await itemOf(reply)
    expect(Buffer.from(body ?? []).toString()).toBe(data)
    expect(item).toMatchObject({
      state: 'held',
      envelope: { mailFrom: 'x@evil.example', smtputf8: true, eightBitMime: true },
      recipients: [{ address: HOLDS, state: 'held' }],
      client: { ip: '127.0.0.1', helo: 'client.example' },
      verdict: { outcome: 'impersonation' },
    })
    expect(arrivedFor(HOLDS, idOf(data))).toEqual([])
  })

  it('finds the same item again when the sender tries again', async () => {
    const data = scam()
    const first = await submit({ to: [HOLDS], data })
    const second = await submit({ to: [HOLDS], data })
    expect((await itemOf(second)).id).toBe((await itemOf(first)).id)
  })

  it('releases the same bytes with one header on top', async () => {
    const data = await sign(scam({ 'X-Amazon-Impersonation': 'no; forged' }), { domain: 'evil.example' })
    const { id } = await itemOf(await submit({ to: [HOLDS], data }))
    const deps = {
      store,
      now: Date.now,
      node: 'test',
      hop: readHop(`smtp://127.0.0.1:${sink.port}`, filter.directory),
      send: { name: 'mx.example.org', timeout: 10_000 },
      authservId: 'mx.example.org',
      inDoubt: 'person' as const,
      retryAfter: 1000,
      attempts: 3,
    }
    const actor = { name: 'reviewer', source: 'test' }
    expect(await release({ id, recipients: null, to: null }, actor, deps)).toMatchObject({ ok: true })
    await attempt(id, deps)
    const delivered = await sink.wait(HOLDS)
    expect(header(delivered, 'x-amazon-impersonation-released')).toHaveLength(1)
    expect(delivered.toString().replace(/^X-Amazon-Impersonation-Released: [^\n]*\n/, '')).toBe(
      data.toString().replace(/X-Amazon-Impersonation: [^\n]*\n/, ''),
    )
  })

  it('is that of the mailbox, however the sender quotes it', async () => {
    for (const to of ['"holds"@example.org', '"h\\olds"@EXAMPLE.org', 'HOLDS@example.org']) {
      expect(await submit({ to: [to], data: scam() })).toMatch(/^250 2\.0\.0 Accepted as /)
    }
  })

  it('does not let through what somebody put on top of an allowed signature', async () => {
    const signed = await sign(message({}), { domain: 'list.example' })
    const top = 'From: "Amazon.com" <x81@evil.example>\r\nSubject: Your Amazon account has been locked\r\n'
    const reply = await submit({ to: [HOLDS], data: Buffer.concat([Buffer.from(top), signed]) })
    expect(reply).toMatch(/^250 2\.0\.0 Accepted as /)
  })

  it('lets a mail through that is no scam', async () => {
    const data = message({})
    expect(await submit({ to: [HOLDS], data })).toMatch(/^250 /)
    expect(arrivedFor(HOLDS, idOf(data))).toHaveLength(1)
  })

  it('never holds a bounce', async () => {
    const data = scam()
    expect(await submit({ from: '', to: [HOLDS], data })).toMatch(/^250 /)
    const [arrived] = arrivedFor(HOLDS, idOf(data))
    expect(header(arrived?.bytes, 'x-amazon-impersonation')[0]).toMatch(/^yes/)
  })

  it('lets through what an allow rule allows by its proof', async () => {
    const data = scam()
    const signed = await sign(data, { domain: 'list.example' })
    expect(await submit({ to: [HOLDS], data: signed })).toMatch(/^250 /)
    const [arrived] = arrivedFor(HOLDS, idOf(data))
    expect(header(arrived?.bytes, 'x-amazon-impersonation')[0]).toMatch(/^no; .*allowed=dkim:list\.example$/)
  })
})

describe('recipients of one message with different policies', () => {
  it('are served each by his own: the rest is delivered, tagged, and the hold is confirmed', async () => {
    const data = scam()
    const reply = await submit({ to: [HOLDS, TAGS], data })
    const { item } = await itemOf(reply)
    expect(reply).toMatch(/^250 .* and accepted as [0-9A-Z]{13} /)
    expect(item).toMatchObject({ state: 'held', recipients: [{ address: HOLDS }] })
    const [arrived] = arrivedFor(TAGS, idOf(data))
    expect(arrived?.to).toEqual([TAGS])
    expect(header(arrived?.bytes, 'x-amazon-impersonation')[0]).toMatch(/^yes/)
  })

  it('lose nothing where the next hop refuses: the hold is withdrawn, and the sender hears it', async () => {
    const data = scam()
    sink.refusal = { code: 550, text: 'no such user here' }
    expect(await submit({ to: [HOLDS, TAGS], data })).toMatch(/^550 /)
    sink.refusal = { code: 451, text: 'try later' }
    expect(await submit({ to: [HOLDS, TAGS], data })).toMatch(/^45\d /)
    sink.refusal = null
    const { items } = await store.list({ limit: 50, states: ['held', 'pending'], text: idOf(data) })
    expect(items).toEqual([])
    expect(await submit({ to: [HOLDS, TAGS], data })).toMatch(/^250 .* and accepted as/)
  })

  it('are answered 451 soon where the next hop is away', async () => {
    const data = scam()
    const away = await startFilter({
      ini: `[dns]\nservers=${dns.address}\n[next_hop]\nurl=smtp://127.0.0.1:1\n[quarantine]\nunattended=true\n[policy.${HOLDS}]\npolicy=quarantine\n`,
    })
    const client = await connectSmtp(away.port)
    const started = Date.now()
    expect(await client.send({ to: [HOLDS, TAGS], data })).toMatch(/^451 4\.4\.1 /)
    expect(await client.send({ to: [TAGS], data })).toMatch(/^451 4\.4\.1 /)
    expect(Date.now() - started).toBeLessThan(5000)
    expect(await client.send({ to: [HOLDS], data })).toMatch(/^250 /)
    await client.quit()
    await away.stop()
    await away.remove()
  })

  it('are not refused because one of them would', async () => {
    const data = scam()
    const reply = await submit({ to: [REJECTS, TAGS], data })
    expect(reply).toMatch(/^250 .* and accepted as/)
    expect((await itemOf(reply)).item?.recipients.map(({ address }) => address)).toEqual([REJECTS])
  })

  it('get one header set: tag wins over monitor', async () => {
    const data = scam()
    expect(await submit({ to: [WATCHES, TAGS], data })).toMatch(/^250 /)
    const [arrived] = arrivedFor(WATCHES, idOf(data))
    expect(header(arrived?.bytes, 'x-amazon-impersonation')).toHaveLength(1)
  })
})

describe('policy reject', () => {
  it('answers 550 5.7.1 with an id that the log can find', async () => {
    const reply = await submit({ to: [REJECTS], data: scam() })
    expect(reply).toMatch(/^550 5\.7\.1 .*\(id [0-9A-F-]+\.\d+\)/)
    const [, id = ''] = /\(id ([0-9A-F-]+\.\d+)\)/.exec(reply) ?? []
    await expect
      .poll(async () => (await filter.events()).find(event => event['transaction'] === id))
      .toMatchObject({
        event: 'verdict',
        action: 'reject',
      })
  })

  it('takes genuine mail', async () => {
    const data = await sign(order(), { domain: 'amazon.co.jp' })
    expect(await submit({ to: [REJECTS], data })).toMatch(/^250 /)
  })
})

describe('policy monitor', () => {
  it('writes no header, removes forged ones, and logs the verdict', async () => {
    const data = scam({ 'X-Amazon-Impersonation': 'no; forged' })
    expect(await submit({ to: [WATCHES], data })).toMatch(/^250 /)
    const [arrived] = arrivedFor(WATCHES, idOf(data))
    expect(header(arrived?.bytes, 'x-amazon-impersonation')).toEqual([])
    await expect
      .poll(async () => (await filter.events()).find(event => event['messageId'] === idOf(data)))
      .toMatchObject({ outcome: 'impersonation', forged: ['X-Amazon-Impersonation'] })
  })
})
