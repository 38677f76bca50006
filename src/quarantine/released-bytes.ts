/**
 * The bytes that a release sends: those that came in, with one header of ours on top and forged ones of ours taken
 * out. All else stays as it is, Received lines included: a signature over any other field still verifies.
 */
import { hidesForged, isForged, RELEASED_HEADER } from '../action/forged.ts'

const LF = 10
const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9

const endOfField = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(LF, from)
  while (at !== -1 && isBlank(bytes[at + 1])) at = bytes.indexOf(LF, at + 1)
  return at === -1 ? bytes.length : at + 1
}

const isEndOfHeader = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === LF || (bytes[at] === 13 && bytes[at + 1] === LF)

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** The name of a field of ours ends sooner. */
const longestName = 200

const isOurs = (field: Uint8Array, authservId: string): boolean => {
  const text = latin1(field)
  const colon = text.slice(0, longestName).indexOf(':')
  const isForgedField = colon > 0 && isForged(text.slice(0, colon), text.slice(colon + 1), authservId)
  return isForgedField || hidesForged(text, authservId)
}

/** The runs of bytes between forged fields. */
const genuine = (bytes: Uint8Array, authservId: string): readonly Uint8Array[] => {
  const runs: Uint8Array[] = []
  let from = 0
  let at = 0
  while (at < bytes.length && !isEndOfHeader(bytes, at)) {
    const end = endOfField(bytes, at)
    if (isOurs(bytes.subarray(at, end), authservId)) {
      runs.push(bytes.subarray(from, at))
      from = end
    }
    at = end
  }
  return [...runs, bytes.subarray(from)]
}

export const releasedBytes = (bytes: Uint8Array, id: string, at: number, authservId: string): Uint8Array =>
  Buffer.concat([
    Buffer.from(`${RELEASED_HEADER}: id=${id}; at=${new Date(at).toISOString()}\r\n`),
    ...genuine(bytes, authservId),
  ])
