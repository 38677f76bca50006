/** UTF-8 that somebody took for windows-1252 and encoded once more: `ã‚¢ãƒžã‚¾ãƒ³` is アマゾン. */
import { isUtf8 } from 'node:buffer'
import { decoderFor } from './detect.ts'

/** windows-1252 characters of the bytes 0x80 to 0x9f, to their bytes. */
const bytesOf = (): ReadonlyMap<number, number> => {
  const map = new Map<number, number>()
  for (let byte = 0x80; byte <= 0x9f; byte++) {
    map.set(decoderFor('windows-1252').decode(Uint8Array.of(byte)).charCodeAt(0), byte)
    map.set(byte, byte)
  }
  return map
}
const HIGH = bytesOf()

/** A lead byte of three with its two followers: East Asian text is made of these. */
const SUSPICIOUS = /[\u00e3-\u00ef](?:[\u0080-\u00bf]|[\u0152-\u02dc]|[\u2013-\u2122]){2}/

/** Null where the text is none, as it stands. */
export const undoMojibake = (text: string): string | null => {
  if (!SUSPICIOUS.test(text)) return null
  const bytes = Buffer.allocUnsafe(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : HIGH.get(code)
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : null
}
