import { describe, expect, it } from 'vitest'
import { letThrough, type PlanInput, planOf } from '../../src/action/plan.ts'
import type { RecipientPolicy } from '../../src/action/policy.ts'
import type { Policy } from '../../src/config/keys.ts'
import type { Outcome } from '../../src/verdict/verdict.ts'
import { verdict } from './fixtures.ts'

const policies = ['off', 'monitor', 'tag', 'quarantine', 'reject'] as const satisfies readonly Policy[]
const outcomes: readonly Outcome[] = ['impersonation', 'suspected', 'official', 'partner', 'none', 'unknown']

const withPolicy = (policy: Policy): RecipientPolicy => ({ policy, quarantine: 70, reject: 95 })
const recipient = (policy: Policy, address = `${policy}@example.org`, allowed = '') => ({
  address,
  policy: withPolicy(policy),
  allowed,
})

const input = (change: Partial<PlanInput>): PlanInput => ({
  verdict: verdict(),
  mailFrom: 'x@evil.example',
  recipients: [recipient('tag')],
  outbound: false,
  deferUnknown: false,
  canHold: true,
  subjectTag: '',
  language: 'auto',
  id: 'ID.1',
  ...change,
})

describe('a plan', () => {
  it.each([
    ['tag', 100, 'tag'],
    ['quarantine', 69, 'tag'],
    ['quarantine', 70, 'hold'],
    ['reject', 69, 'tag'],
    ['reject', 70, 'hold'],
    ['reject', 94, 'hold'],
    ['reject', 95, 'reject'],
    ['monitor', 100, 'bare'],
    ['off', 100, 'bare'],
  ] as const)('under %s at score %d means %s', (policy, score, fate) => {
    expect(planOf(input({ verdict: verdict({ score }), recipients: [recipient(policy)] })).fates).toEqual([
      fate,
    ])
  })

  it('for every pair of policies, outcome and score loses nobody’s mail', () => {
    for (const one of policies) {
      for (const other of policies) {
        for (const outcome of outcomes) {
          for (const score of [0, 50, 80, 99]) {
            for (const mailFrom of ['', 'x@evil.example']) {
              const recipients = [recipient(one), recipient(other)]
              const plan = planOf(input({ verdict: verdict({ outcome, score }), recipients, mailFrom }))
              const rejected = plan.fates.filter(fate => fate === 'reject').length
              expect(plan.answer.kind === 'reject').toBe(rejected === 2)
              expect(rejected === 1).toBe(false)
              if (mailFrom === '') expect(plan.fates).not.toContain('hold')
              if (outcome !== 'impersonation' && outcome !== 'suspected') {
                expect(plan.fates.every(fate => fate === 'tag' || fate === 'bare')).toBe(true)
              }
              // Tag wins over monitor: one header set for all, and none where nobody is to be tagged.
              expect(plan.headers.length > 0).toBe(
                plan.answer.kind === 'accept' && plan.fates.includes('tag'),
              )
            }
          }
        }
      }
    }
  })

  it('tags a bounce instead of holding or refusing it', () => {
    const recipients = [recipient('quarantine'), recipient('reject')]
    expect(planOf(input({ recipients, mailFrom: '', verdict: verdict({ score: 99 }) })).fates).toEqual([
      'tag',
      'tag',
    ])
  })

  it('tags where nobody would look after what is held', () => {
    expect(planOf(input({ recipients: [recipient('quarantine')], canHold: false })).fates).toEqual(['tag'])
  })

  it('refuses with an id, and only if all recipients refuse', () => {
    const plan = planOf(input({ recipients: [recipient('reject')], verdict: verdict({ score: 99 }) }))
    expect(plan.answer).toMatchObject({ kind: 'reject', text: expect.stringContaining('(id ID.1)') })
  })

  it('defers what could not be verified only where the configuration says so', () => {
    const unknown = verdict({ outcome: 'unknown', score: 60 })
    expect(planOf(input({ verdict: unknown })).answer.kind).toBe('accept')
    expect(planOf(input({ verdict: unknown, deferUnknown: true })).answer.kind).toBe('defer')
  })

  it('gives outbound mail no header, whatever is found', () => {
    expect(planOf(input({ outbound: true })).headers).toEqual([])
  })

  it('lets through what is allowed, and says by what', () => {
    const plan = planOf(
      input({ recipients: [recipient('quarantine', 'a@b.example', 'dkim:partner.example')] }),
    )
    expect(plan.fates).toEqual(['tag'])
    expect(plan.headers.map(({ value }) => value.replaceAll('\r\n ', ' '))).toEqual([
      'no; outcome=impersonation; score=92; urgency=80; payment=65; allowed=dkim:partner.example',
    ])
  })

  it('says yes to all where only one recipient allows it', () => {
    const recipients = [recipient('tag', 'a@b.example', 'dkim:partner.example'), recipient('tag')]
    expect(planOf(input({ recipients })).headers[0]?.value).toMatch(/^yes/)
  })

  it('explains in the language of the first kept recipient’s domain', () => {
    const recipients = [recipient('quarantine', 'held@example.com'), recipient('tag', 'kept@example.jp')]
    expect(planOf(input({ recipients })).headers[2]?.value).toMatch(/^=\?UTF-8\?B\?/)
    const other = [recipient('tag', 'kept@example.com')]
    expect(planOf(input({ recipients: other })).headers[2]?.value).toContain('evil.example')
  })

  it('tags the Subject of flagged mail only', () => {
    expect(planOf(input({ subjectTag: '[!]' })).subjectTag).toBe('[!]')
    expect(
      planOf(input({ subjectTag: '[!]', verdict: verdict({ outcome: 'none', score: 0 }) })).subjectTag,
    ).toBe('')
  })
})

describe('an allow rule', () => {
  const allowed = (policy: Policy) => recipient(policy, `${policy}@example.org`, 'dkim:list.example')
  const counted = (change: Partial<PlanInput>) => letThrough(input(change), planOf(input(change)))

  it.each([
    ['lets a held copy through', { recipients: [recipient('quarantine'), allowed('quarantine')] }, [1]],
    ['changes what the header says', { recipients: [allowed('tag')] }, [0]],
    [
      'saves nobody where another recipient’s header says yes all the same',
      { recipients: [allowed('tag'), recipient('tag')] },
      [],
    ],
    [
      'had nothing to do for clean mail',
      { recipients: [allowed('quarantine')], verdict: verdict({ outcome: 'none', score: 0 }) },
      [],
    ],
    ['had nothing to do under a policy that does nothing', { recipients: [allowed('monitor')] }, []],
    ['counts for nobody where there is none', { recipients: [recipient('quarantine')] }, []],
  ] as const)('%s', (_, change, indices) => {
    expect(counted(change)).toEqual(indices)
  })
})
