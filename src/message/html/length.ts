/** CSS lengths (CSS Values Level 4) in pixels. */

const perUnit = new Map(
  Object.entries({
    '': 1,
    px: 1,
    pt: 4 / 3,
    pc: 16,
    in: 96,
    cm: 96 / 2.54,
    mm: 96 / 25.4,
    q: 96 / 101.6,
    rem: 16,
    vw: 10.24,
    vh: 7.68,
    vmin: 7.68,
    vmax: 10.24,
  }),
)
const perFont = new Map(Object.entries({ em: 1, ex: 0.5, ch: 0.5 }))
const shape = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)([a-z%]{0,4})$/

/** A length in pixels; percentages count of `whole`. Null where it is no length. */
export function readLength(value: string, fontSize: number, whole: number): number | null {
  const plain = value.startsWith('calc(') ? value.slice(5, -1).trim() : value
  const parts = shape.exec(plain)
  if (parts === null) return null
  const number = Number(parts[1])
  const unit = parts[2] ?? ''
  if (unit === '%') return (number / 100) * whole
  const factor = perUnit.get(unit) ?? (perFont.get(unit) ?? Number.NaN) * fontSize
  return Number.isFinite(number * factor) ? number * factor : null
}

const sizeWords = new Map(
  Object.entries({
    'xx-small': 9,
    'x-small': 10,
    small: 13,
    medium: 16,
    large: 18,
    'x-large': 24,
    'xx-large': 32,
    'xxx-large': 48,
  }),
)

/** A font size in pixels; what is not understood leaves the parent's. */
export function readFontSize(value: string, parent: number): number {
  const word = sizeWords.get(value)
  if (word !== undefined) return word
  if (value === 'smaller') return parent / 1.2
  if (value === 'larger') return parent * 1.2
  if (value === 'initial') return 16
  return Math.max(0, readLength(value, parent, parent) ?? parent)
}

/** `<font size>`: 1 to 7, or relative to 3. None of them is too small to read. */
export function readFontAttribute(value: string): number | null {
  const parts = /^\s*([+-]?)(\d+)/.exec(value)
  if (parts === null) return null
  const number = Number(parts[2])
  const relative = { '+': 3 + number, '-': 3 - number }[parts[1] ?? '']
  const size = Math.min(7, Math.max(1, relative ?? number))
  return [10, 13, 16, 18, 24, 32, 48][size - 1] ?? null
}
