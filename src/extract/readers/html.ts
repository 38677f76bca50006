/** An HTML page that came as an attachment of another type: read as a person sees it. */
import { readHtml } from '../../message/html/read-html.ts'
import type { Found, ReadLimits } from '../extraction.ts'
import { createGather } from './gather.ts'

export function readPage(bytes: Uint8Array, limits: ReadLimits): Found {
  const gather = createGather(limits)
  const page = readHtml(decode(bytes), { text: limits.text, links: limits.links })
  if (page.title !== '') gather.addText(page.title)
  for (const run of page.runs) gather.addText(run.text)
  for (const link of page.links) {
    if (link.visible) gather.addLink({ shown: link.shown, target: link.target, origin: 'attachment' })
  }
  if (page.truncated.length > 0) gather.cutHere()
  return gather.found()
}

/** A byte order mark, the page's own declaration, or UTF-8. */
function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString(
    'latin1',
  )
  const declared = /charset=["']?([\w.:-]{2,40})/i.exec(head)?.[1] ?? 'utf-8'
  const [first, second] = bytes
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : declared
  try {
    return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : marked).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
