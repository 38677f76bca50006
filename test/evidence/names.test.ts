import { describe, expect, it } from 'vitest'
import { idsOf, judged } from './mail.ts'

const degreeOf = async (from: string, text: string) => {
  const { evidence } = await judged({ from, subject: 'Notice', text })
  return evidence.find(({ id }) => id === 'from-name-mention' || id === 'from-name-claim')?.weight
}

describe('another word beside the brand in a display name', () => {
  it('weakens the claim where it is the registered label, or a whole part of it', async () => {
    for (const domain of ['tracelo.example', 'tracelo-news.example', 'mail.tracelo.example'])
      expect(await degreeOf(`Amazon Deals by Tracelo <a@${domain}>`, 'Hello.'), domain).toBe(0.125)
  })

  it('does not where it is only some letters of the label', async () =>
    expect(await degreeOf('Amazon Rest <a@interested.example>', 'Hello.')).toBe(0.5))

  it('weakens it where the text says it apart from the brand', async () =>
    expect(await degreeOf('Amazon at Tracelo <a@b.example>', 'Tracelo compares prices.')).toBe(0.175))

  it('does not where the text only says the whole name again', async () =>
    expect(await degreeOf('Amazon Tracelo Wing <a@b.example>', 'Hello.\n\nAmazon Tracelo Wing')).toBe(0.5))

  it.each(['Amazon Trust Bureau', 'Amazon Payroll', 'Amazon税務', 'アマゾン リコール', '亚马逊卖家支持'])(
    'is none where it is a department: %s',
    async name => expect(await degreeOf(`${name} <a@b.example>`, 'Hello.')).toBe(0.8),
  )
})

describe('a name of the sender’s own', () => {
  const named = async (from: string, text = 'Your Amazon account is locked.') =>
    idsOf(await judged({ from, subject: 'Notice', text }))

  it('is not made of generic words alone', async () =>
    expect(await named('Account Center <a@account-center.example>')).not.toContain('own-proven-name'))

  it('is compared with an international domain as that is read', async () =>
    expect(await named('みどり文庫 <a@xn--p9j0b8a7547a3fh.example>')).toContain('own-proven-name'))

  it('is found in the text without the generic word at its end', async () =>
    expect(
      await named(
        'Harbour Valley CU Alerts <a@b.example>',
        'Your Amazon order was paid.\n\nHarbour Valley CU',
      ),
    ).toContain('own-name-in-text'))
})
