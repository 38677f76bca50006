/** Text that style sheets write: `::before { content: "…" }` (CSS Generated Content). */
import { string } from 'css-tree'
import { type Cascade, generatedValues, valueFor } from './cascade.ts'
import type { Element } from './element.ts'
import { type Look, lookOf } from './look.ts'
import { propertyNumber } from './properties.ts'

export type Generated = { readonly text: string; readonly look: Look }

const part = /"[^"]{0,500}"|'[^']{0,500}'|attr\(\s{0,4}[\w-]{1,40}\s{0,4}\)/g

/** The text before or after the content of an element, with its own look; null where there is none. */
export function generatedText(
  element: Element,
  side: 'before' | 'after',
  cascade: Cascade,
  parent: Look,
): Generated | null {
  if (cascade.index.generated.length === 0 || parent.hiding !== null) return null
  const values = generatedValues(element, side, cascade)
  const content = valueFor(values, propertyNumber.content)
  if (content === undefined) return null
  let text = ''
  for (const [piece] of content.matchAll(part)) {
    if (piece.startsWith('attr'))
      text += element.attributes.get(piece.slice(5, -1).trim().toLowerCase()) ?? ''
    else text += string.decode(piece)
  }
  if (text === '') return null
  const box: Element = { ...element, name: '::', attributes: new Map(), classes: [] }
  return { text, look: lookOf(box, values, parent, 'inline') }
}
