/** Did a filter of ours release this message before? Believed only of a trusted relay (check.ts). */
import { RELEASED_HEADER } from '../action/forged.ts'
import { fieldEnd } from './raw.ts'

/** The header stands above everything but the trace lines of those who brought it. */
export function isReleased(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    const name = bytes
      .subarray(at, at + RELEASED_HEADER.length + 1)
      .toString('latin1')
      .toLowerCase()
    if (name === `${RELEASED_HEADER.toLowerCase()}:`) return true
    if (!/^(received|return-path|delivered-to|x-original-to):/.test(name)) return false
    at = fieldEnd(bytes, at)
  }
  return false
}
