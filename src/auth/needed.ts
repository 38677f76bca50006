/**
 * Which failed look-ups excuse (DESIGN §6): only those that the From domain's own proof needed. Everything else can
 * be arranged by an attacker, who owns the name servers of his other domains.
 */
import { isAligned, normalizeDomain } from './alignment.ts'
import type { DkimOutput, DmarcOutput, SpfOutput } from './authentication.ts'
import { hasValidKeyName } from './signatures.ts'

export type Parts = {
  /** '' where there is none or more than one */
  readonly fromDomain: string
  readonly spf: SpfOutput
  readonly dkim: readonly DkimOutput[]
  readonly dmarc: DmarcOutput
  /** the DMARC record itself could not be had */
  readonly recordFailed: boolean
}

function anythingAlignedPassed({ fromDomain, spf, dkim, dmarc }: Parts): boolean {
  if (dmarc.result === 'pass') return true
  if (dkim.some(signature => signature.result === 'pass' && signature.aligned)) return true
  return spf.result === 'pass' && isAligned(spf.domain, fromDomain)
}

export function neededLookupFailed(parts: Parts): boolean {
  const { fromDomain, spf, dkim, recordFailed } = parts
  if (fromDomain === '' || anythingAlignedPassed(parts)) return false
  if (recordFailed) return true
  if (
    dkim.some(
      signature => signature.result === 'temperror' && signature.aligned && hasValidKeyName(signature),
    )
  ) {
    return true
  }
  return spf.result === 'temperror' && isAligned(spf.domain, fromDomain)
}

/**
 * mailauth says `fail` where the record is known but the author's key or SPF could not be had, and `temperror` where
 * only a stranger's look-up failed. Both are put right here.
 */
export function settleDmarc(parts: Parts): DmarcOutput {
  const { dmarc } = parts
  const needed = neededLookupFailed(parts)
  if (dmarc.result === 'fail' && needed) {
    return { ...dmarc, result: 'temperror', reason: 'a look-up that the proof needed failed for now' }
  }
  if (dmarc.result === 'temperror' && !needed && !parts.recordFailed && !anythingAlignedPassed(parts)) {
    return { ...dmarc, result: 'fail' }
  }
  return dmarc
}

/** The names that the DMARC tree walk may ask for (RFC 9989 §4.10). */
export function dmarcNames(fromDomain: string): readonly string[] {
  const labels = normalizeDomain(fromDomain).split('.')
  if (labels.length < 2) return []
  const walk = labels.length > 8 ? [labels, ...suffixes(labels.slice(-7))] : suffixes(labels)
  return walk.map(part => `_dmarc.${part.join('.')}`)
}

function suffixes(labels: readonly string[]): readonly (readonly string[])[] {
  return labels.map((_, index) => labels.slice(index))
}
