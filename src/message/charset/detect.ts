/** Guesses the charset of 8-bit text whose label is missing or proven wrong. */
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { hasJisEscape } from './jis.ts'

/** Enough to tell the charsets apart; the rest of a long text is not looked at. */
const SAMPLE = 8192

/** Bytes of windows-1252 punctuation: dashes, quotation marks, euro, ellipsis. */
const isPunctuation = (byte: number): boolean =>
  byte === 0x80 || byte === 0x85 || (byte >= 0x91 && byte <= 0x97) || byte === 0x99

/** Western 8-bit letters stand alone between ASCII letters; East Asian ones come in runs or with a lead byte. */
const looksWestern = (bytes: Uint8Array, total: number): boolean => {
  let high = 0
  let alone = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    high++
    const between = (bytes[i - 1] ?? 0) < 0x80 && (bytes[i + 1] ?? 0) < 0x80
    if (between && (byte >= 0xa0 || (isPunctuation(byte) && total > 20 * high))) alone++
  }
  return alone >= high * 0.6
}

type Tally = {
  readonly broken: number
  readonly kana: number
  readonly han: number
  readonly halfKana: number
  readonly odd: number
}

const tally = (text: string): Tally => {
  let broken = 0
  let kana = 0
  let han = 0
  let halfKana = 0
  let odd = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    if (code === 0xfffd) broken++
    else if (code >= 0x3000 && code <= 0x30ff) kana++
    else if (code >= 0x4e00 && code <= 0x9fff) han++
    else if (code >= 0xff61 && code <= 0xff9f) halfKana++
    else if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0x80 && code < 0xa0)) odd++
    else if (code >= 0xff01 && code <= 0xff60) kana++
  }
  return { broken, kana, han, halfKana, odd }
}

const japanese = ['shift_jis', 'euc-jp'] as const
const decoders = new Map<string, TextDecoder>()

export const decoderFor = (name: string): TextDecoder => {
  const known = decoders.get(name)
  if (known !== undefined) return known
  const made = new TextDecoder(name)
  decoders.set(name, made)
  return made
}

const score = ({ broken, kana, han, halfKana, odd }: Tally): number =>
  kana * 2 + han - broken * 20 - odd * 10 - halfKana * 1.5

/** Strict about most bytes; a text cut in the middle of its last character still counts. */
const isUtf8Text = (bytes: Uint8Array): boolean => {
  if (isUtf8(bytes)) return true
  for (let cut = 1; cut < 4 && cut < bytes.length; cut++) {
    const rest = bytes.subarray(0, bytes.length - cut)
    if (isUtf8(rest) && !isAscii(rest)) return true
  }
  return false
}

/** The bytes beyond ASCII with their neighbours: a page of markup may hold little text. */
const condensed = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(SAMPLE)
  let length = 0
  let until = 0
  for (let i = 0; i < bytes.length && length < SAMPLE - 8; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    for (let k = Math.max(until, i - 1); k <= i + 2 && k < bytes.length; k++) out[length++] = bytes[k] ?? 0
    until = Math.max(until, i + 3)
  }
  return out.subarray(0, length)
}

/** The charset's WHATWG name. Never fails: windows-1252 reads everything. */
export const detect = (bytes: Uint8Array): string => {
  if (hasJisEscape(bytes)) return 'iso-2022-jp'
  if (isUtf8Text(bytes)) return 'utf-8'
  const sample = condensed(bytes)
  if (looksWestern(sample, bytes.length)) return 'windows-1252'
  let best = 'windows-1252'
  let bestScore = 0
  for (const name of japanese) {
    const found = score(tally(decoderFor(name).decode(sample)))
    if (found > bestScore) {
      best = name
      bestScore = found
    }
  }
  const chinese = tally(decoderFor('gb18030').decode(sample))
  // Chinese has no kana; two readings without kana are told apart by the number of broken characters only.
  if (chinese.kana * 5 < chinese.han && chinese.broken === 0 && score(chinese) > bestScore) return 'gb18030'
  return best
}
