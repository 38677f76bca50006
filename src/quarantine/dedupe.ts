/** Recognises a sender's retry of a message that is already held: same bytes, same sender, same recipients. */
import { createHash } from 'node:crypto'
import { foldedAddress } from './domain.ts'

/** A sender gives up after 5 days (RFC 5321 4.5.4.1); later the same bytes are a new message. */
export const retryWindow = 5 * 24 * 3_600_000

const LF = 10
const CR = 13
const isFoldMark = (byte: number | undefined): boolean => byte === 32 || byte === 9

const endOfField = (bytes: Uint8Array): number => {
  let at = bytes.indexOf(LF)
  while (at !== -1 && isFoldMark(bytes[at + 1])) at = bytes.indexOf(LF, at + 1)
  return at === -1 ? bytes.length : at + 1
}

const startsWithReceived = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 9)).toString('latin1').toLowerCase() === 'received:'

/** Our own Received stands on top and differs with every attempt; all else is the sender's. */
export const withoutTopReceived = (bytes: Uint8Array): Uint8Array => {
  if (!startsWithReceived(bytes)) return bytes
  const rest = bytes.subarray(endOfField(bytes))
  return rest[0] === CR && rest[1] === LF ? bytes : rest
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A sender may write its domains otherwise with each attempt, and name a mailbox twice. */
const envelopeText = (mailFrom: string, recipients: readonly string[]): string =>
  `${JSON.stringify([foldedAddress(mailFrom), [...new Set(recipients.map(foldedAddress))].sort()])}\n`

export const dedupeKey = (raw: Uint8Array, mailFrom: string, recipients: readonly string[]): string =>
  createHash('sha256')
    .update(envelopeText(mailFrom, recipients))
    .update(withoutTopReceived(raw))
    .digest('base64url')

/** What is hashed at once: about a millisecond of the event loop. */
const slice = 512 * 1024

const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Both hashes of a message of any size, in slices, so that 25 MB do not stop the mail server. */
export const fingerprint = async (
  raw: Uint8Array,
  mailFrom: string,
  recipients: readonly string[],
): Promise<{ readonly sha256: string; readonly dedupe: string }> => {
  const whole = createHash('sha256')
  const own = createHash('sha256').update(envelopeText(mailFrom, recipients))
  const rest = withoutTopReceived(raw)
  const skipped = raw.byteLength - rest.byteLength
  for (let at = 0; at < raw.byteLength; at += slice) {
    const end = Math.min(raw.byteLength, at + slice)
    whole.update(raw.subarray(at, end))
    if (end > skipped) own.update(raw.subarray(Math.max(at, skipped), end))
    if (end < raw.byteLength) await breathe()
  }
  return { sha256: whole.digest('hex'), dedupe: own.digest('base64url') }
}
