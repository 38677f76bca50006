/** The cascade: of all declarations for an element the one that counts for each property (CSS Cascade Level 4). */
import { readInlineStyle } from './css-tokens.ts'
import { type Declaration, propertyCount } from './properties.ts'
import { type Budget, matches } from './selector.ts'
import type { StyleIndex, StyleRule } from './style-sheet.ts'
import type { Element } from './tree.ts'

/** The winning values of one element. */
export type Values = { readonly size: number; readonly get: (property: number) => string | undefined }

export const noValues: Values = { size: 0, get: () => undefined }

export type Cascade = {
  readonly index: StyleIndex
  readonly budget: Budget
  readonly inline: Map<string, readonly Declaration[]>
}

export function createCascade(index: StyleIndex, budget: Budget): Cascade {
  return { index, budget, inline: new Map() }
}

// Importance before place (inline over sheet) before specificity before order; all exact in a double.
const importantWeight = 1e13
const inlineWeight = 2e12

class Winners implements Values {
  size = 0
  readonly #values: (string | undefined)[] = new Array(propertyCount).fill(undefined)
  readonly #weights = new Float64Array(propertyCount)

  get = (property: number) => this.#values[property]

  add(declarations: readonly Declaration[], weight: number): void {
    for (const { property, value, important } of declarations) {
      const full = important ? weight + importantWeight : weight
      if (this.#values[property] !== undefined && (this.#weights[property] ?? 0) > full) continue
      this.#values[property] = value
      this.#weights[property] = full
      this.size++
    }
  }
}

function inlineOf(cascade: Cascade, style: string): readonly Declaration[] {
  const known = cascade.inline.get(style)
  if (known !== undefined) return known
  const declarations = readInlineStyle(style)
  if (cascade.inline.size < 4_096) cascade.inline.set(style, declarations)
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
    if (rule.selector.pseudo !== '' || !matches(element, rule.selector, budget)) continue
    winners.add(rule.declarations, rule.selector.specificity * 1e6 + rule.order)
  }
}

/** What counts for an element: its rules, and its style attribute. */
export function valuesOf(element: Element, cascade: Cascade): Values {
  const style = element.attributes.get('style')
  const { index, budget } = cascade
  if (style === undefined && index.size === 0) return noValues
  const winners = new Winners()
  if (index.size > 0) {
    addRules(winners, element, index.others, budget)
    addRules(winners, element, index.tags.get(element.name), budget)
    for (const name of element.classes) addRules(winners, element, index.classes.get(name), budget)
    const id = element.attributes.get('id')
    if (id !== undefined) addRules(winners, element, index.ids.get(id), budget)
  }
  if (style !== undefined) winners.add(inlineOf(cascade, style), inlineWeight)
  return winners.size === 0 ? noValues : winners
}
