/**
 * The route of a held message, newest hop first: what our own server saw, then the Received lines that came with the
 * message, with the border between what we know and what is only said (RFC 5321 4.4).
 */
import ipaddr from 'ipaddr.js'
import type { HeaderField } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'

export type Hop = {
  readonly from: string
  readonly by: string
  readonly ip: string
  readonly at: number | null
  /** written by us or by a relay that we trust */
  readonly trusted: boolean
}

const word = (text: string, name: string): string => {
  const match = new RegExp(`(?:^|[\\s;)])${name}\\s+([^\\s;()]{1,255})`, 'i').exec(text)
  return match?.[1] ?? ''
}

const addressIn = (text: string): string => {
  const bracketed = /\[(?:IPv6:)?([0-9a-f.:]{3,45})\]/i.exec(text)?.[1]
  const bare = bracketed ?? /\((?:[^()]{0,255}\s)?([0-9a-f.:]{7,45})\)/i.exec(text)?.[1] ?? ''
  return ipaddr.isValid(bare) ? bare : ''
}

const timeIn = (text: string): number | null => {
  const at = Date.parse(
    text
      .slice(text.lastIndexOf(';') + 1)
      .replace(/\([^()]{0,100}\)/g, '')
      .trim(),
  )
  return Number.isNaN(at) ? null : at
}

const inNetworks = (ip: string, networks: readonly string[]): boolean => {
  if (!ipaddr.isValid(ip)) return false
  const address = ipaddr.process(ip)
  return networks.some(network => {
    const [base = '', bits] = network.split('/')
    if (!ipaddr.isValid(base)) return false
    const wanted = ipaddr.process(base)
    if (wanted.kind() !== address.kind()) return false
    return address.match(wanted, bits === undefined ? wanted.toByteArray().length * 8 : Number(bits))
  })
}

export type Arrived = Pick<Item, 'client' | 'node' | 'receivedAt'>

/** The hop that we saw ourselves. The stored bytes hold no line of ours: whoever sent them could have written one. */
const ownHop = ({ client, node, receivedAt }: Arrived): Hop => ({
  from: client.reverseName ?? client.helo ?? '',
  by: node,
  ip: client.ip ?? '',
  at: receivedAt,
  trusted: true,
})

const saidHop = (value: string): Omit<Hop, 'trusted'> => {
  const text = value.slice(0, 2000)
  return { from: word(text, 'from'), by: word(text, 'by'), ip: addressIn(text), at: timeIn(text) }
}

/** A line of the message is believed only while the client that brought it is a trusted relay. */
export const routeOf = (
  item: Arrived,
  headers: readonly HeaderField[],
  trustedRelays: readonly string[],
): readonly Hop[] => {
  // an imported message: nobody saw who brought it
  const own = item.client.ip === null ? [] : [ownHop(item)]
  let trusted = own.some(({ ip }) => inNetworks(ip, trustedRelays))
  const said = headers
    .filter(field => field.name === 'received')
    .slice(0, 40)
    .map(({ value }) => {
      const hop = { ...saidHop(value), trusted }
      trusted = trusted && inNetworks(hop.ip, trustedRelays)
      return hop
    })
  return [...own, ...said]
}
