/** Style sheets: which rules count on a screen, indexed by what their rightmost compound must have. */

import type { Steps } from '../steps.ts'
import {
  find,
  rangeText,
  readDeclarations,
  readTokens,
  skipSpace,
  type Tokens,
  tokenName,
  type,
} from './css-tokens.ts'
import { matchesMedia } from './media.ts'
import { type Declaration, propertyNumber } from './properties.ts'
import { type Compound, readSelector, type Selector } from './selector.ts'

export type StyleRule = {
  readonly selector: Selector
  readonly declarations: readonly Declaration[]
  readonly order: number
}

export type StyleIndex = {
  readonly ids: ReadonlyMap<string, readonly StyleRule[]>
  readonly classes: ReadonlyMap<string, readonly StyleRule[]>
  readonly tags: ReadonlyMap<string, readonly StyleRule[]>
  readonly others: readonly StyleRule[]
  /** rules for ::before and ::after that write text */
  readonly generated: readonly StyleRule[]
  readonly size: number
}

const maxNesting = 8
/** A sheet of more characters takes a step to split and one to read. */
const LONG = 8_192
/** Tokens of one selector; none that a mail uses comes near, and it bounds `:not(:not(…`. */
const maxSelector = 128
/** Rules for generated text, which are tried on every element. */
const maxGenerated = 64
/** Conditional groups whose content counts as if it stood outside. */
const transparent = new Set(['supports', 'layer', 'document', '-moz-document', 'scope', 'starting-style'])

function readRule(tokens: Tokens, from: number, open: number, close: number, rules: StyleRule[]): void {
  const declarations = readDeclarations(tokens, open + 1, close)
  if (declarations.length === 0) return
  for (let start = from; start < open; ) {
    const stop = find(tokens, type.Comma, start, open)
    const selector = stop - start <= maxSelector ? readSelector(tokens, start, stop) : null
    if (selector !== null) rules.push({ selector, declarations, order: rules.length })
    start = stop + 1
  }
}

/** An at-rule from its keyword; the place after it. */
function readAtRule(tokens: Tokens, from: number, end: number, rules: StyleRule[], depth: number): number {
  const name = tokenName(tokens, from).slice(1).toLowerCase()
  const open = find(tokens, type.LeftCurlyBracket, from + 1, end, type.Semicolon)
  if (tokens.types[open] !== type.LeftCurlyBracket || open >= end) return open + 1
  const close = find(tokens, type.RightCurlyBracket, open + 1, end)
  const counts = name === 'media' ? matchesMedia(rangeText(tokens, from + 1, open)) : transparent.has(name)
  if (counts && depth < maxNesting) readRules(tokens, open + 1, close, rules, depth + 1)
  return close + 1
}

function readRules(tokens: Tokens, from: number, end: number, rules: StyleRule[], depth: number): void {
  for (let at = skipSpace(tokens, from, end); at < end; at = skipSpace(tokens, at, end)) {
    const kind = tokens.types[at]
    if (kind === type.CDO || kind === type.CDC) at++
    else if (kind === type.AtKeyword) at = readAtRule(tokens, at, end, rules, depth)
    else {
      const open = find(tokens, type.LeftCurlyBracket, at, end)
      if (open >= end) return
      const close = find(tokens, type.RightCurlyBracket, open + 1, end)
      readRule(tokens, at, open, close, rules)
      at = close + 1
    }
  }
}

/** The rules of one sheet that count on a screen. */
function* readSheet(css: string): Steps<StyleRule[]> {
  const tokens = readTokens(css)
  if (css.length > LONG) yield
  const rules: StyleRule[] = []
  readRules(tokens, 0, tokens.types.length, rules, 0)
  return rules
}

function file(index: Map<string, StyleRule[]>, key: string, rule: StyleRule): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [rule])
  else list.push(rule)
}

/** Most rules for ::before write nothing: they clear floats, or draw. */
function writesText(rule: StyleRule): boolean {
  return rule.declarations.some(
    ({ property, value }) => property === propertyNumber.content && /["'][^"'\s]|attr\(/.test(value),
  )
}

/** All sheets of a part in one index. */
export function* indexSheets(
  sheets: readonly { readonly text: string; readonly media: string }[],
): Steps<StyleIndex> {
  const ids = new Map<string, StyleRule[]>()
  const classes = new Map<string, StyleRule[]>()
  const tags = new Map<string, StyleRule[]>()
  const others: StyleRule[] = []
  const generated: StyleRule[] = []
  let size = 0
  for (const sheet of sheets) {
    if (sheet.media !== '' && !matchesMedia(sheet.media)) continue
    yield
    for (const rule of yield* readSheet(sheet.text)) {
      const numbered = { ...rule, order: size++ }
      const last: Compound | undefined = rule.selector.compounds[0]
      if (last === undefined) continue
      const [name] = last.classes
      if (rule.selector.pseudo !== '') {
        if (writesText(rule) && generated.length < maxGenerated) generated.push(numbered)
      } else if (last.id !== '') file(ids, last.id, numbered)
      else if (name !== undefined) file(classes, name, numbered)
      else if (last.tag !== '') file(tags, last.tag, numbered)
      else others.push(numbered)
    }
  }
  return { ids, classes, tags, others, generated, size }
}
