import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { openStore } from '../../src/store/open.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

/** Another queue plugin: what it says depends on the Subject; it keeps what it took. Clients that say so may relay. */
const catcher = `
const fs = require('fs')
const path = require('path')
exports.register = function () {
  this.register_hook('mail', 'relay')
  this.register_hook('rcpt', 'accept')
  this.register_hook('data_post', 'late', 50)
  this.register_hook('queue', 'take')
  this.register_hook('queue_outbound', 'take')
}
exports.relay = (next, connection) => {
  if (connection.hello.host === 'relay.example') connection.relaying = true
  next()
}
exports.accept = next => next(OK)
exports.late = (next, connection) => {
  const { transaction } = connection
  const Address = transaction.rcpt_to[0].constructor
  if (transaction.header.get('Subject').includes('add')) transaction.rcpt_to.unshift(new Address('<late@example.org>'))
  next()
}
exports.take = (next, connection) => {
  const { transaction } = connection
  const subject = transaction.header.get('Subject')
  if (subject.includes('refuse')) return next(DENY, 'not this one')
  if (subject.includes('nobody')) return next()
  const found = transaction.results.get('amazon-impersonation') || {}
  transaction.message_stream.get_data(bytes => {
    const id = transaction.header.get('Message-ID').replace(/[^a-z0-9]/gi, '')
    fs.writeFileSync(path.join(process.env.HARAKA, id), bytes)
    fs.writeFileSync(path.join(process.env.HARAKA, id + '.json'), JSON.stringify({ found, to: transaction.rcpt_to.map(a => a.address) }))
    next(OK, 'taken')
  })
}
`

let dns: TestServer
let filter: Filter

const HOLDS = 'holds@example.org'
const TAGS = 'tags@example.org'

beforeAll(async () => {
  dns = await serveWorld()
  filter = await startFilter({
    ini: [
      `[dns]\nservers=${dns.address}`,
      '[quarantine]\nunattended=true',
      '[smtp]\nxforward=127.0.0.1',
      '[lookup]\nurl=sqlite:policies.db',
      '[header]\nsubject_tag=[偽装の疑い]',
      `[policy.${HOLDS}]\npolicy=quarantine`,
      '[policy.off.example]\npolicy=off',
      '',
    ].join('\n'),
    plugins: { catcher },
  })
  const database = new DatabaseSync(join(filter.directory, 'policies.db'))
  database.exec('CREATE TABLE policies (recipient TEXT PRIMARY KEY, policy TEXT NOT NULL)')
  database.exec(
    "INSERT INTO policies VALUES ('listed.example', 'reject reject=50'), ('one@listed.example', 'monitor')",
  )
  database.close()
})

afterAll(async () => {
  await filter.stop()
  await filter.remove()
  await dns.close()
})

const messageId = (data: string) => /Message-ID: (.*)/.exec(data)?.[1]?.trim() ?? ''
const fileOf = (data: string) => join(filter.directory, messageId(data).replace(/[^a-z0-9]/gi, ''))
const caught = (data: string) => readFile(fileOf(data))
const noted = async (data: string) => JSON.parse(await readFile(`${fileOf(data)}.json`, 'utf8'))

async function submit(
  data: string,
  to: readonly string[],
  hello?: string,
  before: readonly string[] = [],
): Promise<string> {
  const client = await connectSmtp(filter.port, hello)
  for (const line of before) expect(await client.say(line)).toMatch(/^250 /)
  const reply = await client.send({ from: 'x@evil.example', to, data })
  await client.quit()
  return reply
}

async function itemsOf(data: string) {
  await mkdir(join(filter.directory, 'var'), { recursive: true })
  const store = await openStore(`sqlite:${join(filter.directory, 'var', 'quarantine')}`, {
    node: 'test',
    auditKey: await readAuditKey(join(filter.directory, 'var', 'audit.key')),
  })
  const { items } = await store.list({ limit: 10, text: messageId(data) })
  await store.close()
  return items.map(({ state }) => state)
}

describe('beside another queue plugin', () => {
  it('delivers nothing itself, and shows what it found to the others', async () => {
    const data = scam()
    expect(await submit(data, [TAGS])).toMatch(/^250 taken/)
    expect(await filter.mail(TAGS)).toEqual([])
    const { found } = await noted(data)
    expect(found).toMatchObject({ verdict: 'impersonation', score: expect.any(Number) })
    expect(found.fail).toContain('from-name-claim')
  })

  it('confirms a hold once the other has taken the rest', async () => {
    const data = scam()
    expect(await submit(data, [HOLDS, TAGS])).toMatch(/^250 taken/)
    expect((await noted(data)).to).toEqual([TAGS])
    expect(await itemsOf(data)).toEqual(['held'])
  })

  it('loses nobody whom another plugin added after DATA', async () => {
    const data = scam({ Subject: 'add: Your Amazon account has been locked' })
    expect(await submit(data, [HOLDS, TAGS])).toMatch(/^250 taken/)
    expect((await noted(data)).to).toEqual(['late@example.org', TAGS])
    expect(await itemsOf(data)).toEqual(['held'])
  })

  it.each([
    ['refuses', 'refuse', /^550 /],
    ['is not there for it', 'nobody', /^451 /],
  ])('withdraws a hold where the other %s', async (_, word, answer) => {
    const data = scam({ Subject: `${word} Your Amazon account has been locked` })
    expect(await submit(data, [HOLDS, TAGS])).toMatch(answer)
    expect((await itemsOf(data)).filter(state => state !== 'withdrawn')).toEqual([])
  })

  it('tags the Subject where the administrator wants it, encoded, and once', async () => {
    const data = scam()
    await submit(data, [TAGS])
    const [subject = ''] = header(await caught(data), 'subject')
    expect(subject).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?= Your Amazon account has been locked$/)
  })
})

describe('mail of our own users', () => {
  it('gets no header of ours, and brings no forged one', async () => {
    const data = scam({ 'X-Amazon-Impersonation': 'no; forged' })
    expect(await submit(data, ['customer@elsewhere.example'], 'EHLO relay.example')).toMatch(/^250 /)
    expect(header(await caught(data), 'x-amazon-impersonation')).toEqual([])
    expect((await noted(data)).found).toMatchObject({ skip: expect.anything() })
  })
})

describe('policies', () => {
  it('off: not examined, forged headers removed all the same', async () => {
    const data = scam({ 'X-Amazon-Impersonation': 'no; forged' })
    expect(await submit(data, ['a@off.example'])).toMatch(/^250 /)
    expect(header(await caught(data), 'x-amazon-impersonation')).toEqual([])
  })

  it('come out of a table too: the domain’s row, and an address’ own', async () => {
    expect(await submit(scam(), ['two@listed.example'])).toMatch(/^550 5\.7\.1 /)
    const data = scam()
    expect(await submit(data, ['one@listed.example'])).toMatch(/^250 /)
    expect(header(await caught(data), 'x-amazon-impersonation')).toEqual([])
  })
})

describe('XFORWARD', () => {
  it('names the client that Postfix speaks for', async () => {
    const data = scam()
    await submit(data, [TAGS], undefined, ['XFORWARD ADDR=192.0.2.7 HELO=mail.evil.example'])
    expect(header(await caught(data), 'authentication-results')[0]).toContain('spf=fail')
    await expect
      .poll(async () => (await filter.events()).find(event => event['messageId'] === messageId(data)))
      .toMatchObject({ client: '192.0.2.7' })
  })
})
