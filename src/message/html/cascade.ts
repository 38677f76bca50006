/** The cascade: of all declarations for an element the one that counts for each property (CSS Cascade Level 4). */
import { readInlineStyle } from './css-tokens.ts'
import type { Element } from './element.ts'
import type { Declaration } from './properties.ts'
import { type Budget, matches } from './selector.ts'
import type { StyleIndex, StyleRule } from './style-sheet.ts'

/** The winning values of one element; few, so that looking through them is faster than a table. */
export type Values = {
  readonly size: number
  readonly properties: readonly number[]
  readonly values: readonly string[]
}

export const noValues: Values = { size: 0, properties: [], values: [] }

/** The value of a property, if any declaration gave one. */
export function valueFor(values: Values, property: number): string | undefined {
  for (let index = 0; index < values.size; index++) {
    if (values.properties[index] === property) return values.values[index]
  }
  return undefined
}

export type Cascade = {
  readonly index: StyleIndex
  readonly budget: Budget
  readonly inline: Map<string, readonly Declaration[]>
  /** of elements with a style attribute alone */
  readonly plain: Map<string, Values>
}

export function createCascade(index: StyleIndex, budget: Budget): Cascade {
  return { index, budget, inline: new Map(), plain: new Map() }
}

const maxRemembered = 4_096

// Importance before place (inline over sheet) before specificity before order; all exact in a double.
const importantWeight = 1e13
const inlineWeight = 2e12

type Winners = {
  readonly properties: number[]
  readonly values: string[]
  readonly weights: number[]
  size: number
}

function addDeclarations(winners: Winners, declarations: readonly Declaration[], weight: number): void {
  for (const { property, value, important } of declarations) {
    const full = important ? weight + importantWeight : weight
    const known = winners.properties.indexOf(property)
    const at = known < 0 ? winners.size++ : known
    if (known >= 0 && (winners.weights[at] ?? 0) > full) continue
    winners.properties[at] = property
    winners.values[at] = value
    winners.weights[at] = full
  }
}

function inlineOf(cascade: Cascade, style: string): readonly Declaration[] {
  const known = cascade.inline.get(style)
  if (known !== undefined) return known
  const declarations = readInlineStyle(style)
  if (cascade.inline.size < maxRemembered) cascade.inline.set(style, declarations)
  return declarations
}

function addRules(
  winners: Winners,
  element: Element,
  rules: readonly StyleRule[] | undefined,
  budget: Budget,
): void {
  if (rules === undefined) return
  for (const rule of rules) {
    if (budget.left < 0) return
    if (!matches(element, rule.selector, budget)) continue
    addDeclarations(winners, rule.declarations, rule.selector.specificity * 1e6 + rule.order)
  }
}

function addSheets(winners: Winners, element: Element, { index, budget }: Cascade): void {
  addRules(winners, element, index.others, budget)
  addRules(winners, element, index.tags.get(element.name), budget)
  for (const name of element.classes) addRules(winners, element, index.classes.get(name), budget)
  const id = element.attributes.get('id')
  if (id !== undefined) addRules(winners, element, index.ids.get(id), budget)
}

/** What counts for an element: its rules, and its style attribute. */
export function valuesOf(element: Element, cascade: Cascade): Values {
  const style = element.attributes.get('style')
  if (style === undefined && cascade.index.size === 0) return noValues
  const winners: Winners = { properties: [], values: [], weights: [], size: 0 }
  if (cascade.index.size > 0) addSheets(winners, element, cascade)
  if (style === undefined) return winners
  const alone = winners.size === 0
  const known = alone ? cascade.plain.get(style) : undefined
  if (known !== undefined) return known
  addDeclarations(winners, inlineOf(cascade, style), inlineWeight)
  if (alone && cascade.plain.size < maxRemembered) cascade.plain.set(style, winners)
  return winners
}

/** What counts for the text that style sheets write before or after what is in an element. */
export function generatedValues(element: Element, side: 'before' | 'after', cascade: Cascade): Values {
  const { generated } = cascade.index
  if (generated.length === 0) return noValues
  const winners: Winners = { properties: [], values: [], weights: [], size: 0 }
  const rules = generated.filter(rule => rule.selector.pseudo === side)
  addRules(winners, element, rules, cascade.budget)
  return winners
}
