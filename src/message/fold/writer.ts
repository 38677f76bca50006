/** The growing folded text: UTF-16 units, where each came from, and the Latin letter that each could stand for. */
import { isLetter, Kind } from './characters.ts'
import { looksLike } from './confusables.ts'

export type Writer = {
  units: Uint16Array
  places: Uint32Array
  /** ASCII code of the Latin letter that a foreign letter passes for, 0 if none */
  twins: Uint8Array
  length: number
  /** white space was read and not yet written */
  space: boolean
  /** the word being written */
  wordStart: number
  latin: boolean
  foreign: boolean
  /** words wholly of look-alike letters: start and end, in pairs */
  readonly pure: number[]
  /** a word of a look-alike alphabet that no Latin reader could take for Latin was seen */
  genuine: boolean
  anyLatin: boolean
  holes: boolean
  readonly finish: () => { readonly text: string; readonly map: Uint32Array }
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

function finish(writer: Writer): { readonly text: string; readonly map: Uint32Array } {
  if (writer.holes) {
    let kept = 0
    for (let index = 0; index < writer.length; index++) {
      const unit = writer.units[index] ?? 0
      if (unit === 0) continue
      writer.units[kept] = unit
      writer.places[kept++] = writer.places[index] ?? 0
    }
    writer.length = kept
  }
  const units = writer.units.subarray(0, writer.length)
  return { text: decode(units), map: writer.places.slice(0, writer.length) }
}

/** Lone surrogates survive: TextDecoder would replace them. */
function decode(units: Uint16Array): string {
  if (units.length > 64) {
    const text = decoder.decode(units)
    if (!text.includes('\ufffd')) return text
  }
  let text = ''
  for (let index = 0; index < units.length; index += 8_192) {
    text += String.fromCharCode(...units.subarray(index, index + 8_192))
  }
  return text
}

export function createWriter(capacity: number): Writer {
  const size = capacity + 32
  const writer: Writer = {
    units: new Uint16Array(size),
    places: new Uint32Array(size),
    twins: new Uint8Array(size),
    length: 0,
    space: false,
    wordStart: 0,
    latin: false,
    foreign: false,
    pure: [],
    genuine: false,
    anyLatin: false,
    holes: false,
    finish: () => finish(writer),
  }
  return writer
}

function grow(writer: Writer): void {
  const size = writer.units.length * 2
  const units = new Uint16Array(size)
  units.set(writer.units)
  const places = new Uint32Array(size)
  places.set(writer.places)
  const twins = new Uint8Array(size)
  twins.set(writer.twins)
  Object.assign(writer, { units, places, twins })
}

/** Appends one code point; `code` is the character as it stood in the source, whose shape counts. */
export function write(
  writer: Writer,
  part: number,
  place: number,
  kind: Kind = Kind.other,
  code = part,
): void {
  if (writer.length + 2 > writer.units.length) grow(writer)
  let twin = 0
  if (kind === Kind.latin) {
    writer.latin = true
    writer.anyLatin = true
  } else if (kind === Kind.lookalike && isLetter(kind)) {
    writer.foreign = true
    const latin = looksLike(code) ?? looksLike(part)
    if (latin?.length === 1 && latin >= 'a') twin = latin.charCodeAt(0)
  }
  writer.twins[writer.length] = twin
  writer.places[writer.length] = place
  if (part > 0xffff) {
    writer.units[writer.length++] = 0xd800 + ((part - 0x10000) >> 10)
    writer.twins[writer.length] = 0
    writer.places[writer.length] = place
    writer.units[writer.length++] = 0xdc00 + ((part - 0x10000) & 0x3ff)
  } else {
    writer.units[writer.length++] = part
  }
}
