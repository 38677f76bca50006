/** What every store promises of words: each substring finds, in any script and however scripts, digits and marks meet. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/quarantine/id.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { searchText } from '../../src/store/grams.ts'
import { matches } from '../../src/store/matches.ts'
import { pageOf } from '../../src/store/paging.ts'
import type { ListQuery } from '../../src/store/store.ts'
import type { ItemOptions } from '../quarantine/fixtures.ts'

type Put = (options?: ItemOptions) => Promise<Item>
type Ids = (query: Partial<ListQuery>) => Promise<readonly string[]>
type List = (query: ListQuery) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>

const subjects = {
  month: '11月分のお支払いについて',
  member: 'Amazonの会員情報',
  unpaid: 'Amazonプライム未納料金のお知らせ',
  order: '注文番号503-1234567-7654321',
  wide: '１１月２５日までに',
  items: 'Your order #12345 (2 items)',
  deal: '100%OFF_deal "today" \\o/',
  narrow: 'ｱﾏｿﾞﾝ ﾎﾟｲﾝﾄ',
  german: 'Zahlung bestätigen, Straße prüfen',
  astral: '𠮷野家で😀が当たる',
  greek: 'ΟΔΟΣ και ΟΔΟΣΑ',
} as const

type Name = keyof typeof subjects
const all = Object.keys(subjects) as Name[]

const table: readonly (readonly [string, readonly Name[]])[] = [
  ['11月', ['month', 'wide']],
  ['11月25日', ['wide']],
  ['25日', ['wide']],
  ['１１月２５', ['wide']],
  ['1月2', ['wide']],
  ['月分', ['month']],
  ['のお', ['month', 'unpaid']],
  ['Amazonの', ['member']],
  ['onの会', ['member']],
  ['MAZON', ['member', 'unpaid']],
  ['on', ['member', 'unpaid']],
  ['zo', ['member', 'unpaid']],
  ['nプ', ['unpaid']],
  ['未納', ['unpaid']],
  ['料金のお', ['unpaid']],
  ['料', ['unpaid']],
  ['納料', ['unpaid']],
  ['納未', []],
  ['請求', []],
  ['未納 プライム', ['unpaid']],
  ['未納 請求', []],
  ['ﾌﾟﾗｲﾑ', ['unpaid']],
  ['アマゾン', ['narrow']],
  ['503-1234567', ['order']],
  ['234567-76', ['order']],
  ['号503-', ['order']],
  ['order #12345', ['items']],
  ['(2', ['items']],
  ['#', ['items']],
  ['s)', ['items']],
  ['(x', []],
  ['100%off', ['deal']],
  ['%', ['deal']],
  ['_', ['deal']],
  ['"', all],
  ['"to', ['deal']],
  ['\\', ['deal']],
  ["'", []],
  ['*', []],
  ['am*', []],
  ['a OR b', ['items']],
  ['text:a', []],
  ['NEAR(a b)', []],
  ['\u0000', []],
  ['bestätigen', ['german']],
  ['bestatigen', []],
  ['STRASSE', []],
  ['straße', ['german']],
  ['en, straß', ['german']],
  ['𠮷', ['astral']],
  ['𠮷野', ['astral']],
  ['😀が', ['astral']],
  ['で😀', ['astral']],
  ['\ud83d', []],
  ['οδοσα', ['greek']],
  ['οδος', ['greek']],
  ['', all],
  [' \u3000', all],
  ['taro1@ex', all],
  ['taro1@example', all],
  ['bounce@pq', all],
  ['e@pqrst.ex', all],
  ['jp', all],
  ['@', all],
]

/** The parts from which subjects are made: what meets in real ones, and what an index may stumble over. */
const part = fc.oneof(
  fc.constantFrom(
    'Amazon',
    'の',
    '11月',
    '２５日',
    '未納',
    '料金',
    'プライム',
    'ｶﾞ',
    '(2',
    '#1',
    '503-12',
    '@ex',
    '.jp',
    ' ',
    '\u3000',
    '"',
    "'",
    '%',
    '\\',
    '*',
    '𠮷',
    '😀',
    '한국',
    'é',
    'e\u0301',
    'İ',
    'ß',
    'Σ',
    '´',
    '\u0000',
    '\u0007',
    '\ufeff',
    '\u200b',
    '\ud83d',
    'a',
    'b',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const subject = fc.array(part, { minLength: 1, maxLength: 12 }).map(parts => parts.join(''))

/** A piece of a text, or two of them; written as a reviewer may write it. */
const queryOf = (texts: readonly string[]): fc.Arbitrary<string> => {
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 9 }))
    .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length))
  return fc.oneof(
    piece,
    piece.map(text => text.toUpperCase()),
    fc.tuple(piece, piece).map(pieces => pieces.join(' ')),
    subject.map(text => text.slice(0, 3)),
  )
}

export const searchPromises = (put: Put, ids: Ids, list: List): void => {
  describe('finds by words', () => {
    const campaign = newId(Date.now() + 10)
    const named = new Map<string, Name>()
    beforeAll(async () => {
      for (const name of all) {
        const item = await put({
          campaign,
          subject: subjects[name],
          from: '"P" <a@pqrst.example>',
          recipients: ['taro1@example.jp'],
          mailFrom: 'bounce@pqrst.example',
        })
        named.set(item.id, name)
      }
    })

    it.each(table)('%j', async (text, expected) => {
      const found = (await ids({ campaign, text })).map(id => named.get(id))
      expect(found.toSorted()).toEqual(expected.toSorted())
    })
  })

  it('finds whatever is cut from the text of an item exactly where it stands', async () => {
    const campaign = newId(Date.now() + 11)
    const items: Item[] = []
    for (const text of fc.sample(subject, { numRuns: 60, seed: 7 })) {
      items.push(await put({ campaign, subject: text }))
    }
    await fc.assert(
      fc.asyncProperty(queryOf(items.map(searchText)), async text => {
        const expected = items.filter(item => matches(item, { limit: 100, text })).map(item => item.id)
        expect((await ids({ campaign, text })).toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 200 },
    )
  }, 120_000)

  it('gives full pages of what is found, in every order', async () => {
    const campaign = newId(Date.now() + 12)
    const items: Item[] = []
    for (let at = 0; at < 30; at += 1) {
      const text = at % 3 === 0 ? `ご注文(${at % 6})の11月分` : `ご注文 (${at}) の1月分`
      items.push(await put({ campaign, subject: text, score: 40 + ((at * 7) % 50) }))
    }
    for (const text of ['11月', '(0', '文(', ')の1', '分']) {
      const found = items.filter(item => matches(item, { limit: 1, text }))
      for (const sort of ['newest', 'oldest', 'score'] as const) {
        let after: string | null = ''
        while (after !== null) {
          const asked: ListQuery = { limit: 3, sort, campaign, text, after }
          const page = await list(asked)
          expect(page).toEqual(pageOf(found, asked))
          after = page.next
        }
      }
    }
  })

  it('finds the last of fifty recipients', async () => {
    const campaign = newId(Date.now() + 13)
    const recipients = Array.from({ length: 50 }, (_, at) => `recipient-number-${at}@long.example.jp`)
    const item = await put({ campaign, recipients })
    expect(await ids({ campaign, text: 'number-49@long' })).toEqual([item.id])
  })
}
