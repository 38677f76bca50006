/** Leaves of the MIME tree as parts: transfer encoding undone, text decoded, file names read. */
import { asBuffer } from '../bytes.ts'
import { decodeText } from '../charset/decode.ts'
import { decodeValue } from '../header/encoded-word.ts'
import type { Part } from '../message.ts'
import type { Notes } from '../notes.ts'
import { decodeTransfer } from './transfer.ts'
import type { Leaf } from './tree.ts'

const HTML_START = /^<(?:!doctype html|html|head|body|meta|title|script|div|table|center|style)\b/i
const HTML_NAME = /\.(?:s?html?|xht(?:ml)?)$/i
const SNIFF = 1024

/** Behind white space, a byte order mark and comments; no expression, since comments may be cut in many ways. */
const looksLikeHtml = (bytes: Uint8Array): boolean => {
  const text = asBuffer(bytes).toString('latin1', 0, Math.min(bytes.length, SNIFF))
  let at = text.startsWith('\xef\xbb\xbf') ? 3 : 0
  while (at < text.length) {
    if (text.charCodeAt(at) <= 0x20) at++
    else if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4)
      at = end < 0 ? text.length : end + 3
    } else return HTML_START.test(text.slice(at, at + 20))
  }
  return false
}

/** The type by which a person's program opens the part, whatever was declared. */
const effectiveType = (declared: string, filename: string, content: Uint8Array): string => {
  if (declared === 'text/html' || declared === 'application/xhtml+xml') return 'text/html'
  if (HTML_NAME.test(filename) && !/^(?:image|audio|video)\//.test(declared)) return 'text/html'
  const open =
    declared === 'text/plain' || declared === 'application/octet-stream' || declared === 'text/text'
  return open && filename === '' && looksLikeHtml(content) ? 'text/html' : declared
}

const dispositionOf = (value: string): Part['disposition'] => {
  if (value === '') return null
  // RFC 2183 §2.8: an unknown disposition is an attachment.
  return value === 'inline' ? 'inline' : 'attachment'
}

/** Paths and control characters are no part of a name. */
const cleanName = (name: string): string =>
  name
    .slice(0, 500)
    .replace(/[\0-\x1f\x7f]/g, '')
    .replace(/^.*[/\\]/, '')
    .trim()

const HTML_CHARSET = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{3,30})/i

/** A part without a charset parameter may name it in its own markup. */
const labelOf = (leaf: Leaf, type: string, content: Uint8Array): string => {
  const declared = leaf.contentType.parameters.get('charset') ?? ''
  if (declared !== '' || type !== 'text/html') return declared
  return (
    HTML_CHARSET.exec(asBuffer(content).toString('latin1', 0, Math.min(content.length, SNIFF)))?.[1] ?? ''
  )
}

export type ReadPart = {
  readonly part: Part
  /** Content-Type parameters, for format=flowed */
  readonly parameters: ReadonlyMap<string, string>
}

export const readPart = (leaf: Leaf, maxText: number, notes: Notes): ReadPart => {
  const content = decodeTransfer(leaf.body, leaf.encoding)
  const { parameters } = leaf.contentType
  const named = leaf.disposition.parameters.get('filename') ?? parameters.get('name') ?? ''
  const filename = cleanName(named.includes('=?') ? decodeValue(named).text : named)
  const type = effectiveType(leaf.contentType.value, filename, content)
  const label = labelOf(leaf, type, content)
  let text = ''
  let charset = label.toLowerCase()
  if (type.startsWith('text/')) {
    const decoded = decodeText(content, label)
    if (decoded.wrong && leaf.contentType.parameters.has('charset'))
      notes.disguise('wrong-charset', `part:${leaf.path}`, `${label} → ${decoded.charset}`)
    charset = decoded.charset
    text = decoded.text
    if (text.length > maxText) {
      notes.cut('text')
      text = text.slice(0, maxText)
    }
  }
  const disposition = dispositionOf(leaf.disposition.value)
  const { path, nested, contentId } = leaf
  const part = {
    path,
    type,
    disposition,
    filename,
    contentId,
    charset,
    size: content.length,
    content,
    text,
    nested,
  }
  return { part, parameters }
}
