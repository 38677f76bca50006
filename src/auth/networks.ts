/** Addresses and networks of IPv4 and IPv6 (RFC 4291, CIDR RFC 4632); an IPv4-mapped address is the IPv4 address. */
import ipaddr from 'ipaddr.js'

export type AddressMatcher = (ip: string) => boolean

type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number]

export class NetworkError extends Error {
  readonly code = 'ERR_AUTH_NETWORK'
  readonly hint = 'write an address or a network such as 192.0.2.10, 192.0.2.0/24 or 2001:db8::/32'
  readonly value: string
  constructor(value: string) {
    super(`not an address or a network: ${JSON.stringify(value.slice(0, 100))}`)
    this.name = 'NetworkError'
    this.value = value
  }
}

/** Throws {@link NetworkError} at the first entry that is none. */
export function createAddressMatcher(entries: readonly string[]): AddressMatcher {
  const networks = entries.map(readNetwork)
  return ip => {
    if (!ipaddr.isValid(ip)) return false
    const address = ipaddr.process(ip)
    return networks.some(
      ([network, bits]) => network.kind() === address.kind() && address.match(network, bits),
    )
  }
}

function readNetwork(entry: string): Network {
  const text = entry.trim()
  try {
    if (!text.includes('/')) {
      const address = ipaddr.process(text)
      return [address, address.kind() === 'ipv4' ? 32 : 128]
    }
    return ipaddr.parseCIDR(text)
  } catch {
    throw new NetworkError(entry)
  }
}

/** The canonical form, or null. An IPv6 zone (`%eth0`) is cut off. */
export function normalizeAddress(ip: string): string | null {
  const bare = ip.split('%')[0] ?? ''
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null
}

/** Never a client on the other side of the border: this host itself, or a link-local neighbour. */
export function isOwnHost(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false
  const range = ipaddr.process(ip).range()
  return range === 'loopback' || range === 'linkLocal'
}
