/** Which disguises a text wears, inside of its words; what honest writing does with the same characters is none. */
import { harmless } from '../harmless.ts'
import type { Disguise, DisguiseKind } from '../message.ts'
import { findSpaced } from './spacing.ts'
import { disguisesOfWord } from './word-disguises.ts'
import { isGenuineForeign, readWords, type Word } from './word-reader.ts'

const maxPerKind = 3
const beyondAscii = /[^\x00-\x7f]/
/** Two letters with something between them that is not part of a word. */
const maybeSpaced =
  /(?:^|[^\p{L}\p{N}])\p{L}[^\p{L}\p{N}\n]{1,6}\p{L}[^\p{L}\p{N}\n]{1,6}\p{L}[^\p{L}\p{N}\n]{1,6}\p{L}/u
/** Fewer are initials, in a body also short headlines; capitals alone and spaced kana are a typographer's. */
const leastSpaced = 6
const leastSpacedInBody = 10
const leastSmall = 3
/** Rows of the same few letters are drawings. */
const leastDifferent = 4

function spaced(source: string, least: number): readonly string[] {
  if (!maybeSpaced.test(source)) return []
  return findSpaced(source)
    .filter(
      run => run.letters >= least && new Set(run.text.toLowerCase().match(/\p{L}/gu)).size >= leastDifferent,
    )
    .filter(run => (run.text.match(/\p{Ll}/gu)?.length ?? 0) >= leastSmall)
    .map(run => source.slice(run.start, run.end))
}

/** All disguises of a text, at most three of a kind. */
export function disguises(source: string, where: string): readonly Disguise[] {
  const found: Disguise[] = []
  const counts = new Map<DisguiseKind, number>()
  const report = (kind: DisguiseKind, words: string) => {
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    if (count < maxPerKind) found.push({ kind, where, quote: harmless(words, 120) })
  }
  for (const run of spaced(source, where.startsWith('body') ? leastSpacedInBody : leastSpaced))
    report('letter-spacing', run)
  if (!beyondAscii.test(source)) return found
  const words: Word[] = []
  let foreign = false
  let latin = false
  readWords(source, word => {
    if (word.suspicious) words.push(word)
    foreign ||= isGenuineForeign(word)
    latin ||= word.latin >= 3 && word.lookalike === 0
  })
  for (const word of words) {
    for (const kind of disguisesOfWord(word, foreign, latin)) report(kind, source.slice(word.start, word.end))
  }
  return found
}
