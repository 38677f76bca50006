/** One pass over the text: which phrases of which languages stand where. */
import { scan } from './automaton.ts'
import type { CompiledPhrase, Matcher } from './compile.ts'
import { type MatchingText, sentenceAt } from './matching-text.ts'
import { isSpacedLetter } from './units.ts'

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

export const findOccurrences = (matcher: Matcher, text: string): Occurrences => {
  const of: (number[] | undefined)[] = new Array(matcher.units)
  const found: number[] = []
  const votes = new Array<number>(matcher.languages.length).fill(0)
  scan(matcher.automaton, text, (pattern, start, end) => {
    const openStart = start === 0 || !isSpacedLetter(text.charCodeAt(start - 1))
    const openEnd = end === text.length || !isSpacedLetter(text.charCodeAt(end))
    for (const use of matcher.uses[pattern] ?? []) {
      if ((use.closedStart && !openStart) || (use.closedEnd && !openEnd)) continue
      const vote = matcher.votes[use.unit] ?? -1
      if (vote !== -1) votes[vote] = (votes[vote] ?? 0) + 1
      const known = of[use.unit]
      if (known === undefined) {
        of[use.unit] = [start, end]
        found.push(use.unit)
      } else if (known.length < MOST_OCCURRENCES * 2) known.push(start, end)
    }
  })
  return { of, found, votes }
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
