/** Feeds a message to a verifier in pieces, so that hashing 25 MB never holds the event loop for long. */
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** mailauth needs up to 10 ms for 64 KB of short lines with tabs. */
const PIECE = 16 * 1024
const SMALL = 64 * 1024
const LF = 10
const CR = 13

export class OutOfTime extends Error {
  readonly code = 'ERR_AUTH_OUT_OF_TIME'
}

export function feed(raw: Uint8Array, expired: () => boolean): Readable | Buffer {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (buffer.length <= SMALL) return buffer
  return Readable.from(pieces(buffer, expired), { objectMode: false, highWaterMark: PIECE })
}

async function* pieces(buffer: Buffer, expired: () => boolean): AsyncGenerator<Buffer> {
  for (let start = 0, end = 0; start < buffer.length; start = end) {
    if (expired()) throw new OutOfTime('the message could not be hashed within the deadline')
    end = Math.min(start + PIECE, buffer.length)
    // CR and LF stay together
    if (buffer[end - 1] === CR && buffer[end] === LF) end += 1
    const piece = buffer.subarray(start, end)
    yield hasBareLineFeeds(piece) ? withCrLf(piece) : piece
    await nextTurn()
  }
}

/** Files keep mail with LF; mailauth mends that line by line, which takes ten times as long as doing it at once. */
function hasBareLineFeeds(piece: Buffer): boolean {
  for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) {
    if (piece[at - 1] !== CR) return true
  }
  return false
}

function withCrLf(piece: Buffer): Buffer {
  return Buffer.from(piece.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
}
