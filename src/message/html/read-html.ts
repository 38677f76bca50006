/** HTML → the text that a person sees, in reading order, and what else the part shows: links, images, forms. */
import { quotedFrom } from '../plain/quotes.ts'
import { atOnce, type Steps } from '../steps.ts'
import { type Cascade, createCascade, valuesOf } from './cascade.ts'
import type { Element, Tree } from './element.ts'
import { generatedText } from './generated.ts'
import { hiddenMass } from './hidden-mass.ts'
import { hidingBy, type Look, lookOf, rootLook } from './look.ts'
import { isQuoteElement } from './quote-marks.ts'
import { defaultHtmlLimits, type HtmlLimits, type RenderedHtml, type RenderedRun } from './rendered.ts'
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
import { parseHtml } from './tree.ts'

const words = (list: string) => new Set(list.split(' '))
const displays = new Map<string, string>()
const blocks =
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary ul xmp'
for (const name of words(blocks)) displays.set(name, 'block')
for (const name of words('button select textarea img input')) displays.set(name, 'inline-block')
for (const name of words('tbody thead tfoot')) displays.set(name, 'table-row-group')
for (const name of words('td th')) displays.set(name, 'table-cell')
displays.set('table', 'table').set('tr', 'table-row').set('caption', 'table-caption')

/** What stands in these is code, or HTML for programs that nobody uses: no text, hidden or not. */
const code = words('script style title iframe noembed noframes')

/** The display that an element has without any style. */
function usualDisplay(name: string): string {
  return displays.get(name) ?? 'inline'
}

type Frame = {
  readonly element: Element
  readonly look: Look
  readonly quoted: boolean
  readonly block: boolean
  readonly link: boolean
}

type Walk = {
  readonly cascade: Cascade
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
  else if (visible && look.display === 'table-cell') addSpace(text)
  if (element.name === 'br' && visible) breakLine(text)
  if (look.reversed) addVisible(text, '\u202e', false)
  const link = openLink(shown, element, look)
  if (element.name === 'img' || element.name === 'image') addImage(shown, text, element, look)
  else addField(shown, text, element, look)
  walk.frames.push({ element, look, quoted: now, block, link })
  addGenerated(walk, element, look, 'before')
}

function addGenerated(walk: Walk, element: Element, look: Look, side: 'before' | 'after'): void {
  const generated = generatedText(element, side, walk.cascade, look)
  if (generated === null) return
  const hiding = hidingBy(generated.look)
  const apart = isBlock(generated.look.display)
  if (apart) breakLine(walk.text)
  if (hiding === null) showText(walk.shown, addVisible(walk.text, generated.text, false))
  else addHidden(walk.text, generated.text, hiding)
  if (apart) breakLine(walk.text)
}

function close(walk: Walk): void {
  const frame = walk.frames.pop()
  if (frame === undefined) return
  const { look } = frame
  const visible = look.hiding === null
  addGenerated(walk, frame.element, look, 'after')
  if (look.reversed) addVisible(walk.text, '\u202c', false)
  if (frame.link) closeLink(walk.shown)
  if (frame.block) breakLine(walk.text)
  else if (visible && look.display === 'table-cell') addSpace(walk.text)
  const quoted = walk.frames[walk.frames.length - 1]?.quoted ?? false
  if (quoted !== walk.text.quoted) setQuoted(walk.text, quoted)
}

function addText(walk: Walk, text: string): void {
  const frame = walk.frames[walk.frames.length - 1]
  const name = frame?.element.name ?? ''
  if (name === 'title' && walk.titles++ === 0) walk.title = text.replace(/\s+/g, ' ').trim().slice(0, 1_000)
  if (code.has(name)) return
  const look = frame?.look ?? rootLook
  const hiding = hidingBy(look)
  if (hiding === null) showText(walk.shown, addVisible(walk.text, text, look.preserved))
  else addHidden(walk.text, text, hiding)
}

/** Text of conditional comments, which Outlook alone shows. */
function* addConditional(walk: Walk, tree: Tree, limits: HtmlLimits): Steps<void> {
  for (const content of tree.conditional) {
    yield
    const { events } = yield* parseHtml(content, { ...limits, nodes: 2_000 })
    for (const event of events) {
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
    ['html-depth', tree.tooDeep],
    ['html-style', style > limits.style],
    ['html-matches', matchesLeft < 0],
    ['text', walk.text.truncated],
    ['links', walk.shown.truncated],
  ]
  return cut.filter(([, holds]) => holds).map(([name]) => name)
}

/** In a part of its own text too, what stands below a separator or a header block was written by somebody else. */
function splitForwarded(runs: readonly RenderedRun[]): readonly RenderedRun[] {
  const split: RenderedRun[] = []
  let forwarded = false
  for (const run of runs) {
    const lines = run.quoted || forwarded ? [] : run.text.split('\n')
    const from = quotedFrom(lines)
    if (from === lines.length) split.push({ text: run.text, quoted: run.quoted || forwarded })
    else {
      forwarded = true
      const own = lines.slice(0, from).join('\n')
      if (own.trim() !== '') split.push({ text: own, quoted: false })
      split.push({ text: lines.slice(from).join('\n'), quoted: true })
    }
  }
  return split
}

/** Events between two steps. */
const STRIDE = 2_048

function* walkTree(tree: Tree, walk: Walk): Steps<void> {
  const root: Look = { ...rootLook, quirks: tree.quirks }
  let count = 0
  for (const event of tree.events) {
    if (++count % STRIDE === 0) yield
    if (event === null) close(walk)
    else if (typeof event === 'string') addText(walk, event)
    else {
      const parent = walk.frames[walk.frames.length - 1]
      const values = valuesOf(event, walk.cascade)
      const look = lookOf(event, values, parent?.look ?? root, usualDisplay(event.name))
      open(walk, event, look, parent?.quoted ?? false)
    }
  }
  finishText(walk.text)
}

/** Reads an HTML part; never throws, linear in its length. */
export const readHtml = (html: string, limits: Partial<HtmlLimits> = {}): RenderedHtml =>
  atOnce(htmlSteps(html, limits))

/** The same in steps. */
export function* htmlSteps(html: string, limits: Partial<HtmlLimits> = {}): Steps<RenderedHtml> {
  const full = { ...defaultHtmlLimits, ...limits }
  const tree = yield* parseHtml(html, full)
  yield
  const budget = { left: full.matches }
  const cascade = createCascade(yield* indexSheets(sheetsWithin(tree, full.style)), budget)
  const text = createTextWriter(full.text)
  const walk: Walk = { cascade, text, shown: createShown(full.links), frames: [], title: '', titles: 0 }
  yield
  yield* walkTree(tree, walk)
  yield
  const shown = text.runs.map(run => run.text).join('\n')
  const mass = hiddenMass(shown, text.hidden, text.hiddenBy)
  yield* addConditional(walk, tree, full)
  yield
  return {
    runs: splitForwarded(text.runs),
    hidden: text.hidden.join(' '),
    title: walk.title,
    links: walk.shown.links.filter(link => link.target !== ''),
    images: walk.shown.images,
    forms: walk.shown.forms,
    disguises: [...text.disguises, ...mass],
    truncated: truncations(tree, walk, full, budget.left),
  }
}
