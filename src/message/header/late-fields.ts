/**
 * Fields that stand where the ordinary reading does not look, but which some reader shows: behind more header lines
 * than are read, behind a bare CR, or behind a blank line at the very top. The worst reading counts.
 */
import type { Notes } from '../notes.ts'
import type { HeaderSection, RawField } from './fields.ts'

/** What a person sees of a header, and what decides how the body is read. */
const SPEAKING = [
  'from',
  'sender',
  'reply-to',
  'to',
  'subject',
  'content-type',
  'content-transfer-encoding',
] as const

const LETTERS = SPEAKING.map(name => ({ name, bytes: Buffer.from(name, 'latin1') }))
const MAX_FIELDS = 50
const MAX_VALUE = 16 * 1024
const CR = 13
const LF = 10
const COLON = 58

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9

/** The speaking field whose name and colon begin at `at`, or null. */
const speakingAt = (
  bytes: Buffer,
  at: number,
): { readonly name: string; readonly valueAt: number } | null => {
  for (const { name, bytes: letters } of LETTERS) {
    let length = 0
    // 0x20 makes ASCII letters lower case and leaves a hyphen as it is
    while (length < letters.length && ((bytes[at + length] ?? 0) | 0x20) === letters[length]) length += 1
    if (length < letters.length) continue
    let colon = at + length
    while (isBlank(bytes[colon]) && colon - at < 200) colon += 1
    if (bytes[colon] === COLON) return { name, valueAt: colon + 1 }
  }
  return null
}

const valueFrom = (bytes: Buffer, from: number): string => {
  const limit = Math.min(bytes.length, from + MAX_VALUE)
  let end = from
  for (;;) {
    while (end < limit && bytes[end] !== LF && bytes[end] !== CR) end += 1
    if (end >= limit) break
    const next = bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1
    if (!isBlank(bytes[next])) break
    end = next
  }
  const text = bytes.toString('latin1', from, end)
  return (/[\r\n\0]/.test(text) ? text.replace(/\r?\n/g, '').replace(/[\r\0]/g, ' ') : text).trim()
}

/** One pass over the bytes, whatever their number: nobody hides From behind two thousand lines. */
const speakingBetween = (bytes: Buffer, from: number, to: number): RawField[] => {
  const found: RawField[] = []
  for (let at = from; at < to && found.length < MAX_FIELDS; at += 1) {
    const before = bytes[at - 1]
    if (before !== LF && before !== CR) continue
    const field = speakingAt(bytes, at)
    if (field !== null) found.push({ name: field.name, raw: valueFrom(bytes, field.valueAt) })
  }
  return found
}

/** How many bytes of blank lines stand above the first field; 0 where what follows them is text. */
export const blankAbove = (bytes: Buffer): number => {
  let at = 0
  while (at < 200 && (bytes[at] === CR || bytes[at] === LF)) at += 1
  return at > 0 && at < 200 && isHeader(bytes.toString('latin1', at, at + 16_384)) ? at : 0
}

const FIELD = /^[!-9;-~]{1,200}[ \t]*:/

/** Nothing but fields down to the next blank line, and From among them. */
const isHeader = (text: string): boolean => {
  let hasFrom = false
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break
    if (line.startsWith(' ') || line.startsWith('\t')) continue
    if (!FIELD.test(line)) return false
    hasFrom ||= /^from[ \t]*:/i.test(line)
  }
  return hasFrom
}

export const withLateFields = (bytes: Buffer, section: HeaderSection, notes: Notes): HeaderSection => {
  const { cutAt, bodyAt } = section
  const late = cutAt < 0 ? [] : speakingBetween(bytes, Math.max(1, cutAt), bodyAt)
  const read = cutAt < 0 ? bodyAt : cutAt
  const behindCr = hasBareCr(bytes, read) ? behindBareCr(bytes, read) : []
  if (behindCr.length > 0) notes.defect('header-behind-bare-cr', behindCr[0]?.name ?? '')
  if (late.length > 0) notes.defect('header-late', late[0]?.name ?? '')
  return late.length + behindCr.length === 0
    ? section
    : { ...section, fields: [...section.fields, ...behindCr, ...late] }
}

/** Mail with CR alone was read by its CRs already. */
const hasBareCr = (bytes: Buffer, end: number): boolean => {
  if (!bytes.subarray(0, end).includes(LF)) return false
  for (let at = bytes.indexOf(CR); at >= 0 && at < end; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) return true
  }
  return false
}

const behindBareCr = (bytes: Buffer, end: number): RawField[] => {
  const found: RawField[] = []
  for (let at = bytes.indexOf(CR); at >= 0 && at < end; at = bytes.indexOf(CR, at + 1)) {
    if (found.length >= MAX_FIELDS) break
    const field = bytes[at + 1] === LF ? null : speakingAt(bytes, at + 1)
    if (field !== null) found.push({ name: field.name, raw: valueFrom(bytes, field.valueAt) })
  }
  return found
}
