/**
 * Message and connection → Authentication: SPF, DKIM, DMARC and ARC through mailauth (RFC 7208, 6376, 9989, 8617),
 * behind guards, within a deadline, in small steps. Never throws: whatever happens is a value with its reason.
 */

import { isAligned, normalizeDomain } from './alignment.ts'
import { type ArcContext, arcOutput, noArc } from './arc.ts'
import type { Authentication, DmarcOutput, SpfOutput } from './authentication.ts'
import type { Resolver } from './dns/resolver.ts'
import { feed, OutOfTime } from './feed.ts'
import { GUARDS, trippedGuard } from './guards.ts'
import { type HeaderSection, readHeaderSection } from './header-section.ts'
import {
  type MailauthDkim,
  type MailauthSpf,
  verifyArc,
  verifyDkim,
  verifyDmarc,
  verifySpf,
} from './mailauth.ts'
import { createMessageLookups, type MessageLookups } from './message-lookups.ts'
import { dmarcNames, neededLookupFailed, settleDmarc } from './needed.ts'
import { nothingKnown } from './nothing.ts'
import { dkimOutputs, dmarcOutput, skippedDmarc, spfOutput } from './results.ts'
import { hasValidKeyName, keyName, signatureNames } from './signatures.ts'

export type AuthenticationInput = {
  /** the client that is judged; null where nobody knows */
  readonly ip: string | null
  readonly helo: string | null
  /** '' for the null reverse-path, null where nobody knows */
  readonly mailFrom: string | null
  /** our name, for macros and reports */
  readonly mta: string
  /** domains of the RFC5322.From mailboxes */
  readonly from: readonly string[]
}

export type AuthenticationOptions = {
  /** milliseconds for all of one message */
  readonly deadline: number
  readonly trustedArcSealers: readonly string[]
}

export type AuthenticationDeps = { readonly resolver: Resolver; readonly options: AuthenticationOptions }

type Work = {
  readonly raw: Uint8Array
  readonly input: AuthenticationInput
  readonly section: HeaderSection
  readonly lookups: MessageLookups
  readonly trustedSealers: readonly string[]
}

export async function authenticate(
  raw: Uint8Array,
  input: AuthenticationInput,
  deps: AuthenticationDeps,
): Promise<Authentication> {
  const started = performance.now()
  const client = { ip: input.ip, helo: input.helo }
  const elapsed = (): number => Math.round((performance.now() - started) * 10) / 10
  const section = readHeaderSection(raw, GUARDS.headerBytes)
  const guard = trippedGuard(raw, section)
  if (guard !== '') return nothingKnown({ source: 'live', reason: guard, guard, client, ms: elapsed() })
  const lookups = createMessageLookups(deps.resolver, deps.options.deadline)
  const trustedSealers = deps.options.trustedArcSealers
  try {
    const found = await verify({ raw, input, section, lookups, trustedSealers })
    return { source: 'live', ...found, guard: '', client, ms: elapsed() }
  } catch (error) {
    const reason = error instanceof OutOfTime ? error.message : `verification failed: ${messageOf(error)}`
    return nothingKnown({ source: 'live', reason, guard: reason, client, ms: elapsed() })
  } finally {
    lookups.close()
  }
}

type Found = Pick<Authentication, 'spf' | 'dkim' | 'dmarc' | 'arc' | 'neededLookupFailed'>

async function verify(work: Work): Promise<Found> {
  const { raw, input, section, lookups } = work
  prefetch(work)
  const [dkim, spf] = await Promise.all([
    verifyDkim(feed(raw, section.bytes, lookups.expired), lookups.resolve),
    checkSpf(input, lookups),
  ])
  const spfDomain = spf.result === 'pass' ? spf.domain : ''
  const [{ dmarc, recordFailed }, arc] = await Promise.all([
    checkDmarc(dkim, spfDomain, lookups),
    checkArc(dkim, work),
  ])
  const parts = { fromDomain: dmarc.domain, spf, dkim: dkimOutputs(dkim, dmarc.domain), dmarc, recordFailed }
  const neededFailed = neededLookupFailed(parts)
  return { spf, dkim: parts.dkim, dmarc: settleDmarc(parts), arc, neededLookupFailed: neededFailed }
}

/** What the author's proof needs is asked first and at once, so that no stranger's slow server can use up its time. */
function prefetch({ input, section, lookups }: Work): void {
  const authors = [...new Set(input.from.map(normalizeDomain))].slice(0, 2)
  for (const author of authors) {
    for (const name of dmarcNames(author)) lookups.prefetch(name, 'TXT')
  }
  const signatures = signatureNames(section, 'dkim-signature').filter(hasValidKeyName)
  const isOwn = (domain: string): boolean => authors.some(author => isAligned(domain, author))
  const ordered = [...signatures.filter(s => isOwn(s.domain)), ...signatures.filter(s => !isOwn(s.domain))]
  for (const signature of ordered) lookups.prefetch(keyName(signature), 'TXT')
}

async function checkSpf(input: AuthenticationInput, lookups: MessageLookups): Promise<SpfOutput> {
  const helo = input.helo ?? ''
  const mailFrom = input.mailFrom ?? ''
  const domain = normalizeDomain(mailFrom.slice(mailFrom.lastIndexOf('@') + 1) || helo)
  if (input.ip === null) return { result: 'none', domain, reason: 'the address of the client is not known' }
  if (domain === '') return { result: 'none', domain, reason: 'neither MAIL FROM nor HELO is known' }
  const question = { ip: input.ip, helo: helo || input.ip, mailFrom, mta: input.mta }
  return spfOutput(await verifySpf(question, lookups.resolve).catch(error => brokenSpf(domain, error)))
}

function brokenSpf(domain: string, error: unknown): MailauthSpf {
  return { domain, status: { result: 'permerror', comment: messageOf(error) } }
}

async function checkDmarc(
  dkim: MailauthDkim,
  spfDomain: string,
  lookups: MessageLookups,
): Promise<{ readonly dmarc: DmarcOutput; readonly recordFailed: boolean }> {
  const found = await verifyDmarc({ dkim, spfDomain }, lookups.resolve)
  if (found === false) return { dmarc: skippedDmarc(dkim), recordFailed: false }
  const dmarc = dmarcOutput(found)
  return { dmarc, recordFailed: dmarc.result === 'temperror' && found.policyDomain === undefined }
}

async function checkArc(dkim: MailauthDkim, work: Work): Promise<Authentication['arc']> {
  const { section, lookups, trustedSealers, input } = work
  const context: ArcContext = { section, lookups, trustedSealers, fromDomain: input.from[0] ?? '' }
  try {
    return arcOutput(await verifyArc(dkim, lookups.resolve), context)
  } catch (error) {
    return { ...noArc, result: 'permerror', reason: messageOf(error) }
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200)
}
