/** The header section of a message or a part as fields, however broken it is (RFC 5322 §2.2). */
import type { Notes } from '../notes.ts'

export type RawField = { readonly name: string; readonly raw: string }

export type HeaderSection = {
  readonly fields: readonly RawField[]
  /** where the body begins; the length of the bytes if there is none */
  readonly bodyAt: number
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

/** The field name of a line, lower case, or '' if the line is no header field. */
const fieldName = (line: string): string => {
  const colon = line.indexOf(':')
  if (colon <= 0 || colon > MAX_NAME) return ''
  let end = colon
  while (end > 0 && (line.charCodeAt(end - 1) === 0x20 || line.charCodeAt(end - 1) === 0x09)) end--
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
}

/** One line that is not empty. */
const readLine = (reading: Reading, line: string, at: number, notes: Notes): void => {
  if (++reading.lines > reading.maxLines) {
    notes.cut('header')
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
  const text = bytes.toString('latin1', 0, Math.min(bytes.length, limit.bytes))
  const newline = lineBreakOf(text)
  const reading: Reading = {
    open: [],
    maxLines: limit.lines,
    lines: 0,
    junkAt: -1,
    junk: '',
    fieldsBeforeJunk: 0,
  }
  let bodyAt = -1
  // Editors put a byte order mark before the first field; readers see the field all the same.
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0
  if (at > 0) notes.defect('byte-order-mark', '')
  while (at < text.length && bodyAt < 0) {
    const found = text.indexOf(newline, at)
    const end = found < 0 ? text.length : found
    const line = text.slice(at, end > at && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end)
    const start = at
    at = end + 1
    if (line === '') bodyAt = at
    else readLine(reading, line, start, notes)
  }
  if (reading.junkAt >= 0) {
    notes.defect('missing-blank-line', reading.junk)
    return { fields: reading.open.slice(0, reading.fieldsBeforeJunk).map(unfold), bodyAt: reading.junkAt }
  }
  if (bodyAt < 0 && bytes.length > text.length) {
    notes.cut('header')
    bodyAt = endOfLongSection(bytes, text.length)
  }
  return {
    fields: reading.open.map(unfold),
    bodyAt: bodyAt < 0 ? bytes.length : Math.min(bodyAt, bytes.length),
  }
}

/** The body of a message whose header section is longer than what is read of it. */
const endOfLongSection = (bytes: Buffer, from: number): number => {
  const crlf = bytes.indexOf('\r\n\r\n', from - 4, 'latin1')
  if (crlf >= 0) return crlf + 4
  const lf = bytes.indexOf('\n\n', from - 2, 'latin1')
  return lf >= 0 ? lf + 2 : bytes.length
}
