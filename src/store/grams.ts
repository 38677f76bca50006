/**
 * The text index of every store. At each character of a word begins a gram: two characters where the first is Chinese,
 * Japanese or Korean, three elsewhere, fewer only at the word's end. A word is what stands between white space, marks
 * included. So any substring of a word is a row of whole grams and at its end the beginning of one, whatever scripts,
 * digits and marks meet in it: a word of two Japanese characters is found, and so is a half-typed address.
 */
import type { Item } from '../quarantine/item.ts'

/** Blocks of Han, Hiragana, Katakana, Hangul (Unicode Blocks.txt); numbers, because a regular expression a letter is slow. */
const cjkBlocks: readonly (readonly [number, number])[] = [
  [0x1100, 0x11ff],
  [0x3005, 0x3007],
  [0x3040, 0x30ff],
  [0x3130, 0x318f],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0x20000, 0x3ffff],
]

const isCjk = (code: number): boolean =>
  code >= 0x1100 && cjkBlocks.some(([first, last]) => code >= first && code <= last)

const words = /\S+/gu

/** Control characters that are no white space: PostgreSQL keeps no NUL, and SQLite's index would divide words at them. */
const controls = /[^\P{Cc}\s]/gu

/** One spelling for writer and searcher: width, case and compatibility forms folded. */
export const fold = (text: string): string =>
  text.toWellFormed().normalize('NFKC').toLowerCase().replace(controls, '\ufffd')

/** Characters beyond the basic plane are two units of a string. */
const unitsAt = (word: string, at: number): number => ((word.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/** In characters, by the one that it begins with. */
const sizeAt = (word: string, at: number): number => (isCjk(word.codePointAt(at) ?? 0) ? 2 : 3)

const gramAt = (word: string, at: number): string => {
  let end = at
  for (let left = sizeAt(word, at); left > 0 && end < word.length; left -= 1) end += unitsAt(word, end)
  return word.slice(at, end)
}

/** One a character. */
const gramsOfWord = (word: string): readonly string[] => {
  const found: string[] = []
  for (let at = 0; at < word.length; at += unitsAt(word, at)) found.push(gramAt(word, at))
  return found
}

/** All grams of a folded text in order; what the index holds. */
export const grams = (text: string): readonly string[] =>
  [...text.matchAll(words)].flatMap(([word]) => gramsOfWord(word))

/** Each beginning of each gram once: for an index that knows whole tokens only. */
export const beginnings = (all: readonly string[]): readonly string[] => {
  const found = new Set(all)
  for (const gram of all) {
    for (let at = unitsAt(gram, 0); at < gram.length; at += unitsAt(gram, at)) found.add(gram.slice(0, at))
  }
  return [...found]
}

/** A text holds the word if the whole grams stand in it side by side, and then a gram that begins so. */
export type SearchTerm = {
  readonly text: string
  readonly grams: readonly string[]
  /** '' where the last whole gram ends with the word */
  readonly beginning: string
}

const charactersOf = (text: string): number => [...text].length

const termOf = (text: string): SearchTerm => {
  const all = gramsOfWord(text)
  // those that the end of the word cuts short are the last ones
  const whole = all.filter(gram => charactersOf(gram) === sizeAt(gram, 0))
  const end = whole.length === 0 ? 0 : whole.length - 1 + charactersOf(whole.at(-1) ?? '')
  return { text, grams: whole, beginning: end === all.length ? '' : (all[whole.length] ?? '') }
}

/** Words of a query, divided by white space; each must occur. */
export const searchTerms = (query: string): readonly SearchTerm[] =>
  (fold(query).slice(0, 200).toWellFormed().match(words) ?? []).slice(0, 10).map(termOf)

/** What of an item can be found by words. */
export const searchText = (item: Item): string =>
  fold(
    [
      item.subject,
      item.from,
      item.envelope.mailFrom,
      ...item.recipients.slice(0, 50).map(fate => fate.address),
      item.messageId,
      item.id,
    ]
      .join('\n')
      .slice(0, 4_000),
  )
    .slice(0, 4_000)
    .toWellFormed()

export const matchesText = (text: string, terms: readonly SearchTerm[]): boolean =>
  terms.every(term => text.includes(term.text))
