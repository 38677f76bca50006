/**
 * Text as the phrases see it: folded, numbers as one `#`, blanks as one (none beside Japanese and Chinese),
 * with its sentences, its runs, and the way back to the words that were written.
 */
import type { TextRun } from '../message/message.ts'
import { folded, HASH, isCjk, kindOf, SPACE } from './units.ts'

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
const IDEOGRAPHIC_STOPS = new Set([
  0x3002, 0xff61, 0x0964, 0x61f, 0x21, 0x3f, 0x25a0, 0x25a1, 0x25bc, 0x25b6, 0x2022,
])
const KANJI_NUMERALS = new Set([...'一二三四五六七八九十数两'].map(c => c.charCodeAt(0)))
const COUNTED = new Set([...'日時週天个小営工'].map(c => c.charCodeAt(0)))
const TWO_LETTERS: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xdf, [115, 115]],
  [0xe6, [97, 101]],
  [0x153, [111, 101]],
])

type Writer = {
  units: Uint16Array
  at: Uint32Array
  length: number
  readonly sentenceEnds: number[]
  readonly letters: Uint32Array
}

const put = (out: Writer, unit: number, source: number): void => {
  if (out.length + 2 > out.units.length) {
    const units = new Uint16Array(out.units.length * 2)
    const at = new Uint32Array(out.units.length * 2)
    units.set(out.units)
    at.set(out.at)
    out.units = units
    out.at = at
  }
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
  if (lines > 1 || (before === FULL_STOP && i > from)) endSentence(out)
  if (before !== SPACE && !isCjk(before) && !isCjk(source.charCodeAt(i))) put(out, SPACE, from)
  return i
}

/** Passes a number, with the separators inside; gives the index behind it. */
const passNumber = (source: string, from: number): number => {
  let i = from + 1
  for (; i < source.length; i++) {
    const unit = source.charCodeAt(i)
    if (folded[unit] === HASH) continue
    const inside = (unit === FULL_STOP || unit === 44) && folded[source.charCodeAt(i + 1)] === HASH
    if (!inside) break
  }
  return i
}

const passLetter = (out: Writer, unit: number, plain: number, at: number): void => {
  const kind = kindOf[unit] ?? 0
  if (kind !== 0) out.letters[kind] = (out.letters[kind] ?? 0) + 1
  const two = TWO_LETTERS.get(unit)
  if (two === undefined) return put(out, plain, at)
  put(out, two[0], at)
  put(out, two[1], at)
}

const writeRun = (out: Writer, source: string): void => {
  for (let i = 0; i < source.length; ) {
    const unit = source.charCodeAt(i)
    const plain = folded[unit] ?? 0
    if (plain === SPACE) i = passSpace(out, source, i)
    else if (plain === HASH && unit !== HASH) {
      put(out, HASH, i)
      i = passNumber(source, i)
    } else {
      const numeral = KANJI_NUMERALS.has(unit) && COUNTED.has(source.charCodeAt(i + 1))
      if (numeral) put(out, HASH, i)
      else if (plain !== 0) passLetter(out, unit, plain, i)
      if (IDEOGRAPHIC_STOPS.has(unit)) endSentence(out)
      i++
    }
  }
}

const utf16 = new TextDecoder('utf-16le')

/** Compatibility forms become one form, capitals small: the part that Unicode's tables do (UAX #15, NFKC). */
export const foldSource = (text: string): string => text.normalize('NFKC').toLowerCase()

export const toMatchingText = (runs: readonly TextRun[]): MatchingText => {
  const sources = runs.map(run => foldSource(run.text))
  const size = sources.reduce((sum, source) => sum + source.length + 1, 16)
  const out: Writer = {
    units: new Uint16Array(size),
    at: new Uint32Array(size),
    length: 0,
    sentenceEnds: [],
    letters: new Uint32Array(16),
  }
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

/** A phrase's literal in the same form as the text. */
export const foldLiteral = (literal: string): string =>
  toMatchingText([{ text: literal, where: '', quoted: false }]).text.slice(0, -1)

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
