import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAutomaton, markWordStarts, scan } from '../../src/language/automaton.ts'

type Hit = readonly [pattern: number, start: number, end: number]

const hitsOf = (patterns: readonly string[], text: string): readonly Hit[] => {
  const hits: Hit[] = []
  scan(buildAutomaton(patterns), text, (...hit) => hits.push(hit))
  return hits
}

/** The obvious way, to compare with. */
const naive = (patterns: readonly string[], text: string): readonly Hit[] =>
  patterns.flatMap((pattern, index) =>
    Array.from({ length: text.length }, (_, start) => start)
      .filter(start => pattern !== '' && text.startsWith(pattern, start))
      .map(start => [index, start, start + pattern.length] as const),
  )

const sorted = (hits: readonly Hit[]): readonly string[] => hits.map(hit => hit.join(' ')).sort()

describe('the automaton', () => {
  it('finds overlapping and nested patterns', () => {
    expect(hitsOf(['he', 'she', 'hers'], 'ushers')).toEqual([
      [1, 1, 4],
      [0, 2, 4],
      [2, 2, 6],
    ])
  })

  it('never matches an empty pattern, and answers for the first of two equal ones', () => {
    expect(hitsOf(['', 'a', 'a'], 'a')).toEqual([[1, 0, 1]])
    expect(hitsOf([], 'a')).toEqual([])
  })

  it('finds exactly what a naive search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'あ', '支', '😀'), minLength: 1, maxLength: 5 })
    const words = fc.uniqueArray(word, { maxLength: 12 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'あ', '支', '😀'), maxLength: 80 })
    fc.assert(
      fc.property(words, text, (patterns, haystack) => {
        expect(sorted(hitsOf(patterns, haystack))).toEqual(sorted(naive(patterns, haystack)))
      }),
      { numRuns: 400, seed: 20261122 },
    )
  })

  it('begins closed patterns at the start of a word only, open ones anywhere', () => {
    const letters = new Uint8Array(65_536).fill(1, 97, 123)
    const closed = markWordStarts('pay now', letters, true)
    const open = markWordStarts('konto', letters, false)
    const hits: Hit[] = []
    const text = 'pay now, repay now, bankkonto konto'
    scan(buildAutomaton([closed, open]), text, (...hit) => hits.push(hit), letters)
    expect(hits.map(([pattern, start, end]) => [pattern, start, text.slice(start, end)])).toEqual([
      [0, 0, 'pay now'],
      [1, 24, 'konto'],
      [1, 30, 'konto'],
    ])
  })
})
