/** Which attachments can be read, told by their first bytes and, where those say nothing, by name and type. */
import type { Part } from '../message/message.ts'
import type { Kind } from './extraction.ts'

const HTML_NAME = /\.(?:[sx]?html?|mht)$/i
const CALENDAR_NAME = /\.(?:ics|ifb|vcs)$/i
const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml', 'text/x-amp-html'])
/** Smaller pictures hold no readable code: spacers, icons, counting pixels. */
const SMALL_IMAGE = 300
/** PDF readers accept the mark anywhere in the first kilobyte. */
const PDF_WINDOW = 1024

/** Null: nothing that a reader understands, or the message shows it already. */
export function kindOf(part: Part): Kind | null {
  const { content, type, filename } = part
  if (content.length === 0) return null
  const head = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, PDF_WINDOW))
  const magic = kindByMagic(head, content.length)
  if (magic !== null) return magic
  // What is declared as text/html is read with the message itself.
  if (HTML_NAME.test(filename) && !HTML_TYPES.has(type)) return 'html'
  if (type === 'application/xhtml+xml') return 'html'
  return type === 'text/calendar' || CALENDAR_NAME.test(filename) ? 'ics' : null
}

function kindByMagic(head: Buffer, size: number): Kind | null {
  const start = head.toString('latin1', 0, 32)
  if (head.includes('%PDF-', 0, 'latin1')) return 'pdf'
  if (start.startsWith('PK\u0003\u0004')) return 'zip'
  if (start.startsWith('{\\rt')) return 'rtf'
  // an encrypted Office document is an OLE container
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return 'ooxml'
  if (start.includes('BEGIN:VCALENDAR')) return 'ics'
  const isImage = start.startsWith('\u0089PNG\r\n\u001a\n') || start.startsWith('\u00ff\u00d8\u00ff')
  return isImage && size >= SMALL_IMAGE ? 'image' : null
}
