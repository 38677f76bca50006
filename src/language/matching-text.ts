/**
 * Text as the phrases see it: folded, numbers as one `#`, blanks as one (none beside Japanese and Chinese),
 * with its sentences, its runs, and the way back to the words that were written.
 */

import { foldText } from '../message/fold/fold.ts'
import type { TextRun } from '../message/message.ts'
import { cjk, folded, HASH, kindOf, ROLE, roleOf, SPACE, twoLetters } from './units.ts'

export type MatchingText = {
  readonly text: string
  /** ends of sentences, ascending; the last one is the length of the text */
  readonly sentenceEnds: readonly number[]
  /** for each run its first position in `text` */
  readonly runStarts: readonly number[]
  readonly runs: readonly TextRun[]
  /** the folded source of each run, and for each position of `text` where it stood in there */
  readonly sources: readonly string[]
  readonly sourceAt: Uint32Array
  /** letters by KIND */
  readonly letters: Readonly<Uint32Array>
}

const LINE_FEED = 10
const FULL_STOP = 46
const COMMA = 44
const COLON = 58

/** Text never grows by more than a letter that folds to two, so twice its length is room enough. */
type Writer = {
  readonly units: Uint16Array
  readonly at: Uint32Array
  length: number
  readonly sentenceEnds: number[]
  readonly letters: Uint32Array
}

const put = (out: Writer, unit: number, source: number): void => {
  out.units[out.length] = unit
  out.at[out.length++] = source
}

const endSentence = (out: Writer): void => {
  if (out.sentenceEnds.at(-1) !== out.length) out.sentenceEnds.push(out.length)
}

/** Passes a stretch of white space; gives the index behind it. */
const passSpace = (out: Writer, source: string, from: number): number => {
  let i = from
  let lines = 0
  for (; i < source.length; i++) {
    const unit = source.charCodeAt(i)
    const plain = folded[unit] ?? 0
    if (plain !== SPACE && plain !== 0) break
    if (unit === LINE_FEED) lines++
  }
  const before = out.length === 0 ? SPACE : (out.units[out.length - 1] ?? SPACE)
  if (lines > 1 || before === FULL_STOP || (lines > 0 && before === COLON)) endSentence(out)
  const joined = cjk[before] === 1 || (i < source.length && cjk[source.charCodeAt(i)] === 1)
  if (before !== SPACE && before !== LINE_FEED && !joined) put(out, SPACE, from)
  return i
}

/** Passes a number, with the separators inside; gives the index behind it. */
const passNumber = (source: string, from: number): number => {
  let i = from + 1
  for (; i < source.length; i++) {
    const unit = source.charCodeAt(i)
    if (folded[unit] === HASH) continue
    const inside = (unit === FULL_STOP || unit === COMMA) && folded[source.charCodeAt(i + 1)] === HASH
    if (!inside) break
  }
  return i
}

/** The few units that are more than a letter. */
const passRole = (out: Writer, source: string, i: number, role: number): void => {
  const unit = source.charCodeAt(i)
  const two = twoLetters.get(unit)
  const counts = (role & ROLE.numeral) !== 0 && ((roleOf[source.charCodeAt(i + 1)] ?? 0) & ROLE.counted) !== 0
  if (two !== undefined) {
    put(out, two[0], i)
    put(out, two[1], i)
  } else put(out, counts ? HASH : (folded[unit] ?? 0), i)
  if ((role & ROLE.stop) !== 0) endSentence(out)
}

const writeRun = (out: Writer, source: string): void => {
  const { units, at, letters } = out
  for (let i = 0; i < source.length; ) {
    const unit = source.charCodeAt(i)
    const plain = folded[unit] ?? 0
    const role = roleOf[unit] ?? 0
    if (plain === SPACE) i = passSpace(out, source, i)
    else if (plain === HASH && unit !== HASH) {
      put(out, HASH, i)
      i = passNumber(source, i)
    } else {
      const kind = kindOf[unit] ?? 0
      letters[kind] = (letters[kind] ?? 0) + 1
      if (role !== 0) passRole(out, source, i, role)
      else if (plain !== 0) {
        units[out.length] = plain
        at[out.length++] = i
      }
      i++
    }
  }
}

const utf16 = new TextDecoder('utf-16le')

/** Scripts whose letters pass for Latin ones: Greek, Cyrillic, Armenian, Cherokee, Lisu, and combining noise. */
const LOOK_ALIKES = /[\u0300-\u036f\u0370-\u058f\u073f\u13a0-\u13ff\ua4d0-\ua4ff]/
/** A capital I inside a word stands for a small l: "hoId". */
const INNER_CAPITALS = /([a-zα-ωа-я])I(?![A-Z])/g
const PARAGRAPH = /\n[^\S\n]*\n/

/**
 * Compatibility forms become one form, capitals small (UAX #15, NFKC); where letters may be disguised, the full
 * folding, paragraph by paragraph, since it makes one blank of all white space.
 */
export const foldSource = (written: string): string => {
  const text = written.includes('I') ? written.replace(INNER_CAPITALS, '$1l') : written
  if (!LOOK_ALIKES.test(text)) return text.normalize('NFKC').toLowerCase()
  return text
    .split(PARAGRAPH)
    .map(paragraph => foldText(paragraph).text)
    .join('\n\n')
}

const writerFor = (sources: readonly string[]): Writer => {
  const size = sources.reduce((sum, source) => sum + source.length * 2 + 1, 1)
  return {
    units: new Uint16Array(size),
    at: new Uint32Array(size),
    length: 0,
    sentenceEnds: [],
    letters: new Uint32Array(16),
  }
}

export const toMatchingText = (runs: readonly TextRun[]): MatchingText => {
  const sources = runs.map(run => foldSource(run.text))
  const out = writerFor(sources)
  const runStarts: number[] = []
  for (const source of sources) {
    runStarts.push(out.length)
    writeRun(out, source)
    put(out, LINE_FEED, source.length)
    endSentence(out)
  }
  const text = utf16.decode(out.units.subarray(0, out.length))
  return {
    text,
    sentenceEnds: out.sentenceEnds,
    runStarts,
    runs,
    sources,
    sourceAt: out.at,
    letters: out.letters,
  }
}

const PLAIN = /^[a-z']+(?:[ -][a-z']+)*$/

/** A phrase's literal in the same form as the text. */
export const foldLiteral = (literal: string): string => {
  if (PLAIN.test(literal)) return literal
  const source = foldSource(literal)
  const out = writerFor([source])
  writeRun(out, source)
  return utf16.decode(out.units.subarray(0, out.length))
}

/** Index of the last value that is ≤ position (values ascend), or -1. */
export const indexBelow = (values: readonly number[], position: number): number => {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Number of the sentence in which a position stands. */
export const sentenceAt = (text: MatchingText, position: number): number =>
  indexBelow(text.sentenceEnds, position) + 1

/** The words between two positions as they were written (as they were folded, where folding changed the length). */
export const wordsAt = (text: MatchingText, start: number, end: number): string => {
  const run = indexBelow(text.runStarts, start)
  const source = text.sources[run] ?? ''
  const original = text.runs[run]?.text ?? ''
  const written = original.length === source.length ? original : source
  return written.slice(text.sourceAt[start] ?? 0, (text.sourceAt[end - 1] ?? 0) + 1).replace(/\s+/g, ' ')
}
