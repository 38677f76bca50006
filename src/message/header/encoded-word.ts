/** RFC 2047 encoded-words, and raw 8-bit or JIS text, in a header value: bytes as latin1 in, characters out. */
import { isUtf8 } from 'node:buffer'
import { decodeText } from '../charset/decode.ts'
import { decodeQuotedPrintable } from '../mime/transfer.ts'

export type DecodedValue = {
  readonly text: string
  /** an encoded-word decoded to an encoded-word */
  readonly nested: boolean
  /** a character was cut in two by the border of two encoded-words */
  readonly split: boolean
  /** the charset that a word or raw text was declared in is not the charset of its bytes */
  readonly wrongCharset: boolean
}

type Word = {
  readonly charset: string
  readonly bytes: Uint8Array
  readonly start: number
  readonly end: number
}

const MAX_CHARSET = 60
const MAX_ROUNDS = 3

const wordBytes = (encoding: string, text: string): Uint8Array => {
  if (encoding === 'B' || encoding === 'b') return Buffer.from(text, 'base64')
  return decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'latin1'))
}

/** `?=` inside Q text, as in `=?utf-8?Q?What?=20now?=`, is no end if two hexadecimal digits follow. */
const wordEnd = (value: string, from: number, encoding: string, last: number): number => {
  const end = from > last ? -1 : value.indexOf('?=', from)
  if (end < 0 || encoding === 'B' || encoding === 'b') return end
  if (!/^[0-9A-Fa-f]{2}/.test(value.slice(end + 2, end + 4))) return end
  const later = end + 2 > last ? -1 : value.indexOf('?=', end + 2)
  const between = later < 0 ? ' ' : value.slice(end, Math.min(later, end + 200))
  return later < 0 || later - end > 200 || /[\s]|=\?/.test(between.slice(2)) ? end : later
}

/** `last` is where the last `?=` of the value stands: without it every beginning would search to the end. */
const readWord = (value: string, at: number, last: number): Word | null => {
  if (at + 5 > last) return null

  const charsetEnd = value.indexOf('?', at + 2)
  if (charsetEnd < 0 || charsetEnd - at > MAX_CHARSET || value[charsetEnd + 2] !== '?') return null
  const encoding = value[charsetEnd + 1] ?? ''
  if (!/[BbQq]/.test(encoding)) return null
  const end = wordEnd(value, charsetEnd + 3, encoding, last)
  if (end < 0) return null
  const charset = value.slice(at + 2, charsetEnd).trim()
  return { charset, bytes: wordBytes(encoding, value.slice(charsetEnd + 3, end)), start: at, end: end + 2 }
}

/** White space alone between two encoded-words is not shown (RFC 2047 §6.2). */
const isBlank = (text: string): boolean => text.trim() === ''

const sameCharset = (a: Word, b: Word): boolean => a.charset.toLowerCase() === b.charset.toLowerCase()

type Run = { text: string; split: boolean; wrong: boolean }

/** Bytes of neighbours in one charset are joined before they are decoded: bulk mailers cut inside characters. */
const decodeRun = (words: readonly Word[], into: Run): void => {
  const first = words[0]
  if (first === undefined) return
  const bytes = words.length === 1 ? first.bytes : Buffer.concat(words.map(word => word.bytes))
  const decoded = decodeText(bytes, first.charset)
  into.text += decoded.text
  into.wrong ||= decoded.wrong
  into.split ||= words.length > 1 && isUtf8(bytes) && words.some(word => !isUtf8(word.bytes))
}

const EIGHT_BIT_OR_ESCAPE = /[\x1b\x80-\xff]/

const rawText = (text: string): string =>
  EIGHT_BIT_OR_ESCAPE.test(text) ? decodeText(Buffer.from(text, 'latin1'), '').text : text

/** Calls `onWord` and `onText` in turn: every encoded-word and what stands between. */
const scanWords = (value: string, onWord: (word: Word) => void, onText: (text: string) => void): void => {
  const last = lastWordEnd(value)
  let from = 0
  let at = value.indexOf('=?')
  while (at >= 0) {
    const word = readWord(value, at, last)
    if (word === null) {
      at = value.indexOf('=?', at + 2)
      continue
    }
    onText(value.slice(from, at))
    onWord(word)
    from = word.end
    at = value.indexOf('=?', from)
  }
  onText(value.slice(from))
}

const decodeOnce = (value: string, isText: boolean): Run => {
  const run: Run = { text: '', split: false, wrong: false }
  let words: Word[] = []
  const flush = (): void => {
    decodeRun(words, run)
    words = []
  }
  scanWords(
    value,
    word => {
      const last = words.at(-1)
      if (last !== undefined && !sameCharset(last, word)) flush()
      words.push(word)
    },
    text => {
      // Between two words blanks vanish; at either end of the value nothing does.
      if (words.length > 0 && text !== '' && isBlank(text)) return
      if (text !== '') flush()
      run.text += isText ? text : rawText(text)
    },
  )
  flush()
  return run
}

/** Raw 8-bit and JIS text decoded, encoded-words left as they are: what may be taken apart at commas and brackets. */
export const decodeRawText = (value: string): string => {
  if (!EIGHT_BIT_OR_ESCAPE.test(value)) return value
  let text = ''
  scanWords(
    value,
    word => {
      text += value.slice(word.start, word.end)
    },
    part => {
      text += rawText(part)
    },
  )
  return text
}

const ENCODED_WORD = /=\?[\w.:*+-]{2,40}\?[BbQq]\?/

/**
 * Linear in the length of the value; a value without anything encoded costs two searches. `isText` says that the
 * value holds characters already, so that only its encoded-words are decoded.
 */
export const decodeValue = (value: string, isText = false): DecodedValue => {
  if (!value.includes('=?') && (isText || !EIGHT_BIT_OR_ESCAPE.test(value))) {
    return { text: value, nested: false, split: false, wrongCharset: false }
  }
  const first = decodeOnce(value, isText)
  let text = first.text
  let nested = false
  for (let round = 1; round < MAX_ROUNDS && value.includes('=?') && ENCODED_WORD.test(text); round++) {
    const inner = decodeOnce(text, true).text
    if (inner === text) break
    text = inner
    nested = true
  }
  return { text, nested, split: first.split, wrongCharset: first.wrong }
}

/** To be found once for a value, and given to `encodedWordEnd`. */
export const lastWordEnd = (value: string): number => value.lastIndexOf('?=')

/** Where the encoded-word that begins at `at` ends, -1 if none begins there. */
export const encodedWordEnd = (value: string, at: number, last: number): number =>
  value[at + 1] === '?' ? (readWord(value, at, last)?.end ?? -1) : -1
