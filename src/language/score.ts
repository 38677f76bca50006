/**
 * Urgency and payment pressure, 0–100: each category counts once with its strongest hit, and categories add up
 * as independent reasons do (1 − ∏(1 − w)), so that more evidence never lowers a score.
 */
import type { Strength } from './lexicon.ts'
import type { Category, Hit } from './reading.ts'

/** Weights for weak, medium and strong; what a category does not press for is missing. */
type Weights = Readonly<Partial<Record<Category, readonly [number, number, number]>>>

/** Deadlines and threats press by themselves; a request or an alarm only adds to them. */
export const URGENCY: Weights = {
  deadline: [0.26, 0.52, 0.66],
  'account-threat': [0.24, 0.52, 0.66],
  'legal-threat': [0.28, 0.55, 0.7],
  'sign-in-alert': [0.12, 0.3, 0.42],
  'unknown-order': [0.08, 0.28, 0.4],
  delivery: [0.06, 0.24, 0.34],
  'credential-request': [0.06, 0.16, 0.26],
  'personal-data': [0.05, 0.12, 0.2],
  'payment-update': [0.05, 0.14, 0.2],
  'payment-request': [0.06, 0.14, 0.2],
  'gift-card': [0, 0.08, 0.12],
  'call-to-action': [0.03, 0.08, 0.12],
  renewal: [0.03, 0.08, 0.12],
  'call-back': [0.05, 0.12, 0.2],
}

/** What asks for money or for the means to take it. */
export const PAYMENT: Weights = {
  'payment-request': [0.26, 0.54, 0.7],
  'payment-update': [0.26, 0.54, 0.68],
  'gift-card': [0.16, 0.52, 0.72],
  'prize-refund': [0.08, 0.22, 0.36],
  'personal-data': [0.04, 0.14, 0.52],
  renewal: [0.1, 0.24, 0.52],
  'job-fee': [0.1, 0.22, 0.54],
  'credential-request': [0.02, 0.06, 0.1],
  'unknown-order': [0.04, 0.1, 0.16],
  delivery: [0.02, 0.06, 0.24],
}

const RANK: Readonly<Record<Strength, 0 | 1 | 2>> = { weak: 0, medium: 1, strong: 2 }

/** Whether a hit counts: our own words of the message, not taken back by a guard. */
export const counts = (hit: Hit): boolean => !hit.negated && !hit.quoted

/** What one hit presses for by itself, 0…1. */
export const pressureOf = ({
  category,
  strength,
}: Hit): { readonly urgency: number; readonly payment: number } => ({
  urgency: URGENCY[category]?.[RANK[strength]] ?? 0,
  payment: PAYMENT[category]?.[RANK[strength]] ?? 0,
})

export const score = (hits: readonly Hit[], weights: Weights): number => {
  const best = new Map<Category, number>()
  for (const hit of hits.filter(counts)) {
    const weight = weights[hit.category]?.[RANK[hit.strength]] ?? 0
    best.set(hit.category, Math.max(best.get(hit.category) ?? 0, weight))
  }
  const rest = [...best.values()].reduce((product, weight) => product * (1 - weight), 1)
  return Math.round((1 - rest) * 100)
}
