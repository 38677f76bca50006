/** The text as it grows: white space collapsed as a browser does, lines, runs, and what is hidden inside of words. */
import { isLetter, Kind, kindOf } from '../fold/characters.ts'
import { disguises } from '../fold/disguises.ts'
import { visualOrder } from '../fold/visual.ts'
import { harmless } from '../harmless.ts'
import type { Disguise } from '../message.ts'
import type { Hiding } from './look.ts'
import type { RenderedRun } from './rendered.ts'

export type TextWriter = {
  readonly runs: RenderedRun[]
  readonly disguises: Disguise[]
  readonly limit: number
  /** pieces of the run being written */
  pieces: string[]
  quoted: boolean
  length: number
  /** nothing stands on the line yet */
  lineStart: boolean
  /** white space was read and not yet written */
  space: boolean
  /** last character written, '' after a break */
  last: string
  /** what was hidden since the last visible character, inside of a word so far */
  cut: { readonly hiding: Hiding; text: string } | null
  hidden: string[]
  hiddenLength: number
  /** characters hidden, by the way of hiding */
  readonly hiddenBy: Map<Hiding, number>
  overrides: boolean
  truncated: boolean
}

export function createTextWriter(limit: number): TextWriter {
  return {
    ...{
      runs: [],
      disguises: [],
      limit,
      pieces: [],
      quoted: false,
      length: 0,
      lineStart: true,
      space: false,
    },
    ...{
      last: '',
      cut: null,
      hidden: [],
      hiddenLength: 0,
      hiddenBy: new Map(),
      overrides: false,
      truncated: false,
    },
  }
}

const maxDisguises = 32

function endRun(writer: TextWriter): void {
  const joined = writer.pieces.join('')
  const text = writer.overrides ? visualOrder(joined).text : joined
  if (text.trim() !== '') {
    writer.runs.push({ text, quoted: writer.quoted })
    // Only what is lost in the visible text is looked for here.
    if (writer.overrides) writer.disguises.push(...disguises(joined, 'body:html'))
  }
  writer.pieces = []
  writer.overrides = false
}

/** What follows is quoted, or no longer. */
export function setQuoted(writer: TextWriter, quoted: boolean): void {
  if (quoted === writer.quoted) return
  breakLine(writer)
  endRun(writer)
  writer.quoted = quoted
}

export function breakLine(writer: TextWriter): void {
  writer.space = false
  writer.cut = null
  writer.last = ''
  if (writer.lineStart) return
  writer.pieces.push('\n')
  writer.lineStart = true
}

export function addSpace(writer: TextWriter): void {
  writer.space = true
  writer.cut = null
}

function isWordEnd(text: string, fromEnd: boolean): boolean {
  if (text === '') return false
  const code = fromEnd ? text.charCodeAt(text.length - 1) : (text.codePointAt(0) ?? 0)
  const kind = kindOf(code)
  return isLetter(kind) || kind === Kind.digit || kind === Kind.mark
}

function reportCut(writer: TextWriter, next: string): void {
  const { cut } = writer
  writer.cut = null
  if (cut === null || !isWordEnd(next, false) || writer.disguises.length >= maxDisguises) return
  const before = (writer.pieces[writer.pieces.length - 1] ?? '').slice(-24)
  const quote = harmless(`${before}[${cut.text.slice(0, 48)}]${next.slice(0, 24)}`)
  writer.disguises.push({ kind: cut.hiding, where: 'body:html', quote })
}

const spaces = /[ \t\n\r\f]+/g
const notBlank = /[^ \t\n\r\f]/
const uneven = /[\t\n\r\f]| {2}/
const firstSpace = /^[ \t\n\r\f]/
const lastSpace = /[ \t\n\r\f]$/

/** Visible text; the collapsed form of what was added, for the link that it stands in. */
export function addVisible(writer: TextWriter, text: string, preserved: boolean): string {
  if (writer.length >= writer.limit) {
    writer.truncated = true
    return ''
  }
  if (preserved && /[\n\r]/.test(text)) return addLines(writer, text)
  // Most pieces of a page are the blanks between its tags.
  if (!notBlank.test(text)) {
    if (text !== '') addSpace(writer)
    return text === '' ? '' : ' '
  }
  const collapsed = uneven.test(text) ? text.replace(spaces, ' ') : text
  const led = firstSpace.test(collapsed)
  if (led) addSpace(writer)
  const trailing = collapsed.length > 1 && lastSpace.test(collapsed)
  const core = collapsed.slice(led ? 1 : 0, trailing ? -1 : undefined)
  if (core !== '') {
    if (writer.space && !writer.lineStart) writer.pieces.push(' ')
    else reportCut(writer, core)
    writer.pieces.push(core)
    writer.length += core.length + 1
    writer.lineStart = false
    writer.space = false
    writer.cut = null
    writer.last = core
    if (core.includes('\u202e')) writer.overrides = true
  }
  if (trailing) addSpace(writer)
  return collapsed
}

function addLines(writer: TextWriter, text: string): string {
  let joined = ''
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) {
      breakLine(writer)
      joined += ' '
    }
    joined += addVisible(writer, line, false)
  }
  return joined
}

/** Text that nobody sees. */
export function addHidden(writer: TextWriter, text: string, hiding: Hiding): void {
  const plain = text.replace(spaces, ' ').trim()
  // Letters in the colour of the ground still take their room: a blank among them is seen as one.
  if (hiding === 'same-colour-text' && /[ \t\n\r\f]/.test(text)) addSpace(writer)
  if (plain === '') return
  if (writer.hiddenLength < writer.limit) writer.hidden.push(plain)
  writer.hiddenLength += plain.length + 1
  writer.hiddenBy.set(hiding, (writer.hiddenBy.get(hiding) ?? 0) + plain.length)
  if (writer.space || writer.lineStart || !isWordEnd(writer.last, true)) return
  if (writer.cut === null) writer.cut = { hiding, text: plain }
  else if (writer.cut.text.length < 48) writer.cut.text += plain
}

/** The hidden text ends where a hidden block ends. */
export function finishText(writer: TextWriter): void {
  breakLine(writer)
  endRun(writer)
}
