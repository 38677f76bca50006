import { describe, expect, it } from 'vitest'
import type { Authentication, DkimOutput } from '../../src/auth/authentication.ts'
import { nothingKnown } from '../../src/auth/nothing.ts'
import { amazon } from '../../src/brands/index.ts'
import { standingOf } from '../../src/evidence/standing.ts'
import { parseMessage } from '../../src/message/parse.ts'

const message = (lines: readonly string[]) =>
  parseMessage(Buffer.from(`${lines.join('\r\n')}\r\n\r\nHello\r\n`))
const FROM = 'From: "Amazon.co.jp" <order-update@amazon.co.jp>'
const dkim = (domain: string, more: Partial<DkimOutput> = {}): DkimOutput => ({
  result: 'pass',
  domain,
  selector: 's',
  reason: '',
  aligned: true,
  underSized: false,
  ...more,
})
const dmarc = (
  result: Authentication['dmarc']['result'],
  domain = 'amazon.co.jp',
): Authentication['dmarc'] => ({
  result,
  domain,
  policy: 'quarantine',
  reason: '',
})
const auth = (more: Partial<Authentication>): Authentication => ({
  ...nothingKnown({ reason: '' }),
  source: 'live',
  dmarc: dmarc('fail'),
  ...more,
})
const state = (lines: readonly string[], authentication: Authentication) =>
  standingOf(amazon, message(lines), authentication).state

describe('the standing of an Amazon From', () => {
  it('is official by DMARC, or by an aligned signature where DMARC could not be evaluated', () => {
    expect(state([FROM], auth({ dmarc: dmarc('pass') }))).toBe('official')
    for (const result of ['none', 'temperror', 'permerror'] as const) {
      expect(state([FROM], auth({ dmarc: dmarc(result), dkim: [dkim('amazon.co.jp')] }))).toBe('official')
    }
  })

  it('is spoofed where DMARC fails, also when somebody else passes', () => {
    expect(state([FROM], auth({}))).toBe('spoofed')
    const foreign = auth({
      spf: { result: 'pass', domain: 'amazonses.com', reason: '' },
      dkim: [dkim('amazonses.com', { aligned: false })],
    })
    expect(state([FROM], foreign)).toBe('spoofed')
    expect(state([FROM], auth({ dmarc: dmarc('pass', 'evil.example') }))).toBe('spoofed')
  })

  it.each([
    'From',
    'Sender',
    'To',
    'Cc',
    'Subject',
    'Date',
    'Reply-To',
    'Message-ID',
    'MIME-Version',
    'Content-Type',
  ])('is not official where %s stands twice', name => {
    const value = name === 'From' ? '<order-update@amazon.co.jp>' : 'x'
    expect(state([`${name}: ${value}`, `${name}: ${value}`, FROM], auth({ dmarc: dmarc('pass') }))).not.toBe(
      'official',
    )
  })

  it('is not official where the signature leaves a part of the body out', () => {
    const partial = auth({ dmarc: dmarc('pass'), dkim: [dkim('amazon.co.jp', { underSized: true })] })
    expect(state([FROM], partial)).toBe('tampered')
    const second = auth({
      dmarc: dmarc('pass'),
      dkim: [dkim('amazon.co.jp', { underSized: true }), dkim('amazon.co.jp')],
    })
    expect(state([FROM], second)).toBe('official')
  })

  it('is unknown only while a needed look-up failed, and never behind a tripped guard', () => {
    expect(state([FROM], auth({ neededLookupFailed: true, dmarc: dmarc('temperror') }))).toBe('unknown')
    expect(state([FROM], auth({ neededLookupFailed: true, guard: 'header-size' }))).toBe('spoofed')
    expect(state([FROM], nothingKnown({ reason: '' }))).toBe('unknown')
  })

  it('is spoofed with several authors, whatever passes', () => {
    const two = 'From: "Amazon" <order-update@amazon.co.jp>, <x@evil.example>'
    expect(state([two], auth({ dmarc: dmarc('pass') }))).toBe('spoofed')
  })

  it('is official by a trusted seal that saw it pass, and not by any other seal', () => {
    const sealed = { spf: 'pass' as const, dkim: [], dmarc: dmarc('pass') }
    const arc = { result: 'pass' as const, sealer: 'forwarder.example', trusted: true, sealed, reason: '' }
    expect(state([FROM], auth({ arc }))).toBe('official')
    expect(state([FROM], auth({ arc: { ...arc, trusted: false, sealed: null } }))).toBe('spoofed')
    expect(state(['From: "Amazon.co.jp via list" <list@forwarder.example>'], auth({ arc }))).toBe('official')
  })

  it('aligns below com.be, which no suffix list knows', () => {
    const belgian = ['From: "Amazon.com.be" <auto-confirm@amazon.com.be>']
    const signed = auth({
      dmarc: dmarc('none', 'amazon.com.be'),
      dkim: [dkim('amazon.com.be', { aligned: false })],
    })
    expect(state(belgian, signed)).toBe('official')
  })

  it('is a relay where others write the text, and a partner by its own proof', () => {
    const relay = ['From: "Shop" <x1@marketplace.amazon.fr>']
    expect(state(relay, auth({ dmarc: dmarc('pass', 'marketplace.amazon.fr') }))).toBe('relay')
    const card = ['From: "三井住友カード" <mail@contact.vpass.ne.jp>']
    expect(state(card, auth({ dmarc: dmarc('pass', 'contact.vpass.ne.jp') }))).toBe('partner')
    expect(state(card, auth({ dmarc: dmarc('fail', 'contact.vpass.ne.jp') }))).toBe('foreign')
  })
})

describe('a proof that an attacker arranges', () => {
  const sealed = (domain: string): Authentication['arc'] => ({
    result: 'pass',
    sealer: 'list.example',
    trusted: true,
    sealed: { spf: 'pass', dkim: [], dmarc: dmarc('pass', domain) },
    reason: '',
  })
  const munged = 'From: "Amazon via list" <list@list.example>'

  it('does not count where DMARC passed for a neighbour below a registry', () => {
    const neighbour = auth({
      dmarc: dmarc('pass', 'amazon.com.be'),
      spf: { result: 'pass', domain: 'evil.com.be', reason: '' },
      dkim: [dkim('evil.com.be', { aligned: false })],
    })
    expect(state(['From: <a@amazon.com.be>'], neighbour)).toBe('spoofed')
    const own = auth({ dmarc: dmarc('pass', 'amazon.com.be'), dkim: [dkim('amazon.com.be')] })
    expect(state(['From: <a@amazon.com.be>'], own)).toBe('official')
  })

  it("does not count by a customer's host below the brand's own names", () => {
    for (const result of ['none', 'pass'] as const) {
      const rented = auth({
        dmarc: dmarc(result, 'sns.amazonaws.com'),
        dkim: [dkim('tenant.s3.amazonaws.com')],
      })
      expect(state(['From: <no-reply@sns.amazonaws.com>'], rented)).toBe('spoofed')
    }
  })

  it('does not count by a trusted seal where fields were put on top of what was sealed', () => {
    const arc = sealed('amazon.co.jp')
    expect(state([munged], auth({ arc }))).toBe('official')
    expect(state(['Subject: win', 'Subject: order', munged], auth({ arc }))).toBe('foreign')
    expect(state(['From: Amazon <x@evil.example>', munged], auth({ arc }))).toBe('foreign')
  })

  it('does not count where a boundary on top hides a second Content-Type', () => {
    const proven = auth({ dmarc: dmarc('pass') })
    const top = ['Content-Type: multipart/mixed; boundary=b', 'X-A: b', '--b']
    expect(state([...top, FROM, 'Subject: order', 'Content-Type: text/plain'], proven)).toBe('tampered')
    expect(state([FROM, 'Subject: order', ...top, 'Content-Type: text/plain'], proven)).toBe('official')
  })
})
