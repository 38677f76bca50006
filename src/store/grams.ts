/**
 * The text index of every store: pairs of characters for Chinese and Japanese runs, triples for all others, so that a
 * word of two Japanese characters and any substring of three letters is found, which trigram indexes alone do not do.
 */
import type { Item } from '../quarantine/item.ts'

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]/u
const runs = /[\p{L}\p{M}\p{N}]+/gu

/** One spelling for writer and searcher: width, case and compatibility forms folded. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** A run of letters cut where the script changes between CJK and the rest. */
const pieces = (run: string): readonly { readonly chars: readonly string[]; readonly size: number }[] => {
  const found: { chars: string[]; size: number }[] = []
  for (const char of run) {
    const size = cjk.test(char) ? 2 : 3
    const last = found.at(-1)
    if (last !== undefined && last.size === size) last.chars.push(char)
    else found.push({ chars: [char], size })
  }
  return found
}

const cut = (chars: readonly string[], size: number): readonly string[] => {
  if (chars.length <= size) return [chars.join('')]
  return chars.slice(0, chars.length - size + 1).map((_, at) => chars.slice(at, at + size).join(''))
}

/** All grams of a text in order; what the index holds. */
export const grams = (text: string, limit = 2_000): readonly string[] => {
  const found: string[] = []
  for (const [run] of fold(text).matchAll(runs)) {
    for (const { chars, size } of pieces(run)) {
      found.push(...cut(chars, size))
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
  return [...only].length < (cjk.test(only) ? 2 : 3)
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
