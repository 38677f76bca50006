/** HTML → the text that a person sees, in reading order, and what else the part shows: links, images, forms. */
import { createCascade, valuesOf } from './cascade.ts'
import { hidingBy, type Look, lookOf, rootLook } from './look.ts'
import { isQuoteElement } from './quote-marks.ts'
import { defaultHtmlLimits, type HtmlLimits, type RenderedHtml } from './rendered.ts'
import { addField, addImage, closeLink, createShown, openLink, type Shown, showText } from './shown.ts'
import { indexSheets } from './style-sheet.ts'
import {
  addHidden,
  addSpace,
  addVisible,
  breakLine,
  createTextWriter,
  finishText,
  setQuoted,
  type TextWriter,
} from './text-writer.ts'
import { type Element, parseHtml, type Tree } from './tree.ts'

const words = (list: string) => new Set(list.split(' '))
const blocks = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody tfoot thead tr ul xmp caption',
)
const cells = words('td th button select textarea img input rt')

/** The display that an element has without any style. */
function usualDisplay(name: string): string {
  if (blocks.has(name)) return 'block'
  return cells.has(name) ? 'inline-block' : 'inline'
}

type Frame = {
  readonly element: Element
  readonly look: Look
  readonly quoted: boolean
  readonly block: boolean
  readonly link: boolean
}

type Walk = {
  readonly text: TextWriter
  readonly shown: Shown
  readonly frames: Frame[]
  title: string
  titles: number
}

function isBlock(display: string): boolean {
  return (
    /^(?:block|table|flex|grid|list-item|flow-root|-webkit-box|-webkit-flex|-ms-flexbox)$/.test(display) ||
    /^table-(?!cell|column)/.test(display)
  )
}

function open(walk: Walk, element: Element, look: Look, quoted: boolean): void {
  const { text, shown } = walk
  const visible = look.hiding === null
  const block = visible && isBlock(look.display)
  const now = quoted || isQuoteElement(element)
  if (now !== text.quoted) setQuoted(text, now)
  if (block) breakLine(text)
  else if (visible && (element.name === 'td' || element.name === 'th' || look.display === 'table-cell'))
    addSpace(text)
  if (element.name === 'br' && visible) breakLine(text)
  if (look.reversed) addVisible(text, '\u202e', false)
  const link = openLink(shown, element, look)
  if (element.name === 'img' || element.name === 'image') addImage(shown, text, element, look)
  else addField(shown, text, element, look)
  walk.frames.push({ element, look, quoted: now, block, link })
}

function close(walk: Walk): void {
  const frame = walk.frames.pop()
  if (frame === undefined) return
  const { element, look } = frame
  const visible = look.hiding === null
  if (look.reversed) addVisible(walk.text, '\u202c', false)
  if (frame.link) closeLink(walk.shown)
  if (frame.block) breakLine(walk.text)
  else if (visible && (element.name === 'td' || element.name === 'th' || look.display === 'table-cell'))
    addSpace(walk.text)
  const quoted = walk.frames[walk.frames.length - 1]?.quoted ?? false
  if (quoted !== walk.text.quoted) setQuoted(walk.text, quoted)
}

function addText(walk: Walk, text: string): void {
  const frame = walk.frames[walk.frames.length - 1]
  const name = frame?.element.name ?? ''
  if (name === 'title' && walk.titles++ === 0) walk.title = text.replace(/\s+/g, ' ').trim().slice(0, 1_000)
  // Code is no text, hidden or not.
  if (name === 'script' || name === 'style' || name === 'title') return
  const look = frame?.look ?? rootLook
  const hiding = hidingBy(look)
  if (hiding === null) showText(walk.shown, addVisible(walk.text, text, look.preserved))
  else addHidden(walk.text, text, hiding)
}

/** Text of conditional comments, which Outlook alone shows. */
function addConditional(walk: Walk, tree: Tree, limits: HtmlLimits): void {
  for (const content of tree.conditional) {
    for (const event of parseHtml(content, { ...limits, nodes: 2_000 }).events) {
      if (typeof event === 'string') addHidden(walk.text, event, 'hidden-text')
    }
  }
}

function sheetsWithin(tree: Tree, limit: number): Tree['sheets'] {
  let left = limit
  return tree.sheets.map(sheet => {
    const text = sheet.text.slice(0, Math.max(0, left))
    left -= sheet.text.length
    return { text, media: sheet.media }
  })
}

function truncations(tree: Tree, walk: Walk, limits: HtmlLimits, matchesLeft: number): readonly string[] {
  const style = tree.sheets.reduce((sum, sheet) => sum + sheet.text.length, 0)
  const cut: readonly (readonly [string, boolean])[] = [
    ['html-nodes', tree.truncated],
    ['html-style', style > limits.style],
    ['html-matches', matchesLeft < 0],
    ['text', walk.text.truncated],
    ['links', walk.shown.truncated],
  ]
  return cut.filter(([, holds]) => holds).map(([name]) => name)
}

/** Reads an HTML part; never throws, linear in its length. */
export function readHtml(html: string, limits: Partial<HtmlLimits> = {}): RenderedHtml {
  const full = { ...defaultHtmlLimits, ...limits }
  const tree = parseHtml(html, full)
  const budget = { left: full.matches }
  const cascade = createCascade(indexSheets(sheetsWithin(tree, full.style)), budget)
  const walk: Walk = {
    text: createTextWriter(full.text),
    shown: createShown(full.links),
    frames: [],
    title: '',
    titles: 0,
  }
  for (const event of tree.events) {
    if (event === null) close(walk)
    else if (typeof event === 'string') addText(walk, event)
    else {
      const parent = walk.frames[walk.frames.length - 1]
      const before = parent?.look ?? rootLook
      const values = valuesOf(event, cascade)
      open(walk, event, lookOf(event, values, before, usualDisplay(event.name)), parent?.quoted ?? false)
    }
  }
  finishText(walk.text)
  addConditional(walk, tree, full)
  return {
    runs: walk.text.runs,
    hidden: walk.text.hidden.join(' '),
    title: walk.title,
    links: walk.shown.links,
    images: walk.shown.images,
    forms: walk.shown.forms,
    disguises: walk.text.disguises,
    truncated: truncations(tree, walk, full, budget.left),
  }
}
