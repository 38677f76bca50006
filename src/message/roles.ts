/** What each part is to the person who opens the message: a body, an attachment, or inside a forwarded message. */
import type { ReadPart } from './mime/parts.ts'

export type Role = 'body' | 'attachment' | 'nested' | 'none'

/** `text/x-amp-html` is what Gmail shows instead of text/html. */
const isHtml = (type: string): boolean => type === 'text/html' || type === 'text/x-amp-html'
const isPlain = (type: string): boolean =>
  type === 'text/plain' ||
  type === 'text/enriched' ||
  type === 'text/markdown' ||
  type === 'text/rfc822-headers'

export const markupOf = (type: string): 'html' | 'plain' | null => {
  if (isHtml(type)) return 'html'
  return isPlain(type) ? 'plain' : null
}

const firstRole = ({ part }: ReadPart): Role => {
  const markup = markupOf(part.type)
  if (markup === null) return 'none'
  // A bounce may bring the header section of what it could not deliver.
  if (part.nested > 0 || part.type === 'text/rfc822-headers') return 'nested'
  if (part.disposition !== 'attachment' && (markup === 'plain' || part.filename === '')) return 'body'
  // Without a name there is nothing to open: programs show it in the message.
  if (part.filename === '') return 'body'
  // A page with a name is shown in place when it came as inline text/html, and opened with a click otherwise.
  return part.disposition === 'inline' && markup === 'html' ? 'body' : 'attachment'
}

/** In the order of the parts. Where there is no body at all, the first text attachment takes its place. */
export const rolesOf = (parts: readonly ReadPart[]): readonly Role[] => {
  const roles = parts.map(firstRole)
  const hasBody = roles.includes('body')
  const first = hasBody ? -1 : roles.indexOf('attachment')
  return roles.map((role, index) => (index === first ? 'body' : role))
}
