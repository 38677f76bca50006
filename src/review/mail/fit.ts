/**
 * A letter that is laid out for a wide window, made to fit a narrow frame: what has a fixed width may become narrower,
 * never wider. A style sheet alone cannot: a table that is 600 wide holds its cell, and so the whole letter, apart.
 */
export type Attributes = Readonly<Record<string, string>>

/** Narrower than the frame on the smallest phone: spacers, icons, buttons stay as they are. */
const alwaysFits = 200

const perUnit: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3 }

/** In pixels; null where it is relative already, or no width at all. */
const fixedWidth = (text: string | undefined): number | null => {
  const [, number, unit = ''] =
    /^\s{0,9}(\d{1,5}(?:\.\d{1,3})?)\s{0,9}(px|pt)?\s{0,9}$/i.exec(text ?? '') ?? []
  return number === undefined ? null : Number(number) * (perUnit[unit.toLowerCase()] ?? 1)
}

type Declaration = { readonly name: string; readonly value: string }

const declarationsOf = (style: string): readonly Declaration[] =>
  style.split(';').flatMap(text => {
    const colon = text.indexOf(':')
    return colon < 0
      ? []
      : [{ name: text.slice(0, colon).trim().toLowerCase(), value: text.slice(colon + 1).trim() }]
  })

/** `!important` says nothing about the width. */
const pixelsOf = (declarations: readonly Declaration[], name: string): number | null =>
  fixedWidth(declarations.findLast(one => one.name === name)?.value.replace(/!\s{0,9}important$/i, ''))

/** A table fills its place up to its width; a box takes what it needs up to it; a cell shares what the table has. */
const fitting = (tag: string, most: number): readonly Declaration[] => {
  const limit = { name: 'max-width', value: `${Math.round(most)}px` }
  if (tag === 'table') return [{ name: 'width', value: '100%' }, limit]
  return tag === 'td' || tag === 'th' ? [] : [limit]
}

/** Of every element: its attributes, with the fixed width as a limit. */
export const fitted = (tag: string, given: Attributes): Attributes => {
  const declarations = declarationsOf(given['style'] ?? '')
  const width = pixelsOf(declarations, 'width') ?? fixedWidth(given['width'])
  if (width === null || width <= alwaysFits) return given
  const { width: _, ...rest } = given
  const most = Math.min(width, pixelsOf(declarations, 'max-width') ?? width)
  const others = declarations.filter(({ name }) => name !== 'width' && name !== 'max-width')
  const style = [...others, ...fitting(tag, most)].map(({ name, value }) => `${name}:${value}`)
  return { ...rest, style: style.join(';') }
}
