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

const OPENING = '「『“„«‹"'
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['「', '」'],
  ['『', '』'],
  ['“', '”“"'],
  ['„', '“”"'],
  ['«', '»'],
  ['‹', '›'],
  ['"', '"”'],
])
const LONGEST_QUOTATION = 240
const QUOTATION_NEIGHBOUR = 40
const LIST_SENTENCES = 6

export type Guards = { readonly isTakenBack: (match: Match) => boolean }

type Quotation = { readonly start: number; readonly end: number }

const findQuotations = (text: string): readonly Quotation[] => {
  const found: Quotation[] = []
  for (let i = 0; i < text.length; i++) {
    if (!OPENING.includes(text[i] ?? ' ')) continue
    const closers = CLOSING.get(text[i] ?? '') ?? ''
    const limit = Math.min(text.length, i + LONGEST_QUOTATION)
    for (let j = i + 1; j < limit; j++) {
      if (!closers.includes(text[j] ?? ' ')) continue
      found.push({ start: i, end: j })
      i = j
      break
    }
  }
  return found
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

export const findGuards = (text: MatchingText, guards: readonly Match[]): Guards => {
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
