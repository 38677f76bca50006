/** Mail built to be slow, and random mutations: the invariant is that parsing ends soon, with a message. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { base64, lines, multipart, part } from './mail.ts'

const from = 'From: a@b.example\r\n'
/** CPU time: other work on the machine must not fail the tests. */
const cpuMs = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000

const timed = (text: string): number => {
  const bytes = Buffer.from(text, 'latin1')
  const start = process.cpuUsage()
  parseMessage(bytes)
  return cpuMs(start)
}

const nest = (depth: number, wrap: (inner: string, level: number) => string): string => {
  let text = part('text/plain', 'deep')
  for (let level = 0; level < depth; level++) text = wrap(text, level)
  return text
}
/** Built from both ends, since 2,000 levels of string replacement would be slow themselves. */
const nested = (depth: number, subtype: string): string =>
  Array.from(
    { length: depth },
    (_, level) => `Content-Type: multipart/${subtype}; boundary=b${level}x\r\n\r\n--b${level}x\r\n`,
  ).join('') + part('text/plain', 'deep')

describe('mail that was built to be slow', () => {
  it.each([
    ['one letter', `${from}\r\n${'a'.repeat(1_000_000)}`],
    ['one letter of markup', `${from}${part('text/html', '<'.repeat(1_000_000))}`],
    ['100,000 links', `${from}\r\n${'https://a.example/x\r\n'.repeat(100_000)}`],
    ['100,000 links of markup', `${from}${part('text/html', '<a href=//a.example>x</a>'.repeat(100_000))}`],
    [
      'links whose words are URLs, and as many without a link',
      `${from}${part('text/html', Array.from({ length: 4000 }, (_, n) => `<a href=//a.example>https://a${n}.example/${'x'.repeat(60)}</a> https://b${n}.example/`).join(' '))}`,
    ],
    ['comments before markup', `${from}\r\n${'<!---->'.repeat(100_000)}x`],
    [
      'blanks inside of addresses',
      `${from}${part('text/html', `<a href="a${' '.repeat(4000)}b">x</a>`.repeat(120))}`,
    ],
    [
      'apostrophes in addresses',
      `From: ${`<a${"'".repeat(1900)}b@c${"'".repeat(90)}d>,`.repeat(120)}\r\n\r\nx`,
    ],
    ['2,000 nested multiparts', from + nested(2000, 'mixed')],
    ['2,000 nested messages', from + 'Content-Type: message/rfc822\r\n\r\n'.repeat(2000)],
    [
      '5,000 parts',
      from + multipart('mixed', 'b', ...Array.from({ length: 5000 }, () => part('text/plain', 'x'))),
    ],
    ['500,000 commas', `From: ${','.repeat(500_000)}\r\n\r\nx`],
    ['500,000 addresses', `From: ${'a@b,'.repeat(120_000)}\r\n\r\nx`],
    ['brackets', `From: ${'<('.repeat(120_000)}\r\n\r\nx`],
    ['encoded-words', `Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}\r\n\r\nx`],
    ['beginnings of encoded-words', `Subject: ${'=?utf-8?Q?'.repeat(20_000)}\r\n\r\nx`],
    ['100,000 headers', `${'X: y\r\n'.repeat(100_000)}\r\nx`],
    ['one folded header', `X: y${'\r\n y'.repeat(100_000)}\r\n\r\nx`],
    ['delimiters', lines('Content-Type: multipart/mixed; boundary=b', '', '--b\r\n'.repeat(100_000))],
    ['almost delimiters', lines('Content-Type: multipart/mixed; boundary=b', '', '--bb\r\n'.repeat(100_000))],
    ['quotation marks in a type', `Content-Type: text/plain; ${'"\\'.repeat(100_000)}\r\n\r\nx`],
    ['parameters', `Content-Type: text/plain; ${'a*1=b;'.repeat(40_000)}\r\n\r\nx`],
    ['soft breaks', `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'=\r\n'.repeat(200_000)}`],
    ['escapes of JIS', `Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n${'\x1b$B'.repeat(200_000)}`],
    ['quote marks', `${from}\r\n${'> '.repeat(300_000)}`],
  ])('%s', (_, text) => {
    expect(timed(text)).toBeLessThan(1000)
  })

  it('takes at most about twice the time for twice the size', () => {
    const text = (size: number): string =>
      from + part('text/html', '<p>Hello <b>world</b> https://a.example/ '.repeat(size))
    for (let warm = 0; warm < 10; warm++) timed(text(500))
    const best = (size: number): number => Math.min(...Array.from({ length: 5 }, () => timed(text(size))))
    expect(best(8000) / best(1000)).toBeLessThan(8 * 3)
  })
})

const fixtures: readonly Uint8Array[] = [
  from +
    multipart(
      'mixed',
      'b',
      part('text/plain; charset=utf-8', 'アマゾン https://a.example/'),
      part('message/rfc822', `${from}Subject: x\r\n\r\ny`),
    ),
  lines(
    'From: Amazon Gutschein, <x@y.example>',
    `Subject: =?iso-2022-jp?B?${base64('\x1b$B=EMW\x1b(B', 'latin1')}?=`,
    part('text/html', '<a href="http://evil.example">amazon</a>'),
  ),
  lines(
    'From: "a" <a@b.example>, c (d) <e@f.example>;',
    part(
      'text/plain; charset="shift_jis"; x*0*=utf-8\'\'%E3%81',
      base64('アマゾン', 'shift_jis'),
      'Content-Transfer-Encoding: base64',
    ),
  ),
  lines('From: a@b.example', part('text/plain; charset=iso-2022-jp', '\x1b$B%"%^%>%s\x1b(B'), 'begin 644 x'),
  nest(5, (inner, level) =>
    multipart('related', `b${level}`, inner, part('image/png', 'AAAA', 'Content-ID: <a>')),
  ),
].map(text => Buffer.from(text, 'utf-8'))

type Edit = { readonly at: number; readonly remove: number; readonly insert: Uint8Array }

const mutate = (bytes: Uint8Array, edits: readonly Edit[]): Uint8Array => {
  let result = Buffer.from(bytes)
  for (const { at, remove, insert } of edits) {
    const from = at % (result.length + 1)
    result = Buffer.concat([result.subarray(0, from), insert, result.subarray(from + remove)])
  }
  return result
}

const pieces = [
  '\r\n',
  '\n',
  '\r',
  '\0',
  '--b',
  '=?',
  '?=',
  '=?utf-8?B?',
  '"',
  '<',
  '>',
  '(',
  ',',
  ';',
  ':',
  '\x1b$B',
  '=',
  '\xff',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  '\r\n\r\n',
  '\x83\x41',
]
const insert = fc.oneof(
  fc.constantFrom(...pieces).map(text => Uint8Array.from(Buffer.from(text, 'latin1'))),
  fc.uint8Array({ maxLength: 8 }),
)
const edits = fc.array(fc.record({ at: fc.nat(5000), remove: fc.nat(30), insert }), {
  minLength: 1,
  maxLength: 12,
})

describe('random mutations of mail', () => {
  it('never throw, never take a second, always make a message', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), edits, (bytes, changes) => {
        const raw = mutate(bytes, changes)
        const start = process.cpuUsage()
        const message = parseMessage(raw)
        expect(cpuMs(start)).toBeLessThan(1000)
        expect(message.raw).toBe(raw)
        expect(message.parts.length).toBeGreaterThan(0)
        for (const link of message.links) expect(typeof link.host).toBe('string')
      }),
      { numRuns: 5000, seed: 20260101 },
    )
  })

  it('random bytes make a message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), raw => {
        expect(parseMessage(raw).size).toBe(raw.length)
      }),
      { numRuns: 2000, seed: 20260102 },
    )
  })
})
