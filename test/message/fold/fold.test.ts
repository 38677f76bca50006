import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, originalSlice } from '../../../src/message/fold/fold.ts'

const fold = (text: string) => foldText(text).text

describe('foldText', () => {
  it.each([
    ['plain text in lower case', 'Your Amazon Account', 'your amazon account'],
    ['white space of every kind as one blank', 'a \t\r\n\u00a0\u3000b', 'a b'],
    ['full-width letters', 'Ａｍａｚｏｎ．ｃｏ．ｊｐ', 'amazon.co.jp'],
    ['half-width katakana with their marks', 'ｱﾏｿﾞﾝ ﾌﾟﾗｲﾑ', 'アマゾンプライム'],
    ['loose voicing marks', 'アマソ\u3099ン ハ\u309aン', 'アマゾンパン'],
    ['blanks between Han and kana left out', 'お客 様の ア カウ\nント', 'お客様のアカウント'],
    ['blanks beside Latin words kept', 'お客様 Amazon の', 'お客様 amazon の'],
    ['blanks between Hangul words kept', '아마존 고객', '아마존 고객'],
    ['invisible characters', 'A\u200bm\u034fa\u00adz\u2060o\ufeffn', 'amazon'],
    ['foreign combining marks', 'A\u073fm\u073fazon', 'amazon'],
    ['stacked combining marks', 'A\u0336\u0335m\u0489a\u0334zon', 'amazon'],
    ['mathematical letters', '𝐀𝗺𝒂𝘇𝙤𝚗', 'amazon'],
    ['letters in circles and squares', 'Ⓐⓜ🅐🆉🄾🄽', 'amazon'],
    ['parenthesised letters as letters', '⒜⒨⒜', 'ama'],
    ['small capitals', 'ᴀᴍᴀᴢᴏɴ', 'amazon'],
    ['a word of flags as letters, a flag as a flag', '🇦🇲🇦🇿🇴🇳 🇯🇵', 'amazon 🇯🇵'],
    ['Cyrillic letters in Latin words', 'Аmаzоn', 'amazon'],
    ['Greek letters in Latin words', 'Αmαzοn', 'amazon'],
    ['Cherokee and Armenian letters in Latin words', 'Ꭺmazօn', 'amazon'],
    ['words wholly of twins in Latin text', 'please рау now', 'please pay now'],
    ['text drawn backwards', '\u202enozamA\u202c Prime', 'amazon prime'],
    ['typographic quotes and dashes', '“Amazon’s” — «x»', '"amazon\'s" - "x"'],
    ['squared words', '㈱アマゾン ㍿', '(株)アマゾン株式会社'],
    ['Turkish dotted capital I', 'İstanbul', 'istanbul'],
  ])('folds %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it.each([
    ['Russian', 'привет, вот мой ответ amazon'],
    ['Greek', 'καλημέρα σε όλουσ'],
    ['accents', 'último aviso: über façade ação żółw'],
    ['Vietnamese', 'tiếng việt'],
    ['Thai', 'สวัสดี ที่นี่'],
    ['Hindi', 'हिन्दी में'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Arabic with points', 'مُحَمَّد'],
    ['look-alikes of kana and Han', 'カード 力 ロ 口 ー 一 ニ 二'],
  ])('keeps %s as it reads', (_, text) => {
    expect(fold(text).replaceAll(' ', '')).toBe(text.normalize('NFC').replaceAll(' ', ''))
  })

  it('composes decomposed accents', () => {
    expect(fold('cafe\u0301 \u1112\u1161\u11ab')).toBe('café 한')
  })

  it('gives back the words of the message for a match', () => {
    const folded = foldText('Dear  Ａｍａｚｏｎ user, 𝐀𝐦\u200b𝐚')
    const start = folded.text.indexOf('amazon')
    expect(originalSlice(folded, start, start + 6)).toBe('Ａｍａｚｏｎ')
    expect(originalSlice(folded, folded.text.length - 3, folded.text.length)).toBe('𝐀𝐦\u200b𝐚')
    expect(originalSlice(foldText('Plain Text'), 6, 10)).toBe('Text')
  })

  it('needs no map for plain ASCII', () => {
    expect(foldText('Plain\nText').map).toBeNull()
  })

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            'a',
            'A',
            'а',
            'Α',
            ' ',
            '\n',
            '\u202e',
            '\u202c',
            '\u0301',
            '\u3099',
            'ソ',
            'ﾞ',
            '力',
            '𝐀',
            '🇦',
            'ﬁ',
            '\ufdfa',
            'İ',
            'ß',
            '½',
            '´',
            '\u1100',
            '\u1161',
            '\u200d',
            'ж',
            '\ud800',
            'ŉ',
            'ǰ',
            '\u0345',
          ],
        ),
        { maxLength: 30 },
      )
      .map(parts => parts.join('')),
  )

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, text => {
        const once = fold(text)
        expect(fold(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })

  it('maps every unit to a place in the source', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { map, text: folded } = foldText(text)
        if (map === null) expect(folded.length).toBe(text.length)
        else {
          expect(map.length).toBe(folded.length)
          expect(map.every(place => place < text.length)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
