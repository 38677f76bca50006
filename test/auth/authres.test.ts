import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAuthenticationResults } from '../../src/auth/authres.ts'

describe('Authentication-Results', () => {
  it('reads what Gmail writes', () => {
    const value =
      'mx.google.com; dkim=pass header.i=@amazon.co.jp header.s=abc header.b="x/y="; ' +
      'dkim=pass header.i=@amazonses.com header.s=def header.b=Qq+z/A==; ' +
      'spf=pass (google.com: domain of 01@bounces.amazon.co.jp designates 192.0.2.1 as permitted sender) ' +
      'smtp.mailfrom=01@bounces.amazon.co.jp; dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=amazon.co.jp'
    const { authservId, results } = parseAuthenticationResults(value)
    expect(authservId).toBe('mx.google.com')
    expect(results.map(row => `${row.method}=${row.result}`)).toEqual([
      'dkim=pass',
      'dkim=pass',
      'spf=pass',
      'dmarc=pass',
    ])
    expect(results[1]?.properties.get('header.b')).toBe('Qq+z/A==')
    expect(results[3]?.comment).toBe('p=QUARANTINE sp=QUARANTINE dis=NONE')
  })

  it('reads versions, reasons, quoting and nested comments', () => {
    const value =
      'example.com 1; (a (nested; dkim=pass) one) dkim/1 = fail reason="bad; really" (c) header.i="a b"@x.example ; spf=none'
    const { authservId, version, results } = parseAuthenticationResults(value)
    expect([authservId, version]).toEqual(['example.com', '1'])
    expect(results).toHaveLength(2)
    expect(results[0]).toMatchObject({ method: 'dkim', result: 'fail', reason: 'bad; really' })
    expect(results[0]?.properties.get('header.i')).toBe('a b@x.example')
  })

  it('reads what Outlook writes, without an authserv-id', () => {
    const { authservId, results } = parseAuthenticationResults(
      'spf=fail (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from=a.example;compauth=fail reason=001',
    )
    expect(authservId).toBe('')
    expect(results.map(row => row.method)).toEqual(['spf', 'dkim', 'dmarc', 'compauth'])
  })

  it('takes no identity from a later place, and no result from a comment or a quoted string', () => {
    expect(parseAuthenticationResults('; dkim=pass; mx.example.org').authservId).toBe('')
    const hidden = parseAuthenticationResults(
      'mx.example.org; spf=fail (; dkim=pass header.d=x) x="; dkim=pass"',
    )
    expect(hidden.results.map(row => row.method)).toEqual(['spf'])
    expect(parseAuthenticationResults('mx.example.org; none').results).toEqual([])
  })

  it('marks a property that stands twice', () => {
    const { results } = parseAuthenticationResults(
      'a; dkim=pass header.d=x.example header.d=y.example; spf=pass',
    )
    expect(results.map(row => row.ambiguous)).toEqual([true, false])
  })

  it('never throws, and is done in a moment whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom(...'ab=;("\\) ./') }), text => {
        parseAuthenticationResults(text)
      }),
      { numRuns: 500, seed: 7 },
    )
    const started = performance.now()
    for (const piece of ['(', '\\', '"', ';', 'a=', '( )']) parseAuthenticationResults(piece.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
