/** Finds where a text names the brand: whole words in every script, not addresses, rivers or other meanings. */
import type { Brand } from '../brands/brand.ts'
import type { Folded } from './folded.ts'
import { quoteAround, trimQuote } from './quote.ts'

export type Mention = {
  readonly start: number
  readonly end: number
  /** the name stands there only after letters were exchanged, joined or cleaned */
  readonly disguised: boolean
}

const MOST = 120
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/
const LETTER = /[a-z0-9]/
const SHOP =
  /^\s?\.\s?(?:co\s?\.\s?(?:jp|uk|za)|com(?:\s?\.\s?(?:br|mx|au|tr|be))?|jp|de|fr|es|it|nl|in|ca|ae|sa|se|pl|sg|ie|cn|eg)(?![a-z])/
/** The name cut by blanks, dots or dashes (at most two units a gap), or spelt with digits and rn. */
const SPACED =
  /(?<![a-z0-9])[a4@][^a-z0-9]{0,2}(?:m|rn)[^a-z0-9]{0,2}[a4@][^a-z0-9]{0,2}[z2][^a-z0-9]{0,2}[o0][^a-z0-9]{0,2}n(?![a-z0-9])/g
/** Kana that pass for others: ソ for ン or ゾ, small ァ. */
const DOUBLES: Readonly<Record<string, string>> = { ア: '[アァ了]', ゾ: '[ゾソ]', ン: '[ンソ]' }
const GAP = '[\\s・.*_·-]{0,2}'
/** Names in kana, Han and Hangul, pulled apart or with such doubles. */
const spacedOf = (names: readonly string[]): RegExp | null => {
  const wide = names.filter(
    name => name.length >= 3 && /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+$/.test(name),
  )
  const patterns = wide.map(name => [...name].map(letter => DOUBLES[letter] ?? letter).join(GAP))
  return patterns.length > 0 ? new RegExp(patterns.join('|'), 'g') : null
}
/** Noise letters before the name, one of which took the place of its first: AIJMXD2EVWLmazon. */
const INSERTED =
  /(?<![A-Za-z0-9])(?=[A-Z0-9]{0,24}[A-Z]\d|[A-Z0-9]{0,24}\d[A-Z]|[A-Z]{7})[A-Z0-9]{4,24}mazon(?![a-z])/g

type Names = { readonly pattern: RegExp; readonly spaced: RegExp | null }
const compiled = new WeakMap<Brand, Names>()

const namesOf = (brand: Brand): Names => {
  const known = compiled.get(brand)
  if (known) return known
  const words = brand.names.filter(name => name.kind === 'plain').map(name => name.text)
  const made = { pattern: new RegExp(words.join('|'), 'g'), spaced: spacedOf(words) }
  compiled.set(brand, made)
  return made
}

/** The word goes on behind the name: a compound of the brand's own, or another word altogether. */
const wordGoesOn = (brand: Brand, text: string, start: number, end: number): boolean => {
  const word = /^[a-z0-9]{0,24}/.exec(text.slice(end, end + 24))?.[0] ?? ''
  if (word === '' || word === 's') return false
  const whole = text.slice(start, end) + word
  const { affixes, exceptions, exceptionStems } = brand.lookalike
  if (word === 'e')
    return !/^[\s　]*(?:prime|pay\b|account|プライム|[぀-ヿ一-龯])/.test(text.slice(end + 1, end + 16))
  if (exceptions.includes(whole) || exceptionStems.some(stem => whole.startsWith(stem))) return true
  return !affixes.includes(word) && !/^(?:prime|pay|\d+$)/.test(word)
}

const CYRILLIC_END = /^(?:а|у|е|ом)?(?![Ѐ-ӿ])/

const otherMeaning = (brand: Brand, text: string, start: number, end: number): boolean => {
  const after = text.slice(end, end + 20).replace(/^[\s　"'’”]+/, '')
  if (brand.otherMeanings.after.some(word => after.startsWith(word))) return true
  const before = text.slice(Math.max(0, start - 24), start)
  return brand.otherMeanings.before.some(word => before.endsWith(word))
}

/** Part of a host, an address or a path: the reader sees an address, not a name. */
const inAddress = (text: string, start: number, end: number): boolean => {
  const before = text.charAt(start - 1)
  if (/[@./_=&?#%-]/.test(before) && /[a-z0-9/:]/.test(text.charAt(start - 2))) return true
  return /^(?:[@/_=]|-[a-z0-9-]{1,40}\.[a-z]|\.[a-z]{2,}[./@-][a-z0-9])/.test(text.slice(end, end + 48))
}

/** In a name a host or underscores are dressing: www.amazon.com, Amazon_Support. An address is not. */
const inAddressInName = (text: string, start: number, end: number): boolean =>
  text.charAt(start - 1) === '@' ||
  /^(?:@|-[a-z0-9-]{1,40}\.[a-z]|\.[a-z]{2,}[./@-][a-z0-9])/.test(text.slice(end, end + 48))

const shopEnd = (text: string, end: number): number =>
  end + (SHOP.exec(text.slice(end, end + 16))?.[0].length ?? 0)

type Where = 'name' | 'text'

const accept = (brand: Brand, text: string, start: number, from: number, where: Where): number | null => {
  const latin = LETTER.test(text.charAt(start))
  if (latin && LETTER.test(text.charAt(start - 1))) return null
  if (latin && wordGoesOn(brand, text, start, from)) return null
  if (/[Ѐ-ӿ]/.test(text.charAt(start)) && !CYRILLIC_END.test(text.slice(from, from + 4))) return null
  const end = shopEnd(text, text.charAt(from) === 'e' && latin ? from + 1 : from)
  // An address has no blanks: what is pulled apart by them is meant to be read.
  if (latin && !/\s/.test(text.slice(start, from))) {
    const addressed = where === 'name' ? inAddressInName : inAddress
    if (addressed(text, start, end)) return null
  }
  return otherMeaning(brand, text, start, end) ? null : end
}

const scan = (
  brand: Brand,
  text: string,
  pattern: RegExp,
  disguised: boolean,
  into: Map<number, Mention>,
  where: Where,
): void => {
  for (const match of text.matchAll(pattern)) {
    if (into.size >= MOST) return
    if (into.has(match.index)) continue
    const end = accept(brand, text, match.index, match.index + match[0].length, where)
    if (end !== null) into.set(match.index, { start: match.index, end, disguised })
  }
}

/** In the order of the text; the undisguised reading of a place wins. */
export const findMentions = (brand: Brand, folded: Folded, where: Where = 'text'): readonly Mention[] => {
  const found = new Map<number, Mention>()
  const { pattern, spaced } = namesOf(brand)
  scan(brand, folded.plain, pattern, false, found, where)
  if (folded.skeleton !== folded.plain) scan(brand, folded.skeleton, pattern, true, found, where)
  scan(brand, folded.skeleton, SPACED, true, found, where)
  if (spaced && WIDE.test(folded.plain)) scan(brand, folded.plain, spaced, true, found, where)
  if (folded.source.length === folded.plain.length) scan(brand, folded.source, INSERTED, true, found, where)
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** What stands at a place of `plain`, as it was written where that can be found. */
export const writtenAt = ({ source, plain }: Folded, start: number, end: number): string => {
  if (source.length === plain.length) return source.slice(start, end)
  const cut = plain.slice(start, end)
  const at = source.toLowerCase().indexOf(cut)
  return at < 0 ? cut : source.slice(at, at + cut.length)
}

/** The words around a mention as they were written, for a quote. */
export const quoteOf = (folded: Folded, mention: Mention, around = 40): string => {
  const { start, end } = quoteAround(folded.plain, mention, around)
  return trimQuote(writtenAt(folded, start, end))
}
