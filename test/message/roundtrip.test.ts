/** What an honest or a clumsy mailer writes comes back as it was meant, however it is encoded and cut. */
import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readMailboxes } from '../../src/message/mailbox/mailboxes.ts'
import { decodeQuotedPrintable } from '../../src/message/mime/transfer.ts'
import { lines, parse, part } from './mail.ts'

const kana = [...'アマゾンをご利用いただきありがとうございます重要なお知らせ支払い方法確認ー・、。ABCabc123']
const japanese = fc
  .array(fc.constantFrom(...kana), { minLength: 6, maxLength: 40 })
  .map(each => each.join(''))
const charset = fc.constantFrom('utf-8', 'shift_jis', 'euc-jp', 'iso-2022-jp', 'cp932')

const encode = (text: string, name: string): Buffer =>
  name === 'iso-2022-jp'
    ? Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' }))
    : iconv.encode(text, name)

const quoted = (bytes: Uint8Array): string =>
  [...bytes].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

/** Cut anywhere, also inside a character. */
const words = (bytes: Buffer, name: string, cuts: readonly number[], q: boolean): string => {
  const places = [0, ...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return places
    .slice(1)
    .map((end, index) => bytes.subarray(places[index], end))
    .filter(piece => piece.length > 0)
    .map(piece => (q ? `=?${name}?Q?${quoted(piece)}?=` : `=?${name}?B?${piece.toString('base64')}?=`))
    .join('\r\n ')
}

describe('text that was encoded', () => {
  it('comes back from encoded-words of every charset, cut anywhere', () => {
    fc.assert(
      fc.property(
        japanese,
        charset,
        fc.array(fc.nat(200), { maxLength: 4 }),
        fc.boolean(),
        (text, name, cuts, q) => {
          const message = parse(
            lines(`Subject: ${words(encode(text, name), name, cuts, q)}`, 'From: a@b.example', '', 'x'),
          )
          expect(message.subject).toBe(text)
        },
      ),
      { numRuns: 500, seed: 20260103 },
    )
  })

  it('comes back from bodies of every charset, in base64 and quoted-printable', () => {
    fc.assert(
      fc.property(japanese, charset, fc.boolean(), (text, name, q) => {
        const bytes = encode(text, name)
        const body = q ? quoted(bytes).replace(/(.{75})/g, '$1=\r\n') : bytes.toString('base64')
        const encoding = `Content-Transfer-Encoding: ${q ? 'quoted-printable' : 'base64'}`
        const message = parse(lines('From: a@b.example', part(`text/plain; charset=${name}`, body, encoding)))
        expect(message.parts[0]?.text).toBe(text)
        expect(message.disguises).toEqual([])
      }),
      { numRuns: 500, seed: 20260104 },
    )
  })

  it('comes back from quoted-printable bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        expect(Buffer.from(decodeQuotedPrintable(Buffer.from(quoted(bytes))))).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 300, seed: 20260105 },
    )
  })

  it('comes back from mailbox lists', () => {
    const name = fc
      .array(fc.constantFrom(...'Amazon ,.()<>@"\\;:アマゾン'), { maxLength: 20 })
      .map(each => each.join(''))
    const address = fc.constantFrom('a@b.example', 'c.d+e@sub.f.example', 'x_y@g.example')
    const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
    fc.assert(
      fc.property(fc.array(fc.tuple(name, address), { minLength: 1, maxLength: 6 }), list => {
        const raw = list.map(([each, at]) => `${quote(each)} <${at}>`).join(', ')
        const found = readMailboxes('to', Buffer.from(raw).toString('latin1'))
        const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
        expect(found.map(each => [each.name, each.address])).toEqual(
          list.map(([each, at]) => [tidy(each), at]),
        )
      }),
      { numRuns: 500, seed: 20260106 },
    )
  })
})
