/**
 * The message as it goes on: what Haraka and its plugins added and removed in the header section, and for every field
 * that came with the message its own bytes. Pure.
 */
import { hidesForged, isForged } from '../action/forged.ts'
import { fieldEnd } from './raw.ts'

export type ComposeInput = {
  /** as received (raw.ts) */
  readonly bytes: Buffer
  /** header lines that Haraka had put above; they count towards its limit */
  readonly linesAbove: number
  /** [headers] max_lines: Haraka parses no more, and would drop the rest */
  readonly maxLines: number
  /** how Haraka decoded the header section */
  readonly encoding: BufferEncoding
  /** Haraka's header_list as it is now */
  readonly list: readonly string[]
  readonly authservId: string
}

type RawField = {
  readonly bytes: Buffer
  /** the entry of header_list that Haraka made of it; null if it parsed nothing of it */
  readonly entry: string | null
}

/** Names that Haraka drops without a word. */
const DROPPED = new Set(['.', '..', '__proto__', 'constructor', 'prototype'])

export function compose(input: ComposeInput): Buffer {
  const { fields, bodyAt } = readFields(input)
  const byEntry = new Map<string, number[]>()
  fields.forEach((field, index) => {
    if (field.entry !== null) byEntry.set(field.entry, [...(byEntry.get(field.entry) ?? []), index])
  })
  const pieces = input.list.map(entry => ({ entry, index: byEntry.get(entry)?.shift() }))
  const lastOwn = pieces.findLastIndex(piece => piece.index !== undefined)
  const out: Buffer[] = []
  let done = 0
  const unparsedUpTo = (end: number) => {
    for (const field of fields.slice(done, end)) {
      if (field.entry === null && !bringsForged(field.bytes, input.authservId)) out.push(field.bytes)
    }
    done = Math.max(done, end)
  }
  if (lastOwn < 0) unparsedUpTo(fields.length)
  pieces.forEach((piece, at) => {
    if (piece.index !== undefined) unparsedUpTo(piece.index)
    const own = piece.index === undefined ? undefined : fields[piece.index]
    const bytes = own?.bytes ?? written(piece.entry, input.encoding)
    if (own === undefined || !hidesForged(bytes.toString('latin1'), input.authservId)) out.push(bytes)
    if (at === lastOwn) unparsedUpTo(fields.length)
  })
  return Buffer.concat([...out, CRLF, input.bytes.subarray(bodyAt)])
}

/** Haraka hands these header sections on unchanged by itself. */
export function isPlain(input: Pick<ComposeInput, 'bytes' | 'linesAbove' | 'maxLines'>): boolean {
  const end = input.bytes.indexOf('\r\n\r\n')
  if (end < 0) return false
  const text = input.bytes.subarray(0, end + 2).toString('latin1')
  if (!/^[\t\r\n -~]*$/.test(text) || /\r(?!\n)|(?:^|\n)(?:\.|constructor|prototype|__proto__)/i.test(text))
    return false
  return text.split('\n').length + input.linesAbove < input.maxLines
}

const CRLF = Buffer.from('\r\n')

function readFields(input: ComposeInput): { readonly fields: readonly RawField[]; readonly bodyAt: number } {
  const { bytes } = input
  const fields: RawField[] = []
  const separated = bytes.indexOf('\r\n\r\n') >= 0 || bytes.subarray(0, 2).equals(CRLF)
  let at = 0
  let line = input.linesAbove
  while (at < bytes.length) {
    if (bytes[at] === 13 && bytes[at + 1] === 10) return { fields, bodyAt: at + 2 }
    const end = fieldEnd(bytes, at)
    const field = bytes.subarray(at, end)
    // Where no blank line stands, the body begins with the first line that is no header.
    if (!separated && !/^[^\s:]*:/.test(field.subarray(0, 1000).toString('latin1'))) break
    fields.push({ bytes: ended(field), entry: entryOf(field, input, input.maxLines - line) })
    line += linesIn(field)
    at = end
  }
  return { fields, bodyAt: at }
}

/** The text that Haraka makes of the first `lines` lines of a field (haraka-email-message, header.js). */
function entryOf(field: Buffer, input: ComposeInput, lines: number): string | null {
  if (lines <= 0) return null
  const text = field
    .toString(input.encoding)
    .split(/(?<=\n)/)
    .slice(0, lines)
    .map(part => part.replace(/\r\n$/, '\n').replace(/\r(?!\n)/g, '\r\n '))
    .join('')
  const name = text
    .slice(0, Math.max(0, text.search(/[:\n]/)))
    .trim()
    .toLowerCase()
  return DROPPED.has(name) ? null : text
}

function linesIn(field: Buffer): number {
  let lines = 0
  for (let at = field.indexOf(10); at >= 0; at = field.indexOf(10, at + 1)) lines += 1
  return Math.max(lines, 1)
}

function ended(field: Buffer): Buffer {
  return field.at(-1) === 10 ? field : Buffer.concat([field, CRLF])
}

/** An entry that some plugin added, or changed. */
function written(entry: string, encoding: BufferEncoding): Buffer {
  const text = (entry.endsWith('\n') ? entry : `${entry}\n`).replace(/\r?\n/g, '\r\n')
  const binary = encoding === 'binary' || encoding === 'latin1'
  return binary && !/[^\u0000-\u00ff]/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf8')
}

function bringsForged(field: Buffer, authservId: string): boolean {
  const text = field.toString('latin1')
  const colon = text.indexOf(':')
  return (
    (colon >= 0 && isForged(text.slice(0, colon), text.slice(colon + 1), authservId)) ||
    hidesForged(text, authservId)
  )
}
