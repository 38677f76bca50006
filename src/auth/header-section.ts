/** The header section of the raw bytes, split once and linearly, before anything else may look at it (RFC 5322 §2.2). */

export type RawField = {
  /** lower case */
  readonly name: string
  /** unfolded body, bytes as latin1 characters */
  readonly value: string
}

export type HeaderSection = {
  readonly bytes: number
  readonly lines: number
  /** empty where the section is over the limit */
  readonly fields: readonly RawField[]
}

const LF = 10
const CR = 13

export function readHeaderSection(raw: Uint8Array, limit: number): HeaderSection {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const { end, lines } = findEnd(buffer, limit)
  const fields = end > limit ? [] : splitFields(buffer.toString('latin1', 0, end))
  return { bytes: end, lines, fields }
}

/** Offset behind the last header line; stops looking soon after the limit. */
function findEnd(buffer: Buffer, limit: number): { readonly end: number; readonly lines: number } {
  let start = 0
  let lines = 0
  while (start < buffer.length && start <= limit) {
    const next = buffer.indexOf(LF, start)
    const stop = next < 0 ? buffer.length : next + 1
    const isEmpty = next === start || (next === start + 1 && buffer[start] === CR)
    if (isEmpty) break
    lines += 1
    start = stop
  }
  return { end: start, lines }
}

/** A field name, and its colon on this line or at the start of the next. */
const START = /^([\x21-\x39\x3b-\x7e]+)[ \t]*(:|$)/
const LATE_COLON = /^[ \t]*:/

/** As mailauth splits: what does not begin like a field belongs to the one above, folded or not. */
function splitFields(text: string): readonly RawField[] {
  const rows = text.split('\n').map(row => (row.endsWith('\r') ? row.slice(0, -1) : row))
  const fields: { name: string; parts: string[] }[] = []
  for (const [index, row] of rows.entries()) {
    const start = START.exec(row)
    const isStart = start !== null && (start[2] === ':' || LATE_COLON.test(rows[index + 1] ?? ''))
    if (isStart || fields.length === 0) {
      const colon = row.indexOf(':')
      const name = colon < 0 ? row : row.slice(0, colon)
      fields.push({ name: name.trim().toLowerCase(), parts: colon < 0 ? [] : [row.slice(colon + 1)] })
    } else fields.at(-1)?.parts.push(row)
  }
  return fields.map(({ name, parts }) => ({ name, value: parts.join('').replace(LATE_COLON, '').trim() }))
}

export function valuesOf(section: HeaderSection, name: string): readonly string[] {
  return section.fields.filter(field => field.name === name).map(field => field.value)
}
