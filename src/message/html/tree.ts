/** HTML bytes in order: htmlparser2's tokenizer, and just enough of the HTML tree rules for mail, bounded in depth. */
import { Tokenizer } from 'htmlparser2'
import type { Steps } from '../steps.ts'
import { bare, createElement, type Element, type HtmlEvent, noAttributes, type Tree } from './element.ts'
import type { HtmlLimits } from './rendered.ts'
import {
  empty,
  endsParagraph,
  formatting,
  headElements,
  implied,
  maxImplied,
  scope,
  special,
  tableParts,
} from './tree-rules.ts'

type Builder = {
  readonly html: string
  readonly limits: HtmlLimits
  readonly events: HtmlEvent[]
  readonly stack: Element[]
  readonly sheets: { text: string; media: string }[]
  readonly conditional: string[]
  /** elements open beyond the depth limit */
  overflow: number
  /** <svg> and <math> that are open */
  foreign: number
  elements: number
  name: string
  attribute: string
  value: string
  attributes: Map<string, string> | null
  quirks: boolean
  truncated: boolean
  tooDeep: boolean
  stop: () => void
}

function top(builder: Builder): Element | null {
  return builder.stack[builder.stack.length - 1] ?? null
}

function pop(builder: Builder): void {
  const element = builder.stack.pop()
  if (element !== undefined && isForeign(element.name)) builder.foreign--
  builder.events.push(null)
}

function popTo(builder: Builder, size: number): void {
  while (builder.stack.length > size) pop(builder)
}

function endImplied(builder: Builder, name: string): void {
  const { stack } = builder
  if (endsParagraph.has(name) && top(builder)?.name === 'p') pop(builder)
  const rule = implied.get(name)
  if (rule === undefined) return
  const lowest = Math.max(0, stack.length - maxImplied)
  for (let index = stack.length - 1; index >= lowest; index--) {
    const open = stack[index]?.name ?? ''
    if (rule[0].has(open)) popTo(builder, index)
    if (rule[0].has(open) || rule[1].has(open)) return
  }
}

function push(builder: Builder, element: Element): void {
  builder.events.push(element)
  builder.stack.push(element)
  if (isForeign(element.name)) builder.foreign++
}

/** Every part has an html element with a head and a body, whether their tags are written or not. */
function ensureBody(builder: Builder, name: string): void {
  const { stack } = builder
  if (stack.length > 2 || name === 'html') return
  if (stack.length === 0) push(builder, bare('html', null))
  if (name === 'head' || name === 'frameset') return
  const inHead = headElements.has(name)
  if (!inHead && top(builder)?.name === 'head') pop(builder)
  if (stack.length === 1 && name !== 'body') push(builder, bare(inHead ? 'head' : 'body', top(builder)))
}

function openElement(builder: Builder, selfClosing: boolean): void {
  const { name } = builder
  builder.name = ''
  // A second document in the first goes on in its body.
  if (name === '' || (builder.stack.length > 0 && name === 'html')) return
  if (builder.stack.length > 1 && name === 'head') return
  ensureBody(builder, name)
  if (++builder.elements > builder.limits.nodes) {
    builder.truncated = true
    builder.stop()
    return
  }
  endImplied(builder, name)
  const parent = top(builder)
  const attributes = builder.attributes ?? noAttributes
  const element = createElement(name, parent, attributes)
  builder.attributes = null
  if (name === 'style') builder.sheets.push({ text: '', media: attributes.get('media') ?? '' })
  if (empty.has(name) || (selfClosing && (builder.foreign > 0 || isForeign(name)))) {
    builder.events.push(element, null)
  } else if (builder.stack.length >= builder.limits.depth) {
    // Chromium nests no deeper than 512 either: what comes deeper becomes a sibling.
    builder.overflow++
    builder.tooDeep = true
    builder.events.push(element, null)
  } else push(builder, element)
}

function isForeign(name: string): boolean {
  return name === 'svg' || name === 'math'
}

function closeElement(builder: Builder, name: string): void {
  const { stack } = builder
  // What stands behind the end of the body is shown in it.
  if (name === 'body' || name === 'html') return
  if (builder.overflow > 0) {
    builder.overflow--
    return
  }
  for (let index = stack.length - 1; index >= 0; index--) {
    const open = stack[index]?.name ?? ''
    if (open === name) {
      popTo(builder, index)
      return
    }
    if (scope.has(open) && !tableParts.has(name)) break
    if (open === 'table' && name !== 'html' && name !== 'body') break
    if (special.has(open) && !special.has(name) && !formatting.has(name) && !tableParts.has(name)) break
  }
  // HTML has these two end tags stand for an empty element.
  if (name === 'br' || name === 'p') builder.events.push(bare(name, top(builder)), null)
}

function addText(builder: Builder, text: string): void {
  const sheet = builder.sheets[builder.sheets.length - 1]
  if (top(builder)?.name === 'style' && sheet !== undefined) {
    sheet.text += text
    return
  }
  if (builder.stack.length < 2 || top(builder)?.name === 'head') {
    if (!/[^ \t\n\r\f]/.test(text)) return
    ensureBody(builder, '')
  }
  const { events } = builder
  const before = events[events.length - 1]
  if (typeof before === 'string') events[events.length - 1] = before + text
  else events.push(text)
}

/** `[if mso]>…<![endif]`: seen by Outlook only. */
function addComment(builder: Builder, text: string): void {
  const trimmed = text.trimStart()
  if (trimmed.startsWith('[if') && trimmed.endsWith('<![endif]')) {
    const start = trimmed.indexOf(']>')
    if (start > 0 && builder.conditional.length < 64) builder.conditional.push(trimmed.slice(start + 2, -9))
  }
}

function callbacks(builder: Builder) {
  const { html } = builder
  const nothing = () => {}
  return {
    ontext: (start: number, end: number) => addText(builder, html.slice(start, end)),
    ontextentity: (code: number) => addText(builder, String.fromCodePoint(code)),
    onopentagname: (start: number, end: number) => {
      const name = html.slice(start, end).toLowerCase()
      builder.name = name === 'image' ? 'img' : name
      builder.attributes = null
    },
    onattribname: (start: number, end: number) => {
      builder.attribute = html.slice(start, end).toLowerCase()
      builder.value = ''
    },
    onattribdata: (start: number, end: number) => {
      builder.value += html.slice(start, end)
    },
    onattribentity: (code: number) => {
      builder.value += String.fromCodePoint(code)
    },
    onattribend: () => {
      builder.attributes ??= new Map()
      // The first of two attributes of a name counts (HTML §13.2.5.33).
      if (!builder.attributes.has(builder.attribute)) builder.attributes.set(builder.attribute, builder.value)
    },
    onopentagend: () => openElement(builder, false),
    onselfclosingtag: () => openElement(builder, true),
    onclosetag: (start: number, end: number) => closeElement(builder, html.slice(start, end).toLowerCase()),
    oncomment: (start: number, end: number, offset: number) =>
      addComment(builder, html.slice(start, end - offset)),
    oncdata: nothing,
    ondeclaration: () => {
      builder.quirks = false
    },
    onprocessinginstruction: nothing,
    onend: nothing,
  }
}

/** Characters between two steps. */
const PIECE = 16_384

/** Builds the list of events; never throws, linear in the length. */
export function* parseHtml(html: string, limits: HtmlLimits): Steps<Tree> {
  const builder: Builder = {
    html,
    limits,
    events: [],
    stack: [],
    sheets: [],
    conditional: [],
    overflow: 0,
    foreign: 0,
    elements: 0,
    name: '',
    attribute: '',
    value: '',
    attributes: null,
    quirks: true,
    truncated: false,
    tooDeep: false,
    stop: () => tokenizer.pause(),
  }
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true, recognizeSelfClosing: true },
    callbacks(builder),
  )
  for (let at = 0; at < html.length && !builder.truncated; at += PIECE) {
    if (at > 0) yield
    tokenizer.write(html.length <= PIECE ? html : html.slice(at, at + PIECE))
  }
  tokenizer.end()
  while (builder.stack.length > 0) pop(builder)
  return builder
}
