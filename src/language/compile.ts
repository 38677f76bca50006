/** Makes one automaton and the joining tables out of the lexicons of all languages. */
import { type Automaton, buildAutomaton, markWordStarts } from './automaton.ts'
import type { Lexicon, Phrase } from './lexicon.ts'
import { foldLiteral } from './matching-text.ts'
import { type Gap, type Literal, literalsOf, parsePhrase } from './phrase.ts'
import { isSpacedLetter, spacedLetter } from './units.ts'

/** An element of phrases; phrases that share an element share its occurrences. */
export type UnitUse = {
  readonly unit: number
  /** a letter may not stand behind */
  readonly closedEnd: boolean
}

export type CompiledPhrase = {
  readonly phrase: Phrase
  readonly language: number
  readonly units: readonly number[]
  readonly gaps: readonly Gap[]
}

export type Matcher = {
  readonly languages: readonly string[]
  readonly automaton: Automaton
  /** for each pattern of the automaton the elements that it stands for */
  readonly uses: readonly (readonly UnitUse[])[]
  /** for each pattern 1 if no letter may stand behind any of its uses */
  readonly closed: Uint8Array
  readonly units: number
  /** for each element the phrases that begin with it */
  readonly startingWith: readonly (readonly CompiledPhrase[])[]
  /** for each element the language that it votes for, or -1 */
  readonly votes: Int16Array
  readonly phrases: number
}

type Builder = {
  readonly patterns: Map<string, UnitUse[]>
  readonly units: Map<string, number>
  readonly starting: CompiledPhrase[][]
}

const addLiteral = (builder: Builder, unit: number, literal: Literal): void => {
  const text = foldLiteral(literal.text)
  if (text === '') return
  const closedEnd = !literal.openEnd && isSpacedLetter(text.charCodeAt(text.length - 1))
  const marked = markWordStarts(text, spacedLetter, !literal.openStart)
  const uses = builder.patterns.get(marked)
  if (uses === undefined) builder.patterns.set(marked, [{ unit, closedEnd }])
  else uses.push({ unit, closedEnd })
}

/** The unit of an element; `read` gives its literals the first time it is met. */
const unitOf = (builder: Builder, key: string, read: () => readonly Literal[]): number => {
  const known = builder.units.get(key)
  if (known !== undefined) return known
  const unit = builder.units.size
  builder.units.set(key, unit)
  builder.starting.push([])
  for (const literal of read()) addLiteral(builder, unit, literal)
  return unit
}

const addPhrase = (builder: Builder, language: number, phrase: Phrase, sets: Lexicon['sets']): void => {
  const { elements, gaps } = parsePhrase(phrase.phrase, sets)
  const units = elements.map(element => unitOf(builder, `${language} ${element}`, () => literalsOf(element)))
  const ways = gaps.some(gap => gap.anyOrder)
    ? [
        { units, gaps },
        { units: [...units].reverse(), gaps: [...gaps].reverse() },
      ]
    : [{ units, gaps }]
  for (const way of ways) builder.starting[way.units[0] ?? 0]?.push({ phrase, language, ...way })
}

/** Words vote by an element of their own that begins no phrase. */
const addWords = (builder: Builder, language: number, words: string): number =>
  unitOf(builder, `${language} words`, () =>
    words
      .trim()
      .split(/\s+/)
      .map(text => ({ text, openStart: false, openEnd: false })),
  )

const closedOf = (uses: readonly UnitUse[]): number => Number(uses.every(use => use.closedEnd))

export const compile = (lexicons: readonly Lexicon[]): Matcher => {
  const builder: Builder = { patterns: new Map(), units: new Map(), starting: [] }
  const voting: (readonly [number, number])[] = []
  for (const [language, lexicon] of lexicons.entries()) {
    if (lexicon.words !== '') voting.push([addWords(builder, language, lexicon.words), language])
    for (const phrase of lexicon.phrases) addPhrase(builder, language, phrase, lexicon.sets)
  }
  const votes = new Int16Array(builder.units.size).fill(-1)
  for (const [unit, language] of voting) votes[unit] = language
  return {
    languages: lexicons.map(lexicon => lexicon.language),
    automaton: buildAutomaton([...builder.patterns.keys()]),
    uses: [...builder.patterns.values()],
    closed: Uint8Array.from(builder.patterns.values(), closedOf),
    units: builder.units.size,
    startingWith: builder.starting,
    votes,
    phrases: lexicons.reduce((sum, lexicon) => sum + lexicon.phrases.length, 0),
  }
}
