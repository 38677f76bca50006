/** Bytes of a text to characters: by the declared charset where that is true, by detection where it is not. */
import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { asBuffer } from '../bytes.ts'
import { decoderFor, detect } from './detect.ts'
import { decodeHz, decodeIso2022Kr, decodeJis, hasJisEscape } from './jis.ts'
import { type Charset, charsetOf } from './labels.ts'
import { undoMojibake } from './mojibake.ts'

export type DecodedText = {
  readonly text: string
  /** the charset that was used, by its preferred name */
  readonly charset: string
  /** the declaration named another charset, and the bytes are none of that */
  readonly wrong: boolean
}

const known = (name: string): boolean => iconv.encodingExists(name)

const plain = (bytes: Uint8Array): string => asBuffer(bytes).toString('latin1')

const utf8 = (bytes: Uint8Array): string => {
  const text = asBuffer(bytes).toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

const byName = (bytes: Uint8Array, name: string): string => {
  if (name === 'utf-8') return utf8(bytes)
  return name === 'iso-2022-jp' ? decodeJis(bytes) : decoderFor(name).decode(bytes)
}

const byOrderMark = (bytes: Uint8Array): string | null => {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null
}

/** Of the characters beyond ASCII the share that did not decode: damage on the way is little, a wrong label is much. */
const brokenShare = (text: string): number => {
  if (!text.includes('\ufffd')) return 0
  return shareBeyondAscii(text, code => code === 0xfffd)
}

const shareBeyondAscii = (text: string, counts: (code: number) => boolean): number => {
  let counted = 0
  let beyond = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    beyond++
    if (counts(code)) counted++
  }
  return counted / Math.max(1, beyond)
}

/** EUC-JP read as Shift_JIS is half-width kana from end to end, and nothing is broken. */
const isKanaSalad = (text: string): boolean =>
  shareBeyondAscii(text, code => code >= 0xff61 && code <= 0xff9f) > 0.6
const TOO_BROKEN = 0.2

/** Of two readings of the same bytes the one with fewer broken characters. */
const detected = (bytes: Uint8Array, declared: string, otherwise: string): DecodedText => {
  const charset = detect(bytes)
  if (charset === declared || charset === 'windows-1252')
    return { text: otherwise, charset: declared, wrong: false }
  const text = byName(bytes, charset)
  const better = isKanaSalad(otherwise) || brokenShare(text) < brokenShare(otherwise)
  return better ? { text, charset, wrong: true } : { text: otherwise, charset: declared, wrong: false }
}

/** Text in 8-bit bytes that happens to be UTF-8 throughout is UTF-8, unless it is too short to tell. */
const surelyUtf8 = (bytes: Uint8Array, name: string): boolean => {
  if (!isUtf8(bytes)) return false
  if (/^(windows|iso-8859|koi8|macintosh)/.test(name)) return true
  let sequences = 0
  for (let i = 0; i < bytes.length && sequences < 3; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0xe0) sequences += 2
    else if (byte >= 0xc0) sequences++
  }
  return sequences >= 3
}

const decodeWhatwg = (bytes: Uint8Array, name: string): DecodedText => {
  if (name.startsWith('utf-16')) return decodeUtf16(bytes, name)
  if (surelyUtf8(bytes, name)) return { text: utf8(bytes), charset: 'utf-8', wrong: true }
  const text = decoderFor(name).decode(bytes)
  const isDoubtful = brokenShare(text) > TOO_BROKEN || (name === 'shift_jis' && isKanaSalad(text))
  return isDoubtful ? detected(bytes, name, text) : { text, charset: name, wrong: false }
}

/** `utf-16` without a mark is big-endian by RFC 2781, little-endian by habit: the side where the zeros stand. */
const decodeUtf16 = (bytes: Uint8Array, name: string): DecodedText => {
  const marked = byOrderMark(bytes)
  if (marked !== null) return { text: byName(bytes, marked), charset: marked, wrong: marked === 'utf-8' }
  if (isAscii(bytes) && !bytes.includes(0)) return { text: plain(bytes), charset: 'us-ascii', wrong: true }
  const evenZero = bytes[0] === 0 && bytes[1] !== 0
  const charset = evenZero ? 'utf-16be' : name
  return { text: decoderFor(charset).decode(bytes), charset, wrong: false }
}

const decodeEightBit = (bytes: Uint8Array, { decoder, name }: Charset): DecodedText => {
  if (decoder === 'utf-8') return decodeUtf8(bytes, name)
  if (decoder === 'whatwg') return decodeWhatwg(bytes, name)
  if (decoder === 'jis' && hasJisEscape(bytes)) return { text: decodeJis(bytes), charset: name, wrong: false }
  const marked = byOrderMark(bytes)
  const charset = marked ?? detect(bytes)
  // Nothing was declared, or us-ascii, the default: windows-1252 is no lie, only sloppy.
  const wrong = decoder !== 'none' && charset !== 'windows-1252'
  return { text: byName(bytes, charset), charset, wrong }
}

const decodeUtf8 = (bytes: Uint8Array, name: string): DecodedText => {
  const text = utf8(bytes)
  if (!isUtf8(bytes)) {
    return brokenShare(text) <= TOO_BROKEN ? { text, charset: name, wrong: false } : detectedUtf8(bytes, text)
  }
  const twice = undoMojibake(text)
  return twice === null ? { text, charset: name, wrong: false } : { text: twice, charset: name, wrong: true }
}

/** Declared UTF-8 and broken: also windows-1252 is then a better reading than replacement characters. */
const detectedUtf8 = (bytes: Uint8Array, otherwise: string): DecodedText => {
  const charset = detect(bytes)
  return charset === 'utf-8'
    ? { text: otherwise, charset, wrong: false }
    : { text: byName(bytes, charset), charset, wrong: true }
}

/** Charsets whose bytes are ASCII though their characters are not. */
const decodeSevenBit = (bytes: Uint8Array, { decoder, name }: Charset): DecodedText | null => {
  if (decoder === 'jis')
    return { text: bytes.includes(0x1b) ? decodeJis(bytes) : plain(bytes), charset: name, wrong: false }
  if (decoder === 'utf-7')
    return { text: iconv.decode(asBuffer(bytes), 'utf-7'), charset: name, wrong: false }
  if (decoder === 'hz') return { text: decodeHz(bytes), charset: name, wrong: false }
  if (decoder === 'iso-2022-kr') return { text: decodeIso2022Kr(bytes), charset: name, wrong: false }
  if (decoder === 'utf-32' || (decoder === 'iconv' && name.startsWith('utf-32'))) {
    return { text: iconv.decode(asBuffer(bytes), name), charset: name, wrong: false }
  }
  return name.startsWith('utf-16') ? decodeUtf16(bytes, name) : null
}

/**
 * Never throws; `label` is the charset parameter as written, '' if there was none. A label counts only if the
 * bytes bear it out: ISO-2022-JP and UTF-8 prove themselves, the others are doubted when they do not decode.
 */
export const decodeText = (bytes: Uint8Array, label: string): DecodedText => {
  const charset = charsetOf(label, known)
  if (isAscii(bytes)) {
    const seven = decodeSevenBit(bytes, charset)
    if (seven !== null) return seven
    if (bytes.includes(0x1b) && hasJisEscape(bytes)) {
      return { text: decodeJis(bytes), charset: 'iso-2022-jp', wrong: charset.known }
    }
    return { text: plain(bytes), charset: charset.name || 'us-ascii', wrong: false }
  }
  if (charset.decoder === 'iconv') {
    return surelyUtf8(bytes, charset.name)
      ? { text: utf8(bytes), charset: 'utf-8', wrong: true }
      : { text: iconv.decode(asBuffer(bytes), charset.name), charset: charset.name, wrong: false }
  }
  if (charset.decoder === 'utf-32' || charset.decoder === 'utf-7') {
    const sound = decodeSevenBit(bytes, charset)
    if (sound !== null && brokenShare(sound.text) <= TOO_BROKEN) return sound
  }
  return decodeEightBit(bytes, charset)
}
