/**
 * The lexicon of one language as data: tables of phrases, a line each, read once at start.
 *
 *     id | category | strength | phrase                                a phrase that we composed
 *     id | category | strength | origin | source | phrase             a phrase with its origin
 *
 * A phrase is a sequence of elements with bounded gaps between them: `アカウント <0-12> (停止|凍結)`.
 * `(a|b)` are alternatives, `(a)?` may be missing, `{name}` is a set of the language, `#` is any number,
 * `*` at an end lets the word go on there, `<n>` allows up to n units between two elements, `<~n>` in either order.
 */
import type { Category } from './reading.ts'

export type Strength = 'weak' | 'medium' | 'strong'

/** Guards take hits back: `never` takes back requests in its sentence, `warning` everything, quotations beside it too. */
export type Guard = 'never' | 'warning'

export type Phrase = {
  readonly id: string
  readonly category: Category | Guard
  readonly strength: Strength
  readonly phrase: string
  readonly origin: 'found' | 'composed'
  readonly source: string
}

export type Lexicon = {
  /** BCP 47 primary subtag */
  readonly language: string
  /** frequent words that other languages do not have: they vote for this language */
  readonly words: string
  /** named alternatives, for `{name}` in phrases */
  readonly sets: Readonly<Record<string, string>>
  readonly phrases: readonly Phrase[]
}

const CATEGORIES: ReadonlySet<string> = new Set<Category | Guard>([
  'deadline',
  'account-threat',
  'legal-threat',
  'payment-request',
  'gift-card',
  'payment-update',
  'credential-request',
  'personal-data',
  'call-to-action',
  'prize-refund',
  'renewal',
  'unknown-order',
  'sign-in-alert',
  'delivery',
  'job-fee',
  'call-back',
  'salutation',
  'style',
  'never',
  'warning',
])

export const isCategory = (word: string): word is Category | Guard => CATEGORIES.has(word)

export const isStrength = (word: string): word is Strength =>
  word === 'weak' || word === 'medium' || word === 'strong'

/** One line of a table; a line that cannot be read is our mistake and stops the start. */
const parseRow = (line: string): Phrase => {
  const cells = line.split(' | ').map(cell => cell.trim())
  const [id = '', category = '', strength = ''] = cells
  const phrase = cells.at(-1) ?? ''
  const full = cells.length === 6
  if (!(isCategory(category) && isStrength(strength)) || !(full || cells.length === 4) || phrase === '') {
    throw new Error(
      `ERR_LEXICON_ROW: "${line}" is no row of a lexicon; write id | category | strength | phrase`,
    )
  }
  const origin = full && cells[3] === 'found' ? 'found' : 'composed'
  return {
    id,
    category,
    strength,
    phrase,
    origin,
    source: full ? (cells[4] ?? '') : 'composed for this project',
  }
}

/** Reads a table of phrases. */
export const table = (text: string): readonly Phrase[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('//'))
    .map(parseRow)
