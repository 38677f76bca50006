/**
 * The MIME structure of a message as a flat list of leaves (RFC 2045, RFC 2046), read by byte ranges.
 *
 * Own code: postal-mime 4 takes 0.97 ms in the median and 9.3 ms at p95 for what this and the charsets take 0.08 and
 * 0.8 ms (182 real mails up to 480 KB, one run), works asynchronously by the line, throws beyond 256 levels and 2 MB
 * of header, keeps charset errors to itself and flattens message/rfc822. This is synchronous, never throws, and
 * copies nothing that needs no decoding.
 */
import { asBuffer } from '../bytes.ts'
import { type HeaderSection, type RawField, readHeaderSection } from '../header/fields.ts'
import { type Parameters, readParameters } from '../header/parameters.ts'
import type { Limits } from '../message.ts'
import type { Notes } from '../notes.ts'
import { decodeTransfer, type TransferEncoding, transferEncoding } from './transfer.ts'

export type Leaf = {
  readonly path: string
  readonly nested: number
  readonly contentType: Parameters
  readonly disposition: Parameters
  readonly contentId: string
  readonly encoding: TransferEncoding
  /** still transfer-encoded */
  readonly body: Buffer
}

export type Tree = {
  readonly fields: readonly RawField[]
  readonly leaves: readonly Leaf[]
  /** header sections of nested messages by the path of their message/rfc822 part */
  readonly nestedFields: ReadonlyMap<string, readonly RawField[]>
}

type Node = {
  readonly bytes: Buffer
  readonly path: string
  readonly depth: number
  readonly nested: number
  readonly digest: boolean
  /** the top of a message: a single body is numbered below it */
  readonly root: boolean
}

type Walk = {
  readonly limits: Limits
  readonly notes: Notes
  readonly leaves: Leaf[]
  readonly nestedFields: Map<string, readonly RawField[]>
}

const field = (fields: readonly RawField[], name: string): string =>
  fields.find(each => each.name === name)?.raw ?? ''

const PART_HEADER = { bytes: 64 * 1024, lines: 500 }
const TYPE = /^[^\s/]+\/[^\s/]+$/

const NO_PARAMETERS: Parameters = { value: '', parameters: new Map() }

const contentTypeOf = (
  fields: readonly RawField[],
  digest: boolean,
  path: string,
  notes: Notes,
): Parameters => {
  const otherwise = digest ? 'message/rfc822' : 'text/plain'
  const raw = field(fields, 'content-type')
  if (raw === '') return { ...NO_PARAMETERS, value: otherwise }
  const parsed = readParameters(raw)
  if (TYPE.test(parsed.value)) return parsed
  notes.defect('content-type-invalid', `${path}: ${raw}`)
  const slash = parsed.value.indexOf('/')
  const word = slash < 0 ? parsed.value : parsed.value.slice(0, slash)
  // `Content-Type: html` and `multipart` still say what is meant.
  if (word === 'html') return { ...parsed, value: 'text/html' }
  if (word === 'multipart') return { ...parsed, value: 'multipart/mixed' }
  return { ...parsed, value: 'text/plain' }
}

const isLineStart = (bytes: Buffer, at: number): boolean =>
  at === 0 || bytes[at - 1] === 0x0a || bytes[at - 1] === 0x0d

/** After the delimiter only white space may follow on its line, else it is a longer boundary of someone else. */
const delimiterEnd = (
  bytes: Buffer,
  at: number,
): { readonly end: number; readonly closing: boolean } | null => {
  const closing = bytes[at] === 0x2d && bytes[at + 1] === 0x2d
  let i = closing ? at + 2 : at
  while (bytes[i] === 0x20 || bytes[i] === 0x09) i++
  if (i >= bytes.length) return { end: i, closing }
  if (bytes[i] === 0x0d) return { end: bytes[i + 1] === 0x0a ? i + 2 : i + 1, closing }
  if (bytes[i] === 0x0a) return { end: i + 1, closing }
  return closing ? { end: i, closing } : null
}

/** The line break before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
const withoutBreak = (bytes: Buffer, from: number, until: number): Buffer => {
  let end = until
  if (end > from && bytes[end - 1] === 0x0a) end--
  if (end > from && bytes[end - 1] === 0x0d) end--
  return bytes.subarray(from, end)
}

type Split = { readonly parts: readonly Buffer[]; readonly closed: boolean }

const splitAt = (bytes: Buffer, boundary: string, most: number): Split => {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  const parts: Buffer[] = []
  let from = -1
  let at = bytes.indexOf(delimiter)
  while (at >= 0 && parts.length <= most) {
    const found = isLineStart(bytes, at) ? delimiterEnd(bytes, at + delimiter.length) : null
    if (found === null) {
      at = bytes.indexOf(delimiter, at + 1)
      continue
    }
    if (from >= 0) parts.push(withoutBreak(bytes, from, at))
    from = found.end
    if (found.closing) {
      // A closing delimiter in front of more parts: readers differ, so what follows is read as well.
      const again = bytes.indexOf(delimiter, from)
      if (again < 0) return { parts, closed: true }
      from = -1
    }
    at = bytes.indexOf(delimiter, found.end)
  }
  if (from >= 0 && from < bytes.length) parts.push(bytes.subarray(from))
  return { parts, closed: false }
}

/** A multipart without a boundary parameter: its first line that looks like a delimiter. */
const guessBoundary = (bytes: Buffer): string => {
  const head = bytes.toString('latin1', 0, 4096)
  return /^--(\S{1,200}?)(?:--)?[ \t]*\r?$/m.exec(head)?.[1] ?? ''
}

const leafOf = (notes: Notes, node: Node, section: HeaderSection, contentType: Parameters): Leaf => {
  const path = node.root ? `${node.path}${node.path === '' ? '' : '.'}1` : node.path
  const encodings = section.fields.filter(each => each.name === 'content-transfer-encoding')
  if (encodings.length > 1) notes.defect('transfer-encoding-twice', path)
  const raw = encodings[0]?.raw ?? ''
  const encoding = transferEncoding(raw)
  if (encoding === 'identity' && !/^(?:7bit|8bit|binary|)$/i.test(raw.trim())) {
    notes.defect('transfer-encoding-unknown', `${path}: ${raw}`)
  }
  const disposition = field(section.fields, 'content-disposition')
  return {
    path,
    nested: node.nested,
    contentType,
    disposition: disposition === '' ? NO_PARAMETERS : readParameters(disposition),
    contentId: field(section.fields, 'content-id').replace(/[<>\s]/g, ''),
    encoding,
    body: node.bytes.subarray(section.bodyAt),
  }
}

const includes = (body: Buffer, boundary: string): boolean =>
  boundary !== '' && body.includes(`--${boundary}`, 0, 'latin1')

/** RFC 2045 §6.4 forbids to encode a multipart; some programs decode it all the same. */
const multipartBody = (node: Node, section: HeaderSection, boundary: string): Buffer => {
  const body = node.bytes.subarray(section.bodyAt)
  if (includes(body, boundary)) return body
  const encoding = transferEncoding(field(section.fields, 'content-transfer-encoding'))
  return encoding === 'identity' ? body : asBuffer(decodeTransfer(body, encoding))
}

const walkMultipart = (walk: Walk, node: Node, section: HeaderSection, contentType: Parameters): boolean => {
  const declared = contentType.parameters.get('boundary') ?? ''
  const body = multipartBody(node, section, declared)
  let boundary = declared
  if (!includes(body, declared)) {
    boundary = guessBoundary(body)
    walk.notes.defect('boundary-missing', `${node.path || '0'}: ${declared}`)
    if (boundary === '') return false
  }
  const { parts, closed } = splitAt(body, boundary, walk.limits.parts)
  if (parts.length === 0) return false
  if (!closed) walk.notes.defect('boundary-unclosed', node.path || '0')
  const digest = contentType.value === 'multipart/digest'
  for (const [index, bytes] of parts.entries()) {
    const path = node.path === '' ? `${index + 1}` : `${node.path}.${index + 1}`
    walkNode(walk, { bytes, path, depth: node.depth + 1, nested: node.nested, digest, root: false })
  }
  return true
}

/** The message inside: its parts are numbered below the message/rfc822 part, as IMAP does. */
const walkMessage = (walk: Walk, node: Node, leaf: Leaf): void => {
  const bytes = asBuffer(decodeTransfer(leaf.body, leaf.encoding))
  const inner = {
    bytes,
    path: leaf.path,
    depth: node.depth + 1,
    nested: node.nested + 1,
    digest: false,
    root: true,
  }
  walk.nestedFields.set(leaf.path, walkNode(walk, inner).fields)
}

const kindOf = (type: string): 'multipart' | 'message' | 'leaf' => {
  if (type.startsWith('multipart/')) return 'multipart'
  return type === 'message/rfc822' || type === 'message/global' ? 'message' : 'leaf'
}

const walkNode = (walk: Walk, node: Node, known?: HeaderSection): HeaderSection => {
  if (walk.leaves.length >= walk.limits.parts) {
    walk.notes.cut('parts')
    return { fields: [], bodyAt: 0, cutAt: -1 }
  }
  const section = known ?? readHeaderSection(node.bytes, PART_HEADER, walk.notes)
  const contentType = contentTypeOf(section.fields, node.digest, node.path, walk.notes)
  const kind = kindOf(contentType.value)
  const open = node.depth < walk.limits.depth
  if (kind !== 'leaf' && !open) walk.notes.cut('depth')
  if (kind === 'multipart' && open && walkMultipart(walk, node, section, contentType)) return section
  // What cannot be opened is shown as text by mail programs, so it is read as text.
  const leaf = leafOf(
    walk.notes,
    node,
    section,
    kind === 'multipart' ? { ...contentType, value: 'text/plain' } : contentType,
  )
  walk.leaves.push(leaf)
  if (kind === 'message' && open) walkMessage(walk, node, leaf)
  return section
}

/** `bytes` is what of the message is judged; its header section has been read already. */
export const readTree = (bytes: Buffer, section: HeaderSection, limits: Limits, notes: Notes): Tree => {
  const walk: Walk = { limits, notes, leaves: [], nestedFields: new Map() }
  walkNode(walk, { bytes, path: '', depth: 0, nested: 0, digest: false, root: true }, section)
  return { fields: section.fields, leaves: walk.leaves, nestedFields: walk.nestedFields }
}
