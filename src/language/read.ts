/** Message → what its words press for: one matching pass, guards, and two scores explained by their hits. */
import type { Message, TextRun } from '../message/message.ts'
import { boundRuns } from './bounded.ts'
import { compile, type Matcher } from './compile.ts'
import { detectLanguages } from './detect.ts'
import { findGuards, type Guards } from './guards.ts'
import { lexicons } from './index.ts'
import { findMatches, findOccurrences, type Match } from './match.ts'
import { indexBelow, type MatchingText, toMatchingText, wordsAt } from './matching-text.ts'
import type { Category, Hit, LanguageReading } from './reading.ts'
import { PAYMENT, score, URGENCY } from './score.ts'
import { isSpacedLetter } from './units.ts'

/** Compiled once at start; a few dozen milliseconds. */
export const builtinMatcher: Matcher = compile(lexicons)

const LONGEST_QUOTE = 120
/** Hits of one category that are kept for the explanation. */
const MOST_HITS = 6
const RANK = { weak: 0, medium: 1, strong: 2 } as const

const isGuard = (match: Match): boolean =>
  match.compiled.phrase.category === 'never' || match.compiled.phrase.category === 'warning'

/** A phrase may end inside a word; its quotation ends with the word. */
const endOfWord = (text: string, end: number): number => {
  let last = end
  while (last < text.length && last - end < 24 && isSpacedLetter(text.charCodeAt(last))) last++
  return isSpacedLetter(text.charCodeAt(end - 1)) ? last : end
}

/** A match with what decides whether it counts; its words are cut out only if it is kept. */
type Candidate = { readonly match: Match; readonly run: TextRun | undefined; readonly negated: boolean }

const toCandidate = (text: MatchingText, guards: Guards, match: Match): Candidate => ({
  match,
  run: text.runs[indexBelow(text.runStarts, match.start)],
  negated: guards.isTakenBack(match),
})

const toHit = (matcher: Matcher, text: MatchingText, { match, run, negated }: Candidate): Hit => {
  const { id, category, strength } = match.compiled.phrase
  const end = endOfWord(text.text, match.end)
  return {
    phraseId: id,
    language: matcher.languages[match.compiled.language] ?? 'und',
    category: category as Category,
    strength,
    quote: wordsAt(text, match.start, end).slice(0, LONGEST_QUOTE),
    where: run?.where ?? '',
    quoted: run?.quoted ?? false,
    negated,
  }
}

/** What counts stands first, the strongest first; each phrase once, each category a handful of times. */
const select = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const order = ({ match, run, negated }: Candidate): number =>
    (negated || run?.quoted ? 0 : 3) + RANK[match.compiled.phrase.strength]
  const phrases = new Set<string>()
  const perCategory = new Map<string, number>()
  const selected: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => order(b) - order(a))) {
    const { id, category } = candidate.match.compiled.phrase
    const count = perCategory.get(category) ?? 0
    if (count >= MOST_HITS || phrases.has(id)) continue
    phrases.add(id)
    perCategory.set(category, count + 1)
    selected.push(candidate)
  }
  return selected
}

/** Reads runs of text; pure and total. */
export const readRuns = (runs: readonly TextRun[], matcher: Matcher = builtinMatcher): LanguageReading => {
  const { runs: kept, cut } = boundRuns(runs)
  const text = toMatchingText(kept)
  const occurrences = findOccurrences(matcher, text.text)
  const plausible = detectLanguages(text, { languages: matcher.languages, votes: occurrences.votes })
  const matches = findMatches(matcher, text, occurrences, plausible.languages)
  const guards = findGuards(text, matches.filter(isGuard))
  const candidates = matches.filter(match => !isGuard(match)).map(match => toCandidate(text, guards, match))
  const hits = select(candidates).map(candidate => toHit(matcher, text, candidate))
  const scores = { urgency: score(hits, URGENCY), payment: score(hits, PAYMENT) }
  return { language: plausible.main, hits, ...scores, ...(cut ? { cut } : {}) }
}

/** The subject, and all text that a person sees. */
export const readLanguage = (message: Message, matcher: Matcher = builtinMatcher): LanguageReading =>
  readRuns([{ text: message.subject, where: 'header:subject', quoted: false }, ...message.text.runs], matcher)
