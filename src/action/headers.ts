/** The three headers of an examined message, in fixed order (DESIGN §5.2). */
import type { HeaderWord, Verdict } from '../verdict/verdict.ts'
import { encodeText, fold } from './encode.ts'
import { isFlagged } from './policy.ts'

export type Header = { readonly name: string; readonly value: string }

export const VERDICT_HEADER = 'X-Amazon-Impersonation'
export const REASONS_HEADER = 'X-Amazon-Impersonation-Reasons'
export const EXPLANATION_HEADER = 'X-Amazon-Impersonation-Explanation'

/** Reasons that fit one readable header; the log and the store keep all of them. */
const MAX_REASONS = 20
/** characters of explanation */
const EXPLANATION = 700

export type HeaderLanguage = 'en' | 'ja'

/** `allowed` is the proven identity of an allow rule that let the message through, '' if none did. */
export function headersOf(verdict: Verdict, language: HeaderLanguage, allowed: string): readonly Header[] {
  const line: Header = { name: VERDICT_HEADER, value: fold(VERDICT_HEADER, summary(verdict, allowed)) }
  if (wordOf(verdict, allowed) === 'no') return [line]
  const reasons = reasonsOf(verdict)
  const explanation = explanationOf(verdict, language)
  return [
    line,
    ...(reasons.length > 0
      ? [{ name: REASONS_HEADER, value: fold(REASONS_HEADER, reasons.join(', ')) }]
      : []),
    ...(explanation === ''
      ? []
      : [{ name: EXPLANATION_HEADER, value: encodeText(EXPLANATION_HEADER, explanation) }]),
  ]
}

/** The first word, for Sieve and transport rules. */
export function wordOf(verdict: Pick<Verdict, 'outcome'>, allowed: string): HeaderWord {
  if (verdict.outcome === 'unknown') return 'unknown'
  if (allowed !== '' || !isFlagged(verdict)) return 'no'
  return verdict.outcome === 'impersonation' ? 'yes' : 'suspected'
}

/** Ids of the evidence that speaks against the message, each once, strongest first. */
export function reasonsOf(verdict: Verdict): readonly string[] {
  const against = verdict.evidence.filter(item => item.side !== 'context' && item.weight > 0)
  const sorted = against.toSorted((one, other) => other.weight - one.weight)
  return [...new Set(sorted.map(item => item.id))].slice(0, MAX_REASONS)
}

/** As many sentences as a header should carry; a reader finds all of them in the quarantine and by `check`. */
function explanationOf(verdict: Verdict, language: HeaderLanguage): string {
  const glue = language === 'ja' ? '' : ' '
  let text = ''
  for (const sentence of verdict.explanation[language]) {
    if (text !== '' && text.length + sentence.length > EXPLANATION) break
    text += text === '' ? sentence : `${glue}${sentence}`
  }
  return language === 'ja' ? text : typed(text)
}

/** English goes out in ASCII where nothing but its quotation marks forbids it: anybody can read it raw. */
function typed(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/[–—]/g, '-').replace(/…/g, '...')
}

function summary(verdict: Verdict, allowed: string): string {
  const domain = provenDomain(verdict)
  return [
    wordOf(verdict, allowed),
    `outcome=${verdict.outcome}`,
    ...(domain === '' ? [] : [`domain=${domain}`]),
    `score=${verdict.score}`,
    `urgency=${verdict.urgency}`,
    `payment=${verdict.payment}`,
    ...(allowed === '' ? [] : [`allowed=${allowed}`]),
  ].join('; ')
}

function provenDomain(verdict: Verdict): string {
  if (verdict.outcome !== 'official' && verdict.outcome !== 'partner') return ''
  const { dmarc, dkim } = verdict.authentication
  const signed = dkim.find(signature => signature.result === 'pass' && signature.aligned)
  const domain = dmarc.result === 'pass' ? dmarc.domain : (signed?.domain ?? '')
  return /^[a-z0-9.-]+$/.test(domain) ? domain : ''
}
