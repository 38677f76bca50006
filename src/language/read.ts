/** Message → what its words press for: one matching pass, guards, and two scores explained by their hits. */
import type { Message, TextRun } from '../message/message.ts'
import { compile, type Matcher } from './compile.ts'
import { detectLanguages } from './detect.ts'
import { findGuards, type Guards } from './guards.ts'
import { lexicons } from './index.ts'
import { findMatches, findOccurrences, type Match } from './match.ts'
import { indexBelow, type MatchingText, toMatchingText, wordsAt } from './matching-text.ts'
import type { Category, Hit, LanguageReading } from './reading.ts'
import { counts, PAYMENT, score, URGENCY } from './score.ts'
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

const toHit = (matcher: Matcher, text: MatchingText, guards: Guards, match: Match): Hit => {
  const run = text.runs[indexBelow(text.runStarts, match.start)]
  const { id, category, strength } = match.compiled.phrase
  return {
    phraseId: id,
    language: matcher.languages[match.compiled.language] ?? 'und',
    category: category as Category,
    strength,
    quote: wordsAt(text, match.start, endOfWord(text.text, match.end)).slice(0, LONGEST_QUOTE),
    where: run?.where ?? '',
    quoted: run?.quoted ?? false,
    negated: guards.isTakenBack(match),
  }
}

/** Hits that count stand first, the strongest first; each phrase once, each category a handful of times. */
const select = (hits: readonly Hit[]): readonly Hit[] => {
  const order = (hit: Hit): number => (counts(hit) ? 3 : 0) + RANK[hit.strength]
  const phrases = new Set<string>()
  const perCategory = new Map<Category, number>()
  const selected: Hit[] = []
  for (const hit of [...hits].sort((a, b) => order(b) - order(a))) {
    const count = perCategory.get(hit.category) ?? 0
    if (phrases.has(hit.phraseId) || count >= MOST_HITS) continue
    phrases.add(hit.phraseId)
    perCategory.set(hit.category, count + 1)
    selected.push(hit)
  }
  return selected
}

/** Reads runs of text; pure and total. */
export const readRuns = (runs: readonly TextRun[], matcher: Matcher = builtinMatcher): LanguageReading => {
  const text = toMatchingText(runs)
  const occurrences = findOccurrences(matcher, text.text)
  const plausible = detectLanguages(text, { languages: matcher.languages, votes: occurrences.votes })
  const matches = findMatches(matcher, text, occurrences, plausible.languages)
  const guards = findGuards(text, matches.filter(isGuard))
  const hits = select(
    matches.filter(match => !isGuard(match)).map(match => toHit(matcher, text, guards, match)),
  )
  return { language: plausible.main, hits, urgency: score(hits, URGENCY), payment: score(hits, PAYMENT) }
}

/** The subject, and all text that a person sees. */
export const readLanguage = (message: Message, matcher: Matcher = builtinMatcher): LanguageReading =>
  readRuns([{ text: message.subject, where: 'header:subject', quoted: false }, ...message.text.runs], matcher)
