/** Media queries (Media Queries Level 4) for a desktop mail window: a screen, 1024 pixels wide, light. */

const width = 1024
const height = 768

function pixels(value: string): number {
  const number = Number.parseFloat(value)
  return /r?em$/.test(value) ? number * 16 : number
}

function feature(name: string, value: string): boolean {
  if (name === 'max-width' || name === 'max-device-width') return width <= pixels(value)
  if (name === 'min-width' || name === 'min-device-width') return width >= pixels(value)
  if (name === 'max-height' || name === 'max-device-height') return height <= pixels(value)
  if (name === 'min-height' || name === 'min-device-height') return height >= pixels(value)
  if (name === 'orientation') return value === 'landscape'
  if (name === 'prefers-color-scheme') return value === 'light'
  if (name === 'width' || name === 'device-width') return value === ''
  // A resolution, WebKit's and the like: some reader has it.
  return !name.startsWith('prefers-') && !name.startsWith('forced-') && !name.startsWith('-ms-')
}

function condition(part: string): boolean {
  if (!part.startsWith('(')) return part === 'screen' || part === 'all'
  const inner = part.slice(1, part.endsWith(')') ? -1 : undefined)
  const colon = inner.indexOf(':')
  if (colon < 0) return feature(inner.trim(), '')
  return feature(inner.slice(0, colon).trim(), inner.slice(colon + 1).trim())
}

function query(text: string): boolean {
  const negated = text.startsWith('not ')
  const plain = text.replace(/^(?:not|only) /, '')
  const holds = plain === '' || plain.split(' and ').every(part => condition(part.trim()))
  return holds !== negated
}

/** Whether a media query list holds. */
export function matchesMedia(list: string): boolean {
  const plain = list.slice(0, 1_000).replace(/\s+/g, ' ').trim().toLowerCase()
  return plain.split(',').some(part => query(part.trim()))
}
