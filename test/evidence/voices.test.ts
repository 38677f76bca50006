import { describe, expect, it } from 'vitest'
import { idsOf, judged } from './mail.ts'

const idsIn = async (text: string, subject = 'お知らせ') =>
  idsOf(await judged({ from: 'お届け案内 <a@b.example>', subject, text }))

describe('a signature in Japanese', () => {
  it.each([
    'Amazon配送センター',
    'Amazon 出品者審査チーム',
    'アマゾン お荷物調査窓口',
    'アマゾンジャパン合同会社',
  ])('is the brand and a department, or the company, alone on a line: %s', async line =>
    expect(await idsIn(`確認をお願いします。\n\n${line}\n`)).toContain('body-signature'),
  )

  it.each([
    'Amazon運用代行センター',
    'Amazon出品コンサルチーム',
    'Amazonのレビューを調べる担当',
    'Amazon川崎フルフィルメントセンター',
    'Amazon川崎倉庫（アマゾンジャパン合同会社）',
  ])('is not another’s trade, a sentence or a place: %s', async line =>
    expect(await idsIn(`新着のご案内です。\n\n${line}\n`)).not.toContain('body-signature'),
  )

  it('is not a company in a subject', async () =>
    expect(await idsIn('新着です。', 'アマゾンジャパン合同会社 ほか求人')).not.toContain('subject-voice'))
})

describe('a company alone on its line', () => {
  it('counts once, as the signature that it is', async () => {
    const ids = await idsIn('確認をお願いします。\n\nアマゾンジャパン合同会社\n')
    expect(ids).toContain('body-signature')
    expect(ids).not.toContain('body-imprint')
  })
})

describe('a line of a card statement', () => {
  it.each(['AMAZON PRIME*RT4XY', 'AMZN MKTP US*2K4', 'AMAZON RETAIL*9'])('is no voice: %s', async line => {
    const ids = idsOf(
      await judged({ from: 'Alerts <a@b.example>', subject: `${line} $14.99`, text: `Charge: ${line}` }),
    )
    expect(ids).not.toContain('subject-topic')
  })
})

describe('an address to answer to', () => {
  const replyTo = async (address: string) =>
    idsOf(
      await judged({
        from: 'Orders group <orders@firm.example>',
        subject: 'Your Amazon order',
        text: 'Hello.',
        fields: [`Reply-To: "Amazon.com" <${address}>`],
      }),
    )

  it('is a claim where it is not the brand’s', async () => {
    expect(await replyTo('help@b.example')).toContain('reply-to-claim')
    expect(await replyTo('no-reply@amazon.com')).not.toContain('reply-to-claim')
  })
})
