/** Evidence → outcome and score: pure and total. Claims add up, proof comes first, pressure raises and never makes. */
import type { Evidence } from '../evidence/evidence.ts'
import type { Outcome } from './verdict.ts'
import { addedWeights, claimWeights, contextWeights, type Place, PRESSURE } from './weights.ts'

export type Thresholds = { readonly suspected: number; readonly impersonation: number }
export type Pressure = { readonly urgency: number; readonly payment: number }

export type Judgement = {
  readonly outcome: Outcome
  readonly score: number
  /** with the weights that counted, the heaviest of each side first */
  readonly evidence: readonly Evidence[]
}

const clamp = (value: number): number => (value > 0 ? Math.min(value, 1) : 0)

const most = ({ id, side }: Evidence): number =>
  side === 'pressure' ? PRESSURE : ((claimWeights[id] ?? addedWeights[id])?.weight ?? 0)

const weigh = (evidence: Evidence): Evidence => ({
  ...evidence,
  weight: Math.round(clamp(evidence.weight) * most(evidence) * 1000) / 1000,
})

/** Noisy or: independent observations leave the product of their doubts. */
const together = (weights: readonly number[]): number =>
  1 - weights.reduce((doubt, weight) => doubt * (1 - clamp(weight)), 1)

/** One kind of observation counts once, in its clearest form. */
const clearest = (all: readonly Evidence[]): readonly Evidence[] => {
  const best = new Map<string, Evidence>()
  for (const one of all) if (one.weight > (best.get(one.id)?.weight ?? -1)) best.set(one.id, one)
  return [...best.values()]
}

const claimStrength = (claims: readonly Evidence[], contexts: readonly Evidence[]): number => {
  const places = new Map<Place, number[]>()
  for (const { id, weight } of clearest(claims)) {
    const place = claimWeights[id]?.place ?? 'dressing'
    places.set(place, [...(places.get(place) ?? []), weight])
  }
  const left = (place: Place): number => {
    let rest = 1
    let own = 1
    for (const { id } of clearest(contexts)) {
      const context = contextWeights[id]
      const leaves = context?.leaves[place] ?? 1
      if (context?.family === 'own') own = Math.min(own, leaves)
      else rest *= leaves
    }
    return rest * own
  }
  return together([...places].map(([place, weights]) => together(weights) * left(place)))
}

const capOf = (evidence: readonly Evidence[]): number =>
  evidence.reduce((cap, { id }) => Math.min(cap, contextWeights[id]?.cap ?? 100), 100)

export const scoreOf = (evidence: readonly Evidence[], pressure: Pressure): number => {
  const claims = evidence.filter(({ side }) => side === 'claim')
  const claim = claimStrength(
    claims,
    evidence.filter(({ side }) => side === 'context'),
  )
  const added = clearest(evidence.filter(({ side }) => side === 'infrastructure' || side === 'proof'))
  const words = PRESSURE * together([pressure.urgency / 100, pressure.payment / 100])
  const doubt = [...added.map(({ weight }) => weight), words].reduce(
    (rest, weight) => rest * (1 - claim * clamp(weight)),
    1 - claim,
  )
  return Math.min(Math.round(100 * (1 - doubt)), capOf(evidence))
}

const outcomeOf = (score: number, { suspected, impersonation }: Thresholds): Outcome => {
  if (score >= impersonation) return 'impersonation'
  return score >= suspected ? 'suspected' : 'none'
}

const ORDER = { claim: 0, proof: 1, infrastructure: 2, pressure: 3, context: 4 } as const

const sorted = (evidence: readonly Evidence[]): readonly Evidence[] =>
  [...evidence].sort((a, b) => ORDER[a.side] - ORDER[b.side] || b.weight - a.weight)

export const judge = (found: readonly Evidence[], pressure: Pressure, thresholds: Thresholds): Judgement => {
  const evidence = sorted(found.map(weigh))
  const has = (id: string): boolean => evidence.some(one => one.id === id)
  if (has('official-sender')) return { outcome: 'official', score: 0, evidence }
  if (has('proven-partner')) return { outcome: 'partner', score: 0, evidence }
  if (!evidence.some(({ side }) => side === 'claim')) {
    if (has('proof-not-available')) return { outcome: 'unknown', score: 0, evidence }
    return { outcome: has('official-relay') ? 'official' : 'none', score: 0, evidence }
  }
  const score = scoreOf(evidence, pressure)
  if (has('proof-not-available'))
    return { outcome: 'unknown', score: Math.min(score, thresholds.suspected), evidence }
  const outcome = outcomeOf(score, thresholds)
  if (has('official-relay') && outcome === 'none') return { outcome: 'official', score, evidence }
  return { outcome, score, evidence }
}
