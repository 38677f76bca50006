/** Did a filter of ours release this message before? Believed only of trusted relays, and only if nobody else spoke between. */
import { RELEASED_HEADER } from '../action/forged.ts'
import { type AddressMatcher, isOwnHost, normalizeAddress } from '../auth/networks.ts'
import { readHop } from '../auth/received.ts'
import { fieldEnd } from './raw.ts'

const TRACE = /^(received|return-path|delivered-to|x-original-to)[ \t]*:/i
const RECEIVED = /^received[ \t]*:/i

/**
 * The header stands above everything but the trace lines of those who brought it, and each of them is ours: below the
 * Received line of a stranger the stranger wrote it himself. `forwarded`: the client that a relay speaks for.
 */
export function isReleased(
  bytes: Buffer,
  isTrusted: AddressMatcher,
  forwarded: { readonly ip: string } | null,
): boolean {
  const isOurs = (ip: string | null): boolean => ip !== null && (isTrusted(ip) || isOwnHost(ip))
  if (forwarded !== null && !isOurs(normalizeAddress(forwarded.ip))) return false
  for (let at = 0; at < bytes.length; ) {
    const end = fieldEnd(bytes, at)
    const field = bytes.subarray(at, Math.min(end, at + 2000)).toString('latin1')
    if (field.toLowerCase().startsWith(`${RELEASED_HEADER.toLowerCase()}:`)) return true
    if (!TRACE.test(field)) return false
    if (RECEIVED.test(field) && !isOurs(hopOf(field))) return false
    at = end
  }
  return false
}

function hopOf(field: string): string | null {
  return readHop(field.slice(field.indexOf(':') + 1).replace(/\r?\n/g, '')).ip
}
