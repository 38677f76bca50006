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

function splitFields(text: string): readonly RawField[] {
  const fields: { name: string; parts: string[] }[] = []
  for (const row of text.split('\n')) {
    const line = row.endsWith('\r') ? row.slice(0, -1) : row
    const last = fields.at(-1)
    if ((line.startsWith(' ') || line.startsWith('\t')) && last) {
      last.parts.push(line)
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0)
      fields.push({ name: line.slice(0, colon).trim().toLowerCase(), parts: [line.slice(colon + 1)] })
  }
  return fields.map(({ name, parts }) => ({ name, value: parts.join('').trim() }))
}

export function valuesOf(section: HeaderSection, name: string): readonly string[] {
  return section.fields.filter(field => field.name === name).map(field => field.value)
}
