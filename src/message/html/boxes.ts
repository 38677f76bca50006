/** Boxes that show nothing, and boxes outside of the window. */
import { type Values, valueFor } from './cascade.ts'
import { readLength } from './length.ts'
import { propertyNumber } from './properties.ts'

const P = propertyNumber
/** Farther out than any layout moves text that is to be seen. */
const farAway = -500
/** An edge as wide as what hides preheaders: 0 or 1 pixel. */
const noSize = 1

function isFar(value: string | undefined, fontSize: number): boolean {
  if (value === undefined || !value.includes('-')) return false
  const length = readLength(value, fontSize, 1_024)
  return length !== null && length <= farAway
}

function isFarTransform(value: string, fontSize: number): boolean {
  if (/scale[xy3d]{0,2}\(\s*0*\.?0*\s*[,)]/.test(value)) return true
  const moved = /translate[xy3d]{0,2}\(([^()]{0,80})\)/.exec(value)
  return moved?.[1]?.split(',').some(part => isFar(part.trim(), fontSize)) ?? false
}

function isClipped(values: Values): boolean {
  const path = valueFor(values, P['clip-path'])
  if (
    path !== undefined &&
    /^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*0(?:px)? 0(?:px)?\s*[,)]\s*\)?$)/.test(path)
  )
    return true
  const clip = valueFor(values, P.clip)
  if (clip === undefined || !clip.startsWith('rect(')) return false
  const edges = clip
    .slice(5, -1)
    .split(/[\s,]+/)
    .map(edge => Number.parseFloat(edge))
  const [top = 0, right = 0, bottom = 0, left = 0] = edges
  return bottom - top <= noSize && right - left <= noSize && edges.length >= 4
}

/** Text moved out of the window. */
export function isOffScreen(values: Values, fontSize: number, display: string): boolean {
  if (values.size === 0) return false
  if (
    isFar(valueFor(values, P['margin-left']), fontSize) ||
    isFar(valueFor(values, P['margin-top']), fontSize)
  )
    return true
  const transform = valueFor(values, P.transform)
  if (transform !== undefined && hasSize(display, values) && isFarTransform(transform, fontSize)) return true
  const position = valueFor(values, P.position)
  if (position === undefined || position === 'static') return false
  if (isAbsolute(values) && isClipped(values)) return true
  for (const edge of [P.left, P.top, P.right, P.bottom])
    if (isFar(valueFor(values, edge), fontSize)) return true
  const left = valueFor(values, P.left)
  return left !== undefined && (readLength(left, fontSize, 1_024) ?? 0) >= 5_000
}

function isNothing(value: string | undefined, fontSize: number): boolean {
  if (value === undefined) return false
  // Of an unknown whole only no percent at all says something.
  const length = value.endsWith('%') ? 2 * Number.parseFloat(value) : readLength(value, fontSize, 100)
  return length !== null && length <= noSize
}

/** Sizes and transforms do nothing to inline boxes, and tables grow with what they hold. */
function hasSize(display: string, values: Values): boolean {
  if (display.startsWith('table') || display === 'contents') return false
  if (display !== 'inline') return true
  const float = valueFor(values, P.float)
  return isAbsolute(values) || (float !== undefined && float !== 'none')
}

function isAbsolute(values: Values): boolean {
  const position = valueFor(values, P.position)
  return position === 'absolute' || position === 'fixed'
}

/** A box without height or width that cuts off what overflows, or one that is clipped or shrunk away. */
export function isHiddenBox(values: Values, fontSize: number, display: string): boolean {
  if (values.size === 0) return false
  const path = valueFor(values, P['clip-path'])
  if (path !== undefined && isClipped(values)) return true
  if (
    isNothing(valueFor(values, P.zoom), fontSize) &&
    Number.parseFloat(valueFor(values, P.zoom) ?? '1') === 0
  )
    return true
  const overflow = valueFor(values, P.overflow)
  if (overflow === undefined || !/hidden|clip/.test(overflow) || !hasSize(display, values)) return false
  const sizes = [P.height, P['max-height'], P.width, P['max-width'], P['line-height']]
  return sizes.some(size => isNothing(valueFor(values, size), fontSize))
}
