import Encoding from 'encoding-japanese'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeRawText, decodeValue } from '../../../src/message/header/encoded-word.ts'

const b = (text: string, charset = 'utf-8'): string =>
  `=?${charset}?B?${iconv.encode(text, charset).toString('base64')}?=`
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const jis = (text: string): string =>
  latin1(Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' })))

describe('decodeValue', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Your order', 'Your order'],
    [b('重要'), '重要'],
    [`${b('重要')} ${b('なお知らせ')}`, '重要なお知らせ'],
    [`[${b('重要')}] ${b('確認')} now`, '[重要] 確認 now'],
    [`Re: ${b('アマゾン', 'shift_jis')}`, 'Re: アマゾン'],
    ['=?iso-8859-1?q?Gr=FC=DFe_aus_K=F6ln?=', 'Grüße aus Köln'],
    ['=?UTF-8*ja?Q?=E3=81=82?=', 'あ'],
    [`=?ISO-2022-JP?B?${Buffer.from(jis('お支払い'), 'latin1').toString('base64')}?=`, 'お支払い'],
    ['=?utf-8?Q?spaces are_here?=', 'spaces are here'],
    ['=?utf-8?Q?What?=20now?=', 'What? now'],
    ['=?utf-8?Q?=E9?= tail', '\u00e9 tail'],
    ['"=?utf-8?B?44GC?=" <a@b>', '"あ" <a@b>'],
    ['a=?utf-8?B?44GC?=b=?utf-8?B?44GC?=', 'aあbあ'],
    ['=?utf-8?X?44GC?= =?utf-8?B', '=?utf-8?X?44GC?= =?utf-8?B'],
    ['=?=?=?= =?a?b', '=?=?=?= =?a?b'],
    ['=?utf-8?B??= x', ' x'],
    [`${b('あ')} ${b('い', 'shift_jis')}`, 'あい'],
  ]
  it.each(cases)('%s', (raw, text) => {
    expect(decodeValue(raw).text).toBe(text)
  })

  it('joins words that were cut inside a character, and says so', () => {
    const bytes = iconv.encode('当選おめでとう', 'utf-8')
    const word = (part: Uint8Array): string => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`
    const raw = `${word(bytes.subarray(0, 10))} ${word(bytes.subarray(10))}`
    expect(decodeValue(raw)).toMatchObject({ text: '当選おめでとう', split: true })
    expect(decodeValue(`${b('当選')} ${b('おめでとう')}`).split).toBe(false)
  })

  it('opens an encoded-word inside an encoded-word, and says so', () => {
    expect(decodeValue(b(b('アマゾン')))).toMatchObject({ text: 'アマゾン', nested: true })
    expect(decodeValue(b(`${b('アマゾン')} 重要`))).toMatchObject({ text: 'アマゾン 重要', nested: true })
    expect(decodeValue(b('アマゾン')).nested).toBe(false)
  })

  it('reads raw 8-bit and JIS text without any encoding', () => {
    expect(decodeValue(jis('重要なお知らせ')).text).toBe('重要なお知らせ')
    for (const charset of ['utf-8', 'shift_jis', 'eucjp']) {
      expect(decodeValue(latin1(iconv.encode('アカウントの確認', charset))).text).toBe('アカウントの確認')
    }
    expect(decodeValue(latin1(iconv.encode('Geschäftsführer', 'latin1'))).text).toBe('Geschäftsführer')
  })

  it('says when a word is not in the charset it names', () => {
    const raw = `=?utf-8?B?${iconv.encode('アカウントの確認', 'shift_jis').toString('base64')}?=`
    expect(decodeValue(raw)).toMatchObject({ text: 'アカウントの確認', wrongCharset: true })
  })

  it('is linear: a megabyte of beginnings of words ends soon', () => {
    const start = process.cpuUsage()
    for (const piece of [
      '=?',
      '=?a?B?',
      '=?utf-8?Q?x',
      '=?utf-8?Q?=?utf-8?Q?x?= ',
      '=?utf-8?B?PT91dGYtOD9CPw==?= ',
    ]) {
      decodeValue(piece.repeat(1_000_000 / piece.length))
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5_000)
  })
})

describe('decodeRawText', () => {
  it('decodes raw text and leaves encoded-words alone', () => {
    expect(decodeRawText(`${latin1(iconv.encode('アマゾン', 'utf-8'))} ${b('重要')} <a@b>`)).toBe(
      `アマゾン ${b('重要')} <a@b>`,
    )
    expect(decodeRawText(`${jis('顧客')} <a@b>`)).toBe('顧客 <a@b>')
  })
})
