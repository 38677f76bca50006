/** The words of mailauth as our outputs (RFC 8601 §2.7): nothing passes that did not, and every result has its reason. */
import { isAligned, normalizeDomain } from './alignment.ts'
import type { AuthResult, DkimOutput, DmarcOutput, SpfOutput } from './authentication.ts'
import type { MailauthDkim, MailauthDmarc, MailauthSignature, MailauthSpf } from './mailauth.ts'
import { hasValidKeyName } from './signatures.ts'

const RESULTS = new Set<string>([
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
])
/** Spellings that are met in the wild. */
const SYNONYMS: ReadonlyMap<string, AuthResult> = new Map([
  ['hardfail', 'fail'],
  ['temperr', 'temperror'],
  ['permerr', 'permerror'],
  ['error', 'temperror'],
  ['unknown', 'permerror'],
  ['invalid', 'permerror'],
  ['discard', 'policy'],
])

/** An unknown word says nothing. */
export function toAuthResult(word: string): AuthResult {
  const lower = word.toLowerCase()
  if (RESULTS.has(lower)) return lower as AuthResult
  return SYNONYMS.get(lower) ?? 'none'
}

export function toPolicy(word: string): DmarcOutput['policy'] {
  const lower = word.toLowerCase()
  return lower === 'none' || lower === 'quarantine' || lower === 'reject' ? lower : ''
}

export function spfOutput(found: MailauthSpf): SpfOutput {
  return {
    result: toAuthResult(found.status.result),
    domain: normalizeDomain(found.domain || ''),
    reason: found.status.comment ?? '',
  }
}

/** mailauth reports an unsigned message as one row without a domain. */
export function dkimOutputs(found: MailauthDkim, fromDomain: string): readonly DkimOutput[] {
  return found.results.filter(row => row.signingDomain).map(row => dkimOutput(row, fromDomain))
}

function dkimOutput(row: MailauthSignature, fromDomain: string): DkimOutput {
  const domain = normalizeDomain(row.signingDomain ?? '')
  const selector = (row.selector ?? '').toLowerCase()
  const { result, reason } = judgeSignature(row, domain, selector)
  return {
    result,
    domain,
    selector,
    reason,
    aligned: isAligned(domain, fromDomain),
    underSized: (row.status.underSized ?? 0) > 0,
  }
}

function judgeSignature(
  row: MailauthSignature,
  domain: string,
  selector: string,
): { readonly result: AuthResult; readonly reason: string } {
  const { status } = row
  const reason = status.comment ?? status.policy?.['dkim-rules'] ?? ''
  const result = toAuthResult(status.result)
  // RFC 6376 §6.1.3: a wrong body hash is a failure; mailauth calls it neutral.
  if (result === 'neutral' && reason.startsWith('body hash')) return { result: 'fail', reason }
  // No such name can exist: the failure is the sender's, and no second try will mend it.
  const isImpossible = reason.includes('EBADNAME') || !hasValidKeyName({ domain, selector })
  if (result === 'temperror' && isImpossible)
    return { result: 'permerror', reason: 'no valid name for a key' }
  return { result, reason }
}

/** RFC 9989 §5.3.1: no author domain, or more than one, cannot be evaluated, which is suspicious. */
export function skippedDmarc(dkim: MailauthDkim): DmarcOutput {
  const several = dkim.fromFields > 1 ? 'multiple-from-fields' : 'multiple-author-domains'
  const reason = dkim.headerFrom.length === 0 ? 'no-author-domain' : several
  return { result: 'permerror', domain: '', policy: '', reason }
}

export function dmarcOutput(found: MailauthDmarc): DmarcOutput {
  return {
    result: toAuthResult(found.status.result),
    domain: normalizeDomain(found.status.header?.from ?? ''),
    policy: toPolicy(found.policy ?? ''),
    reason: found.status.comment ?? '',
  }
}
