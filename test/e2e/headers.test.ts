import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../auth/dns/server.ts'
import { seal, sign } from '../auth/world.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, headersOf, startFilter } from './filter.ts'
import { message, order, scam } from './mails.ts'
import { connectSmtp, type Mail } from './smtp.ts'

let dns: TestServer
let filter: Filter
let count = 0

beforeAll(async () => {
  dns = await serveWorld()
  filter = await startFilter({
    ini: `[dns]\nservers=${dns.address}\n[auth]\ntrusted_arc_sealers=list.example\n[header]\nlanguage=auto\n`,
  })
})

afterAll(async () => {
  await filter.stop()
  await filter.remove()
  await dns.close()
})

/** Sends it to a recipient of its own and gives what was delivered. */
async function through(mail: Omit<Mail, 'to'>, hello?: string, domain = 'example.org'): Promise<Buffer> {
  count += 1
  const to = `user${count}@${domain}`
  const client = await connectSmtp(filter.port, hello)
  const reply = await client.send({ ...mail, to: [to] })
  await client.quit()
  expect(reply).toMatch(/^250 /)
  const [delivered, ...more] = await filter.mail(to)
  expect(more).toEqual([])
  return delivered ?? Buffer.alloc(0)
}

const results = (delivered: Buffer) => header(delivered, 'authentication-results')[0] ?? ''
const verdict = (delivered: Buffer) => header(delivered, 'x-amazon-impersonation')

describe('Authentication-Results of delivered mail', () => {
  it('says pass where SPF, DKIM and DMARC pass and align', async () => {
    const delivered = await through({ from: 'bounce@shop.example', data: await sign(message({})) })
    expect(results(delivered)).toMatch(/^mx\.example\.org;/)
    expect(results(delivered)).toContain('spf=pass smtp.mailfrom=shop.example')
    expect(results(delivered)).toContain('dkim=pass header.d=shop.example header.s=s1')
    expect(results(delivered)).toContain('dmarc=pass (p=reject) header.from=shop.example')
    expect(verdict(delivered)).toEqual(['no; outcome=none; score=0; urgency=0; payment=0'])
  })

  it('stands above the Received line of this server', async () => {
    const delivered = await through({ data: message({}) })
    const names = headersOf(delivered).map(([name]) => name)
    expect(names.indexOf('authentication-results')).toBeLessThan(names.indexOf('received'))
  })

  it('says fail where an official domain is spoofed, and calls it impersonation', async () => {
    const delivered = await through({ from: 'x@evil.example', data: order() })
    expect(results(delivered)).toContain('dmarc=fail (p=quarantine) header.from=amazon.co.jp')
    expect(verdict(delivered)[0]).toMatch(/^yes; outcome=impersonation; score=\d+; urgency=\d+; payment=\d+$/)
  })

  it('passes genuine mail of an official domain as official, signed and forwarded alike', async () => {
    const signed = await sign(order(), { domain: 'amazon.co.jp' })
    const delivered = await through({ from: 'srs0=abc@list.example', data: signed })
    expect(results(delivered)).toContain('dkim=pass header.d=amazon.co.jp')
    expect(results(delivered)).toContain('dmarc=pass')
    expect(verdict(delivered)[0]).toMatch(/^no; outcome=official; domain=amazon\.co\.jp; /)
    expect(header(delivered, 'x-amazon-impersonation-reasons')).toEqual([])
  })

  it('does not take an unaligned pass for a proof', async () => {
    const signed = await sign(scam(), { domain: 'evil.example' })
    const delivered = await through({ from: 'x@evil.example', data: signed })
    expect(results(delivered)).toContain('spf=pass')
    expect(results(delivered)).toContain('dmarc=pass (p=none) header.from=evil.example')
    expect(verdict(delivered)[0]).toMatch(/^yes; outcome=impersonation/)
  })

  it('says temperror, and unknown, where the proof of an official domain cannot be had now', async () => {
    const data = order({ From: '"Amazon.de" <versand@amazon.de>' })
    const delivered = await through({ from: 'x@amazon.de', data })
    expect(results(delivered)).toMatch(/dmarc=temperror/)
    expect(verdict(delivered)[0]).toMatch(/^unknown; outcome=unknown/)
  })

  it('is not fooled by a second Subject put on top of a signed message', async () => {
    const signed = await sign(order(), { domain: 'amazon.co.jp' })
    const data = Buffer.concat([Buffer.from('Subject: Your account has been locked\r\n'), signed])
    const delivered = await through({ from: 'x@evil.example', data })
    expect(results(delivered)).toContain('dkim=pass')
    expect(verdict(delivered)[0]).not.toContain('outcome=official')
  })

  it('is not fooled by text appended to a signature with l=', async () => {
    const data = order()
    const length = data.length - data.indexOf('\r\n\r\n') - 4
    const signed = await sign(data, { domain: 'amazon.co.jp', maxBodyLength: length })
    const appended = Buffer.concat([signed, Buffer.from('Pay now: https://evil.example/\r\n')])
    const delivered = await through({ from: 'x@evil.example', data: appended })
    expect(verdict(delivered)[0]).not.toContain('outcome=official')
  })

  it('believes a trusted sealer, and nobody else, about a list-munged message', async () => {
    const munged = order({
      From: '"Amazon.co.jp via list" <list@list.example>',
      'Reply-To': '"Amazon.co.jp" <shipment@amazon.co.jp>',
      'List-Id': '<list.list.example>',
    })
    const seen = 'mx.list.example; dkim=pass header.d=amazon.co.jp; dmarc=pass header.from=amazon.co.jp'
    const trusted = await through({
      from: 'bounce@list.example',
      data: await seal(Buffer.from(munged), seen),
    })
    expect(results(trusted)).toContain('arc=pass header.d=list.example')
    const sealed = await seal(Buffer.from(munged), seen, 'evil.example')
    const untrusted = await through({ from: 'bounce@evil.example', data: sealed })
    expect(results(untrusted)).toContain('arc=pass header.d=evil.example')
    expect(verdict(trusted)[0]).not.toMatch(/^yes/)
  })
})

describe('headers of delivered mail', () => {
  it('are ASCII, folded at 78, and in fixed order', async () => {
    const delivered = await through({ from: 'x@evil.example', data: scam() }, undefined, 'example.jp')
    const section = delivered.subarray(0, delivered.indexOf('\r\n\r\n')).toString('latin1')
    const start = section.indexOf('X-Amazon-Impersonation:')
    const ours = section.slice(start).split('\r\n')
    expect(ours.every(line => line.length <= 78 && /^[ -~\t]*$/.test(line))).toBe(true)
    expect(ours.filter(line => line.startsWith('X-Amazon')).map(line => line.split(':')[0])).toEqual([
      'X-Amazon-Impersonation',
      'X-Amazon-Impersonation-Reasons',
      'X-Amazon-Impersonation-Explanation',
    ])
    const [explanation = ''] = header(delivered, 'x-amazon-impersonation-explanation')
    expect(explanation).toMatch(/^=\?UTF-8\?B\?/)
  })

  it('explain in English to a recipient outside of Japan', async () => {
    const delivered = await through({ from: 'x@evil.example', data: scam() }, undefined, 'example.com')
    const [explanation = ''] = header(delivered, 'x-amazon-impersonation-explanation')
    expect(explanation).toMatch(/evil\.example/)
  })

  it.each([
    ['in any case', 'x-AMAZON-impersonation: no; forged-words\r\n'],
    ['with white space before the colon', 'X-Amazon-Impersonation : no; forged-words\r\n'],
    ['with a name of our own future', 'X-Amazon-Impersonation-Released: id=1; at=now; forged-words\r\n'],
    ['folded', 'X-Amazon-Impersonation-Explanation:\r\n Verified\r\n by forged-words\r\n'],
  ])('replace a forged header %s', async (_, forged) => {
    const delivered = await through({ from: 'x@evil.example', data: forged + scam() })
    expect(verdict(delivered)).toHaveLength(1)
    expect(verdict(delivered)[0]).toMatch(/^yes/)
    expect(delivered.toString('latin1')).not.toContain('forged-words')
  })

  it('replace forged headers in a message without a blank line', async () => {
    const data = [
      'From: "Amazon.com" <x81@evil.example>',
      'X-Amazon-Impersonation: no; outcome=official',
      'Authentication-Results: mx.example.org; dmarc=pass header.from=amazon.com',
      'Subject: Your Amazon account has been locked',
      '',
    ].join('\r\n')
    const delivered = await through({ from: 'x@evil.example', data })
    expect(verdict(delivered)).toHaveLength(1)
    expect(verdict(delivered)[0]).not.toContain('official')
    expect(header(delivered, 'authentication-results')).toHaveLength(1)
    expect(results(delivered)).not.toContain('header.from=amazon.com')
  })

  it('leave no Authentication-Results of ours that somebody else wrote', async () => {
    const forged = 'Authentication-Results: mx.example.org; dkim=pass header.d=amazon.co.jp\r\n'
    const delivered = await through({ from: 'x@evil.example', data: forged + scam() })
    expect(header(delivered, 'authentication-results')).toHaveLength(1)
    expect(results(delivered)).not.toContain('header.d=amazon.co.jp')
  })

  it('stand beyond what Haraka parses as well: a forged one in line 6,000 is gone', async () => {
    const many = Array.from({ length: 6000 }, (_, line) => `X-Line-${line}: ${line}\r\n`).join('')
    const forged = 'X-Amazon-Impersonation: no; outcome=official\r\n'
    const delivered = await through({ from: 'x@evil.example', data: many + forged + scam() })
    expect(verdict(delivered)).toHaveLength(1)
    expect(header(delivered, 'x-line-5999')).toEqual(['5999'])
  })
})
