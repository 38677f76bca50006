/** What the review process asks of other hosts (webhooks, OpenID Connect): https, and by default public addresses only. */
import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export type Allowed = (address: string) => boolean

/** Only addresses of the open Internet: nothing that is configured from outside reaches into our own network. */
export const isPublicAddress: Allowed = address =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

export const isLoopbackAddress: Allowed = address =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'

/** Checked where the connection is made, after resolution: a name that changes its address later gains nothing. */
export const guardedLookup =
  (allowed: Allowed): LookupFunction =>
  (hostname, options, callback) => {
    systemLookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0)
      const addresses = Array.isArray(found) ? found : []
      const bad = addresses.find(one => !allowed(one.address))
      if (bad !== undefined || addresses.length === 0)
        return callback(new Error(`ERR_PRIVATE_ADDRESS ${hostname} is not a public address`), '', 0)
      if (options.all === true) return callback(null, addresses)
      return callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4)
    })
  }

/** The address of a URL whose host is one; a literal is never looked up. */
export const literalOf = (url: URL): string | null => {
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(literal) ? literal : null
}

/** https, no credentials in the URL, and no literal private address. */
export const checkUrl = (text: string, allowed: Allowed): string | null => {
  if (!URL.canParse(text)) return 'not a URL'
  const url = new URL(text)
  if (url.protocol !== 'https:') return 'not https'
  if (url.username !== '' || url.password !== '') return 'credentials in the URL'
  const literal = literalOf(url)
  return literal !== null && !allowed(literal) ? 'not a public address' : null
}

/** undici says only `fetch failed`; why stands in the cause. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message
}
