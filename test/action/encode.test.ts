import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeText, fold } from '../../src/action/encode.ts'

const NAME = 'X-Amazon-Impersonation-Explanation'

const linesOf = (value: string) => `${NAME}: ${value}`.split('\r\n')

/** RFC 2047 §6.2: white space between adjacent encoded-words is not shown. */
const decode = (value: string) =>
  value
    .replace(/\?=\r\n =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64: string) =>
      Buffer.from(base64, 'base64').toString('utf8'),
    )

describe('encodeText', () => {
  it('keeps every line within 78 characters of ASCII, and every encoded-word within 75', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 800 }), text => {
        const value = encodeText(NAME, text)
        for (const line of linesOf(value)) {
          expect(line.length).toBeLessThanOrEqual(78)
          expect(line).toMatch(/^[ -~]*$/)
          for (const word of line.match(/=\?[^ ]*\?=/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives back the same text, every encoded-word whole characters by itself', () => {
    const text =
      '「Amazon.co.jp」を名乗るメールです。送信元は 𠮷野家 👨‍👩‍👧 example.com ではありません。'.repeat(6)
    const value = encodeText(NAME, text)
    expect(decode(value)).toBe(text)
    for (const word of value.split('\r\n ')) expect(decode(word)).not.toContain('\ufffd')
  })

  it('leaves plain English as it is, folded between words', () => {
    const text = 'This mail calls itself Amazon, but it was sent from evil.example. '.repeat(4).trim()
    const value = encodeText(NAME, text)
    expect(value.replaceAll('\r\n ', ' ')).toBe(text)
  })

  it('encodes what a reader would take for an encoded-word', () => {
    expect(encodeText(NAME, 'a =?UTF-8?B?b?= c')).toMatch(/^=\?UTF-8\?B\?/)
  })

  it('lets no line break and no direction mark through', () => {
    const value = encodeText(NAME, 'a\r\nX-Evil: 1\u202eb\u0000')
    expect(decode(value)).not.toMatch(/[\r\n\u202e\u0000]X/)
    expect(value).toBe('a X-Evil: 1 b')
  })
})

describe('fold', () => {
  it('breaks at spaces only, and never before the first word', () => {
    const value = fold('X', Array.from({ length: 40 }, (_, at) => `reason-${at},`).join(' '))
    expect(value.startsWith('reason-0,')).toBe(true)
    expect(value.split('\r\n').every((line, at) => line.length + (at === 0 ? 3 : 0) <= 78)).toBe(true)
  })
})
