/** Boxes that show nothing, and boxes outside of the window. */
import type { Values } from './cascade.ts'
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
  const moved = /translate[xy3d]{0,2}\(([^)]*)\)/.exec(value)
  return moved?.[1]?.split(',').some(part => isFar(part.trim(), fontSize)) ?? false
}

function isClipped(values: Values): boolean {
  const path = values.get(P['clip-path'])
  if (
    path !== undefined &&
    /^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|polygon\(\s*0(?:px)? 0(?:px)?\s*[,)]\s*\)?$)/.test(path)
  )
    return true
  const clip = values.get(P.clip)
  if (clip === undefined || !clip.startsWith('rect(')) return false
  const edges = clip
    .slice(5, -1)
    .split(/[\s,]+/)
    .map(edge => Number.parseFloat(edge))
  const [top = 0, right = 0, bottom = 0, left = 0] = edges
  return bottom - top <= noSize && right - left <= noSize && edges.length >= 4
}

/** Text moved out of the window. */
export function isOffScreen(values: Values, fontSize: number): boolean {
  if (values.size === 0) return false
  if (isFar(values.get(P['margin-left']), fontSize) || isFar(values.get(P['margin-top']), fontSize))
    return true
  const transform = values.get(P.transform)
  if (transform !== undefined && isFarTransform(transform, fontSize)) return true
  const position = values.get(P.position)
  if (position === undefined || position === 'static') return false
  if (/^(?:absolute|fixed)$/.test(position) && isClipped(values)) return true
  for (const edge of [P.left, P.top, P.right, P.bottom]) if (isFar(values.get(edge), fontSize)) return true
  const left = values.get(P.left)
  return left !== undefined && (readLength(left, fontSize, 1_024) ?? 0) >= 5_000
}

function isNothing(value: string | undefined, fontSize: number): boolean {
  if (value === undefined) return false
  // Percentages of an unknown whole say nothing, except 0.
  const length = readLength(value, fontSize, 100)
  return length !== null && length <= noSize
}

/** A box without height or width that cuts off what overflows, or one that is clipped or shrunk away. */
export function isHiddenBox(values: Values, fontSize: number): boolean {
  if (values.size === 0) return false
  const path = values.get(P['clip-path'])
  if (path !== undefined && isClipped(values)) return true
  if (isNothing(values.get(P.zoom), fontSize) && Number.parseFloat(values.get(P.zoom) ?? '1') === 0)
    return true
  const overflow = values.get(P.overflow)
  if (overflow === undefined || !/hidden|clip/.test(overflow)) return false
  const sizes = [P.height, P['max-height'], P.width, P['max-width']]
  return sizes.some(size => isNothing(values.get(size), fontSize))
}
