import { describe, expect, it } from 'vitest'
import { fromHarakaResults } from '../../src/auth/haraka-results.ts'
import type { Border } from '../../src/auth/relay.ts'
import { authenticationOfStored, authenticationOfUpstream } from '../../src/auth/trusted.ts'
import type { HeaderField, Mailbox } from '../../src/message/message.ts'

const field = (name: string, raw: string): HeaderField => ({ name, raw, value: raw })
const mailbox = (domain: string): Mailbox => ({
  field: 'from',
  name: '',
  address: `a@${domain}`,
  local: 'a',
  domain,
  comment: '',
})
const results = (
  id: string,
  rest = 'spf=pass smtp.mailfrom=bounce@shop.example; dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example',
) => field('authentication-results', `${id}; ${rest}`)
const relayOwn = field('received', 'from evil (x [198.51.100.7]) by edge')
const from = field('from', 'a@shop.example')
const messageOf = (headers: readonly HeaderField[], domain = 'shop.example') => ({
  headers,
  from: [mailbox(domain)],
})
const client = { ip: '198.51.100.7', helo: 'evil' }

describe('text of the sender inside a result', () => {
  it.each([
    'spf=pass (domain of "a); dmarc=pass header.from=shop.example (b"@evil permits) smtp.mailfrom=evil; dmarc=fail header.from=shop.example',
    'spf=pass smtp.mailfrom=a; dmarc=pass header.from=shop.example;@evil.example; dmarc=none header.from=shop.example',
    'spf=pass smtp.mailfrom=a; dmarc=temperror;@evil.example; dmarc=fail header.from=shop.example',
    'spf=pass smtp.mailfrom=a; dmarc=pass header.from=shop.example;@evil; dmarc=pass header.from=evil.example',
  ])('never passes for a DMARC result: %s', rows => {
    const found = authenticationOfStored(messageOf([results('mx', rows), from]), 'mx')
    expect(found.dmarc.result).toBe('fail')
    expect(found.neededLookupFailed).toBe(false)
  })
})

describe('stored mail', () => {
  it('believes the topmost field of the authserv-id, and computes nothing', () => {
    const top = results(
      'mx.example.org',
      'spf=fail smtp.mailfrom=x.example; dmarc=fail header.from=shop.example',
    )
    const found = authenticationOfStored(
      messageOf([results('mx.other'), top, results('MX.example.org'), from]),
      'mx.example.org',
    )
    expect(found).toMatchObject({
      source: 'trusted',
      spf: { result: 'fail', domain: 'x.example' },
      dmarc: { result: 'fail' },
    })
  })

  it('reads domains, selector, policy and reason', () => {
    const rows =
      'dkim=pass (2048-bit key) header.i=@mail.shop.example header.s=k1; dkim=fail reason="no key" header.d=b.example; dmarc=pass (p=REJECT sp=NONE) header.from=shop.example; arc=pass'
    const found = authenticationOfStored(messageOf([results('mx', rows), from]), 'mx')
    expect(found.dkim).toMatchObject([
      { result: 'pass', domain: 'mail.shop.example', selector: 'k1', aligned: true },
      { result: 'fail', domain: 'b.example', aligned: false, reason: 'no key' },
    ])
    expect(found.dmarc).toMatchObject({ result: 'pass', policy: 'reject' })
    expect(found.arc).toMatchObject({ result: 'pass', trusted: false })
  })

  it('knows nothing where there is no such field', () => {
    expect(authenticationOfStored(messageOf([results('mx.other'), from]), 'mx')).toMatchObject({
      source: 'none',
    })
    expect(authenticationOfStored(messageOf([results(''), from]), '')).toMatchObject({ source: 'none' })
  })

  it('takes no result that was stated for another From', () => {
    const found = authenticationOfStored(messageOf([results('mx'), from], 'amazon.example'), 'mx')
    expect(found.dmarc).toMatchObject({ result: 'permerror', domain: 'amazon.example' })
    const twice = authenticationOfStored(messageOf([results('mx'), from, from]), 'mx')
    expect(twice.dmarc).toMatchObject({ result: 'permerror', domain: '' })
  })

  it('is unknown only by a look-up of the author', () => {
    const failed = 'dmarc=fail header.from=shop.example; dkim=temperror header.d=shop.example'
    expect(authenticationOfStored(messageOf([results('mx', failed), from]), 'mx').neededLookupFailed).toBe(
      false,
    )
    const signed = field('dkim-signature', 'v=1; d=shop.example; s=k1')
    expect(
      authenticationOfStored(messageOf([results('mx', failed), signed, from]), 'mx').neededLookupFailed,
    ).toBe(true)
    const other =
      'dmarc=fail header.from=shop.example; dkim=temperror header.d=evil.example header.s=a; spf=temperror smtp.mailfrom=evil.example'
    expect(authenticationOfStored(messageOf([results('mx', other), from]), 'mx').neededLookupFailed).toBe(
      false,
    )
  })
})

describe('a trusted upstream', () => {
  const border = (index: number): Border => ({ client, index, relayed: true })

  it('is believed above the Received that the relay wrote', () => {
    const found = authenticationOfUpstream(messageOf([results('mx'), relayOwn, from]), 'mx', border(1))
    expect(found).toMatchObject({ source: 'trusted', dmarc: { result: 'pass' }, client })
  })

  it('is not believed below it, twice, from a stranger, or under another name', () => {
    const below = messageOf([relayOwn, results('mx'), from])
    expect(authenticationOfUpstream(below, 'mx', border(0))).toBeNull()
    const twice = messageOf([results('mx'), relayOwn, results('mx'), from])
    expect(authenticationOfUpstream(twice, 'mx', border(1))).toBeNull()
    const right = messageOf([results('mx'), relayOwn, from])
    expect(authenticationOfUpstream(right, 'mx', { client, index: -1, relayed: false })).toBeNull()
    expect(authenticationOfUpstream(right, 'other', border(1))).toBeNull()
    expect(authenticationOfUpstream(right, '', border(1))).toBeNull()
    expect(authenticationOfUpstream(messageOf([results('mx'), from]), 'mx', border(2))).toBeNull()
  })
})

describe('results of other Haraka plugins', () => {
  it('are read row by row', () => {
    const rows = [
      'iprev=pass',
      'spf=pass smtp.mailfrom=shop.example',
      'dkim=pass header.i=@shop.example header.d=shop.example header.s=k1',
    ]
    const found = fromHarakaResults(rows, messageOf([from]), client)
    expect(found).toMatchObject({
      source: 'trusted',
      spf: { result: 'pass' },
      dmarc: { result: 'none', domain: 'shop.example' },
    })
    expect(found?.dkim).toMatchObject([{ result: 'pass', aligned: true, selector: 'k1' }])
  })

  it('are nothing where there are none', () => {
    expect(fromHarakaResults(['auth=pass (plain)', 'iprev=fail'], messageOf([from]), client)).toBeNull()
  })

  it('carry nothing that a sender slipped in', () => {
    const rows = [
      'auth=fail (x; dkim=pass header.d=shop.example)',
      'auth=fail x; dkim=pass header.d=shop.example',
      'dkim=pass header.i=@evil.example header.d=shop.example header.d=evil.example',
    ]
    expect(fromHarakaResults(rows, messageOf([from]), client)).toBeNull()
  })
})
