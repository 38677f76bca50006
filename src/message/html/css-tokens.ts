/** CSS text as tokens (CSS Syntax Level 3, by css-tree's tokenizer), and declarations out of them. */
import { ident, tokenize, tokenTypes } from 'css-tree'
import { type Declaration, declare, isRelevant } from './properties.ts'

export type Tokens = {
  readonly css: string
  readonly types: number[]
  readonly starts: number[]
  readonly ends: number[]
}

export const type = tokenTypes

export function readTokens(css: string): Tokens {
  const tokens: Tokens = { css, types: [], starts: [], ends: [] }
  tokenize(css, (kind, start, end) => {
    if (kind === type.Comment) return
    tokens.types.push(kind)
    tokens.starts.push(start)
    tokens.ends.push(end)
  })
  return tokens
}

/** The text of one token. */
export function tokenText(tokens: Tokens, index: number): string {
  return tokens.css.slice(tokens.starts[index], tokens.ends[index])
}

/** A name with its escapes undone: `d\69splay` is display. */
export function tokenName(tokens: Tokens, index: number): string {
  const text = tokenText(tokens, index)
  return text.includes('\\') ? ident.decode(text) : text
}

/** The text from one token up to another, comments left out. */
export function rangeText(tokens: Tokens, from: number, to: number): string {
  if (from >= to) return ''
  const text = tokens.css.slice(tokens.starts[from], tokens.ends[to - 1])
  if (!text.includes('/*') && !text.includes('\\')) return text
  let joined = ''
  for (let index = from; index < to; index++) {
    const plain = tokens.types[index] === type.Ident || tokens.types[index] === type.Dimension
    joined += plain ? tokenName(tokens, index) : tokenText(tokens, index)
  }
  return joined
}

export function skipSpace(tokens: Tokens, index: number, end: number): number {
  let at = index
  while (at < end && tokens.types[at] === type.WhiteSpace) at++
  return at
}

const opening = new Set([type.LeftParenthesis, type.LeftSquareBracket, type.LeftCurlyBracket, type.Function])
const closing = new Set([type.RightParenthesis, type.RightSquareBracket, type.RightCurlyBracket])

/** The place of the first token of a kind (or of another) outside of brackets, or `end`. */
export function find(tokens: Tokens, kind: number, from: number, end: number, other = kind): number {
  let depth = 0
  for (let index = from; index < end; index++) {
    const token = tokens.types[index] ?? 0
    if (depth === 0 && (token === kind || token === other)) return index
    if (opening.has(token)) depth++
    else if (closing.has(token) && depth > 0) depth--
  }
  return end
}

function declaration(tokens: Tokens, from: number, end: number, into: Declaration[]): void {
  const start = skipSpace(tokens, from, end)
  if (start >= end || tokens.types[start] !== type.Ident) return
  const name = tokenName(tokens, start).toLowerCase()
  if (!isRelevant(name)) return
  const colon = skipSpace(tokens, start + 1, end)
  if (tokens.types[colon] !== type.Colon) return
  const value = rangeText(tokens, colon + 1, end)
    .trim()
    .toLowerCase()
  const mark = value.lastIndexOf('!')
  const important = mark > 0 && value.slice(mark + 1).trim() === 'important'
  declare(
    into,
    name,
    name === 'content' ? rangeText(tokens, colon + 1, end).trim() : strip(value, important ? mark : -1),
    important,
  )
}

function strip(value: string, mark: number): string {
  return mark > 0 ? value.slice(0, mark).trimEnd() : value
}

/** The relevant declarations between two tokens. */
export function readDeclarations(tokens: Tokens, from: number, end: number): Declaration[] {
  const declarations: Declaration[] = []
  for (let start = from; start < end; ) {
    const stop = find(tokens, type.Semicolon, start, end)
    declaration(tokens, start, stop, declarations)
    start = stop + 1
  }
  return declarations
}

const unusual = /["'\\(){}[\]!/@]/

/** A style attribute; the usual plain ones are split without a tokenizer. */
export function readInlineStyle(style: string): Declaration[] {
  if (unusual.test(style)) {
    const tokens = readTokens(style)
    return readDeclarations(tokens, 0, tokens.types.length)
  }
  const declarations: Declaration[] = []
  for (let start = 0; start < style.length; ) {
    let stop = style.indexOf(';', start)
    if (stop < 0) stop = style.length
    const piece = style.slice(start, stop)
    const colon = piece.indexOf(':')
    if (colon > 0) {
      const name = piece.slice(0, colon).trim().toLowerCase()
      if (isRelevant(name))
        declare(
          declarations,
          name,
          piece
            .slice(colon + 1)
            .trim()
            .toLowerCase(),
          false,
        )
    }
    start = stop + 1
  }
  return declarations
}
