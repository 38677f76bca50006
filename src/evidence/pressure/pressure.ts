/** Pressure: what the words press for; it raises the score of a claim and never makes one. */
import type { Category, Hit } from '../../language/reading.ts'
import { pressureOf } from '../../language/score.ts'
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'
import { trimQuote } from '../quote.ts'

const NAMED: Readonly<Partial<Record<Category, string>>> = {
  'gift-card': 'gift-card-request',
  'credential-request': 'credential-request',
  'personal-data': 'personal-data-request',
  'payment-update': 'payment-update',
  'payment-request': 'payment-request',
  'account-threat': 'account-threat',
  'legal-threat': 'legal-threat',
  deadline: 'deadline',
  'call-back': 'call-back',
  'prize-refund': 'prize-or-refund',
  renewal: 'renewal',
  'unknown-order': 'unknown-order',
  'sign-in-alert': 'sign-in-alert',
  delivery: 'delivery-problem',
  'job-fee': 'job-with-fee',
  'call-to-action': 'call-to-action',
  salutation: 'odd-salutation',
  style: 'odd-style',
}

/** `urgency` and `payment`: what it adds to each score by itself, in hundredths. */
const observed = (id: string, hit: Hit): Evidence => {
  const { urgency, payment } = pressureOf(hit)
  const params = { urgency: percent(urgency), payment: percent(payment) }
  const degree = 1 - (1 - urgency) * (1 - payment)
  const quote = trimQuote(hit.quote) || hit.quote
  return observe({ id, side: 'pressure', where: hit.where, quote, params, degree })
}

const percent = (share: number): string => String(Math.round(share * 100))

export const pressure: Check = ({ language }) => {
  const found: Evidence[] = []
  const seen = new Set<Category>()
  for (const hit of language.hits) {
    if (hit.negated || hit.quoted || seen.has(hit.category)) continue
    seen.add(hit.category)
    const id = NAMED[hit.category]
    if (id) found.push(observed(id, hit))
  }
  return found
}
