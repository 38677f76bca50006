import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence, Side } from '../../src/evidence/evidence.ts'
import { judge } from '../../src/verdict/judge.ts'
import { addedWeights, claimWeights, contextWeights } from '../../src/verdict/weights.ts'

const thresholds = { suspected: 40, impersonation: 70 } as const
const CALM = { urgency: 0, payment: 0 } as const
const evidence = (id: string, side: Side, degree = 1): Evidence => ({
  id,
  side,
  weight: degree,
  where: '',
  quote: '',
})

const claim = fc.constantFrom(...Object.keys(claimWeights)).map(id => evidence(id, 'claim'))
const infrastructure = fc.constantFrom(...Object.keys(addedWeights)).map(id => evidence(id, 'infrastructure'))
const context = fc
  .constantFrom(...Object.keys(contextWeights).filter(id => id !== 'official-relay'))
  .map(id => evidence(id, 'context'))
const anything = fc.array(fc.oneof(claim, infrastructure, context), { maxLength: 12 })
const percent = fc.integer({ min: 0, max: 100 })
const pressure = fc.record({ urgency: percent, payment: percent })

describe('judge', () => {
  it('is total: always an outcome, and an integer from 0 to 100', () => {
    fc.assert(
      fc.property(anything, pressure, (found, words) => {
        const { score, outcome } = judge(found, words, thresholds)
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
        expect(['impersonation', 'suspected', 'none']).toContain(outcome)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  it('finds nothing where nothing is claimed, whatever the words press for', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(infrastructure, context)), pressure, (found, words) => {
        expect(judge(found, words, thresholds)).toMatchObject({ outcome: 'none', score: 0 })
      }),
      { seed: 2, numRuns: 1000 },
    )
  })

  it('never calls proven mail of an official domain an impersonation, however much else is found', () => {
    fc.assert(
      fc.property(anything, pressure, (found, words) => {
        const judged = judge([...found, evidence('official-sender', 'proof')], words, thresholds)
        expect(judged).toMatchObject({ outcome: 'official', score: 0 })
        const relayed = judge([...found, evidence('official-relay', 'proof')], words, thresholds)
        expect(['official', 'suspected']).toContain(relayed.outcome)
        const partner = judge([...found, evidence('proven-partner', 'proof')], words, thresholds)
        expect(partner.outcome).toBe('partner')
      }),
      { seed: 3, numRuns: 1000 },
    )
  })

  it('says unknown, never impersonation, while the proof cannot be had', () => {
    fc.assert(
      fc.property(anything, pressure, (found, words) => {
        expect(judge([...found, evidence('proof-not-available', 'proof')], words, thresholds).outcome).toBe(
          'unknown',
        )
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  it('rises with pressure and with every further observation, and never falls', () => {
    fc.assert(
      fc.property(
        anything,
        pressure,
        fc.oneof(claim, infrastructure),
        percent,
        (found, words, more, extra) => {
          const before = judge(found, words, thresholds).score
          expect(judge([...found, more], words, thresholds).score).toBeGreaterThanOrEqual(before)
          const pressed = { ...words, urgency: Math.min(100, words.urgency + extra) }
          expect(judge(found, pressed, thresholds).score).toBeGreaterThanOrEqual(before)
        },
      ),
      { seed: 5, numRuns: 2000 },
    )
  })

  it('falls with context, and never rises', () => {
    fc.assert(
      fc.property(anything, pressure, context, (found, words, excuse) => {
        const before = judge(found, words, thresholds).score
        expect(judge([...found, excuse], words, thresholds).score).toBeLessThanOrEqual(before)
      }),
      { seed: 6, numRuns: 1000 },
    )
  })

  it('does not depend on the order of the evidence', () => {
    fc.assert(
      fc.property(anything, pressure, (found, words) => {
        const there = judge(found, words, thresholds)
        const back = judge([...found].reverse(), words, thresholds)
        expect(back.score).toBe(there.score)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('lets one strong claim suffice and independent weak ones add up', () => {
    expect(judge([evidence('from-name-claim', 'claim')], CALM, thresholds).outcome).toBe('impersonation')
    expect(judge([evidence('body-account', 'claim')], CALM, thresholds).outcome).toBe('none')
    const weak = ['subject-voice', 'body-greeting', 'body-signature', 'body-imprint'].map(id =>
      evidence(id, 'claim'),
    )
    expect(judge(weak, CALM, thresholds).outcome).toBe('impersonation')
  })

  it('takes the thresholds from the configuration', () => {
    const found = [evidence('from-name-claim', 'claim')]
    expect(judge(found, CALM, { suspected: 85, impersonation: 99 }).outcome).toBe('none')
  })

  it('holds a reason for every weight, and weights between 0 and 1', () => {
    for (const row of [...Object.values(claimWeights), ...Object.values(addedWeights)]) {
      expect(row.why.length).toBeGreaterThan(5)
      expect(row.weight > 0 && row.weight < 1).toBe(true)
    }
    for (const row of Object.values(contextWeights)) expect(row.why.length).toBeGreaterThan(5)
  })
})
