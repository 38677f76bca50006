/** The route: Received lines as hops, newest first, with the border between what we know and what is only said. */
import ipaddr from 'ipaddr.js'
import type { HeaderField } from '../../message/message.ts'

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

/** The first line is ours. Each further one is believed only while the client before it was a trusted relay. */
export const routeOf = (
  headers: readonly HeaderField[],
  trustedRelays: readonly string[],
): readonly Hop[] => {
  let trusted = true
  return headers
    .filter(field => field.name === 'received')
    .slice(0, 40)
    .map(({ value }) => {
      const text = value.slice(0, 2000)
      const ip = addressIn(text)
      const hop = { from: word(text, 'from'), by: word(text, 'by'), ip, at: timeIn(text), trusted }
      trusted = trusted && inNetworks(ip, trustedRelays)
      return hop
    })
}
