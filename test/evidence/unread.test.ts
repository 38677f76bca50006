import { describe, expect, it } from 'vitest'
import { examine } from '../../src/examine.ts'
import { nothingExtracted } from '../../src/extract/extraction.ts'
import { stored, thresholds } from '../corpus/fixtures.ts'

const mail = (subject: string, text: string): Buffer =>
  Buffer.from(
    [
      'From: Accounts <accounts@supplier.example>',
      'To: person@example.net',
      `Subject: ${subject}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      '--b',
      'Content-Type: application/pdf; name="invoice.pdf"',
      'Content-Disposition: attachment; filename="invoice.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQK',
      '--b--',
      '',
    ].join('\r\n'),
  )

const withUnread = async (subject: string, text: string) => {
  const extractAttachments = async () => ({
    ...nothingExtracted,
    unread: [{ name: 'invoice.pdf', reason: 'time' as const }],
  })
  const dependencies = { authenticate: stored, extractAttachments, thresholds, now: () => 0 }
  return (await examine(mail(subject, text), {}, dependencies)).verdict
}

describe('an attachment that could not be read', () => {
  it.each([
    ['where nothing names the brand', 'Invoice', 'See attached.'],
    ['where the brand is named without a claim', 'Invoice', 'We bought the cables on Amazon.'],
  ])('stands in the verdict %s', async (_, subject, text) => {
    const { outcome, evidence, explanation } = await withUnread(subject, text)
    expect(outcome).toBe('none')
    expect(evidence.map(({ id }) => id)).toEqual(['attachment-unread'])
    expect(explanation.en[0]).toContain('that could be read')
    expect(explanation.en[1]).toContain('invoice.pdf')
    expect(explanation.ja[0]).toContain('読み取れた部分')
  })
})
