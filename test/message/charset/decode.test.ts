import Encoding from 'encoding-japanese'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../src/message/charset/decode.ts'

const text = 'アマゾンをご利用いただき、ありがとうございます。お支払い方法の更新が必要です。'
const jis = (value: string): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(value), { to: 'JIS', from: 'UNICODE' }))
const encode = (value: string, charset: string): Uint8Array => iconv.encode(value, charset)

describe('decodeText reads what the label says', () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['utf-8', encode(text, 'utf-8')],
    ['UTF8', encode(text, 'utf-8')],
    ['"Shift_JIS"', encode(text, 'shift_jis')],
    ['cp932', encode(text, 'shift_jis')],
    ['Windows-31J', encode(text, 'shift_jis')],
    ['x-sjis', encode(text, 'shift_jis')],
    ['EUC-JP', encode(text, 'eucjp')],
    ['eucJP-ms', encode(text, 'eucjp')],
    ['ISO-2022-JP', jis(text)],
    ['iso-2022-jp-ms', jis(text)],
    ['cp50220', jis(text)],
    ['cp50221', jis(text)],
    ['csISO2022JP', jis(text)],
    ['utf-16le', encode(text, 'utf-16le')],
    ['utf-16be', encode(text, 'utf-16be')],
    ['utf-16', Buffer.concat([Buffer.from([0xfe, 0xff]), encode(text, 'utf-16be')])],
    ['utf-32', encode(text, 'utf-32')],
    ['utf-7', encode(text, 'utf-7')],
    ['utf-8*ja', encode(text, 'utf-8')],
  ]
  it.each(cases)('%s', (label, bytes) => {
    expect(decodeText(bytes, label)).toMatchObject({ text, wrong: false })
  })

  it.each([
    ['gb18030', '尊敬的亚马逊用户，您的账户已被暂停。', 'gb18030'],
    ['gb2312', '尊敬的亚马逊用户，您的账户已被暂停。', 'gbk'],
    ['big5', '親愛的亞馬遜用戶，您的帳戶已被停用。', 'big5'],
    ['ks_c_5601-1987', '아마존 계정이 정지되었습니다.', 'euc-kr'],
    ['iso-8859-1', 'Ihr Konto wurde gesperrt – bitte prüfen', 'windows-1252'],
    ['iso-8859-15', 'Zahlung über 20 € prüfen', 'iso-8859-15'],
    ['koi8-r', 'Ваш аккаунт заблокирован', 'koi8-r'],
    ['cp850', 'Ihr Konto prüfen', 'cp850'],
  ])('%s', (label, value, encoding) => {
    expect(decodeText(encode(value, encoding), label)).toMatchObject({ text: value, wrong: false })
  })

  it('reads NEC and IBM extensions and half-width kana of every Japanese charset', () => {
    expect(decodeText(Uint8Array.from([0x87, 0x40, 0xfb, 0xfc, 0xb1]), 'shift_jis').text).toBe('①髙ｱ')
    expect(decodeText(Uint8Array.from([0xad, 0xa1, 0x8e, 0xb1]), 'euc-jp').text).toBe('①ｱ')
    const ms = Buffer.from('\x1b$B\x2d\x21\x1b(I1\x1b(B', 'latin1')
    for (const label of ['iso-2022-jp', 'iso-2022-jp-ms', 'cp50221'])
      expect(decodeText(ms, label).text).toBe('①ｱ')
    expect(decodeText(Buffer.from('\x0e1\x0f ok', 'latin1'), 'cp50222').text).toBe('\x0e1\x0f ok')
    expect(decodeText(Buffer.from('\x1b$B$"\x1b(B\x0e1\x0f ok', 'latin1'), 'cp50222').text).toBe('あｱ ok')
  })

  it('reads JIS X 0212, a missing way back to ASCII, ISO-2022-KR and HZ', () => {
    expect(decodeText(Buffer.from('\x1b$(D\x30\x21\x1b(B', 'latin1'), 'iso-2022-jp-1').text).toBe('丂')
    expect(decodeText(Buffer.from('\x1b$B$"\nabc', 'latin1'), 'iso-2022-jp').text).toBe('あ\nabc')
    expect(decodeText(Buffer.from('\x1b$)C\x0e0!\x0f!', 'latin1'), 'iso-2022-kr').text).toBe('가!')
    expect(decodeText(Buffer.from('~{VPND~} ~~', 'latin1'), 'hz-gb-2312').text).toBe('中文 ~')
  })
})

describe('decodeText doubts a label that the bytes do not bear out', () => {
  it.each([
    ['utf-8', jis(text), 'iso-2022-jp'],
    ['us-ascii', jis(text), 'iso-2022-jp'],
    ['utf-8', encode(text, 'shift_jis'), 'shift_jis'],
    ['utf-8', encode(text, 'eucjp'), 'euc-jp'],
    ['iso-2022-jp', encode(text, 'utf-8'), 'utf-8'],
    ['iso-2022-jp', encode(text, 'shift_jis'), 'shift_jis'],
    ['shift_jis', encode(text, 'utf-8'), 'utf-8'],
    ['shift_jis', encode(text, 'eucjp'), 'euc-jp'],
    ['euc-jp', encode(text, 'shift_jis'), 'shift_jis'],
    ['iso-8859-1', encode(text, 'utf-8'), 'utf-8'],
    ['windows-1252', encode('Zahlung prüfen', 'utf-8'), 'utf-8'],
    ['gb2312', encode(text, 'utf-8'), 'utf-8'],
    ['us-ascii', encode(text, 'utf-8'), 'utf-8'],
    ['utf-8', encode('Konto gesperrt, bitte prüfen und bestätigen', 'latin1'), 'windows-1252'],
  ])('%s is not', (label, bytes, charset) => {
    const found = decodeText(bytes, label)
    expect(found).toMatchObject({ charset, wrong: true })
    expect(found.text).not.toContain('\ufffd')
  })

  it.each([
    ['', encode(text, 'utf-8')],
    ['unknown-8bit', encode(text, 'utf-8')],
    ['x-no-such-charset', encode(text, 'utf-8')],
    ['', encode(text, 'shift_jis')],
    ['', encode(text, 'eucjp')],
    ['', jis(text)],
    ['8bit', encode(text, 'shift_jis')],
  ])('a missing or unknown label (%s) is no lie', (label, bytes) => {
    expect(decodeText(bytes, label)).toMatchObject({ text, wrong: false })
  })

  it('finds Shift_JIS in a page that is ASCII for the most part', () => {
    const page = `${'<td class="x" style="padding:0">'.repeat(800)}${text}`
    const found = decodeText(encode(page, 'shift_jis'), 'utf-8')
    expect([found.charset, found.text === page]).toEqual(['shift_jis', true])
  })

  it('undoes UTF-8 that was encoded twice, and leaves French alone', () => {
    const twice = Buffer.from(new TextDecoder('windows-1252').decode(encode(text, 'utf-8')))
    expect(decodeText(twice, 'utf-8')).toMatchObject({ text, wrong: true })
    const french = 'Chère cliente, l’été « à Besançon » coûte 20 € — naïvement'
    expect(decodeText(encode(french, 'utf-8'), 'utf-8')).toMatchObject({ text: french, wrong: false })
  })

  it('keeps UTF-8 that was cut or damaged in one place', () => {
    const cut = encode(text, 'utf-8').subarray(0, -1)
    expect(decodeText(cut, 'utf-8')).toMatchObject({ charset: 'utf-8', wrong: false })
    expect(decodeText(cut, '').text).toContain('アマゾン')
  })

  it('tells lone Western letters from East Asian text', () => {
    expect(decodeText(encode('Très cher client, votre paiement a été refusé', 'latin1'), '').charset).toBe(
      'windows-1252',
    )
    expect(decodeText(encode('重要', 'shift_jis'), '').text).toBe('重要')
    expect(
      decodeText(Buffer.from('It\x92s a very long line of text in English, no more', 'latin1'), '').text,
    ).toContain('It’s')
    expect(decodeText(encode('尊敬的用户，您的账户已被暂停', 'gbk'), '').charset).toBe('gb18030')
  })

  it('never throws, whatever label and bytes', () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => (i * 37) & 255)
    for (const label of [
      'utf-8',
      'utf-16',
      'utf-7',
      'utf-32',
      'jis',
      'hz',
      'cp437',
      '\0',
      '*',
      'x'.repeat(9999),
      'constructor',
    ]) {
      expect(typeof decodeText(bytes, label).text).toBe('string')
    }
  })
})
