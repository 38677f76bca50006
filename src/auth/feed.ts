/** A message as a verifier takes it: header, then body in pieces, so that hashing 25 MB never holds the event loop. */
import { setImmediate as nextTurn } from 'node:timers/promises'

export type Fed = { readonly header: Buffer; readonly body: AsyncIterable<Buffer> | Iterable<Buffer> }

/** mailauth needs up to 10 ms for 64 KB of short lines with tabs. */
const PIECE = 16 * 1024
const SMALL = 64 * 1024
const LF = 10
const CR = 13

export class OutOfTime extends Error {
  readonly code = 'ERR_AUTH_OUT_OF_TIME'
}

/** `headerEnd`: where the empty line begins, or the end of a message without a body. */
export function feed(raw: Uint8Array, headerEnd: number, expired: () => boolean): Fed {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const gap = buffer[headerEnd] === CR ? 2 : 1
  const start = Math.min(buffer.length, headerEnd + gap)
  const header = normalize(buffer.subarray(0, start))
  const body = buffer.subarray(start)
  return { header, body: body.length <= SMALL ? [normalize(body)] : pieces(body, expired) }
}

async function* pieces(body: Buffer, expired: () => boolean): AsyncGenerator<Buffer> {
  for (let start = 0, end = 0; start < body.length; start = end) {
    if (expired()) throw new OutOfTime('the message could not be hashed within the deadline')
    end = Math.min(start + PIECE, body.length)
    // CR and LF stay together
    if (body[end - 1] === CR && body[end] === LF) end += 1
    yield normalize(body.subarray(start, end))
    await nextTurn()
  }
}

/** Files keep mail with LF; a signature is over CRLF (RFC 6376 §5.3). */
function normalize(piece: Buffer): Buffer {
  return hasBareLineFeeds(piece)
    ? Buffer.from(piece.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
    : piece
}

function hasBareLineFeeds(piece: Buffer): boolean {
  for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) {
    if (piece[at - 1] !== CR) return true
  }
  return false
}
