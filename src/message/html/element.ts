/** The elements of an HTML part, and the part as a list of events in reading order. */

export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | null
  /** the element sibling before it */
  readonly previous: Element | null
  /** 1 for the first element child */
  readonly position: number
  readonly classes: readonly string[]
  children: number
  last: Element | null
}

/** An element opens, a piece of text, or (null) the innermost open element ends. */
export type HtmlEvent = Element | string | null

export type Tree = {
  readonly events: readonly HtmlEvent[]
  /** style sheets in order, with their media attribute */
  readonly sheets: readonly { readonly text: string; readonly media: string }[]
  /** contents of conditional comments for Outlook */
  readonly conditional: readonly string[]
  /** no document type: browsers then keep the oddities of old ones */
  readonly quirks: boolean
  readonly truncated: boolean
  /** elements stood deeper than the limit */
  readonly tooDeep: boolean
}

export const noAttributes: ReadonlyMap<string, string> = new Map()
const noClasses: readonly string[] = []

function splitClasses(value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return noClasses
  const trimmed = value.trim()
  return /[\s]/.test(trimmed) ? trimmed.split(/\s+/).slice(0, 64) : [trimmed]
}

/** A new element, known to its parent. */
export function createElement(
  name: string,
  parent: Element | null,
  attributes: ReadonlyMap<string, string>,
): Element {
  const element: Element = {
    name,
    attributes,
    parent,
    previous: parent?.last ?? null,
    position: (parent?.children ?? 0) + 1,
    classes: splitClasses(attributes.get('class')),
    children: 0,
    last: null,
  }
  if (parent !== null) {
    parent.children++
    parent.last = element
  }
  return element
}

/** An element whose tag is not written. */
export function bare(name: string, parent: Element | null): Element {
  return createElement(name, parent, noAttributes)
}
