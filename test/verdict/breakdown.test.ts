import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence, Side } from '../../src/evidence/evidence.ts'
import { breakdown } from '../../src/verdict/breakdown.ts'
import { explain, findings } from '../../src/verdict/explain.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { addedWeights, claimWeights, contextWeights } from '../../src/verdict/weights.ts'

const thresholds = { suspected: 40, impersonation: 70 } as const
const evidence = (id: string, side: Side, params?: Evidence['params']): Evidence => ({
  id,
  side,
  weight: 1,
  where: 'body',
  quote: 'x',
  ...(params && { params }),
})
const urged = (urgency: number, payment: number) =>
  evidence('deadline', 'pressure', { urgency: String(urgency), payment: String(payment) })

const verdictOf = (found: readonly Evidence[], urgency = 0, payment = 0): Verdict => {
  const judgement = judge(found, { urgency, payment }, thresholds)
  return {
    ...judgement,
    version: 1,
    brand: 'amazon',
    urgency,
    payment,
    language: 'ja',
    claimed: [],
    proven: [],
    authentication: {
      spf: { result: 'none', domain: '', reason: '' },
      dkim: [],
      dmarc: { result: 'none', domain: '', policy: '', reason: '' },
      arc: { result: 'none', sealer: '', trusted: false, sealed: null, reason: '' },
    },
    explanation: explain(judgement),
    truncated: false,
    ms: 1,
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe('the breakdown of a score', () => {
  it('adds up to the score, whatever was found', () => {
    const some = fc.oneof(
      fc.constantFrom(...Object.keys(claimWeights)).map(id => evidence(id, 'claim')),
      fc.constantFrom(...Object.keys(addedWeights)).map(id => evidence(id, 'infrastructure')),
      fc.constantFrom(...Object.keys(contextWeights)).map(id => evidence(id, 'context')),
    )
    fc.assert(
      fc.property(fc.array(some, { maxLength: 14 }), found => {
        const verdict = verdictOf(found)
        const { shares, rest } = breakdown(verdict)
        expect(sum(shares.map(share => share.points)) + rest).toBe(verdict.score)
        if (verdict.evidence.some(one => one.side === 'claim')) expect(rest).toBe(0)
      }),
      { numRuns: 1000 },
    )
  })

  it('shows what each observation is worth by the rule: its weight of what is missing to 100', () => {
    const verdict = verdictOf([evidence('from-name-claim', 'claim'), evidence('subject-voice', 'claim')])
    expect(breakdown(verdict).shares.map(({ evidence: one, points }) => [one.id, points])).toEqual([
      ['from-name-claim', 80],
      ['subject-voice', 9],
    ])
  })

  it('shows what made urgency and payment', () => {
    const verdict = verdictOf([evidence('from-name-claim', 'claim'), urged(50, 0), urged(20, 40)], 60, 40)
    const pressing = breakdown(verdict).shares.filter(share => share.evidence.side === 'pressure')
    expect(sum(pressing.map(share => share.urgency))).toBe(60)
    expect(sum(pressing.map(share => share.payment))).toBe(40)
    expect(sum(pressing.map(share => share.points))).toBeGreaterThan(0)
    expect(verdict.evidence.filter(one => one.side === 'pressure').every(one => one.weight > 0)).toBe(true)
  })

  it('takes away what the situation takes away', () => {
    const verdict = verdictOf([evidence('subject-voice', 'claim'), evidence('mailing-list', 'context')])
    expect(breakdown(verdict).shares.map(share => Math.sign(share.points))).toEqual([1, -1])
  })
})

describe('sentences', () => {
  it('have no holes where the values are gone', () => {
    const bare = { id: 'link-text-mismatch', side: 'claim', weight: 1, where: '', quote: '' } as const
    const { explanation } = verdictOf([bare, evidence('from-name-claim', 'claim')])
    for (const sentence of [...explanation.ja, ...explanation.en])
      expect(sentence).not.toMatch(/「」|“”| {2}|\s[,.は]/)
  })

  it('hold no address that a program would make a link of', () => {
    const { explanation } = verdictOf([
      { ...evidence('subject-voice', 'claim'), quote: 'see https://evil.example/a' },
      evidence('from-name-claim', 'claim'),
    ])
    expect(explanation.en.join(' ')).toContain('hxxps://evil[.]example/a')
  })

  it('tell what was found apart from what to do', () => {
    const { explanation } = verdictOf([evidence('from-name-claim', 'claim')])
    expect(explanation.en.some(sentence => sentence.startsWith('Do not open'))).toBe(true)
    expect(findings(explanation, 'en').some(sentence => sentence.startsWith('Do not open'))).toBe(false)
    expect(findings(explanation, 'ja').length).toBe(findings(explanation, 'en').length)
  })
})
