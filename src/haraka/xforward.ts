/** XFORWARD (Postfix): the client that a before-queue filter's own mail server speaks for. Haraka knows XCLIENT only. */
import type { Config } from '../config/keys.ts'
import type { Connection } from './members.ts'
import { matcherOf } from './read.ts'

export type Forwarded = { readonly ip: string; readonly helo: string | null }

export const ATTRIBUTES = 'XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE'

const forwarded = new WeakMap<Connection, { ip: string | null; helo: string | null }>()

export function forwardedOf(connection: Connection): Forwarded | null {
  const known = forwarded.get(connection)
  return known?.ip ? { ip: known.ip, helo: known.helo } : null
}

export const mayForward = (connection: Connection, config: Config): boolean =>
  matcherOf(config.smtp.xforward)(connection.remote.ip)

/** Reads one XFORWARD command; false where it makes no sense. A new ADDR replaces what stood before. */
export function readXforward(connection: Connection, argument: string): boolean {
  const known = forwarded.get(connection) ?? { ip: null, helo: null }
  for (const word of argument.trim().split(/ +/)) {
    const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(word) ?? []
    if (name === '') return false
    const decoded = decodeXtext(value)
    const unknown = decoded === '' || decoded === '[UNAVAILABLE]' || decoded === '[TEMPUNAVAIL]'
    if (name.toUpperCase() === 'ADDR') known.ip = unknown ? null : decoded.replace(/^IPv6:/i, '')
    if (name.toUpperCase() === 'HELO') known.helo = unknown ? null : decoded
  }
  forwarded.set(connection, known)
  return true
}

/** xtext (RFC 3461 §4): "+" and two hexadecimal digits stand for one byte. */
function decodeXtext(text: string): string {
  return text.replace(/\+([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
