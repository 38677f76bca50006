/** Dot-stuffing (RFC 5321 4.5.2) in one pass, in chunks that a socket takes one after the other, however many dots. */

const LF = 10
const CR = 13
const DOT = 46
const chunkSize = 64 * 1024

/** Copies what fits of `bytes` from `at` into `chunk`; gives how far it came. A dot at the beginning of a line is doubled. */
const fill = (
  bytes: Uint8Array,
  at: number,
  chunk: Uint8Array,
): { readonly read: number; readonly written: number } => {
  let read = at
  let written = 0
  // one byte of room more than is copied: the second dot
  while (read < bytes.byteLength && written < chunk.byteLength - 1) {
    const isLineStart = read === 0 || bytes[read - 1] === LF
    if (isLineStart && bytes[read] === DOT) {
      chunk[written] = DOT
      written += 1
    }
    const newline = bytes.indexOf(LF, read)
    const end = newline < 0 ? bytes.byteLength : newline + 1
    const length = Math.min(end - read, chunk.byteLength - written)
    chunk.set(bytes.subarray(read, read + length), written)
    read += length
    written += length
  }
  return { read, written }
}

/** The message without the final dot. A caller that awaits each chunk's write keeps one chunk in memory. */
export function* stuffed(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; ) {
    const chunk = Buffer.allocUnsafe(chunkSize)
    const { read, written } = fill(bytes, at, chunk)
    at = read
    yield chunk.subarray(0, written)
  }
}

/** What ends the message; a message that does not end with CRLF gets one. */
export const finalDot = (bytes: Uint8Array): Uint8Array => {
  const isEnded = bytes.byteLength === 0 || (bytes.at(-1) === LF && bytes.at(-2) === CR)
  return Buffer.from(isEnded ? '.\r\n' : '\r\n.\r\n')
}
