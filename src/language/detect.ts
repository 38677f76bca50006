/** Which languages a text may be in: by its scripts, and in Latin script by the votes of frequent words. */
import { detect as detectByLetters } from 'tinyld/light'
import type { MatchingText } from './matching-text.ts'
import { KIND } from './units.ts'

export type Plausible = {
  /** BCP 47 primary subtag, or 'und' */
  readonly main: string
  /** indexes into the matcher's languages */
  readonly languages: ReadonlySet<number>
}

const CJK: ReadonlySet<string> = new Set(['ja', 'zh', 'ko'])
const OTHER_SCRIPTS: ReadonlyMap<string, number> = new Map([
  ['hi', KIND.devanagari],
  ['ar', KIND.arabic],
])
/** With fewer votes nobody can tell: a subject line alone. */
const FEW_VOTES = 3
/** A second language counts from this share of the first one's votes. */
const SECOND_LANGUAGE = 0.25
/** One ideograph says as much as this many letters. */
const IDEOGRAPH = 2.5
const SAMPLE = 240

const letters = (text: MatchingText, kind: number): number => text.letters[kind] ?? 0

/** Japanese is written with kana; Chinese with hardly any. */
const eastAsian = (text: MatchingText): 'ja' | 'zh' | null => {
  const kana = letters(text, KIND.kana)
  const han = letters(text, KIND.han)
  if (kana + han < 2) return null
  return kana > 0 && kana * 12 >= han ? 'ja' : 'zh'
}

type Votes = { readonly languages: readonly string[]; readonly votes: readonly number[] }

const isLatin = (language: string): boolean => !CJK.has(language) && !OTHER_SCRIPTS.has(language)

/** In Japanese and Chinese mail a few words of Latin script are English ones. */
const latinPlausible = ({ languages, votes }: Votes, east: boolean): ReadonlySet<number> => {
  const most = Math.max(0, ...votes)
  if (east && most < FEW_VOTES) return new Set([languages.indexOf('en')])
  const enough = most < FEW_VOTES ? 0 : Math.max(2, most * SECOND_LANGUAGE)
  return new Set(
    languages.flatMap((language, i) => (isLatin(language) && (votes[i] ?? 0) >= enough ? [i] : [])),
  )
}

const byLetters = (text: MatchingText): string => {
  const sample = text.sources.join(' ').slice(0, SAMPLE)
  return detectByLetters(sample) || 'und'
}

/** The language of most letters; votes decide among languages of Latin script. */
const mainLanguage = (text: MatchingText, { languages, votes }: Votes): string => {
  const east = eastAsian(text)
  const eastern = IDEOGRAPH * (letters(text, KIND.kana) + letters(text, KIND.han))
  const latin = letters(text, KIND.latin)
  const others = [...OTHER_SCRIPTS].map(([language, kind]) => [language, letters(text, kind)] as const)
  const [other, count] = others.reduce((a, b) => (b[1] > a[1] ? b : a), ['und', 0] as const)
  if (east !== null && eastern >= latin && eastern >= count) return east
  if (count > latin) return other
  const most = Math.max(0, ...votes)
  if (most >= FEW_VOTES) return languages[votes.indexOf(most)] ?? 'und'
  return latin + letters(text, KIND.letter) + letters(text, KIND.hangul) < 12 ? 'und' : byLetters(text)
}

export const detectLanguages = (text: MatchingText, counted: Votes): Plausible => {
  const east = eastAsian(text)
  const languages = new Set(latinPlausible(counted, east !== null))
  for (const [i, language] of counted.languages.entries()) {
    const kind = OTHER_SCRIPTS.get(language)
    if (language === east || (kind !== undefined && letters(text, kind) > 3)) languages.add(i)
  }
  return { main: mainLanguage(text, counted), languages }
}
