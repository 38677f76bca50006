/** Pressure: what the words press for; it raises the score of a claim and never makes one. */
import type { Category } from '../../language/reading.ts'
import type { Check, Evidence } from '../evidence.ts'
import { observe } from '../observe.ts'

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

export const pressure: Check = ({ language }) => {
  const found: Evidence[] = []
  const seen = new Set<Category>()
  for (const hit of language.hits) {
    if (hit.negated || hit.quoted || seen.has(hit.category)) continue
    seen.add(hit.category)
    const id = NAMED[hit.category]
    if (id) found.push(observe({ id, side: 'pressure', where: hit.where, quote: hit.quote }))
  }
  return found
}
