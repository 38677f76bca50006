/**
 * The score taken apart by the rule that made it: one observation after the other is added, and what the score rises or
 * falls with each is its share. So the shares always add up, and nobody has to believe a second formula.
 */
import type { Evidence, Side } from '../evidence/evidence.ts'
import { type Pressure, scoreOf } from './judge.ts'
import type { Verdict } from './verdict.ts'

export type Share = {
  readonly evidence: Evidence
  /** its place in the verdict's evidence */
  readonly index: number
  /** what the score rises (or falls) with it */
  readonly points: number
  /** what urgency and payment rise with it */
  readonly urgency: number
  readonly payment: number
}

export type Breakdown = {
  readonly shares: readonly Share[]
  /** what no single observation accounts for: a verdict without details, or one that its outcome limits */
  readonly rest: number
}

/** Claims make the score, the situation lowers it, and only then the others raise what is left. */
const order: readonly Side[] = ['claim', 'context', 'proof', 'infrastructure', 'pressure']

const hundredths = (evidence: Evidence, name: 'urgency' | 'payment'): number => {
  const value = Number(evidence.params?.[name] ?? 0)
  return evidence.side === 'pressure' && value > 0 ? Math.min(value, 100) / 100 : 0
}

const together = (evidence: readonly Evidence[], name: 'urgency' | 'payment'): number =>
  Math.round(100 * (1 - evidence.reduce((rest, one) => rest * (1 - hundredths(one, name)), 1)))

const pressureOf = (evidence: readonly Evidence[]): Pressure => ({
  urgency: together(evidence, 'urgency'),
  payment: together(evidence, 'payment'),
})

type Sum = Pressure & { readonly score: number }

const sumOf = (evidence: readonly Evidence[]): Sum => {
  const pressure = pressureOf(evidence)
  return { ...pressure, score: scoreOf(evidence, pressure) }
}

/** Outcomes that are proven have no score to take apart. */
const isScored = ({ outcome, score }: Verdict): boolean =>
  score > 0 || (outcome !== 'official' && outcome !== 'partner')

export const breakdown = (verdict: Verdict): Breakdown => {
  const scored = isScored(verdict)
  const shares: Share[] = []
  const taken: Evidence[] = []
  let before: Sum = { score: 0, urgency: 0, payment: 0 }
  const indexed = verdict.evidence.map((evidence, index) => ({ evidence, index }))
  for (const side of order) {
    for (const one of indexed.filter(({ evidence }) => evidence.side === side)) {
      taken.push(one.evidence)
      const now = sumOf(taken)
      const points = scored ? now.score - before.score : 0
      shares.push({
        ...one,
        points,
        urgency: now.urgency - before.urgency,
        payment: now.payment - before.payment,
      })
      before = now
    }
  }
  return { shares, rest: scored ? verdict.score - before.score : 0 }
}
