/** What is proven of the sender: official, a relay of others' words, a partner, refuted, or not to be had now (RFC 9989). */
import { isAligned } from '../auth/alignment.ts'
import type { Authentication, DkimOutput } from '../auth/authentication.ts'
import { type Brand, brandDomainOf, isOfficialSender, partnerOf } from '../brands/brand.ts'
import type { Message } from '../message/message.ts'

/**
 * official, relay, partner: proven. spoofed: an official From that is refuted. tampered: it verifies, but fields
 * stand twice or a part of the body is unsigned. unknown: the proof could not be had now. foreign: somebody else.
 */
export type Standing = {
  readonly state: 'official' | 'relay' | 'partner' | 'spoofed' | 'tampered' | 'unknown' | 'foreign'
  readonly domain: string
  /** how it was proven, or why not, as words of RFC 8601 */
  readonly how: string
}

/** Amazon signs each of these once: a second one on top would still verify. */
const SIGNED_ONCE: readonly string[] = [
  'from',
  'sender',
  'to',
  'cc',
  'subject',
  'date',
  'reply-to',
  'message-id',
  'mime-version',
  'content-type',
]

/** Where the blank line is missing, the first part's own fields follow the boundary: they are no second ones. */
const ranIntoBody = (message: Message): boolean => {
  const section = Buffer.from(message.raw.subarray(0, headerEnd(message.raw))).toString('latin1')
  const boundary = section.search(/(?:^|\n)--[^\r\n]+\r?\n/)
  // Somebody who puts fields and a boundary on top of a signed message has its own fields below.
  return boundary >= 0 && !OF_A_MESSAGE.test(section.slice(boundary))
}

const OF_A_MESSAGE = /\n(?:from|sender|to|cc|subject|date|reply-to|message-id|mime-version)[ \t]*:/i

const headerEnd = (raw: Uint8Array): number => {
  const end = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, 65_536))
    .toString('latin1')
    .search(/\r?\n\r?\n/)
  return end < 0 ? Math.min(raw.length, 65_536) : end + 1
}

export const duplicatesOf = (message: Message): readonly string[] => {
  const counts = new Map<string, number>()
  for (const { name } of message.headers) counts.set(name, (counts.get(name) ?? 0) + 1)
  if ((counts.get('content-type') ?? 0) === 2 && ranIntoBody(message)) counts.delete('content-type')
  return SIGNED_ONCE.filter(name => (counts.get(name) ?? 0) > 1)
}

const NOT_EVALUATED: ReadonlySet<string> = new Set(['none', 'temperror', 'permerror', 'neutral'])

/** com.be is in no suffix list: two hosts align when the same entry of the brand covers both. */
const sameBrandDomain = (brand: Brand, a: string, b: string): boolean => {
  const one = brandDomainOf(brand, a)
  const two = brandDomainOf(brand, b)
  if (!one || !two) return false
  return one === two || one.domain.endsWith(`.${two.domain}`) || two.domain.endsWith(`.${one.domain}`)
}

/** What the brand rents out below its own names (a customer's host) does not speak for the brand. */
const isRented = (brand: Brand, host: string): boolean => {
  const entry = brandDomainOf(brand, host)
  return entry?.role === 'anyone' && entry.domain !== host
}

const speaksFor = (brand: Brand, host: string, domain: string): boolean =>
  host === domain ||
  (!isRented(brand, host) && (isAligned(host, domain) || sameBrandDomain(brand, host, domain)))

const alignedPasses = (brand: Brand, authentication: Authentication, domain: string): readonly DkimOutput[] =>
  authentication.dkim.filter(
    ({ result, domain: signer }) => result === 'pass' && speaksFor(brand, signer, domain),
  )

type Proof = { readonly proven: boolean; readonly partial: boolean; readonly how: string }

const proofOf = (brand: Brand, authentication: Authentication, domain: string): Proof => {
  const { dmarc, spf, arc } = authentication
  if (authentication.guard !== '') return { proven: false, partial: false, how: authentication.guard }
  const signatures = alignedPasses(brand, authentication, domain)
  const whole = signatures.some(({ underSized }) => !underSized)
  const spfAligned = spf.result === 'pass' && speaksFor(brand, spf.domain, domain)
  const partial = signatures.length > 0 && !whole && !spfAligned
  const forAuthor =
    dmarc.domain === '' || dmarc.domain === domain || sameBrandDomain(brand, dmarc.domain, domain)
  // The tree walk of DMARC (RFC 9989 §4.10) takes all below a registry for one organization if the registry (com.be)
  // has a record of its own: what passed must speak for this domain by the public suffix list, too.
  const passed = spf.result === 'pass' || authentication.dkim.some(({ result }) => result === 'pass')
  const isStrange = authentication.source === 'live' && passed && !spfAligned && signatures.length === 0
  if (dmarc.result === 'pass' && forAuthor && !isStrange) {
    return { proven: !partial, partial, how: 'dmarc=pass' }
  }
  if (NOT_EVALUATED.has(dmarc.result) && signatures.length > 0)
    return { proven: whole, partial, how: 'dkim=pass' }
  const sealed = arc.trusted ? arc.sealed?.dmarc : undefined
  if (sealed?.result === 'pass' && sealed.domain === domain)
    return { proven: true, partial: false, how: 'arc=pass' }
  return { proven: false, partial: false, how: `dmarc=${dmarc.result}` }
}

/** A list rewrote From; the trusted sealer saw the author's own domain pass. */
const sealedOfficial = (brand: Brand, { arc }: Authentication): string | null => {
  const sealed = arc.trusted ? arc.sealed?.dmarc : undefined
  return sealed?.result === 'pass' && isOfficialSender(brand, sealed.domain) ? sealed.domain : null
}

const isRelay = (brand: Brand, message: Message, address: string, domain: string): boolean =>
  brandDomainOf(brand, domain)?.role === 'relay' ||
  brand.relays.some(
    rule => (rule.address?.test(address) ?? true) && (rule.subject?.test(message.subject) ?? true),
  )

const officialStanding = (
  brand: Brand,
  message: Message,
  authentication: Authentication,
  domain: string,
): Standing => {
  const proof = proofOf(brand, authentication, domain)
  const duplicates = duplicatesOf(message)
  if (proof.proven && duplicates.length > 0) return { state: 'tampered', domain, how: duplicates.join(', ') }
  if (proof.partial) return { state: 'tampered', domain, how: 'l=' }
  if (proof.proven) {
    const relay = isRelay(brand, message, message.from[0]?.address ?? '', domain)
    return { state: relay ? 'relay' : 'official', domain, how: proof.how }
  }
  const unchecked = authentication.source === 'none' || authentication.neededLookupFailed
  if (unchecked && authentication.guard === '') return { state: 'unknown', domain, how: proof.how }
  return { state: 'spoofed', domain, how: proof.how }
}

/** Several authors, or none: nobody is proven; the worst of them is judged. */
export const standingOf = (brand: Brand, message: Message, authentication: Authentication): Standing => {
  const domains = [...new Set(message.from.map(({ domain }) => domain).filter(domain => domain !== ''))]
  const official = domains.find(domain => isOfficialSender(brand, domain))
  const single = domains.length === 1 && message.headers.filter(({ name }) => name === 'from').length <= 1
  if (official !== undefined) {
    if (!single) return { state: 'spoofed', domain: official, how: 'several authors' }
    return officialStanding(brand, message, authentication, official)
  }
  const domain = domains[0] ?? ''
  const sealed = sealedOfficial(brand, authentication)
  if (sealed !== null && single && duplicatesOf(message).length === 0)
    return { state: 'official', domain: sealed, how: 'arc=pass' }
  if (single && partnerOf(brand, domain)) {
    const proof = proofOf(brand, authentication, domain)
    if (proof.proven && duplicatesOf(message).length === 0)
      return { state: 'partner', domain, how: proof.how }
    const unchecked = authentication.neededLookupFailed && authentication.guard === ''
    if (unchecked) return { state: 'unknown', domain, how: proof.how }
  }
  return { state: 'foreign', domain, how: `dmarc=${authentication.dmarc.result}` }
}
