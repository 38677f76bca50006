/** CSS selectors as mail uses them (Selectors Level 4): compiled once, matched from right to left. */
import { type Tokens, tokenName, tokenText, type } from './css-tokens.ts'
import type { Element } from './element.ts'

type AttributeTest = { readonly name: string; readonly operator: string; readonly value: string }
type Position = { readonly step: number; readonly offset: number }

export type Compound = {
  tag: string
  id: string
  readonly classes: string[]
  readonly attributes: AttributeTest[]
  readonly positions: Position[]
  readonly not: Compound[]
  /** how it hangs together with the compound on its left: ' ', '>', '+', '~', or '' for the leftmost */
  combinator: string
}

export type Selector = {
  /** from right to left */
  readonly compounds: readonly Compound[]
  readonly specificity: number
  readonly pseudo: '' | 'before' | 'after'
}

const maxCompounds = 16

export function emptyCompound(): Compound {
  return { tag: '', id: '', classes: [], attributes: [], positions: [], not: [], combinator: '' }
}

type Reader = {
  readonly tokens: Tokens
  readonly end: number
  at: number
  specificity: number
  pseudo: '' | 'before' | 'after'
}

function unquote(text: string): string {
  return /^["']/.test(text) ? text.slice(1, -1).replaceAll('\\', '') : text
}

function readAttribute(reader: Reader, compound: Compound): boolean {
  const parts: string[] = []
  let at = reader.at + 1
  for (; at < reader.end && reader.tokens.types[at] !== type.RightSquareBracket; at++) {
    if (reader.tokens.types[at] !== type.WhiteSpace) parts.push(tokenText(reader.tokens, at))
  }
  if (at >= reader.end) return false
  reader.at = at + 1
  const [name = '', ...rest] = parts
  const joined = rest.join('')
  const equals = joined.indexOf('=')
  const operator = equals < 0 ? '' : joined.slice(0, equals + 1)
  const value = equals < 0 ? '' : unquote(joined.slice(equals + 1).replace(/(["'])[is]$/i, '$1'))
  compound.attributes.push({ name: name.toLowerCase(), operator, value })
  reader.specificity += 100
  return name !== ''
}

function position(formula: string): Position | null {
  const plain = formula.replace(/\s/g, '').toLowerCase()
  if (plain === 'odd') return { step: 2, offset: 1 }
  if (plain === 'even') return { step: 2, offset: 0 }
  const parts = /^([+-]?\d*)n([+-]\d+)?$/.exec(plain)
  if (parts === null) return /^\d+$/.test(plain) ? { step: 0, offset: Number(plain) } : null
  const [, step = '', offset = '0'] = parts
  if (step === '' || step === '+') return { step: 1, offset: Number(offset) }
  return { step: step === '-' ? -1 : Number(step), offset: Number(offset) }
}

/** `:name(…)`; only what can hold for a resting mail. */
function readFunction(reader: Reader, compound: Compound): boolean {
  const name = tokenName(reader.tokens, reader.at).toLowerCase()
  let end = reader.at + 1
  for (let depth = 1; end < reader.end; end++) {
    const kind = reader.tokens.types[end]
    if (kind === type.LeftParenthesis || kind === type.Function) depth++
    else if (kind === type.RightParenthesis && --depth === 0) break
  }
  const from = reader.at + 1
  reader.at = end + 1
  if (name === 'nth-child(') {
    const text = reader.tokens.css.slice(reader.tokens.starts[from], reader.tokens.starts[end])
    const found = position(text)
    if (found === null) return false
    reader.specificity += 100
    compound.positions.push(found)
    return true
  }
  if (name !== 'not(') return false
  const inner = readSelector(reader.tokens, from, end)
  if (inner === null || inner.compounds.length !== 1) return false
  compound.not.push(...inner.compounds)
  reader.specificity += inner.specificity
  return true
}

const always = new Set(['link', 'any-link', 'root', 'enabled', 'read-write'])

function readPseudo(reader: Reader, compound: Compound): boolean {
  reader.at++
  let double = false
  if (reader.tokens.types[reader.at] === type.Colon) {
    double = true
    reader.at++
  }
  if (reader.tokens.types[reader.at] === type.Function) return readFunction(reader, compound)
  const name = tokenName(reader.tokens, reader.at++).toLowerCase()
  if (name === 'before' || name === 'after') {
    reader.pseudo = name
    return true
  }
  if (double) return false
  reader.specificity += 100
  if (name === 'first-child') compound.positions.push({ step: 0, offset: 1 })
  else return always.has(name)
  return true
}

/** One simple selector; false where it can never match or is not understood. */
function readSimple(reader: Reader, compound: Compound): boolean {
  const { tokens } = reader
  const kind = tokens.types[reader.at]
  if (kind === type.Ident) {
    if (compound.tag !== '' || compound.id !== '' || compound.classes.length > 0) return false
    compound.tag = tokenName(tokens, reader.at++).toLowerCase()
    reader.specificity += 1
    return true
  }
  if (kind === type.Hash) {
    const text = tokenName(tokens, reader.at++).slice(1)
    const other = compound.id !== '' && compound.id !== text
    compound.id = text
    reader.specificity += 10_000
    return !other
  }
  if (kind === type.LeftSquareBracket) return readAttribute(reader, compound)
  if (kind === type.Colon) return readPseudo(reader, compound)
  if (kind !== type.Delim) return false
  const sign = tokenText(tokens, reader.at++)
  if (sign === '*') return true
  if (sign !== '.' || tokens.types[reader.at] !== type.Ident) return false
  compound.classes.push(tokenName(tokens, reader.at++))
  reader.specificity += 100
  return true
}

/** The combinator before the next compound, '' at the end, null where something else stands. */
function readCombinator(reader: Reader): string | null {
  let found = ''
  for (; reader.at < reader.end; reader.at++) {
    const kind = reader.tokens.types[reader.at]
    if (kind === type.WhiteSpace) {
      if (found === '') found = ' '
      continue
    }
    const sign = kind === type.Delim ? tokenText(reader.tokens, reader.at) : ''
    if (sign !== '>' && sign !== '+' && sign !== '~') return found
    if (found !== '' && found !== ' ') return null
    found = sign
  }
  return found === ' ' ? '' : null
}

/** A selector between two tokens, or null where it can never match here. */
export function readSelector(tokens: Tokens, from: number, end: number): Selector | null {
  const reader: Reader = { tokens, end, at: from, specificity: 0, pseudo: '' }
  while (reader.at < end && tokens.types[reader.at] === type.WhiteSpace) reader.at++
  const compounds: Compound[] = []
  let combinator = ''
  while (reader.at < end) {
    const compound = emptyCompound()
    compound.combinator = combinator
    const start = reader.at
    while (reader.at < end && !endsCompound(tokens, reader.at)) {
      if (!readSimple(reader, compound)) return null
    }
    if (reader.at === start || compounds.length >= maxCompounds) return null
    compounds.unshift(compound)
    if (reader.at >= end) break
    const next = readCombinator(reader)
    if (next === null) return null
    combinator = next
  }
  if (compounds.length === 0) return null
  return { compounds, specificity: Math.min(reader.specificity, 999_999), pseudo: reader.pseudo }
}

function endsCompound(tokens: Tokens, at: number): boolean {
  const kind = tokens.types[at]
  if (kind === type.WhiteSpace) return true
  return kind === type.Delim && /^[>+~]$/.test(tokenText(tokens, at))
}

function hasAttribute(element: Element, test: AttributeTest, budget: Budget): boolean {
  const value = element.attributes.get(test.name)
  if (value === undefined) return false
  // Looking through a long value costs as much as many comparisons.
  budget.left -= value.length >> 6
  if (test.operator === '') return true
  if (test.operator === '=') return value === test.value
  if (test.value === '') return false
  if (test.operator === '~=') return value.split(/\s+/).includes(test.value)
  if (test.operator === '|=') return value === test.value || value.startsWith(`${test.value}-`)
  if (test.operator === '^=') return value.startsWith(test.value)
  if (test.operator === '$=') return value.endsWith(test.value)
  return test.operator === '*=' && value.includes(test.value)
}

function atPosition(element: Element, { step, offset }: Position): boolean {
  const distance = element.position - offset
  return step === 0 ? distance === 0 : distance % step === 0 && distance / step >= 0
}

function fits(element: Element, compound: Compound, budget: Budget): boolean {
  if (compound.tag !== '' && compound.tag !== element.name) return false
  if (compound.id !== '' && compound.id !== element.attributes.get('id')) return false
  for (const name of compound.classes) if (!element.classes.includes(name)) return false
  for (const test of compound.attributes) if (!hasAttribute(element, test, budget)) return false
  for (const place of compound.positions) if (!atPosition(element, place)) return false
  for (const other of compound.not) if (fits(element, other, budget)) return false
  return true
}

/** Comparisons left; selectors made to be slow stop matching when it is used up. */
export type Budget = { left: number }

/** Whether the element matches, beginning at one compound. */
export function matches(element: Element, selector: Selector, budget: Budget, at = 0): boolean {
  const compound = selector.compounds[at]
  if (compound === undefined || --budget.left < 0 || !fits(element, compound, budget)) return false
  if (at === selector.compounds.length - 1) return true
  const { combinator } = compound
  if (combinator === '>') return element.parent !== null && matches(element.parent, selector, budget, at + 1)
  if (combinator === '+')
    return element.previous !== null && matches(element.previous, selector, budget, at + 1)
  const upwards = combinator === ' '
  let other = upwards ? element.parent : element.previous
  while (other !== null && budget.left >= 0) {
    if (matches(other, selector, budget, at + 1)) return true
    other = upwards ? other.parent : other.previous
  }
  return false
}
