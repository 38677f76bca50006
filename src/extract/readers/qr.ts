/** QR codes in pixels (ISO/IEC 18004): the code's text, if it is one. */
import jsQrModule from 'jsqr'
import type { Gather } from './gather.ts'

/** `channels` 1: grey, 3: RGB, 4: RGBA; one byte each. */
export type Pixels = {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
  readonly channels: 1 | 3 | 4
}

type JsQr = (
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options?: { readonly inversionAttempts?: 'dontInvert' | 'attemptBoth' },
) => { readonly data: string } | null

/** The package is CommonJS with a default inside its default. */
const jsQr = ('default' in jsQrModule ? jsQrModule.default : jsQrModule) as unknown as JsQr

/** Enough for a code of 177 modules at four pixels each; more only costs. */
const MAX_SIDE = 720
/** A code has 21 modules or more. */
const MIN_SIDE = 21
const WHITE = 255

export function findQr(pixels: Pixels, gather: Gather): void {
  const { width, height } = pixels
  if (width < MIN_SIDE || height < MIN_SIDE || hasOneColour(pixels)) return
  const { rgba, columns, rows } = shrink(pixels)
  const code = jsQr(rgba, columns, rows, { inversionAttempts: 'dontInvert' })
  if (!code || code.data === '') return
  gather.addText(code.data)
  gather.addLink({ shown: '', target: code.data, origin: 'qr' })
}

/** Logos and photographs have more than two brightness levels too, but an empty area cannot hold a code. */
function hasOneColour({ data, channels }: Pixels): boolean {
  const step = Math.max(1, Math.floor(data.length / channels / 4096)) * channels
  let low = WHITE
  let high = 0
  for (let at = 0; at < data.length; at += step) {
    const value = data[at] ?? 0
    if (value < low) low = value
    if (value > high) high = value
  }
  return high - low < 48
}

/** Averages blocks of pixels to grey on white, and leaves a quiet zone around, which many pictures lack. */
function shrink(pixels: Pixels): {
  readonly rgba: Uint8ClampedArray
  readonly columns: number
  readonly rows: number
} {
  const { width, height } = pixels
  const factor = Math.max(1, Math.ceil(Math.max(width, height) / MAX_SIDE))
  const border = 8
  const columns = Math.floor(width / factor) + 2 * border
  const rows = Math.floor(height / factor) + 2 * border
  const rgba = new Uint8ClampedArray(columns * rows * 4).fill(WHITE)
  for (let y = border; y < rows - border; y += 1) {
    for (let x = border; x < columns - border; x += 1) {
      const grey = averageGrey(pixels, (x - border) * factor, (y - border) * factor, factor)
      const at = (y * columns + x) * 4
      rgba[at] = grey
      rgba[at + 1] = grey
      rgba[at + 2] = grey
    }
  }
  return { rgba, columns, rows }
}

function averageGrey({ data, width, channels }: Pixels, left: number, top: number, factor: number): number {
  let sum = 0
  for (let y = top; y < top + factor; y += 1) {
    for (let x = left; x < left + factor; x += 1) {
      const at = (y * width + x) * channels
      const first = data[at] ?? WHITE
      const grey =
        channels === 1 ? first : (first * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
      const alpha = channels === 4 ? (data[at + 3] ?? WHITE) : WHITE
      sum += alpha === WHITE ? grey : WHITE + ((grey - WHITE) * alpha) / WHITE
    }
  }
  return sum / (factor * factor)
}
