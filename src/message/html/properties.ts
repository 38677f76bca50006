/** The CSS properties that decide whether text is seen, and declarations with their shorthands taken apart. */

const names = [
  'display',
  'visibility',
  'opacity',
  'font-size',
  'color',
  'background-color',
  'background-image',
  'text-indent',
  'position',
  'left',
  'right',
  'top',
  'bottom',
  'margin-left',
  'margin-top',
  'clip',
  'clip-path',
  'transform',
  'overflow',
  'width',
  'height',
  'max-width',
  'max-height',
  'unicode-bidi',
  'direction',
  'white-space',
  'float',
  'content',
  'filter',
  'zoom',
  'line-height',
  '-webkit-text-fill-color',
] as const
export type Property = (typeof names)[number]

const numbers = new Map<string, number>(names.map((name, index) => [name, index]))
export const propertyNumber = Object.fromEntries(numbers) as Readonly<Record<Property, number>>

export type Declaration = { readonly property: number; readonly value: string; readonly important: boolean }

const shorthands = new Set(['font', 'background', 'margin', 'overflow-x', 'overflow-y', 'inset', 'scale'])
/** Whether a property matters here; the others are not even read. */
export function isRelevant(name: string): boolean {
  return numbers.has(name) || shorthands.has(name)
}

const sizeWord = /^(?:xx-small|x-small|small|medium|large|x-large|xx-large|xxx-large|smaller|larger)$/
const sizeValue =
  /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:px|pt|pc|em|rem|ex|ch|cm|mm|in|q|vw|vh|vmin|vmax|%)?(?:\/|$)/

/** Parts of a value, split at blanks outside of parentheses. */
export function valueParts(value: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index <= value.length; index++) {
    const code = value.charCodeAt(index)
    if (code === 0x28) depth++
    else if (code === 0x29) depth--
    if (
      index === value.length ||
      (depth <= 0 && (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d))
    ) {
      if (index > start) parts.push(value.slice(start, index))
      start = index + 1
    }
  }
  return parts
}

function fontSize(value: string): string | null {
  for (const part of valueParts(value)) {
    // A bare number is a weight (700), only 0 may be a length without a unit.
    if (/^[1-9]00$/.test(part)) continue
    if (sizeWord.test(part) || sizeValue.test(part)) return part.split('/')[0] ?? null
  }
  return null
}

function background(value: string, important: boolean): Declaration[] {
  const image = /url\(|gradient\(|image-set\(|var\(/.test(value)
  const colour = valueParts(value).findLast(part => isColourLike(part))
  return [
    { property: propertyNumber['background-image'], value: image ? value : 'none', important },
    { property: propertyNumber['background-color'], value: colour ?? 'transparent', important },
  ]
}

const notColour = new Set(
  'none repeat no-repeat repeat-x repeat-y scroll fixed local center left right top bottom cover contain auto border-box padding-box content-box space round'.split(
    ' ',
  ),
)
function isColourLike(part: string): boolean {
  if (part.startsWith('#')) return true
  if (/^(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(/.test(part)) return true
  return /^[a-z]+$/.test(part) && !notColour.has(part)
}

function margin(value: string, important: boolean): Declaration[] {
  const parts = valueParts(value)
  const [top = '0', right = top, , left = right] = parts
  return [
    { property: propertyNumber['margin-top'], value: top, important },
    { property: propertyNumber['margin-left'], value: left, important },
  ]
}

function inset(value: string, important: boolean): Declaration[] {
  const [top = 'auto', right = top, bottom = top, left = right] = valueParts(value)
  return [
    { property: propertyNumber.top, value: top, important },
    { property: propertyNumber.right, value: right, important },
    { property: propertyNumber.bottom, value: bottom, important },
    { property: propertyNumber.left, value: left, important },
  ]
}

/** Longer values are pictures in the text of the style; what decides about text is short. */
const maxValue = 2_048

/** Adds a declaration; `name` and `value` in lower case, trimmed. Values with var() are unknown and do not count. */
export function declare(into: Declaration[], name: string, value: string, important: boolean): void {
  if (value === '' || value.length > maxValue || (value.includes('var(') && name !== 'background')) return
  const property = numbers.get(name)
  if (property !== undefined) into.push({ property, value, important })
  else if (name === 'font') {
    const size = fontSize(value)
    if (size !== null) into.push({ property: propertyNumber['font-size'], value: size, important })
  } else if (name === 'background') into.push(...background(value, important))
  else if (name === 'margin') into.push(...margin(value, important))
  else if (name === 'inset') into.push(...inset(value, important))
  else if (name === 'scale')
    into.push({ property: propertyNumber.transform, value: `scale(${value})`, important })
  else if (name.startsWith('overflow-')) into.push({ property: propertyNumber.overflow, value, important })
}
