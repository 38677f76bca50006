import { describe, expect, it } from 'vitest'
import { createAddressMatcher } from '../../src/auth/networks.ts'
import type { Connection } from '../../src/haraka/members.ts'
import { nextHopOf } from '../../src/haraka/next-hop.ts'
import { isReleased } from '../../src/haraka/released.ts'
import { authenticationResults } from '../../src/haraka/results.ts'
import { connectionWarnings, openListeners } from '../../src/haraka/start-checks.ts'
import { forwardedOf, readXforward } from '../../src/haraka/xforward.ts'
import { authentication } from '../action/fixtures.ts'

describe('the next hop', () => {
  it.each([
    ['', false, { kind: 'maildir', folder: '/h/var/mail' }],
    ['', true, { kind: 'others' }],
    ['maildir:/srv/mail', true, { kind: 'maildir', folder: '/srv/mail' }],
    ['smtp://mx.example:2525', true, { kind: 'smtp', host: 'mx.example', port: 2525 }],
    ['smtp://[::1]', false, { kind: 'smtp', host: '::1', port: 25 }],
    ['lmtp://127.0.0.1', false, { kind: 'lmtp', host: '127.0.0.1', port: 24, path: '' }],
    ['lmtp:/run/lmtp', false, { kind: 'lmtp', host: '', port: 0, path: '/run/lmtp' }],
  ])('of %j, other queue plugins %s', (url, others, expected) => {
    expect(nextHopOf(url, '/h', others)).toEqual(expected)
  })
})

describe('a released message', () => {
  const released = 'X-Amazon-Impersonation-Released: id=1; at=2026-11-22\r\nFrom: a@b.example\r\n\r\n'
  const trusted = createAddressMatcher(['192.0.2.0/24'])
  const is = (text: string, forwarded: string | null = null) =>
    isReleased(Buffer.from(text), trusted, forwarded === null ? null : { ip: forwarded })

  it('has the header above all but the trace lines of our own hosts', () => {
    expect(is(released)).toBe(true)
    expect(is(`Received: from filter (filter [192.0.2.1])\r\n by relay\r\n${released}`)).toBe(true)
    expect(is(`Received: from filter (localhost [127.0.0.1]) by relay\r\n${released}`)).toBe(true)
    expect(is(released, '192.0.2.1')).toBe(true)
    expect(is(`Subject: x\r\n${released}`)).toBe(false)
    expect(is('')).toBe(false)
  })

  it('is not one that a stranger gave to our relay with the header in it', () => {
    const stranger = 'Received: from evil (evil [198.51.100.7])\r\n by relay\r\n'
    expect(is(`${stranger}${released}`)).toBe(false)
    expect(is(`${stranger}Received: from filter ([192.0.2.1]) by x\r\n${released}`)).toBe(false)
    expect(is(`RECEIVED : from evil ([198.51.100.7]) by relay\r\n${released}`)).toBe(false)
    expect(is(`Received: by relay\r\n${released}`)).toBe(false)
    expect(is(released, '198.51.100.7')).toBe(false)
    expect(is(released, 'nonsense')).toBe(false)
  })
})

describe('Authentication-Results', () => {
  it('have one row a method, and nothing in them that a sender could break out with', () => {
    const hostile = {
      ...authentication,
      spf: { ...authentication.spf, domain: 'a; dkim=pass header.d=amazon.com\r\nX: y' },
    }
    expect(authenticationResults(hostile)).toEqual([
      'spf=pass smtp.mailfrom=adkimpassheader.damazon.comXy',
      'dkim=pass header.d=evil.example header.s=s1',
      'dmarc=pass (p=none) header.from=evil.example',
      'arc=none',
    ])
  })
})

describe('the checks at start', () => {
  it('say what in connection.ini would break DKIM', () => {
    expect(connectionWarnings({ max: { data_line_length: 992 }, headers: { max_lines: 1000 } })).toHaveLength(
      2,
    )
    expect(connectionWarnings(undefined)).toHaveLength(2)
    expect(connectionWarnings({ max: { data_line_length: 100_000 }, headers: { max_lines: 5000 } })).toEqual(
      [],
    )
  })

  it('know which listeners others can reach', () => {
    expect(openListeners(['127.0.0.1:25', '[::1]:25', 'localhost:25'])).toEqual([])
    expect(openListeners(['[::0]:25', '192.0.2.1:25', '127.evil.example:25'])).toHaveLength(3)
  })
})

describe('XFORWARD', () => {
  it('gives client and HELO, decoded, over several commands', () => {
    const connection = {} as Connection
    expect(readXforward(connection, 'NAME=mail.example ADDR=IPv6:2001:db8::1')).toBe(true)
    expect(readXforward(connection, 'PROTO=ESMTP HELO=a+20b SOURCE=REMOTE')).toBe(true)
    expect(forwardedOf(connection)).toEqual({ ip: '2001:db8::1', helo: 'a b' })
    expect(readXforward(connection, 'ADDR=[UNAVAILABLE]')).toBe(true)
    expect(forwardedOf(connection)).toBeNull()
    expect(readXforward(connection, 'nonsense')).toBe(false)
  })
})
