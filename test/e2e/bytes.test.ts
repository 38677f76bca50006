import { dkimVerify } from 'mailauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../auth/dns/server.ts'
import { resolverOf, sign } from '../auth/world.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, startFilter } from './filter.ts'
import { message, scam } from './mails.ts'
import { type Sink, startSink } from './sink.ts'
import { connectSmtp } from './smtp.ts'

let dns: TestServer
let sink: Sink
let lmtp: Sink
let bySmtp: Filter
let byLmtp: Filter
let local: Filter

beforeAll(async () => {
  dns = await serveWorld()
  sink = await startSink()
  lmtp = await startSink({ lmtp: true })
  const dnsIni = `[dns]\nservers=${dns.address}\n`
  ;[bySmtp, byLmtp, local] = await Promise.all([
    startFilter({ ini: `${dnsIni}[next_hop]\nurl=smtp://127.0.0.1:${sink.port}\n` }),
    startFilter({ ini: `${dnsIni}[next_hop]\nurl=lmtp://127.0.0.1:${lmtp.port}\n` }),
    startFilter({ ini: dnsIni }),
  ])
})

afterAll(async () => {
  for (const filter of [bySmtp, byLmtp, local]) {
    await filter.stop()
    await filter.remove()
  }
  await sink.close()
  await lmtp.close()
  await dns.close()
})

async function isSigned(bytes: Buffer): Promise<string> {
  const { results } = await dkimVerify(bytes, { resolver: resolverOf() } as Parameters<typeof dkimVerify>[1])
  return results.map(({ status }) => status.result).join()
}

type Delivery = (data: Buffer, hello?: string) => Promise<Buffer>

let count = 0
const submit = async (filter: Filter, data: Buffer, hello?: string): Promise<string> => {
  count += 1
  const to = `user${count}@example.org`
  const client = await connectSmtp(filter.port, hello)
  expect(await client.send({ from: 'bounce@shop.example', to: [to], data })).toMatch(/^250 /)
  await client.quit()
  return to
}

const ways: readonly (readonly [string, Delivery])[] = [
  ['SMTP', async (data, hello) => sink.wait(await submit(bySmtp, data, hello))],
  ['LMTP', async (data, hello) => lmtp.wait(await submit(byLmtp, data, hello))],
  [
    'the Maildir',
    async (data, hello) => (await local.mail(await submit(local, data, hello)))[0] ?? Buffer.alloc(0),
  ],
]

const sjisSubject = Buffer.from([0x82, 0xb2, 0x92, 0x8d, 0x95, 0xb6]).toString('latin1')

describe.each(ways)('what goes on by %s', (_, deliverBy) => {
  it('still verifies with a raw Shift_JIS subject', async () => {
    const raw = Buffer.from(message({ Subject: sjisSubject }), 'latin1')
    const delivered = await deliverBy(await sign(raw))
    expect(delivered.includes(Buffer.from(sjisSubject, 'latin1'))).toBe(true)
    expect(await isSigned(delivered)).toBe('pass')
  })

  it('still verifies with a raw UTF-8 subject under HELO', async () => {
    const delivered = await deliverBy(await sign(message({ Subject: 'ご注文' })), 'HELO old.example')
    expect(delivered.includes('ご注文')).toBe(true)
    expect(await isSigned(delivered)).toBe('pass')
  })

  it('still verifies with lines of 998 characters, and longer ones', async () => {
    const body = `${'x'.repeat(998)}\r\n${'y'.repeat(3000)}\r\n.\r\n..dots\r\n`
    const delivered = await deliverBy(await sign(message({}, body)))
    expect(await isSigned(delivered)).toBe('pass')
  })

  it('still verifies with 6,000 header lines', async () => {
    const many = Array.from({ length: 6000 }, (_line, at) => `X-Line-${at}: ${at}\r\n`).join('')
    const delivered = await deliverBy(Buffer.concat([Buffer.from(many), await sign(message({}))]))
    expect(await isSigned(delivered)).toBe('pass')
    expect(header(delivered, 'x-line-0')).toEqual(['0'])
    expect(header(delivered, 'x-line-5999')).toEqual(['5999'])
    expect(header(delivered, 'x-amazon-impersonation')).toHaveLength(1)
  })

  it('still verifies with header names that Haraka drops, and odd spacing', async () => {
    const odd = Buffer.from('constructor: kept\r\nX-Odd:no space\r\nX-Folded: a\r\n\t b\r\n')
    const delivered = await deliverBy(Buffer.concat([odd, await sign(message({}))]))
    expect(await isSigned(delivered)).toBe('pass')
    expect(delivered.includes('constructor: kept\r\nX-Odd:no space\r\nX-Folded: a\r\n\t b\r\n')).toBe(true)
  })

  it('keeps bare CR and NUL', async () => {
    const raw = await sign(message({}, 'a\rb\u0000c\r\n'))
    const delivered = await deliverBy(raw)
    expect(delivered.includes('a\rb\u0000c\r\n')).toBe(true)
  })
})

describe('a message of 30 MB', () => {
  it('goes on whole, signed and tagged once', async () => {
    const line = `${'0123456789'.repeat(7)}\r\n`
    const data = await sign(scamWith(line.repeat(Math.ceil(30_000_000 / line.length))))
    const delivered = await sink.wait(await submit(bySmtp, data))
    expect(delivered.length).toBeGreaterThan(data.length)
    expect(await isSigned(delivered)).toBe('pass')
    expect(header(delivered, 'x-amazon-impersonation')[0]).toMatch(/^yes/)
  })
})

function scamWith(more: string): Buffer {
  return Buffer.from(scam() + more)
}
