/** Allow rules hold by what was proven, never by what a From header says: a signature's domain, DMARC, or the client. */
import ipaddr from 'ipaddr.js'
import { parse } from 'tldts'
import type { Authentication } from '../auth/authentication.ts'
import { createAddressMatcher } from '../auth/networks.ts'
import { scopeOf } from '../config/overrides.ts'
import { isSharedSender } from './shared-senders.ts'

export type AllowRule = {
  /** `dkim:partner.example`, `dmarc:partner.example`, `ip:192.0.2.0/24` */
  readonly identity: string
  /** '' for everybody, a recipient domain, or one recipient */
  readonly scope: string
  readonly reason: string
  /** milliseconds since 1970; 0: never */
  readonly expires: number
}

/** What is wrong with a rule, null if nothing. */
export function checkIdentity(identity: string): string | null {
  const [, kind = '', value = ''] = /^(dkim|dmarc|ip):(.+)$/.exec(identity) ?? []
  if (kind === '') return 'write dkim:DOMAIN, dmarc:DOMAIN or ip:ADDRESS; a From address proves nothing'
  if (kind === 'ip')
    return isNetwork(value) ? null : 'write an address or a network, for example ip:192.0.2.0/24'
  if (!/^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value))
    return 'write the domain in lower case, for example partner.example'
  if (isSuffix(value)) return `${value} is no sender, but what many senders' names end in`
  return isSharedSender(value) ? `${value} signs mail for everybody: it would let scams through` : null
}

/** A public suffix, such as co.jp or github.io: a rule also holds for all below it. */
function isSuffix(domain: string): boolean {
  return domain === 'com.be' || parse(domain, { allowPrivateDomains: true }).domain === null
}

function isNetwork(value: string): boolean {
  if (!value.includes('/')) return ipaddr.isValid(value)
  if (!ipaddr.isValidCIDR(value)) return false
  const [address, bits] = ipaddr.parseCIDR(value)
  // Wider than this is no sender, but a part of the internet.
  return bits >= (address.kind() === 'ipv4' ? 16 : 32)
}

/** The first rule that holds for this recipient now, or null. */
export function allowedBy<R extends AllowRule>(
  rules: readonly R[],
  authentication: Authentication,
  recipient: string,
  now: number,
): R | null {
  return (
    rules.find(
      rule =>
        (rule.expires === 0 || rule.expires > now) &&
        inScope(rule.scope, recipient) &&
        isProven(rule.identity, authentication),
    ) ?? null
  )
}

function inScope(scope: string, recipient: string): boolean {
  if (scope === '') return true
  const address = scopeOf(recipient)
  const wanted = scopeOf(scope)
  return wanted.includes('@') ? address === wanted : address.slice(address.lastIndexOf('@') + 1) === wanted
}

function isProven(identity: string, authentication: Authentication): boolean {
  const kind = identity.slice(0, identity.indexOf(':'))
  const value = identity.slice(kind.length + 1)
  if (kind === 'dmarc')
    return authentication.dmarc.result === 'pass' && isSame(authentication.dmarc.domain, value)
  if (kind === 'dkim') {
    return authentication.dkim.some(
      signature => signature.result === 'pass' && !signature.underSized && isSame(signature.domain, value),
    )
  }
  return authentication.client.ip !== null && createAddressMatcher([value])(authentication.client.ip)
}

/** The domain itself or one below it. */
function isSame(domain: string, rule: string): boolean {
  return domain === rule || domain.endsWith(`.${rule}`)
}
