import { describe, expect, it } from 'vitest'
import { disguises } from '../../../src/message/fold/disguises.ts'

const kinds = (text: string, where = 'header:subject') => [
  ...new Set(disguises(text, where).map(({ kind }) => kind)),
]

describe('disguises', () => {
  it.each([
    ['invisible-characters', 'Ama\u200bzon'],
    ['invisible-characters', 'A\u034fm\u034fazon'],
    ['invisible-characters', 'A\u00adm\u00ada\u00adzon'],
    ['invisible-characters', 'ア\u200bマ\u200bゾ\u200bン'],
    ['combining-noise', 'Am\u073fazon'],
    ['combining-noise', 'A\u0336m\u0336a\u0336zon'],
    ['bidi-controls', '\u202enozama'],
    ['bidi-controls', 'Pr\u200eime'],
    ['confusable-letters', 'Аmazon'],
    ['confusable-letters', 'Αmazοn お客様'],
    ['confusable-letters', 'your раураl account'],
    ['confusable-letters', 'Привет, ваш Amаzоn'],
    ['styled-letters', '𝐀𝐦𝐚𝐳𝐨𝐧'],
    ['styled-letters', 'ᴀᴍᴀᴢᴏɴ'],
    ['styled-letters', '🄰🄼🄰🅉🄾🄽'],
    ['letter-spacing', 'A m a z o n . c o . j p'],
    ['letter-spacing', 'Y-o-u-r A-c-c-o-u-n-t'],
  ])('reports %s in %s', (kind, text) => {
    expect(kinds(text)).toEqual([kind])
  })

  it.each([
    ['emoji with joiners and selectors', '👨\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3 🏴\u{e0067}\u{e007f}'],
    ['Persian with non-joiners', 'می\u200cخواهم'],
    ['Hindi with joiners', 'क्\u200dष क्\u200cष'],
    ['Khmer with breaks of no width', 'ភាសា\u200bខ្មែរ'],
    ['Japanese with break hints', '今日は\u200bとても\u200bいい\u200b天気'],
    ['hyphenated German', 'Versand\u00adkosten\u00adfreie Liefer\u00adung'],
    ['padding behind a preheader', 'Your order \u034f \u200c \u00ad\u034f \u200c \u00ad'],
    ['numbers kept from being dialled', '0120\u200c999\u200c373'],
    ['Russian beside Latin', 'Ваш заказ Amazon и iPhone, VIP-клиент'],
    ['Russian endings on Latin names', 'Посылка из Amazonа пришла'],
    ['Greek beside Latin', 'Η παραγγελία σας Amazon'],
    ['units and symbols', '10 µm, 5 kΩ, µTorrent, Δt, α-Tocopherol, Ω'],
    ['full-width letters and circled numbers', 'ＡＢＣ ①② ㈱ ℃ Ⅳ'],
    ['Vietnamese, Polish, Turkish', 'Tiếng Việt żółć İstanbul ığdır'],
    ['decomposed accents', 'cafe\u0301 u\u0308ber'],
    ['Hebrew with points, Arabic with marks', 'שָׁלוֹם مُحَمَّد'],
    ['marks around genuine right-to-left text', '\u200fשלום\u200f \u2068John\u2069 \u202bעברית\u202c'],
    ['kana with voicing marks of their own', 'あ\u3099 か\u3099'],
    ['variation sequences of Han', '葛\u{e0100}城市'],
    ['spaced headlines', 'S A L E   N O W  お 知 ら せ'],
    ['initials', 'U.S.A. and J. R. R. T.'],
    ['single mathematical letters', 'ℝ, 𝑥 and Ⓡ'],
  ])('reports nothing in %s', (_, text) => {
    expect(kinds(text)).toEqual([])
  })

  it('reports nothing in drawings of letters', () => {
    expect(kinds('x_x_x_x_x_x_x_x_x_x_x_x_x_x O=c=O O=c=O', 'body:plain')).toEqual([])
  })

  it('quotes the word without letting its characters loose', () => {
    expect(disguises('Dear Ama\u202ezon', 'header:from')).toEqual([
      { kind: 'bidi-controls', where: 'header:from', quote: 'Ama‹U+202E›zon' },
    ])
  })

  it('reports at most three of a kind', () => {
    expect(disguises('Аmazon '.repeat(50), 'body:plain')).toHaveLength(3)
  })
})
