/** Links, images and forms of an HTML part, with the words that a person clicks on. */

import type { Element } from './element.ts'
import { hidingBy, type Look } from './look.ts'
import type { RawImage, RawLink } from './rendered.ts'
import { addHidden, addSpace, addVisible, type TextWriter } from './text-writer.ts'

type OpenLink = { pieces: string[]; target: string; visible: boolean; readonly place: number }

export type Shown = {
  readonly links: RawLink[]
  readonly images: RawImage[]
  readonly limit: number
  readonly open: OpenLink[]
  base: string
  forms: number
  truncated: boolean
}

export function createShown(limit: number): Shown {
  return { links: [], images: [], limit, open: [], base: '', forms: 0, truncated: false }
}

const maxBase = 2_048
const absolute = /^[a-z][a-z0-9+.-]*:|^\/\/|^#/i

/** Relative targets stand on <base href>; a mail has no other base. */
function resolve(shown: Shown, target: string): string {
  const plain = target.replace(/[\t\n\r]/g, '').trim()
  if (shown.base === '' || plain === '' || absolute.test(plain)) return plain
  try {
    return new URL(plain, shown.base).href
  } catch {
    return plain
  }
}

function add(shown: Shown, link: RawLink): void {
  if (link.target === '') return
  if (shown.links.length >= shown.limit) shown.truncated = true
  else shown.links.push(link)
}

function targetOf(element: Element): string | undefined {
  const { name, attributes } = element
  if (name === 'a' || name === 'area') return attributes.get('href') ?? attributes.get('xlink:href')
  return undefined
}

/** Opens a link where the element is one; true if it must be closed. */
export function openLink(shown: Shown, element: Element, look: Look): boolean {
  const { name, attributes } = element
  if (name === 'base' && shown.base === '') shown.base = (attributes.get('href') ?? '').slice(0, maxBase)
  if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh')
    addRefresh(shown, attributes)
  const target = targetOf(element)
  if (target === undefined) return false
  if (shown.links.length >= shown.limit) {
    shown.truncated = true
    return false
  }
  const visible = name === 'area' && look.hiding === null
  const shownText = name === 'area' ? (attributes.get('alt') ?? '') : ''
  shown.open.push({ pieces: [shownText], target: resolve(shown, target), visible, place: shown.links.length })
  // The place in the order of the message is where the link begins.
  shown.links.push({ shown: '', target: '', origin: 'html', visible: false })
  return true
}

function addRefresh(shown: Shown, attributes: ReadonlyMap<string, string>): void {
  const content = (attributes.get('content') ?? '').slice(0, 4_096)
  const at = content.toLowerCase().indexOf('url=')
  if (at < 0) return
  const target = content
    .slice(at + 4)
    .trim()
    .replace(/^["']|["']$/g, '')
  add(shown, { shown: '', target: resolve(shown, target), origin: 'html', visible: false })
}

export function closeLink(shown: Shown): void {
  const link = shown.open.pop()
  if (link === undefined) return
  const text = link.pieces.join('').replace(/\s+/g, ' ').trim()
  shown.links[link.place] = { shown: text, target: link.target, origin: 'html', visible: link.visible }
}

/** Visible text: it belongs to the links that are open. */
export function showText(shown: Shown, text: string): void {
  const link = shown.open[shown.open.length - 1]
  if (link === undefined) return
  link.pieces.push(text)
  if (text.trim() !== '') link.visible = true
}

export function addImage(shown: Shown, text: TextWriter, element: Element, look: Look): void {
  const { attributes } = element
  const visible = look.hiding === null && !look.invisible
  const alt = attributes.get('alt')?.trim() ?? ''
  const source = resolve(
    shown,
    attributes.get('src') ?? attributes.get('data-src') ?? attributes.get('xlink:href') ?? '',
  )
  const contentId = /^cid:/i.test(source) ? source.slice(4) : ''
  if (shown.images.length < shown.limit) shown.images.push({ alt, source, contentId, visible })
  else shown.truncated = true
  const link = shown.open[shown.open.length - 1]
  if (visible && link !== undefined) link.visible = true
  if (alt === '') return
  if (!visible) {
    addHidden(text, alt, hidingBy(look) ?? 'hidden-text')
    return
  }
  // One letter as a picture stands for the letter in the word; a longer text stands for itself.
  const apart = alt.length > 1
  if (apart) addSpace(text)
  showText(shown, addVisible(text, alt, false))
  if (apart) addSpace(text)
}

const buttons = new Set(['submit', 'button', 'reset', 'image'])
const fillable = new Set(['input', 'textarea', 'select'])

/** Forms, buttons and fields. */
export function addField(shown: Shown, text: TextWriter, element: Element, look: Look): void {
  const { name, attributes } = element
  if (name === 'form') {
    shown.forms++
    const action = attributes.get('action')
    if (action !== undefined)
      add(shown, { shown: '', target: resolve(shown, action), origin: 'form', visible: look.hiding === null })
  }
  const action = name === 'button' || name === 'input' ? attributes.get('formaction') : undefined
  if (action !== undefined) {
    add(shown, {
      shown: attributes.get('value') ?? '',
      target: resolve(shown, action),
      origin: 'form',
      visible: look.hiding === null,
    })
  }
  if (!fillable.has(name) || look.hiding !== null || look.invisible) return
  const type = attributes.get('type')?.toLowerCase() ?? 'text'
  if (name === 'input' && type === 'hidden') return
  const button = name === 'input' && buttons.has(type)
  if (!button) shown.forms++
  const words = button
    ? (attributes.get('value') ?? attributes.get('alt'))
    : (attributes.get('value') ?? attributes.get('placeholder'))
  if (words === undefined || words.trim() === '' || name === 'select') return
  addSpace(text)
  showText(shown, addVisible(text, words, false))
  addSpace(text)
}
