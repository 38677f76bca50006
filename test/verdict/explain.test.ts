import { describe, expect, it } from 'vitest'
import { idsOf, judged } from '../evidence/mail.ts'

const scam = (text: string, from = 'Amazon <a@b.example>') => judged({ from, subject: 'Notice', text })

describe('what is said of the words', () => {
  it('tells a secret from the confirmation of an account', async () => {
    expect(idsOf(await scam('Please verify your account now.'))).toContain('account-confirmation')
    expect(idsOf(await scam('Reply with the one-time password.'))).toContain('credential-request')
    expect(idsOf(await scam('本人確認を完了してください。'))).toContain('account-confirmation')
    expect(idsOf(await scam('認証コードを教えてください。'))).toContain('credential-request')
  })

  it('shows a claimed name without what nobody sees in it, and says so', async () => {
    const { explanation } = await scam('Hello.', 'A\u200bmazon <a@b.example>')
    expect(explanation.en[0]).toContain('“Amazon”, with invisible characters')
    expect(explanation.ja[0]).toContain('「Amazon」を（目に見えない文字を入れて）')
  })

  it('begins what speaks for a flagged mail with the turn', async () => {
    const { explanation } = await judged({
      from: 'Amazon <a@b.example>',
      subject: 'Notice',
      text: 'Your Amazon account is locked.',
      fields: ['List-Unsubscribe: <https://b.example/u>'],
    })
    expect(explanation.en).toContainEqual(expect.stringMatching(/^On the other hand, [a-z]/))
    expect(explanation.ja).toContainEqual(expect.stringMatching(/^一方で、/))
  })
})
