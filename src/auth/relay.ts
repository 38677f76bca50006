/**
 * The border: behind trusted relays the client is who spoke to the first of them, and only what stands above that
 * relay's own Received was written on our side (DESIGN §5.5).
 */
import type { HeaderField } from '../message/message.ts'
import { type AddressMatcher, isOwnHost, normalizeAddress } from './networks.ts'
import { readHop } from './received.ts'

export type Border = {
  /** who handed the message to our side */
  readonly client: { readonly ip: string | null; readonly helo: string | null }
  /** index in the header of the Received field that our outermost host wrote; -1 if the connection is the border */
  readonly index: number
  /** the connection came from a trusted relay */
  readonly relayed: boolean
}

export type Connection = {
  readonly ip: string | null
  readonly helo: string | null
  /** what a relay said of its client by XFORWARD or XCLIENT */
  readonly forwarded?: { readonly ip: string; readonly helo: string | null } | null
}

type Field = Pick<HeaderField, 'name' | 'raw'>

const MAX_HOPS = 50

export function findBorder(
  headers: readonly Field[],
  connection: Connection,
  isTrusted: AddressMatcher,
): Border {
  const { ip, helo, forwarded } = connection
  const direct: Border = { client: { ip, helo }, index: -1, relayed: false }
  if (ip === null || !isTrusted(normalizeAddress(ip) ?? '')) return direct
  const border = walk(headers, isTrusted)
  if (!forwarded) return border
  const stated = normalizeAddress(forwarded.ip)
  // A relay that speaks of a further relay of ours tells nothing that the Received fields do not tell better.
  if (stated === null || isTrusted(stated)) return border
  return { ...border, client: { ip: stated, helo: forwarded.helo } }
}

/** From the top: fields whose client is one of ours are ours; the first other one is the border. */
function walk(headers: readonly Field[], isTrusted: AddressMatcher): Border {
  let hops = 0
  for (const [index, field] of headers.entries()) {
    if (field.name !== 'received') continue
    hops += 1
    if (hops > MAX_HOPS) break
    const hop = readHop(field.raw)
    if (hop.ip !== null && (isTrusted(hop.ip) || isOwnHost(hop.ip))) continue
    return { client: { ip: hop.ip, helo: hop.helo }, index, relayed: true }
  }
  return { client: { ip: null, helo: null }, index: headers.length, relayed: true }
}
