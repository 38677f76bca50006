/** How an element looks: the few computed values that decide whether its text is seen (CSS Cascade Level 4). */
import type { DisguiseKind } from '../message.ts'
import { isHiddenBox, isOffScreen } from './boxes.ts'
import { type Values, valueFor } from './cascade.ts'
import {
  black,
  type Colour,
  isUnseen,
  linkBlue,
  over,
  readAttributeColour,
  readColour,
  white,
} from './colour.ts'
import type { Element } from './element.ts'
import { readFontAttribute, readFontSize, readLength } from './length.ts'
import { propertyNumber } from './properties.ts'

export type Hiding = Extract<
  DisguiseKind,
  'hidden-text' | 'tiny-text' | 'same-colour-text' | 'off-screen-text'
>

export type Look = {
  /** hidden with everything inside, whatever that says */
  readonly hiding: Hiding | null
  /** visibility: hidden, which descendants can take back */
  readonly invisible: boolean
  readonly opacity: number
  readonly fontSize: number
  readonly colour: Colour | null
  /** null where a picture or something unknown lies behind the text */
  readonly background: Colour | null
  readonly indent: number
  readonly preserved: boolean
  readonly display: string
  /** letters are drawn from right to left: unicode-bidi: bidi-override; direction: rtl */
  readonly reversed: boolean
  /** tables begin with the usual font size (Quirks Mode Standard §3) */
  readonly quirks: boolean
  /** looks of elements inside that have neither attributes nor rules, by their display */
  plain: Map<string, Look> | null
  /** why its own text is not seen; worked out when there is text */
  verdict: Hiding | 'seen' | null
}

export const rootLook: Look = {
  hiding: null,
  invisible: false,
  opacity: 1,
  fontSize: 16,
  colour: black,
  background: white,
  indent: 0,
  preserved: false,
  display: 'block',
  reversed: false,
  quirks: false,
  plain: null,
  verdict: null,
}

/** Nobody reads letters of two pixels; one pixel is what hidden preheaders use. */
const leastFontSize = 2
const leastOpacity = 0.1
const farAway = -500

const P = propertyNumber
const inheritWords = /^(?:inherit|unset|revert|revert-layer)$/

function colourOf(element: Element, values: Values, parent: Look): Colour | null {
  const value = valueFor(values, P['-webkit-text-fill-color']) ?? valueFor(values, P.color)
  if (value !== undefined && value !== 'currentcolor' && !inheritWords.test(value)) {
    return value === 'initial' ? black : readColour(value)
  }
  if (value !== undefined) return parent.colour
  const attribute = element.name === 'font' ? element.attributes.get('color') : undefined
  const written = attribute ?? (element.name === 'body' ? element.attributes.get('text') : undefined)
  if (written !== undefined) return readAttributeColour(written) ?? parent.colour
  return element.name === 'a' && element.attributes.has('href') ? linkBlue : parent.colour
}

const withBackground = new Set(['body', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'marquee'])

function imageOf(element: Element, values: Values): string {
  const value = valueFor(values, P['background-image'])
  if (value !== undefined) return value === 'none' || value === 'initial' ? '' : value
  return withBackground.has(element.name) ? (element.attributes.get('background') ?? '') : ''
}

function backgroundOf(element: Element, values: Values, parent: Look, image: string): Colour | null {
  const value = valueFor(values, P['background-color'])
  let own: Colour | null | undefined
  if (value !== undefined) own = /^(?:initial|none|unset|revert)$/.test(value) ? undefined : readColour(value)
  else if (withBackground.has(element.name)) {
    const attribute = element.attributes.get('bgcolor')
    own = attribute === undefined ? undefined : (readAttributeColour(attribute) ?? undefined)
  }
  if (image !== '') return null
  if (own === undefined || value === 'inherit') return parent.background
  if (own === null) return null
  if (own.alpha >= 1) return own
  return parent.background === null ? null : over(own, parent.background)
}

function fontSizeOf(element: Element, values: Values, parent: Look): number {
  const value = valueFor(values, P['font-size'])
  if (value !== undefined) return readFontSize(value, parent.fontSize)
  if (parent.quirks && element.name === 'table') return 16
  const size = element.name === 'font' ? element.attributes.get('size') : undefined
  return (size === undefined ? null : readFontAttribute(size)) ?? parent.fontSize
}

const unrendered = new Set(
  'head script style template object applet iframe noembed noframes datalist dialog param source track rp area base link meta title'.split(
    ' ',
  ),
)

const preformatted = new Set(['pre', 'listing', 'xmp', 'plaintext', 'textarea'])

function displayOf(element: Element, values: Values, usual: string): string {
  if (unrendered.has(element.name)) {
    return element.name === 'dialog' && element.attributes.has('open') ? 'block' : 'none'
  }
  const value = valueFor(values, P.display)
  if (value !== undefined && !inheritWords.test(value)) return value === 'initial' ? 'inline' : value
  return element.attributes.has('hidden') ? 'none' : usual
}

function opacityOf(values: Values, parent: Look): number {
  const value = valueFor(values, P.opacity)
  const filter = valueFor(values, P.filter)
  let own = value === undefined ? 1 : (readLength(value, 16, 1) ?? 1)
  const filtered =
    filter === undefined ? null : /opacity\(([^()]{0,16})\)|alpha\(opacity=(\d{1,3})\)/.exec(filter)
  if (filtered !== null)
    own *=
      filtered[2] === undefined ? (readLength(filtered[1] ?? '1', 16, 1) ?? 1) : Number(filtered[2]) / 100
  return parent.opacity * own
}

function hidingOf(display: string, values: Values, opacity: number, fontSize: number): Hiding | null {
  if (display === 'none' || opacity < leastOpacity) return 'hidden-text'
  if (isHiddenBox(values, fontSize, display)) return 'hidden-text'
  return isOffScreen(values, fontSize, display) ? 'off-screen-text' : null
}

/** Elements whose name alone changes more than the display. */
const peculiar = new Set([...unrendered, ...preformatted, 'table'])

/** The look of an element inside one of the parent's look. */
export function lookOf(element: Element, values: Values, parent: Look, usual: string): Look {
  if (parent.hiding !== null) return parent
  if (values.size > 0 || element.attributes.size > 0 || peculiar.has(element.name)) {
    return fullLook(element, values, parent, usual)
  }
  parent.plain ??= new Map()
  const known = parent.plain.get(usual)
  if (known !== undefined) return known
  const look = fullLook(element, values, parent, usual)
  parent.plain.set(usual, look)
  return look
}

function fullLook(element: Element, values: Values, parent: Look, usual: string): Look {
  const fontSize = fontSizeOf(element, values, parent)
  const display = displayOf(element, values, usual)
  const opacity = opacityOf(values, parent)
  const visibility = valueFor(values, P.visibility)
  const indent = valueFor(values, P['text-indent'])
  const space = valueFor(values, P['white-space'])
  const image = imageOf(element, values)
  const override = valueFor(values, P['unicode-bidi'])?.includes('override') ?? element.name === 'bdo'
  const direction = valueFor(values, P.direction) ?? element.attributes.get('dir')?.toLowerCase()
  return {
    hiding: hidingOf(display, values, opacity, fontSize),
    invisible:
      visibility === undefined || inheritWords.test(visibility)
        ? parent.invisible
        : /^(?:hidden|collapse)$/.test(visibility),
    opacity,
    fontSize,
    colour: colourOf(element, values, parent),
    background: backgroundOf(element, values, parent, image),
    indent:
      indent === undefined || display === 'inline'
        ? parent.indent
        : (readLength(indent.split(' ')[0] ?? '', fontSize, 600) ?? parent.indent),
    preserved:
      space === undefined
        ? parent.preserved || preformatted.has(element.name)
        : /^(?:pre|break-spaces)/.test(space),
    display,
    reversed: override && direction === 'rtl',
    quirks: parent.quirks,
    plain: null,
    verdict: null,
  }
}

function judge(look: Look): Hiding | 'seen' {
  if (look.hiding !== null) return look.hiding
  if (look.invisible) return 'hidden-text'
  if (look.fontSize <= leastFontSize) return 'tiny-text'
  if (look.indent <= farAway) return 'off-screen-text'
  if (look.colour === null) return 'seen'
  if (look.colour.alpha < leastOpacity) return 'same-colour-text'
  return look.background !== null && isUnseen(look.colour, look.background) ? 'same-colour-text' : 'seen'
}

/** Why text with this look is not seen, or null. */
export function hidingBy(look: Look): Hiding | null {
  look.verdict ??= judge(look)
  return look.verdict === 'seen' ? null : look.verdict
}
