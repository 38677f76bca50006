/** Colours (CSS Color Level 4): read from what mail writes, and compared as the eye does. */

/** red, green, blue 0…255 and opacity 0…1 */
export type Colour = {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}

export const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 }
export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 }
export const linkBlue: Colour = { red: 0, green: 0, blue: 238, alpha: 1 }

/** The named colours of CSS Color Level 4 §6.1. */
const named =
  `aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4
black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0
chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff
darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b
darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a
darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1
darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222
floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520
gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082
ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6
lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3
lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6
magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db
mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585
midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6
olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98
paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd
powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513
salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb
slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c
teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5
yellow ffff00 yellowgreen 9acd32 canvas ffffff canvastext 000000 window ffffff windowtext 000000`.split(/\s+/)
const hexByName = new Map<string, string>()
for (let index = 0; index + 1 < named.length; index += 2)
  hexByName.set(named[index] ?? '', named[index + 1] ?? '')

function hex(digits: string): Colour | null {
  if (!/^[0-9a-f]+$/.test(digits)) return null
  const short = digits.length === 3 || digits.length === 4
  if (!short && digits.length !== 6 && digits.length !== 8) return null
  const size = short ? 1 : 2
  const channel = (place: number) => {
    const part = digits.slice(place * size, place * size + size)
    return Number.parseInt(short ? part + part : part, 16)
  }
  const alpha = digits.length === 4 || digits.length === 8 ? channel(3) / 255 : 1
  return { red: channel(0), green: channel(1), blue: channel(2), alpha }
}

function part(text: string | undefined, full: number): number {
  const number = Number.parseFloat(text ?? '0')
  if (!Number.isFinite(number)) return 0
  const scaled = text?.endsWith('%') === true ? (number / 100) * full : number
  return Math.min(full, Math.max(0, scaled))
}

/** HSL to RGB (CSS Color Level 4 §7.1). */
function fromHsl(hue: number, saturation: number, light: number, alpha: number): Colour {
  const amount = saturation * Math.min(light, 1 - light)
  const channel = (place: number) => {
    const at = (place + hue / 30) % 12
    return Math.round(255 * (light - amount * Math.max(-1, Math.min(at - 3, 9 - at, 1))))
  }
  return { red: channel(0), green: channel(8), blue: channel(4), alpha }
}

function fromFunction(name: string, body: string): Colour | null {
  const values = body.split(/[\s,/]+/).filter(text => text !== '')
  if (values.length < 3) return null
  const alpha = values[3] === undefined ? 1 : part(values[3], 1)
  if (name.startsWith('rgb')) {
    return { red: part(values[0], 255), green: part(values[1], 255), blue: part(values[2], 255), alpha }
  }
  if (!name.startsWith('hsl')) return null
  const turned = Number.parseFloat(values[0] ?? '0') % 360
  const hue = Number.isFinite(turned) ? (turned + 360) % 360 : 0
  const percent = (text: string | undefined) => part(text?.endsWith('%') === true ? text : `${text}%`, 1)
  return fromHsl(hue, percent(values[1]), percent(values[2]), alpha)
}

function read(text: string): Colour | null {
  if (text === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 }
  if (text.startsWith('#')) return hex(text.slice(1))
  const known = hexByName.get(text)
  if (known !== undefined) return hex(known)
  const open = text.indexOf('(')
  return open > 0
    ? fromFunction(text.slice(0, open), text.slice(open + 1, text.endsWith(')') ? -1 : undefined))
    : null
}

const cache = new Map<string, Colour | null>()

/** A colour in lower case; null where it is not understood. */
export function readColour(text: string): Colour | null {
  const known = cache.get(text)
  if (known !== undefined) return known
  const colour = read(text)
  if (cache.size >= 4_096) cache.clear()
  if (text.length <= 64) cache.set(text, colour)
  return colour
}

/** A colour of an attribute (HTML §2.4.6): hexadecimal with or without '#'. */
export function readAttributeColour(value: string): Colour | null {
  const text = value.trim().toLowerCase()
  return (
    readColour(text) ??
    (/^[0-9a-f]{6}$/.test(text) || /^[0-9a-f]{3}$/.test(text) ? readColour(`#${text}`) : null)
  )
}

/** One colour laid over another. */
export function over(front: Colour, back: Colour): Colour {
  if (front.alpha >= 1) return front
  const mix = (a: number, b: number) => a * front.alpha + b * (1 - front.alpha)
  return {
    red: mix(front.red, back.red),
    green: mix(front.green, back.green),
    blue: mix(front.blue, back.blue),
    alpha: 1,
  }
}

function linear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function luminance({ red, green, blue }: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** WCAG 2.2 asks for 4.5; below this nobody reads it without marking the text. */
const leastContrast = 1.15
/** Colours of the same lightness stay readable by hue, as long as one channel differs by more than this. */
const leastDifference = 32

/** Whether text in one colour on the other cannot be seen. */
export function isUnseen(text: Colour, background: Colour): boolean {
  const drawn = over(text, background)
  const difference = Math.max(
    Math.abs(drawn.red - background.red),
    Math.abs(drawn.green - background.green),
    Math.abs(drawn.blue - background.blue),
  )
  if (difference > leastDifference) return false
  const light = luminance(drawn) + 0.05
  const dark = luminance(background) + 0.05
  return Math.max(light, dark) / Math.min(light, dark) < leastContrast
}
