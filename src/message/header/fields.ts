/** The header section of a message or a part as fields, however broken it is (RFC 5322 §2.2). */
import type { Notes } from '../notes.ts'

export type RawField = { readonly name: string; readonly raw: string }

export type HeaderSection = {
  readonly fields: readonly RawField[]
  /** where the body begins; the length of the bytes if there is none */
  readonly bodyAt: number
  /** where a limit ended the reading of fields; -1 if none did */
  readonly cutAt: number
}

/** Fields that tell a header line from a text line with a colon in it. */
const FAMILIAR = new Set(
  (
    'from to cc bcc subject date sender reply-to message-id mime-version content-type content-transfer-encoding ' +
    'content-disposition content-id received return-path dkim-signature authentication-results x-mailer ' +
    'references in-reply-to list-unsubscribe list-id'
  ).split(' '),
)
const MAX_NAME = 200
const BYTE_ORDER_MARK = '\xef\xbb\xbf'

/** Blank, or the line break before a colon that came late. */
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a

/** The field name of a line, lower case, or '' if the line is no header field. */
const fieldName = (line: string): string => {
  const colon = line.indexOf(':')
  if (colon <= 0 || colon > MAX_NAME) return ''
  let end = colon
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end--
  for (let i = 0; i < end; i++) {
    const code = line.charCodeAt(i)
    if (code <= 0x20 || code >= 0x7f) return ''
  }
  return line.slice(0, end).toLowerCase()
}

type Open = { readonly name: string; readonly lines: string[] }

/** Unfolds by RFC 5322 §2.2.3; bare CR and NUL become spaces, as no reader shows them. */
const unfold = ({ name, lines }: Open): RawField => {
  const joined = lines.length === 1 ? (lines[0] ?? '') : lines.join('')
  const clean = /[\r\0]/.test(joined) ? joined.replace(/[\r\0]/g, ' ') : joined
  return { name, raw: clean.trim() }
}

/** Mail with CR alone still has lines. */
const lineBreakOf = (text: string): string => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r')

type Limit = { readonly bytes: number; readonly lines: number }

type Reading = {
  readonly open: Open[]
  readonly maxLines: number
  lines: number
  /** where the first line stands that is no field and after which no familiar field came; -1 if none */
  junkAt: number
  junk: string
  fieldsBeforeJunk: number
  cutAt: number
}

/** `From` on one line and `: x@y` on the next: mailauth reads a field, and so do some readers. */
const LONE_NAME = /^[\x21-\x39\x3b-\x7e]{1,200}[ \t]*$/
const LATE_COLON = /[ \t]+:/y

/** One line that is not empty. */
const readLine = (reading: Reading, line: string, at: number, notes: Notes): void => {
  if (++reading.lines > reading.maxLines) {
    notes.cut('header')
    if (reading.cutAt < 0) reading.cutAt = at
    return
  }
  const first = line.charCodeAt(0)
  const current = reading.open.at(-1)
  if ((first === 0x20 || first === 0x09) && current !== undefined) {
    // A line of white space only continues the field: some readers take it as the end, RFC 5322 does not.
    if (reading.junkAt < 0) current.lines.push(line)
    return
  }
  const name = fieldName(line)
  if (name === '') {
    const isMailboxMark = at === 0 && (line.startsWith('From ') || line.startsWith('>From '))
    if (isMailboxMark || reading.junkAt >= 0) return
    reading.junkAt = at
    reading.junk = line
    reading.fieldsBeforeJunk = reading.open.length
    return
  }
  if (reading.junkAt >= 0 && FAMILIAR.has(name)) {
    notes.defect('header-junk-line', reading.junk)
    reading.junkAt = -1
  }
  reading.open.push({ name, lines: [line.slice(line.indexOf(':') + 1)] })
}

/** Reads until the first empty line, or until text begins without one. Linear in the size of the section. */
export const readHeaderSection = (bytes: Buffer, limit: Limit, notes: Notes): HeaderSection => {
  const text = textWithin(bytes, limit.bytes)
  const newline = lineBreakOf(text)
  const reading: Reading = {
    open: [],
    maxLines: limit.lines,
    lines: 0,
    junkAt: -1,
    junk: '',
    fieldsBeforeJunk: 0,
    cutAt: -1,
  }
  let bodyAt = -1
  // Editors put a byte order mark before the first field; readers see the field all the same.
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
  if (at > 0) notes.defect('byte-order-mark', '')
  while (at < text.length && bodyAt < 0) {
    const found = text.indexOf(newline, at)
    const end = endOfLine(text, at, found < 0 ? text.length : found)
    const line = text.slice(at, end > at && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end)
    const start = at
    at = end + 1
    if (line === '') bodyAt = at
    else readLine(reading, line, start, notes)
  }
  if (reading.junkAt >= 0) {
    notes.defect('missing-blank-line', reading.junk)
    const fields = reading.open.slice(0, reading.fieldsBeforeJunk).map(unfold)
    return { fields, bodyAt: reading.junkAt, cutAt: -1 }
  }
  if (bodyAt < 0 && bytes.length > text.length) {
    notes.cut('header')
    if (reading.cutAt < 0) reading.cutAt = text.length
    bodyAt = endOfLongSection(bytes, text.length)
  }
  return {
    fields: reading.open.map(unfold),
    bodyAt: bodyAt < 0 ? bytes.length : Math.min(bodyAt, bytes.length),
    cutAt: reading.cutAt,
  }
}

/** Whole lines, as far as one ends within the limit: a line that is cut in two would pass for text. */
const textWithin = (bytes: Buffer, limit: number): string => {
  if (bytes.length <= limit) return bytes.toString('latin1')
  const last = bytes.lastIndexOf(10, limit - 1)
  return bytes.toString('latin1', 0, last < 0 ? limit : last + 1)
}

/** The end of the line that begins at `at`, together with the next one where the colon stands there. */
const endOfLine = (text: string, at: number, end: number): number => {
  if (end - at > MAX_NAME || end >= text.length) return end
  LATE_COLON.lastIndex = end + 1
  if (!LATE_COLON.test(text) || !LONE_NAME.test(text.slice(at, end).trimEnd())) return end
  const next = text.indexOf('\n', end + 1)
  return next < 0 ? text.length : next
}

/** The body of a message whose header section is longer than what is read of it. */
const endOfLongSection = (bytes: Buffer, from: number): number => {
  const crlf = bytes.indexOf('\r\n\r\n', from - 4, 'latin1')
  if (crlf >= 0) return crlf + 4
  const lf = bytes.indexOf('\n\n', from - 2, 'latin1')
  return lf >= 0 ? lf + 2 : bytes.length
}
