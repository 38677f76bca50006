/**
 * Whatever comes by SMTP is examined to the end: our own mails, broken at random, give a verdict each time.
 * `npm run mutations` does it 200,000 times; MUTATIONS and SEED choose other numbers.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneResolver } from '../src/auth/dns/zone-file.ts'
import { createAuthenticator } from '../src/auth/source.ts'
import { examine } from '../src/examine.ts'
import type { Message } from '../src/message/message.ts'
import { fixturesIn, stored, thresholds } from './corpus/fixtures.ts'

const COUNT = Number(process.env['MUTATIONS'] ?? 5000)
const SEED = Number(process.env['SEED'] ?? 20_261_122)
const OUTCOMES = ['impersonation', 'suspected', 'official', 'partner', 'none', 'unknown']

const mails = [...fixturesIn('scams'), ...fixturesIn('clean')].map(({ raw }) => raw)

/** What breaks parsers: delimiters, escapes, wrong labels, control characters, and names that matter to us. */
const PIECES: readonly Buffer[] = [
  '\r\n\r\n',
  '\n',
  '\r',
  '\0',
  '--b\r\n',
  '----',
  '=?iso-2022-jp?B?GyRC',
  '=?utf-8?Q?=E3=81',
  '?=',
  '=\r\n',
  '=ZZ',
  '\x1b$B',
  '\x1b(B',
  '\x82\xa0\x83',
  '\xff\xfe\xfd',
  '\xe2\x80\x8b',
  '\xe2\x80\xae',
  '\xf3\xa0\x81\xa1',
  '<style>a{b:c',
  '<!--',
  '-->',
  '<div style="display:none">',
  '<table><tr><td>',
  '</html>',
  '<a href="https://amazon.co.jp@evil.example/">',
  '&#x202e;&zwnj;&#0;&#x110000;',
  'From: "Amazon" <a@amazon.co.jp>, b@x.example\r\n',
  'From: Amazon.co.jp,(<x@y.example>\r\n',
  'Content-Type: multipart/mixed; boundary="b"\r\n',
  'Content-Type: message/rfc822\r\n\r\n',
  'Content-Type: text/html; charset=utf-7\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  'Content-Transfer-Encoding: x-uuencode\r\n',
  'DKIM-Signature: v=1; a=rsa-sha256; d=amazon.co.jp; s=k; h=from; bh=AA==; b=AA==\r\n',
  'ARC-Seal: i=1; cv=none; a=rsa-sha256; d=x.example; s=k; b=AA==\r\n',
  'Authentication-Results: mx.example.net; dmarc=pass (((\r\n',
  'Received: from [192.0.2.1] by',
  'Аmazon αmazon Ａｍａｚｏｎ アマゾン 未納料金',
  '緊急 本日中にお支払い方法を更新してください',
].map(text => (/[^\0-\xff]/.test(text) ? Buffer.from(text, 'utf8') : Buffer.from(text, 'latin1')))

type Cut = { readonly kind: number; readonly at: number; readonly size: number; readonly piece: number }

const cut = fc.record({
  kind: fc.nat(7),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.oneof(fc.nat(8), fc.nat(400)),
  piece: fc.nat(9999),
})

function mutate(raw: Buffer, { kind, at, size, piece }: Cut): Buffer {
  const from = Math.floor(at * raw.length)
  const to = Math.min(raw.length, from + size)
  const [before, hit, after] = [raw.subarray(0, from), raw.subarray(from, to), raw.subarray(to)]
  const word = PIECES[piece % PIECES.length] ?? Buffer.alloc(0)
  const other = mails[piece % mails.length] ?? raw
  const changes: readonly (() => readonly Buffer[])[] = [
    () => [before, Buffer.from(hit.map(byte => byte ^ (1 << (piece % 8)))), after],
    () => [before, after],
    () => [before, hit, hit, hit, after],
    () => [before, word, hit, after],
    () => [before, word],
    () => [before, ...Array<Buffer>(size).fill(word), after],
    () => [
      before,
      other.subarray(Math.floor(at * other.length), Math.floor(at * other.length) + size * 20),
      after,
    ],
    () => [before, other.subarray(Math.floor((piece / 9999) * other.length))],
  ]
  return Buffer.concat(changes[kind]?.() ?? [raw])
}

const { authenticate } = createAuthenticator(
  {
    auth: { trusted_authserv_id: '', trusted_relays: [], trusted_arc_sealers: ['x.example'], source: 'live' },
    dns: { deadline: 1000 },
  },
  zoneResolver(new Map()),
)
const live = (message: Message) =>
  authenticate(message, {
    connection: { ip: '192.0.2.1', helo: 'mx.example.org' },
    mta: 'mx.example.net',
    pluginRows: [],
  })

describe('a mail broken at random', () => {
  it(
    `ends in a verdict within a second, ${COUNT} times`,
    async () => {
      const mutations = fc.record({
        mail: fc.nat(mails.length - 1),
        cuts: fc.array(cut, { minLength: 1, maxLength: 6 }),
        stored: fc.boolean(),
      })
      let slowest = 0
      const property = fc.asyncProperty(mutations, async ({ mail, cuts, stored: trusts }) => {
        const raw = cuts.reduce(mutate, mails[mail] ?? Buffer.alloc(0))
        // CPU time: other work on the machine must not fail the test.
        const start = process.cpuUsage()
        const { verdict } = await examine(
          raw,
          {},
          { authenticate: trusts ? stored : live, thresholds, now: () => 0 },
        )
        const ms = process.cpuUsage(start).user / 1000
        slowest = Math.max(slowest, ms)
        expect(OUTCOMES).toContain(verdict.outcome)
        for (const score of [verdict.score, verdict.urgency, verdict.payment])
          expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
        expect(ms).toBeLessThan(1000)
      })
      await fc.assert(property, { numRuns: COUNT, seed: SEED, endOnFailure: COUNT > 5000 })
      process.stdout.write(`${COUNT} mutations, the slowest ${Math.round(slowest)} ms\n`)
    },
    120_000 + COUNT * 60,
  )
})
