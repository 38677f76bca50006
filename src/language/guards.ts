/**
 * Takes back what only sounds like pressure: "we will never ask you for", and warnings that quote scams.
 * A guard reaches no further than its own sentence and the quotation beside it, so that one
 * reassuring line in a scam does not silence the rest.
 */
import type { Match } from './match.ts'
import { type MatchingText, sentenceAt } from './matching-text.ts'
import type { Category } from './reading.ts'

/** Categories that "never", "do not" and "you need not" speak about. */
const REQUESTS: ReadonlySet<string> = new Set<Category>([
  'payment-request',
  'gift-card',
  'payment-update',
  'credential-request',
  'personal-data',
  'call-to-action',
  'prize-refund',
  'job-fee',
  'call-back',
  'renewal',
  'unknown-order',
])

/** Opening quotation marks and what closes them, as UTF-16 units. */
const QUOTATION_MARKS: ReadonlyMap<number, string> = new Map(
  ['「」', '『』', '“”“"', '„“”"', '«»', '‹›', '""”'].map(marks => [marks.charCodeAt(0), marks.slice(1)]),
)
const LONGEST_QUOTATION = 240
const QUOTATION_NEIGHBOUR = 40
const LIST_SENTENCES = 6

export type Guards = { readonly isTakenBack: (match: Match) => boolean }

type Quotation = { readonly start: number; readonly end: number }

/** Where a quotation that opens here closes, or -1. */
const closingAt = (text: string, open: number, closers: string): number => {
  const limit = Math.min(text.length, open + LONGEST_QUOTATION)
  for (let i = open + 1; i < limit; i++) {
    if (closers.includes(text[i] ?? ' ')) return i
  }
  return -1
}

const findQuotations = (text: string): readonly Quotation[] => {
  const found: Quotation[] = []
  for (let i = 0; i < text.length; i++) {
    const closers = QUOTATION_MARKS.get(text.charCodeAt(i))
    const end = closers === undefined ? -1 : closingAt(text, i, closers)
    if (end === -1) continue
    found.push({ start: i, end })
    i = end
  }
  return found
}

const SPACE_OR_CJK = /[\s\u3000-\u9fff]/

/** The word around a place, without blanks: `phishing@example.org` is an address and warns of nothing. */
const isInAddress = (text: string, place: number): boolean => {
  let start = place
  let end = place
  while (start > 0 && place - start < 60 && !SPACE_OR_CJK.test(text[start - 1] ?? ' ')) start--
  while (end < text.length && end - place < 60 && !SPACE_OR_CJK.test(text[end] ?? ' ')) end++
  return /@|\/\//.test(text.slice(start, end))
}

/** A warning that ends in a colon speaks of the list that follows. */
const warnedSentences = (text: MatchingText, warnings: readonly Match[]): ReadonlySet<number> => {
  const warned = new Set<number>()
  for (const warning of warnings) {
    const sentence = sentenceAt(text, warning.start)
    warned.add(sentence)
    const end = text.sentenceEnds[sentence] ?? text.text.length
    if (!/[:：]\s*$/.test(text.text.slice(Math.max(0, end - 3), end))) continue
    for (let next = 1; next <= LIST_SENTENCES; next++) warned.add(sentence + next)
  }
  return warned
}

const isBeside = (quotation: Quotation, match: Match): boolean =>
  match.start >= quotation.start && match.end <= quotation.end + 1

export const findGuards = (text: MatchingText, matches: readonly Match[]): Guards => {
  const guards = matches.filter(guard => !isInAddress(text.text, guard.start))
  if (guards.length === 0) return { isTakenBack: () => false }
  const never = guards.filter(g => g.compiled.phrase.category === 'never')
  const nevers = new Set(never.map(g => sentenceAt(text, g.start)))
  const warnings = guards.filter(g => g.compiled.phrase.category === 'warning')
  const warned = warnedSentences(text, warnings)
  const near = (q: Quotation): boolean =>
    warnings.some(w => w.end >= q.start - QUOTATION_NEIGHBOUR && w.start <= q.end + QUOTATION_NEIGHBOUR)
  const quotations = warnings.length === 0 ? [] : findQuotations(text.text).filter(near)
  const isTakenBack = (match: Match): boolean => {
    const sentence = sentenceAt(text, match.start)
    if (warned.has(sentence) || quotations.some(q => isBeside(q, match))) return true
    if (never.some(g => g.start < match.end && match.start < g.end)) return true
    return nevers.has(sentence) && REQUESTS.has(match.compiled.phrase.category)
  }
  return { isTakenBack }
}
