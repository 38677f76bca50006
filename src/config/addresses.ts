/** Addresses of people, networks, DNS servers and domains: what is no such thing would fail at the first message. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export const isNetwork = (text: string): boolean =>
  text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text)

const WITH_PORT = /^(?:\[([0-9a-f:.]{2,45})\]|([0-9.]{7,15}))(?::(\d{1,5}))?$/i

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353` */
export const isServer = (text: string): boolean => {
  const [, six, four, port = '53'] = WITH_PORT.exec(text) ?? []
  const isPort = Number(port) >= 1 && Number(port) <= 65_535
  return isIP(text) !== 0 || (isIP(six ?? four ?? '') !== 0 && isPort)
}

export const isDomain = (text: string): boolean =>
  /^(?=.{1,253}$)[\p{L}\p{N}_-]{1,63}(\.[\p{L}\p{N}_-]{1,63})+\.?$/u.test(text)

/** One address that can stand in RCPT TO: no control characters, blanks only inside quotes, one domain. */
const mailbox = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"|[^\s"<>(),:;@\\\p{Cc}]+)@[^\s"<>(),:;@\\\p{Cc}]+$/u

export const isAddress = (text: string): boolean => text.length <= 320 && mailbox.test(text)

/** Also what else RFC 5321 lets stand in RCPT TO: the postmaster without a domain, an IPv6 address as the domain. */
export const isEnvelopeAddress = (text: string): boolean =>
  /^postmaster$/i.test(text) || isAddress(text.replace(/@\[IPv6:[\da-f:.]{2,45}\]$/i, '@[IPv6]'))

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An https URL without credentials; plain http only to this machine, and only where that is allowed. */
export const isWebUrl = (text: string, loopback: boolean): boolean => {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.hostname === '') return false
  return url.protocol === 'https:' || (loopback && url.protocol === 'http:' && LOOPBACK.has(url.hostname))
}

/** `https://host`, `http://host:8080`: what stands in an address bar before the first path. */
export const isWebOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return false
  return url.href === `${url.origin}/` && !/[?#]/.test(text)
}
