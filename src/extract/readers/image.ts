/** PNG and JPEG pictures: only a QR code in them is read. */
import { decode as decodeJpeg } from 'jpeg-js'
import { PNG } from 'pngjs'
import { type Found, type ReadLimits, UnreadableError } from '../extraction.ts'
import { createGather, type Gather } from './gather.ts'
import { findQr, type Pixels } from './qr.ts'

const PNG_START = 0x89

export function readImage(bytes: Uint8Array, limits: ReadLimits): Found {
  const gather = createGather(limits)
  findInImage(bytes, limits, gather)
  return gather.found()
}

export function findInImage(bytes: Uint8Array, limits: ReadLimits, gather: Gather): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels = buffer[0] === PNG_START ? readPng(buffer, limits) : readJpeg(buffer, limits)
  findQr(pixels, gather)
}

/** The header states the size before anything is inflated (ISO/IEC 15948 §11.2.2). */
function readPng(buffer: Buffer, limits: ReadLimits): Pixels {
  if (buffer.length < 33) throw new UnreadableError('broken')
  const [width, height] = [buffer.readUInt32BE(16), buffer.readUInt32BE(20)]
  if (width * height > limits.pixels) throw new UnreadableError('size')
  const { data } = PNG.sync.read(buffer, { checkCRC: false })
  return { data, width, height, channels: 4 }
}

function readJpeg(buffer: Buffer, limits: ReadLimits): Pixels {
  try {
    const { data, width, height } = decodeJpeg(buffer, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: true,
      maxResolutionInMP: limits.pixels / 1_000_000,
      maxMemoryUsageInMB: 128,
    })
    return { data, width, height, channels: 3 }
  } catch (error) {
    const isLarge = error instanceof Error && /max(?:Resolution|Memory)/.test(error.message)
    throw new UnreadableError(isLarge ? 'size' : 'broken')
  }
}
