/** Text folded for matching: what differs only in how it is written or disguised becomes the same text. */
import { isLetter, Kind, kindOf } from './characters.ts'
import { regionalLetter } from './confusables.ts'
import { foldLetter } from './letter.ts'
import { visualOrder } from './visual.ts'
import { endWord, foldPureWords } from './words.ts'
import { createWriter, type Writer, write } from './writer.ts'

/** A folded copy and the way back: `map[i]` is the place in `source` of the folded UTF-16 unit i; null: the same. */
export type Folded = { readonly text: string; readonly source: string; readonly map: Uint32Array | null }

const outsidePlain = /[^\t\n -~]/
const doubleSpace = /^[\t\n ]|[\t\n ][\t\n ]|[\t\n ]$/

/** Folding keeps every unit in its place: plain ASCII, single blanks, no controls. */
function isPlain(source: string): boolean {
  return !outsidePlain.test(source) && !doubleSpace.test(source)
}

const compositions = new Map<number, number>()
const maxCompositions = 8_192

/** The one unit that a letter and its mark make (UAX #15, NFC), or 0; few pairs make up a text, however full of marks. */
function compose(letter: number, mark: number): number {
  const pair = letter * 0x200000 + mark
  const known = compositions.get(pair)
  if (known !== undefined) return known
  const composed = (String.fromCharCode(letter) + String.fromCodePoint(mark)).normalize('NFC')
  const unit = composed.length === 1 ? composed.charCodeAt(0) : 0
  if (compositions.size >= maxCompositions) compositions.clear()
  compositions.set(pair, unit)
  return unit
}

/** A mark is kept where it composes with its letter, or on scripts that are written with marks; else it is noise. */
function mark(writer: Writer, code: number, place: number): void {
  if (writer.length === 0 || writer.space) return
  const last = writer.units[writer.length - 1] ?? 0
  const composed = compose(last, code)
  if (composed !== 0) {
    writer.units[writer.length - 1] = composed
    writer.twins[writer.length - 1] = 0
    return
  }
  const before = kindOf(last)
  if (before === Kind.letter || before === Kind.mark) write(writer, code, place)
}

function isJoinedJamo(code: number): boolean {
  return code >= 0x1161 && code <= 0x11ff
}

function letters(writer: Writer, code: number, place: number): void {
  const folded = foldLetter(code)
  for (let index = 0; index < folded.length; ) {
    const part = folded.codePointAt(index) ?? 0
    index += part > 0xffff ? 2 : 1
    const kind = kindOf(part)
    if (kind === Kind.space) writer.space = true
    else if (kind === Kind.mark || isJoinedJamo(part)) markOrJamo(writer, part, place, kind)
    else if (kind !== Kind.ignorable && kind !== Kind.bidi) put(writer, part, place, kind, code)
  }
}

function markOrJamo(writer: Writer, part: number, place: number, kind: Kind): void {
  if (kind === Kind.mark) {
    mark(writer, part, place)
    return
  }
  const composed = compose(writer.units[writer.length - 1] ?? 0, part)
  if (composed !== 0 && !writer.space) writer.units[writer.length - 1] = composed
  else put(writer, part, place, kind, part)
}

function put(writer: Writer, part: number, place: number, kind: Kind, code: number): void {
  if (writer.space) {
    endWord(writer)
    // Between Han and kana a blank says nothing: it is a line wrap or letter spacing.
    const joins = kind === Kind.cjk && kindOf(writer.units[writer.length - 1] ?? 0) === Kind.cjk
    if (writer.length > 0 && !joins) write(writer, 0x20, place)
    writer.space = false
  }
  if (!isLetter(kind) && kind !== Kind.digit) endWord(writer)
  write(writer, part, place, kind, code)
}

/** Length of a run of regional indicators that is too long for one flag, in UTF-16 units; else 0. */
function regionalRun(source: string, place: number, code: number): number {
  if (regionalLetter(code) === null) return 0
  let end = place + 2
  while (regionalLetter(source.codePointAt(end) ?? 0) !== null) end += 2
  return end - place > 4 ? end - place : 0
}

function regionalWord(writer: Writer, source: string, place: number, length: number): number {
  for (let index = place; index < place + length; index += 2) {
    const letter = regionalLetter(source.codePointAt(index) ?? 0) ?? ''
    put(writer, letter.charCodeAt(0), index, Kind.latin, letter.charCodeAt(0))
  }
  return place + length
}

function foldUnits(source: string): { readonly text: string; readonly map: Uint32Array } {
  const writer = createWriter(source.length)
  for (let index = 0; index < source.length; ) {
    let code = source.charCodeAt(index)
    const place = index++
    if (code < 0x80) {
      if (code > 0x20 && code !== 0x60 && code !== 0x7f) {
        const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
        put(writer, lower, place, kindOf(lower), lower)
        continue
      }
    } else if (code >= 0xd800 && code < 0xdc00) {
      code = source.codePointAt(place) ?? code
      if (code > 0xffff) index++
      const flags = regionalRun(source, place, code)
      if (flags > 0) {
        index = regionalWord(writer, source, place, flags)
        continue
      }
    }
    const kind = kindOf(code)
    if (kind === Kind.space) writer.space = true
    else if (kind === Kind.mark) mark(writer, code, place)
    else if (kind !== Kind.ignorable && kind !== Kind.bidi) letters(writer, code, place)
  }
  endWord(writer)
  foldPureWords(writer)
  return writer.finish()
}

/** Folds text for lexicons: one pass, linear, idempotent. */
export function foldText(source: string): Folded {
  if (isPlain(source)) {
    return {
      text: source
        .toLowerCase()
        .replace(/[\n\t]/g, ' ')
        .replaceAll('`', "'"),
      source,
      map: null,
    }
  }
  const visual = visualOrder(source)
  const { text, map } = foldUnits(visual.text)
  if (visual.map !== null) {
    for (let index = 0; index < map.length; index++) map[index] = visual.map[map[index] ?? 0] ?? 0
  }
  return { text, source, map }
}

/** The words of the message behind a match in the folded text. */
export function originalSlice(folded: Folded, start: number, end: number): string {
  if (folded.map === null) return folded.source.slice(start, end)
  if (start >= end || start >= folded.map.length) return ''
  const first = folded.map[start] ?? 0
  const last = folded.map[Math.min(end, folded.map.length) - 1] ?? first
  const high = Math.max(first, last)
  const wide = (folded.source.codePointAt(high) ?? 0) > 0xffff
  return folded.source.slice(Math.min(first, last), high + (wide ? 2 : 1))
}
