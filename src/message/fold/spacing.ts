/** Words written letter by letter (`A m a z o n . c o . j p`, `A-m-a-z-o-n`), put together again. */
import { isLetter, Kind, kindOf } from './characters.ts'
import { type Folded, foldText } from './fold.ts'

export type SpacedRun = {
  /** where the run stands in the source */
  readonly start: number
  readonly end: number
  /** the words without the spacing */
  readonly text: string
  readonly letters: number
}

type Joined = SpacedRun & { readonly places: readonly number[] }

/** Shorter runs are initials and lists: U.S.A., A B C. */
const leastLetters = 4
/** Between two letters of a run; more is a gap between words. */
const maxGap = 6
const joiners = '.-_*·•|/~=+,\'’:;‐‑–—・…°^"#<>()[]{}\\'

const endsPhrase = /^[:;,]$/

function isSkipped(kind: Kind): boolean {
  return kind === Kind.ignorable || kind === Kind.bidi || kind === Kind.mark
}

/** The end of the letter at a place with its marks; -1 where no single letter or digit stands. */
function singleEnd(source: string, at: number): number {
  const code = source.codePointAt(at)
  if (code === undefined) return -1
  const kind = kindOf(code)
  if (!isLetter(kind) && kind !== Kind.digit) return -1
  let end = at + (code > 0xffff ? 2 : 1)
  while (end < source.length && isSkipped(kindOf(source.codePointAt(end) ?? 0))) {
    end += (source.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  const next = kindOf(source.codePointAt(end) ?? 0)
  return end < source.length && (isLetter(next) || next === Kind.digit) ? -1 : end
}

type Gap = { readonly end: number; readonly blanks: number; readonly sign: string }

function readGap(source: string, at: number): Gap | null {
  let blanks = 0
  let sign = ''
  let end = at
  for (; end < source.length && end - at < maxGap; end++) {
    const code = source.charCodeAt(end)
    const kind = kindOf(code)
    if (code === 0x0a) return null
    if (kind === Kind.space) blanks++
    else if (kind === Kind.other && joiners.includes(source[end] ?? ' ')) sign += source[end]
    else if (!isSkipped(kind)) break
  }
  return end === at ? null : { end, blanks, sign }
}

/** What stays of a gap: nothing between letters, a blank between words, and the sign that is not the spacing. */
function keep(gap: Gap, first: Gap): string {
  if (gap.sign === first.sign) return gap.blanks > first.blanks ? ' ' : ''
  return gap.sign === '' ? ' ' : gap.sign
}

function readRun(source: string, start: number): Joined | null {
  let end = singleEnd(source, start)
  if (end < 0) return null
  let text = ''
  const places: number[] = []
  let letters = 0
  let first: Gap | null = null
  const add = (piece: string, place: number) => {
    text += piece
    for (let unit = 0; unit < piece.length; unit++) places.push(place + (piece.length > 2 ? 0 : unit))
  }
  for (let at = start; ; ) {
    const letter = source.slice(at, (source.codePointAt(at) ?? 0) > 0xffff ? at + 2 : at + 1)
    add(letter, at)
    if (isLetter(kindOf(source.codePointAt(at) ?? 0))) letters++
    const gap = readGap(source, end)
    const next = gap === null ? -1 : singleEnd(source, gap.end)
    if (gap === null || next < 0) break
    first ??= gap
    if (endsPhrase.test(gap.sign) && gap.blanks > 0 && gap.sign !== first.sign) break
    add(keep(gap, first), end)
    at = gap.end
    end = next
  }
  return letters < leastLetters
    ? { start, end, text: '', letters, places }
    : { start, end, text, letters, places }
}

function findJoined(source: string): Joined[] {
  const runs: Joined[] = []
  let inWord = false
  for (let at = 0; at < source.length; ) {
    const code = source.codePointAt(at) ?? 0
    const size = code > 0xffff ? 2 : 1
    const kind = kindOf(code)
    const letter = isLetter(kind) || kind === Kind.digit
    const run = letter && !inWord ? readRun(source, at) : null
    if (run !== null && run.end > at) {
      if (run.text !== '') runs.push(run)
      at = run.end
      inWord = false
      continue
    }
    inWord = letter || (inWord && isSkipped(kind))
    at += size
  }
  return runs
}

/** The words written letter by letter. */
export function findSpaced(source: string): readonly SpacedRun[] {
  return findJoined(source)
}

/** The folded text with the spacing taken out, or null where nothing is written letter by letter. */
export function foldSpaced(source: string): Folded | null {
  const runs = findJoined(source)
  if (runs.length === 0) return null
  const pieces: string[] = []
  const places: number[] = []
  let done = 0
  for (const run of runs) {
    pieces.push(source.slice(done, run.start), run.text)
    for (let place = done; place < run.start; place++) places.push(place)
    for (const place of run.places) places.push(place)
    done = run.end
  }
  pieces.push(source.slice(done))
  for (let place = done; place < source.length; place++) places.push(place)
  const folded = foldText(pieces.join(''))
  const map = new Uint32Array(folded.text.length)
  for (let index = 0; index < map.length; index++) {
    map[index] = places[folded.map === null ? index : (folded.map[index] ?? 0)] ?? 0
  }
  return { text: folded.text, source, map }
}
