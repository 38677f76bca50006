import { describe, expect, it } from 'vitest'
import { createAddressMatcher, NetworkError } from '../../src/auth/networks.ts'
import { readHop } from '../../src/auth/received.ts'
import { findBorder } from '../../src/auth/relay.ts'

const received = (raw: string) => ({ name: 'received', raw })
const matcher = createAddressMatcher(['192.0.2.0/24', '2001:db8:1::/48', '10.0.0.1'])

describe('a Received field', () => {
  it.each([
    [
      'Postfix',
      'from mail.a.example (mail.a.example [198.51.100.7]) by mx (Postfix) with ESMTPS id 1',
      '198.51.100.7',
      'mail.a.example',
    ],
    [
      'Postfix, IPv6',
      'from a.example (unknown [IPv6:2001:db8:9::1]) by mx (Postfix) with ESMTP',
      '2001:db8:9::1',
      'a.example',
    ],
    [
      'Postfix, several comments',
      'from a.example (a.example [198.51.100.7]) (using TLSv1.3 with cipher X (256/256 bits)) by mx',
      '198.51.100.7',
      'a.example',
    ],
    [
      'Sendmail',
      'from a.example (root@b.example [198.51.100.7] (may be forged)) by mx (8.17/8.17)',
      '198.51.100.7',
      'a.example',
    ],
    [
      'Haraka',
      'from a.example (b.example [198.51.100.7]) by mx (Haraka/3.3.4) with ESMTPS id X (envelope-from <a@b>)',
      '198.51.100.7',
      'a.example',
    ],
    ['Exim', 'from [198.51.100.7] (helo=a.example) by mx with esmtps (TLS1.3)', '198.51.100.7', 'a.example'],
    [
      'Exim with a name',
      'from b.example ([198.51.100.7] helo=a.example) by mx with esmtp',
      '198.51.100.7',
      'a.example',
    ],
    [
      'qmail',
      'from unknown (HELO a.example) (198.51.100.7) by mx with SMTP; 1 Jan 2026',
      '198.51.100.7',
      'a.example',
    ],
    [
      'Exchange',
      'from a.example (198.51.100.7) by B.outlook.example (2603:10a6::9) with Microsoft SMTP Server',
      '198.51.100.7',
      'a.example',
    ],
    [
      'Exchange, IPv6',
      'from A.example (2603:10a6:20b::9) by B.example (2603:10b6::9) with HTTPS',
      '2603:10a6:20b::9',
      'a.example',
    ],
    ['a literal as greeting', 'from [10.9.9.9] (unknown [198.51.100.7]) by mx', '198.51.100.7', '10.9.9.9'],
  ])('of %s', (_form, raw, ip, helo) => {
    expect(readHop(raw)).toEqual({ ip, helo })
  })

  it('never takes the greeting for the address', () => {
    expect(readHop('from 192.0.2.9 (unknown [198.51.100.7]) by mx').ip).toBe('198.51.100.7')
    expect(readHop('from x([192.0.2.9]) (unknown [198.51.100.7]) by mx').ip).toBe('198.51.100.7')
    expect(readHop('from b.example ([198.51.100.7] helo=[192.0.2.9]) by mx').ip).toBe('198.51.100.7')
    expect(readHop('from a.example by mx ([192.0.2.9])').ip).toBeNull()
  })

  it.each([
    '[192.0.2.9] by x',
    '[192.0.2.9] ; x',
    'x (y [192.0.2.9]) by z',
    'x (y [192.0.2.9]) by z (',
    'x ((',
    'x ) by [192.0.2.9]',
    'by [192.0.2.9] by',
    '[192.0.2.9] by x with y; z',
  ])('never takes a greeting with blanks for the address: %s', greeting => {
    const hop = readHop(
      `from ${greeting} (a.example [198.51.100.7]) by mx.example (Postfix) with ESMTP id 1; Sun`,
    )
    expect([null, '198.51.100.7']).toContain(hop.ip)
    const path = `from ${greeting} (a.example [198.51.100.7]) by mx for <"${greeting} ))"@example.org>; Sun`
    expect([null, '198.51.100.7']).toContain(readHop(path).ip)
  })

  it('may name nobody', () => {
    expect(readHop('by mx (Postfix, from userid 1000) id 5').ip).toBeNull()
    expect(readHop('').ip).toBeNull()
    expect(readHop(`from ${'('.repeat(100_000)}`).ip).toBeNull()
  })
})

describe('the border', () => {
  const outside = received('from evil.example (x [198.51.100.7]) by edge.example (Postfix)')
  const inside = received('from edge.example (edge [192.0.2.5]) by hub.example (Postfix)')
  const filter = received('from localhost (localhost [127.0.0.1]) by edge.example (amavis)')
  const forged = received('from amazon.example (a [192.0.2.200]) by evil.example')

  it('is the connection itself where that is no relay of ours', () => {
    const border = findBorder([outside], { ip: '203.0.113.1', helo: 'h' }, matcher)
    expect(border).toEqual({ client: { ip: '203.0.113.1', helo: 'h' }, index: -1, relayed: false })
  })

  it('lies where the first stranger speaks to a relay of ours', () => {
    const headers = [{ name: 'subject', raw: 'x' }, inside, filter, outside, forged]
    const border = findBorder(headers, { ip: '192.0.2.9', helo: 'hub' }, matcher)
    expect(border).toEqual({ client: { ip: '198.51.100.7', helo: 'evil.example' }, index: 3, relayed: true })
  })

  it('knows relays by IPv6, and by IPv4 written as IPv6', () => {
    expect(findBorder([outside], { ip: '2001:db8:1::9', helo: null }, matcher).client.ip).toBe('198.51.100.7')
    expect(findBorder([outside], { ip: '::ffff:192.0.2.9', helo: null }, matcher).client.ip).toBe(
      '198.51.100.7',
    )
  })

  it('knows no client where the mail began on our side', () => {
    expect(findBorder([inside], { ip: '192.0.2.9', helo: null }, matcher).client.ip).toBeNull()
    const submitted = received('by edge.example (Postfix, from userid 1000)')
    expect(findBorder([inside, submitted], { ip: '192.0.2.9', helo: null }, matcher).client.ip).toBeNull()
  })

  it('takes what a relay says of its client by XFORWARD', () => {
    const forwarded = { ip: '198.51.100.99', helo: 'x.example' }
    const border = findBorder([outside], { ip: '192.0.2.9', helo: null, forwarded }, matcher)
    expect(border.client).toEqual({ ip: '198.51.100.99', helo: 'x.example' })
    const stranger = findBorder([outside], { ip: '203.0.113.1', helo: null, forwarded }, matcher)
    expect(stranger.client.ip).toBe('203.0.113.1')
  })

  it('refuses what is no network, with the value', () => {
    expect(() => createAddressMatcher(['192.0.2.0/99'])).toThrow(NetworkError)
    expect(() => createAddressMatcher(['mail.example'])).toThrow(
      expect.objectContaining({ value: 'mail.example' }),
    )
  })
})
