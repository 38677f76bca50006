/** Identifier alignment: whether two domains belong to one organization (RFC 9989 §4.10.2, by the public suffix list). */
import { getDomain } from 'tldts'
import type { Authentication } from './authentication.ts'

/** Suffixes under which anybody registers names, but which the public suffix list does not know. */
const MISSING_SUFFIXES = ['com.be'] as const

/** Lower case, no trailing dot; '' stays ''. */
export function normalizeDomain(domain: string): string {
  const lower = domain.trim().toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}

/** The organizational domain; the domain itself where the list knows none (a suffix, a single label). */
export function organizationalDomain(domain: string): string {
  const name = normalizeDomain(domain)
  for (const suffix of MISSING_SUFFIXES) {
    if (name === suffix) return name
    if (!name.endsWith(`.${suffix}`)) continue
    const labels = name.slice(0, -suffix.length - 1).split('.')
    return `${labels.at(-1) ?? ''}.${suffix}`
  }
  return getDomain(name, { allowPrivateDomains: true }) ?? name
}

/** Relaxed alignment; an empty domain aligns with nothing. */
export function isAligned(domain: string, fromDomain: string): boolean {
  const a = normalizeDomain(domain)
  const b = normalizeDomain(fromDomain)
  if (a === '' || b === '') return false
  return a === b || organizationalDomain(a) === organizationalDomain(b)
}

/** Did anything aligned with the author's domain pass? An `isOfficial` predicate narrows it to some domains. */
export function alignedPass(
  authentication: Authentication,
  isOfficial: (domain: string) => boolean = () => true,
): boolean {
  const { dmarc, dkim, guard } = authentication
  if (guard !== '') return false
  if (dmarc.result === 'pass' && dmarc.domain !== '' && isOfficial(dmarc.domain)) return true
  return dkim.some(
    signature =>
      signature.result === 'pass' &&
      signature.aligned &&
      !signature.underSized &&
      isOfficial(signature.domain),
  )
}
