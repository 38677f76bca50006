/** Host names and addresses in one form: lower-case A-labels (RFC 5891), IP literals in dotted or bracketed form. */
import { domainToASCII } from 'node:url'
import { getDomain, parse } from 'tldts'

const PLAIN = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/
/** `0x7f.1`, `2130706433`, `017700000001`: what browsers read as IPv4. */
const NUMERIC = /^(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}$/
const MAX_HOST = 1000

/** '' where there is no host in it. Names that IDNA refuses are kept in lower case, for they are seen so. */
export const normalHost = (written: string): string => {
  const host = written.slice(0, MAX_HOST).trim().toLowerCase().replace(/\.+$/, '')
  if (host === '' || (PLAIN.test(host) && !/^[\d.]|^0x/.test(host) && !host.includes('xn--'))) return host
  if (host.startsWith('[')) return host
  if (NUMERIC.test(host)) return numericHost(host)
  const ascii = domainToASCII(host).replace(/\.+$/, '')
  return ascii !== ''
    ? ascii
    : host.replace(/[\s\u3002\uff0e\uff61]+/g, each => (each.trim() === '' ? '' : '.'))
}

const numericHost = (host: string): string => {
  try {
    return new URL(`http://${host}/`).hostname
  } catch {
    return host
  }
}

/** com.be is a registry of its own but no public suffix: the name below it is the organization's. */
const EXTRA_SUFFIXES = ['com.be']

const SUFFIXES = { allowPrivateDomains: true, extractHostname: false }

const cache = new Map<string, string>()
const MAX_CACHE = 5000

/** The organizational domain by the public suffix list, private suffixes included; '' for addresses and suffixes. */
export const organizationalDomain = (host: string): string => {
  const hit = cache.get(host)
  if (hit !== undefined) return hit
  if (cache.size >= MAX_CACHE) cache.clear()
  const found = host.includes('..') ? '' : (getDomain(host, SUFFIXES) ?? '')
  const extra = EXTRA_SUFFIXES.includes(found)
    ? host
        .slice(0, -found.length - 1)
        .split('.')
        .at(-1)
    : undefined
  const domain = extra === undefined || extra === '' ? found : `${extra}.${found}`
  cache.set(host, domain)
  return domain
}

/** The public suffix list knows its top: `amazon.co.jp`, not `index.html`. */
export const hasPublicSuffix = (host: string): boolean => {
  if (!host.includes('.')) return false
  const { isIcann, isPrivate } = parse(host, SUFFIXES)
  return isIcann === true || isPrivate === true
}
