import { describe, expect, it } from 'vitest'
import { nothingKnown } from '../../src/auth/nothing.ts'
import { examine } from '../../src/examine.ts'

const judge = async (from: string, subject: string, body: string) => {
  const raw = Buffer.from(
    `From: ${from}\r\nTo: user@example.org\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
  )
  const domain = from.replace(/^.*@|>$/g, '')
  const dmarc = { result: 'pass' as const, domain, policy: 'reject' as const, reason: '' }
  const authenticate = async () => ({ ...nothingKnown({ reason: '' }), dmarc })
  return (
    await examine(raw, {}, { authenticate, thresholds: { suspected: 40, impersonation: 70 }, now: () => 0 })
  ).verdict
}

describe('a vacancy', () => {
  it('may name Amazon as the employer where a job board bears its own name', async () => {
    const verdict = await judge(
      'Workboard <alert@workboard.example>',
      'アマゾンジャパン合同会社の新着求人',
      'アマゾンジャパン合同会社 倉庫作業 時給1300円 応募はこちら https://www.workboard.example/1',
    )
    expect(verdict.outcome).toBe('none')
    expect(verdict.evidence.map(each => each.id)).toContain('vacancy')
  })

  it('is no excuse for a recruiter without a name of his own', async () => {
    const verdict = await judge(
      'HR Department <jobs@remote-work.example>',
      'Amazon remote job, 500 USD a day',
      'Amazon is hiring online assistants. Pay the registration fee of 50 USD. Amazon HR Team https://remote-work.example/',
    )
    expect(['suspected', 'impersonation']).toContain(verdict.outcome)
  })

  it('is no excuse for a display name that is Amazon', async () => {
    const verdict = await judge(
      'Amazon求人 <a@jobs-kfe.example>',
      '求人のご案内',
      '時給5000円 登録料をお支払いください https://jobs-kfe.example/',
    )
    expect(verdict.outcome).toBe('impersonation')
  })
})
