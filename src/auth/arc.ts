/** ARC (RFC 8617): proves something only where the whole chain passes and the last sealer is on the trusted list. */
import { normalizeDomain } from './alignment.ts'
import type { ArcOutput } from './authentication.ts'
import { parseAuthenticationResults } from './authres.ts'
import { type HeaderSection, valuesOf } from './header-section.ts'
import type { MailauthArc } from './mailauth.ts'
import type { MessageLookups } from './message-lookups.ts'
import { toAuthResult } from './results.ts'
import { keyName, readTags, signatureNames } from './signatures.ts'
import { readResults } from './trusted-results.ts'

export type ArcContext = {
  readonly section: HeaderSection
  readonly lookups: MessageLookups
  readonly trustedSealers: readonly string[]
  readonly fromDomain: string
}

export const noArc: ArcOutput = { result: 'none', sealer: '', trusted: false, sealed: null, reason: '' }

export function arcOutput(found: MailauthArc, context: ArcContext): ArcOutput {
  const { section, lookups } = context
  const seals = valuesOf(section, 'arc-seal')
  if (seals.length === 0) return noArc
  const instance = newestInstance(seals)
  const sealer = sealerOf(seals, instance)
  const reason = found.status.comment ?? found.status.policy?.['dkim-rules'] ?? ''
  const result = toAuthResult(found.status.result)
  if (result === 'fail' && keyLookupFailed(section, lookups)) {
    return {
      result: 'temperror',
      sealer,
      trusted: false,
      sealed: null,
      reason: 'the key of a seal could not be had',
    }
  }
  const isWhole = result === 'pass' && !(found.signature && (found.signature.status.underSized ?? 0) > 0)
  const trusted = isWhole && context.trustedSealers.some(domain => normalizeDomain(domain) === sealer)
  return { result, sealer, trusted, sealed: trusted ? readSealed(context, instance) : null, reason }
}

/** mailauth calls a time-out of a key a failure of the chain. */
function keyLookupFailed(section: HeaderSection, lookups: MessageLookups): boolean {
  return ['arc-seal', 'arc-message-signature']
    .flatMap(field => signatureNames(section, field))
    .some(signature => lookups.failedForNow(keyName(signature), 'TXT'))
}

function newestInstance(seals: readonly string[]): number {
  return Math.max(...seals.map(seal => Number(readTags(seal).get('i') ?? 0)))
}

function sealerOf(seals: readonly string[], instance: number): string {
  const seal = seals.map(readTags).find(tags => Number(tags.get('i')) === instance)
  return normalizeDomain(seal?.get('d') ?? '')
}

/** `i=2; mx.example.org; spf=…`: the instance first, then an ordinary Authentication-Results. */
function readSealed({ section, fromDomain }: ArcContext, instance: number): ArcOutput['sealed'] {
  for (const value of valuesOf(section, 'arc-authentication-results')) {
    const semicolon = value.indexOf(';')
    if (semicolon < 0 || Number(readTags(value.slice(0, semicolon)).get('i')) !== instance) continue
    const { spf, dkim, dmarc } = readResults(
      parseAuthenticationResults(value.slice(semicolon + 1)),
      fromDomain,
    )
    return { spf: spf.result, dkim, dmarc }
  }
  return null
}
