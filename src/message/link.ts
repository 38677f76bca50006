/** One link as a person and a browser see it: cleaned target, host in one form, organizational domain. */
import { hasPublicSuffix, normalHost, organizationalDomain } from './host.ts'
import type { Link } from './message.ts'
import { trimSet } from './trim.ts'
import { unwrap } from './unwrap.ts'

const MAX_TARGET = 4096
const MAX_SHOWN = 500

/** Browsers drop tabs, line breaks and NUL inside of a URL, and controls and blanks around it (WHATWG URL). */
const cleanTarget = (written: string): string => {
  const cut = written.length > MAX_TARGET ? written.slice(0, MAX_TARGET) : written
  if (!/[\0-\x20\x7f-\xa0\u200b\u2060\ufeff]/.test(cut)) return cut
  return trimSet(cut.replace(/[\t\r\n\0\u200b\u2060\ufeff]+/g, ''), CONTROLS)
}

/** C0, blank, DEL, C1 and the no-break space. */
const CONTROLS: ReadonlySet<string> = new Set(
  Array.from({ length: 0xa1 }, (_, code) => String.fromCharCode(code)).filter(
    each => !/[\x21-\x7e]/.test(each),
  ),
)

const SCHEME = /^([a-z][a-z0-9+.-]{0,30}):/i
const WEB = new Set(['http', 'https', 'ftp', 'ws', 'wss'])

const schemeOf = (target: string): string => {
  const found = SCHEME.exec(target)?.[1]?.toLowerCase() ?? ''
  // `www.example.org:8080/x` has a port, no scheme.
  return found.includes('.') || /^[^:]*:\d+(?:[/?#]|$)/.test(target) ? '' : found
}

/** The part between `//` and the path; backslashes count as slashes, as in browsers. */
const authority = (target: string, scheme: string): string => {
  const rest = scheme === '' ? target : target.slice(scheme.length + 1)
  const isWeb = WEB.has(scheme)
  const slashes = /^[/\\]*/.exec(rest)?.[0].length ?? 0
  if (slashes < 2 && !isWeb && !(scheme === '' && slashes === 0)) return ''
  const from = rest.slice(slashes)
  const end = from.search(/[/\\?#]/)
  return end < 0 ? from : from.slice(0, end)
}

/** `www.amazon.co.jp@evil.example`: what stands before the last at sign is only a user's name. */
const hostOf = (target: string, scheme: string): string => {
  const named = authority(target, scheme)
  const host = named.slice(named.lastIndexOf('@') + 1)
  if (host.startsWith('[')) return host.slice(0, host.indexOf(']') + 1).toLowerCase()
  const colon = host.indexOf(':')
  const name = colon < 0 ? host : host.slice(0, colon)
  return normalHost(name.includes('%') ? percentDecoded(name) : name)
}

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const mailHost = (target: string): string => {
  const address = percentDecoded(target.slice('mailto:'.length).split('?', 1)[0] ?? '')
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : normalHost(address.slice(at + 1))
}

/** A target without a scheme has a host only if it looks like one: `amazon.co.jp/x`, not `index.html` or `#top`. */
const looksLikeHost = (host: string): boolean =>
  hasPublicSuffix(host) && organizationalDomain(host) !== '' && /^[^\s/]+$/.test(host)

export type Place = { readonly scheme: string; readonly host: string; readonly organizationalDomain: string }

/** Of a cleaned target. */
export const placeOf = (target: string): Place => {
  const scheme = schemeOf(target)
  if (scheme === 'mailto') {
    const host = mailHost(target)
    return { scheme, host, organizationalDomain: host === '' ? '' : organizationalDomain(host) }
  }
  const found = scheme === '' || WEB.has(scheme) ? hostOf(target, scheme) : ''
  const host = scheme === '' && !/^[/\\]{2}/.test(target) && !looksLikeHost(found) ? '' : found
  return { scheme, host, organizationalDomain: host === '' ? '' : organizationalDomain(host) }
}

/** The target stays as written; host and domain are those behind the wrappers of filters. */
export const makeLink = (shown: string, target: string, origin: Link['origin'], visible: boolean): Link => {
  const clean = cleanTarget(target)
  return {
    shown: shown.length > MAX_SHOWN ? shown.slice(0, MAX_SHOWN) : shown,
    target: clean,
    ...placeOf(unwrap(clean)),
    origin,
    visible,
  }
}
