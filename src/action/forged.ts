/** Which incoming header fields nobody but us may bring (DESIGN §5.2, RFC 8601 §5). */

export const RELEASED_HEADER = 'X-Amazon-Impersonation-Released'

const OURS = 'x-amazon-impersonation'

/** `name` of any case; `value` unfolded or not. */
export function isForged(name: string, value: string, authservId: string): boolean {
  // Some servers take NUL and other characters out that have no business in a name: what is left would be ours.
  const key = name.toLowerCase().replace(/[^!-~]/g, '')
  if (key.startsWith(OURS)) return true
  return key === 'authentication-results' && authservIdOf(value) === authservId.toLowerCase()
}

/** A bare CR inside a field is a line break to some readers: what stands behind it must not be a header of ours. */
export function hidesForged(field: string, authservId: string): boolean {
  if (!/\r(?!\n)/.test(field)) return false
  return field
    .split(/[\r\n]+/)
    .slice(1)
    .some(piece => {
      const colon = piece.indexOf(':')
      return colon > 0 && isForged(piece.slice(0, colon), piece.slice(colon + 1), authservId)
    })
}

/**
 * authserv-id of an Authentication-Results value (RFC 8601 §2.2): the first token, after comments. An attacker may
 * quote it, put a comment before it or write no white space at all, and a reader would still take it for ours.
 */
export function authservIdOf(value: string): string {
  let at = 0
  let depth = 0
  while (at < value.length) {
    const character = value.charAt(at)
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (character === '\\' && depth > 0) at += 1
    else if (depth === 0 && character > ' ') break
    at += 1
  }
  const rest = value.slice(at, at + 300)
  const token = /^"((?:[^"\\]|\\.)*)"|^[^\s;(]+/.exec(rest)
  const id = token?.[1]?.replace(/\\(.)/g, '$1') ?? token?.[0] ?? ''
  return id.trim().toLowerCase().replace(/\.$/, '')
}
