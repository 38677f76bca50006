/** `value; name=value` fields (RFC 2045 §5.1) with continuations and charsets (RFC 2231, RFC 5987), read leniently. */
import { decodeText } from '../charset/decode.ts'
import { decodeValue } from './encoded-word.ts'

export type Parameters = {
  /** lower case, without comments */
  readonly value: string
  /** lower-case names; decoded values, the first of a name counts */
  readonly parameters: ReadonlyMap<string, string>
}

const MAX_PARAMETERS = 200

/** Cuts at semicolons outside of quotation marks and comments; marks that never close are text. */
const pieces = (text: string): string[] => {
  const found: string[] = []
  let piece = ''
  let from = 0
  let depth = 0
  let lastQuote = text.lastIndexOf('"')
  const lastClose = text.lastIndexOf(')')
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '"' && depth === 0 && i < lastQuote) {
      let end = i + 1
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
      if (end < text.length) i = end
      else lastQuote = -1
    } else if (char === '(' && (depth > 0 || i === 0 || /[\s;]/.test(text[i - 1] ?? '')) && i < lastClose) {
      if (depth++ === 0) piece += text.slice(from, i)
    } else if (char === ')' && depth > 0) {
      if (--depth === 0) from = i + 1
    } else if (char === ';' && depth === 0) {
      found.push(piece + text.slice(from, i))
      piece = ''
      from = i + 1
      if (found.length >= MAX_PARAMETERS) return found
    }
  }
  found.push(depth === 0 ? piece + text.slice(from) : piece)
  return found
}

/** A quoted string's content with its escapes undone; a backslash before an ordinary letter is a Windows path. */
const unquote = (text: string): string => {
  const value = text.trim()
  if (!value.startsWith('"')) return value
  const close = value.lastIndexOf('"')
  return (close > 0 ? value.slice(1, close) : value.slice(1)).replace(/\\(["\\])/g, '$1')
}

const percentBytes = (text: string): Buffer => {
  const source = Buffer.from(text, 'latin1')
  const out = Buffer.allocUnsafe(source.length)
  let length = 0
  for (let i = 0; i < source.length; i++) {
    const code =
      source[i] === 0x25 ? Number.parseInt(source.toString('latin1', i + 1, i + 3), 16) : Number.NaN
    if (Number.isNaN(code)) out[length++] = source[i] ?? 0
    else {
      out[length++] = code
      i += 2
    }
  }
  return out.subarray(0, length)
}

type Section = { readonly order: number; readonly encoded: boolean; readonly text: string }

const joinSections = (sections: readonly Section[]): string => {
  const ordered = [...sections].sort((a, b) => a.order - b.order)
  if (!ordered.some(section => section.encoded))
    return decodeValue(ordered.map(section => section.text).join('')).text
  const head = /^([^']{0,60})'[^']{0,60}'/.exec(ordered[0]?.text ?? '')
  const charset = head?.[1] ?? ''
  const bytes = ordered.map((section, index) => {
    const text = index === 0 && head !== null ? section.text.slice(head[0].length) : section.text
    return section.encoded ? percentBytes(text) : Buffer.from(text, 'latin1')
  })
  return decodeText(Buffer.concat(bytes), charset || 'utf-8').text
}

/** Never throws; what is no parameter is left out. */
export const readParameters = (raw: string): Parameters => {
  const [first = '', ...rest] = raw.includes(';') || raw.includes('(') ? pieces(raw) : [raw]
  const parameters = new Map<string, string>()
  const continued = new Map<string, Section[]>()
  for (const piece of rest) {
    const equals = piece.indexOf('=')
    if (equals < 0) continue
    const name = piece.slice(0, equals).trim().toLowerCase()
    const text = unquote(piece.slice(equals + 1))
    const star = name.indexOf('*')
    if (star < 0) {
      if (!parameters.has(name)) parameters.set(name, text)
      continue
    }
    const order = Number.parseInt(name.slice(star + 1), 10)
    const section = { order: Number.isNaN(order) ? 0 : order, encoded: name.endsWith('*'), text }
    const base = name.slice(0, star)
    const sections = continued.get(base)
    if (sections === undefined) continued.set(base, [section])
    else sections.push(section)
  }
  // A boundary is bytes: whatever it looks like, it stands in the body as it is written here.
  for (const [name, text] of parameters) if (name !== 'boundary') parameters.set(name, decodeValue(text).text)
  // RFC 5987: the extended form counts before the plain one.
  for (const [name, sections] of continued) parameters.set(name, joinSections(sections))
  return { value: unquote(first).trim().toLowerCase(), parameters }
}
