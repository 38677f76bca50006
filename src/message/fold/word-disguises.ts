/** The rules by which a word counts as disguised. */
import type { DisguiseKind } from '../message.ts'
import type { Word } from './word-reader.ts'

/** Shorter mixed words are units and symbols: µm, kΩ, Δt. */
const leastMixed = 4
/** Shorter ones are formulas and trade signs: ℝ, 𝑥, Ⓡ. */
const leastStyled = 4
/** Languages of West Africa, and phonetic script, stack marks that do not compose; not three in a word of mail. */
const leastNoise = 3

function isMixed(word: Word, foreignText: boolean, latinText: boolean): boolean {
  const letters = word.latin + word.lookalike
  if (letters < leastMixed || word.twins === 0) return false
  if (word.latin === 0) return latinText && !foreignText && word.twins === word.lookalike
  // In Russian or Greek text endings are put on Latin names (Amazonа): one switch, at the end.
  return !foreignText || word.switches >= 2 || (word.foreignFirst && word.lookalike <= 2)
}

/** The disguises of one word, given what else is written in the text. */
export function disguisesOfWord(
  word: Word,
  foreignText: boolean,
  latinText: boolean,
): readonly DisguiseKind[] {
  const kinds: DisguiseKind[] = []
  // Hyphenation and line-break hints never stand one letter apart twice.
  if (word.invisible > 0 || word.tight >= 2) kinds.push('invisible-characters')
  if (word.foreignNoise > 0 || word.noise >= leastNoise) kinds.push('combining-noise')
  if (word.bidi > 0 || word.override) kinds.push('bidi-controls')
  if (isMixed(word, foreignText, latinText)) kinds.push('confusable-letters')
  if (word.styled >= leastStyled) kinds.push('styled-letters')
  return kinds
}
