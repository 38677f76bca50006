/**
 * The exact bytes of a message, in and out. Haraka hands on its parsed and re-encoded headers, which changes raw
 * 8-bit ones, drops what it did not parse, and so breaks DKIM; both ways round are closed here.
 */
import { Writable } from 'node:stream'
import type { MessageStream, PipeOptions, Transaction } from './members.ts'

const CRLF = Buffer.from('\r\n')
const DOT = 0x2e
/** "." CRLF, which ends DATA */
const FINAL_DOT = 3

/** The message as it came, and how many header lines Haraka had put above it. */
export type Received = { readonly bytes: Buffer; readonly linesAbove: number }

/** What the client sent after DATA, byte for byte, without what Haraka put above and below. */
export function receivedBytes(transaction: Transaction): Promise<Received> {
  return new Promise((resolve, reject) => {
    const stream = transaction.message_stream
    const parsed = stream.headers
    stream.headers = []
    try {
      stream.pipe(collector(bytes => resolve(withoutAdditions(bytes, transaction))))
    } catch (error) {
      reject(error)
    } finally {
      // pipe() has read it by now; a spooled message is read later, but what it emits is decided.
      stream.headers = parsed
    }
  })
}

/** Haraka's line transformer needs some milliseconds for as much. */
const SLICE = 512 * 1024

/** Takes the lines of a message; the event loop turns in between, which get_data does not let it for all of 25 MB. */
function collector(done: (bytes: Buffer) => void): Writable {
  const slices: Buffer[] = []
  let lines: Buffer[] = []
  let length = 0
  const cut = () => {
    slices.push(Buffer.concat(lines, length))
    lines = []
    length = 0
  }
  return new Writable({
    write(line: Buffer, _encoding, taken) {
      lines.push(line)
      length += line.length
      if (length < SLICE) {
        taken()
        return
      }
      cut()
      setImmediate(taken)
    },
    final(ended) {
      cut()
      const [only] = slices
      done(slices.length === 1 && only !== undefined ? only : Buffer.concat(slices))
      ended()
    },
  })
}

/** The whole message, as it is handed on. */
export function wholeMessage(stream: MessageStream): Promise<Buffer> {
  return new Promise(resolve => stream.pipe(collector(resolve)))
}

function withoutAdditions(all: Buffer, transaction: Transaction): Received {
  const above = ownReceived(all, transaction.uuid)
  const bytes = all.subarray(above)
  return {
    bytes: bytes.subarray(0, sentLength(bytes, transaction.data_bytes)),
    linesAbove: count(all.subarray(0, above), 10),
  }
}

/** Length of the first field, if it is the Received line of this very transaction; else 0. */
function ownReceived(bytes: Buffer, uuid: string): number {
  if (bytes.subarray(0, 9).toString('latin1') !== 'Received:') return 0
  const end = fieldEnd(bytes, 0)
  return bytes.subarray(0, end).includes(` id ${uuid}`) ? end : 0
}

/**
 * To a message without a blank line Haraka appends one, and then once more what does not look like a header. The
 * number of bytes that came over the wire (dots stuffed, the final one included) tells.
 */
function sentLength(bytes: Buffer, wire: number): number {
  const blank = bytes.subarray(0, 2).equals(CRLF) ? 0 : bytes.indexOf('\r\n\r\n') + 2
  if (blank < 2) return bytes.length
  return blank + stuffedDots(bytes.subarray(0, blank)) + FINAL_DOT === wire ? blank : bytes.length
}

function stuffedDots(bytes: Buffer): number {
  let dots = bytes[0] === DOT ? 1 : 0
  for (let at = bytes.indexOf('\n.'); at >= 0; at = bytes.indexOf('\n.', at + 1)) dots += 1
  return dots
}

function count(bytes: Buffer, byte: number): number {
  let found = 0
  for (const one of bytes) if (one === byte) found += 1
  return found
}

/** bytes that are handed over at once */
const BLOCK = 64 * 1024

/** Where the field that begins at `from` ends: after the first line break that no white space follows. */
export function fieldEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length) {
    const feed = bytes.indexOf(10, at)
    if (feed < 0) return bytes.length
    at = feed + 1
    if (bytes[at] !== 32 && bytes[at] !== 9) return at
  }
  return bytes.length
}

/** From now on the message is handed on as `compose` says at that moment, whoever reads it. */
export function handOn(transaction: Transaction, compose: () => Buffer): void {
  const stream = transaction.message_stream
  let copies = 0
  let inner: MessageStream | null = null
  stream.pipe = (destination: Writable, options?: PipeOptions): Writable => {
    copies += 1
    inner = copyOf(stream, transaction, copies, compose())
    return inner.pipe(destination, options)
  }
  stream.unpipe = () => inner?.unpipe()
}

function copyOf(stream: MessageStream, transaction: Transaction, copy: number, bytes: Buffer): MessageStream {
  const Stream = stream.constructor as new (cfg: unknown, id: string, headers: string[]) => MessageStream
  // Never spooled: the bytes are in memory as it is.
  const copied = new Stream({ main: { spool_after: -1 } }, `${transaction.uuid}.copy${copy}`, [])
  const wire = stuffed(bytes)
  for (let at = 0; at < wire.length; at += BLOCK) copied.add_line(wire.subarray(at, at + BLOCK))
  copied.add_line_end(() => undefined)
  return copied
}

/** As it goes over the wire: lines that begin with a dot have one more (RFC 5321 §4.5.2), and the last one ends. */
function stuffed(bytes: Buffer): Buffer {
  const pieces: Buffer[] = bytes[0] === DOT ? [Buffer.from('.')] : []
  let from = 0
  for (let at = bytes.indexOf('\n.'); at >= 0; at = bytes.indexOf('\n.', at + 1)) {
    pieces.push(bytes.subarray(from, at + 1), Buffer.from('.'))
    from = at + 1
  }
  pieces.push(bytes.subarray(from))
  if (bytes.length > 0 && bytes.at(-1) !== 10) pieces.push(CRLF)
  return pieces.length === 1 ? bytes : Buffer.concat(pieces)
}
