/** One pass over the text: which phrases of which languages stand where. */
import { scan } from './automaton.ts'
import type { CompiledPhrase, Matcher, UnitUse } from './compile.ts'
import { type MatchingText, sentenceAt } from './matching-text.ts'
import { spacedLetter } from './units.ts'

export type Match = {
  readonly compiled: CompiledPhrase
  readonly start: number
  readonly end: number
}

/** Where elements stand: for each the pairs start, end. Repetition proves nothing, so each is kept 128 times at most. */
export type Occurrences = {
  readonly of: readonly (readonly number[] | undefined)[]
  readonly found: readonly number[]
  /** votes for each language */
  readonly votes: readonly number[]
}

const MOST_OCCURRENCES = 128
const MOST_MATCHES = 16

type Counter = { readonly of: (number[] | undefined)[]; readonly found: number[]; readonly votes: number[] }

const count = (counter: Counter, use: UnitUse, vote: number, start: number, end: number): void => {
  if (vote !== -1) {
    counter.votes[vote] = (counter.votes[vote] ?? 0) + 1
    return
  }
  const known = counter.of[use.unit]
  if (known === undefined) {
    counter.of[use.unit] = [start, end]
    counter.found.push(use.unit)
  } else if (known.length < MOST_OCCURRENCES * 2) known.push(start, end)
}

export const findOccurrences = (matcher: Matcher, text: string): Occurrences => {
  const { automaton, uses, closed, votes } = matcher
  const counter: Counter = {
    of: new Array(matcher.units),
    found: [],
    votes: new Array<number>(matcher.languages.length).fill(0),
  }
  const onHit = (pattern: number, start: number, end: number): void => {
    const letterBehind = end < text.length && spacedLetter[text.charCodeAt(end)] === 1
    if (letterBehind && closed[pattern] === 1) return
    for (const use of uses[pattern] ?? []) {
      if (!(letterBehind && use.closedEnd)) count(counter, use, votes[use.unit] ?? -1, start, end)
    }
  }
  scan(automaton, text, onHit, spacedLetter)
  return counter
}

type Chain = {
  readonly compiled: CompiledPhrase
  readonly text: MatchingText
  readonly of: Occurrences['of']
}

/** End of the phrase whose element `index` must follow `end` in the same sentence, or -1. */
const follow = (chain: Chain, index: number, end: number, sentence: number): number => {
  const unit = chain.compiled.units[index]
  if (unit === undefined) return end
  const gap = chain.compiled.gaps[index - 1]
  const places = chain.of[unit] ?? []
  if (gap === undefined) return -1
  for (let i = 0; i < places.length; i += 2) {
    const start = places[i] ?? 0
    if (start < end + gap.from) continue
    if (start > end + gap.to || sentenceAt(chain.text, start) !== sentence) return -1
    const last = follow(chain, index + 1, places[i + 1] ?? 0, sentence)
    if (last !== -1) return last
  }
  return -1
}

const matchesOf = (chain: Chain): readonly Match[] => {
  const { compiled, of, text } = chain
  if (compiled.units.some(unit => of[unit] === undefined)) return []
  const places = of[compiled.units[0] ?? 0] ?? []
  const matches: Match[] = []
  for (let i = 0; i < places.length && matches.length < MOST_MATCHES; i += 2) {
    const start = places[i] ?? 0
    const first = places[i + 1] ?? 0
    const end = compiled.units.length === 1 ? first : follow(chain, 1, first, sentenceAt(text, start))
    if (end !== -1) matches.push({ compiled, start, end })
  }
  return matches
}

/** Phrases of the languages that the text may be in. */
export const findMatches = (
  matcher: Matcher,
  text: MatchingText,
  occurrences: Occurrences,
  plausible: ReadonlySet<number>,
): readonly Match[] =>
  occurrences.found.flatMap(unit =>
    (matcher.startingWith[unit] ?? [])
      .filter(compiled => plausible.has(compiled.language))
      .flatMap(compiled => matchesOf({ compiled, text, of: occurrences.of })),
  )
