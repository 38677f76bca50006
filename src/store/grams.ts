/**
 * The text index of every store: pairs of characters for Chinese and Japanese runs, triples for all others, so that a
 * word of two Japanese characters and any substring of three letters is found, which trigram indexes alone do not do.
 */
import type { Item } from '../quarantine/item.ts'

const runs = /[\p{L}\p{M}\p{N}]+/gu

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

/** One spelling for writer and searcher: width, case and compatibility forms folded. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

type Piece = { readonly text: string; readonly size: number }

/** A run of letters cut where the script changes between CJK and the rest. */
const pieces = (run: string): readonly Piece[] => {
  const found: Piece[] = []
  let from = 0
  let size = 0
  for (let at = 0; at < run.length; ) {
    const code = run.codePointAt(at) ?? 0
    const here = isCjk(code) ? 2 : 3
    if (size !== 0 && here !== size) {
      found.push({ text: run.slice(from, at), size })
      from = at
    }
    size = here
    at += code > 0xffff ? 2 : 1
  }
  return [...found, { text: run.slice(from), size }]
}

const anySurrogate = /[\ud800-\udbff]/

const cut = (text: string, size: number): readonly string[] => {
  if (anySurrogate.test(text)) return cutCharacters([...text], size)
  const found: string[] = []
  for (let at = 0; at + size <= text.length; at += 1) found.push(text.substring(at, at + size))
  return found.length === 0 ? [text] : found
}

/** Characters beyond the basic plane are two units of a string. */
const cutCharacters = (chars: readonly string[], size: number): readonly string[] => {
  if (chars.length <= size) return [chars.join('')]
  return chars.slice(0, chars.length - size + 1).map((_, at) => chars.slice(at, at + size).join(''))
}

/** All grams of a text in order; what the index holds. */
export const grams = (text: string, limit = 2_000): readonly string[] => {
  const found: string[] = []
  for (const [run] of fold(text).matchAll(runs)) {
    for (const piece of pieces(run)) {
      found.push(...cut(piece.text, piece.size))
      if (found.length >= limit) return found.slice(0, limit)
    }
  }
  return found
}

/** A word that is shorter than its gram matches as the beginning of one. */
export type SearchTerm = {
  readonly grams: readonly string[]
  readonly prefix: boolean
  readonly text: string
}

/** Words of a query, divided by white space; each must occur. */
export const searchTerms = (query: string): readonly SearchTerm[] =>
  fold(query)
    .slice(0, 200)
    .split(/\s/u)
    .filter(word => word !== '')
    .slice(0, 10)
    .map(text => ({ text, grams: grams(text), prefix: isShort(text) }))
    .filter(term => term.grams.length > 0)

const isShort = (text: string): boolean => {
  const all = grams(text)
  const only = all[0]
  if (all.length !== 1 || only === undefined) return false
  return [...only].length < (isCjk(only.codePointAt(0) ?? 0) ? 2 : 3)
}

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

export const matchesText = (text: string, terms: readonly SearchTerm[]): boolean =>
  terms.every(term => text.includes(term.text))
