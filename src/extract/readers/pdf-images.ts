/** Pictures on a page of a PDF, one bit a pixel and stencils included, searched for QR codes. */
import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import type { ReadLimits } from '../extraction.ts'
import type { Gather } from './gather.ts'
import { findQr, type Pixels } from './qr.ts'

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>
type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number }

const MAX_PICTURES = 6
/** An object that never comes must not hold the reader until it is killed. */
const OBJECT_TIMEOUT = 1000
const BLACK = 0
const WHITE = 255

export async function findInPage(page: Page, limits: ReadLimits, gather: Gather): Promise<void> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await page.getOperatorList()
  let pictures = 0
  for (const [index, operator] of fnArray.entries()) {
    if (pictures >= MAX_PICTURES) return gather.cutHere()
    const isPicture =
      operator === OPS.paintImageXObject ||
      operator === OPS.paintInlineImageXObject ||
      operator === OPS.paintImageMaskXObject
    if (!isPicture) continue
    pictures += 1
    const argument: unknown = Array.isArray(argsArray[index]) ? argsArray[index][0] : undefined
    const picture = asPicture(await resolveObject(page, argument))
    const pixels = picture && picture.width * picture.height <= limits.pixels ? toPixels(picture) : null
    if (pixels) findQr(pixels, gather)
  }
}

/** Pictures stand in the list themselves, or as names of objects that arrive later. */
function resolveObject(page: Page, argument: unknown): Promise<unknown> | unknown {
  const named =
    typeof argument === 'object' && argument !== null && 'data' in argument ? argument.data : argument
  if (typeof named !== 'string') return argument
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const timer = setTimeout(resolve, OBJECT_TIMEOUT, null)
  const objects = named.startsWith('g_') ? page.commonObjs : page.objs
  objects.get(named, resolve)
  return promise.finally(() => clearTimeout(timer))
}

function asPicture(value: unknown): Picture | null {
  if (typeof value !== 'object' || value === null) return null
  const { data, width, height } = value as { data?: unknown; width?: unknown; height?: unknown }
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  if (typeof width !== 'number' || typeof height !== 'number' || width < 1 || height < 1) return null
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height }
}

/** pdf.js gives one bit a pixel (rows padded to bytes), RGB or RGBA. */
function toPixels(picture: Picture): Pixels | null {
  const { data, width, height } = picture
  const channels = data.length / (width * height)
  if (channels === 1 || channels === 3 || channels === 4) return { data, width, height, channels }
  const row = Math.ceil(width / 8)
  if (data.length < row * height) return null
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const bit = ((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1
      // In a stencil the zeros are painted; in a picture of one bit they are black: the same.
      grey[y * width + x] = bit === 0 ? BLACK : WHITE
    }
  }
  return { data: grey, width, height, channels: 1 }
}
