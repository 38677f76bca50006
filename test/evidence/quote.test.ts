import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteAround, trimQuote } from '../../src/evidence/quote.ts'

const quote = (text: string, word = 'Amazon', around = 40) => {
  const start = text.indexOf(word)
  const span = quoteAround(text, { start, end: start + word.length }, around)
  return trimQuote(text.slice(span.start, span.end))
}

describe('a quotation', () => {
  it('stays inside its line: what stands above and below is another part', () => {
    expect(quote('https://amazon.co.jp.signin.example/ap\n\nAmazon カスタマーサービス\n0\nお支払い')).toBe(
      'Amazon カスタマーサービス',
    )
  })

  it('stays inside its sentence, and begins and ends without punctuation', () => {
    expect(quote('ご利用を制限しました。、Amazonのアカウントは停止されます。ご確認ください。')).toBe(
      'Amazonのアカウントは停止されます。',
    )
    expect(quote('Hello there! Your Amazon account is on hold. Act now.')).toBe(
      'Your Amazon account is on hold.',
    )
    expect(trimQuote('、アカウントは停止：')).toBe('アカウントは停止')
  })

  it('holds no address and no beginning of one', () => {
    expect(quote('Update https://evil.example/a Amazon account https://other.example/b')).toBe(
      'Amazon account',
    )
    expect(trimQuote('ご確認ください。 https://')).toBe('ご確認ください。')
  })

  it('goes on where the mailer broke the line, and never cuts a word', () => {
    const wrapped =
      'We are writing to tell you about a change that concerns your Amazon\naccount, which we had to put on hold.'
    expect(quote(wrapped)).toBe(
      'you about a change that concerns your Amazon account, which we had to put on hold.',
    )
    expect(quote(`${'wonderful '.repeat(9)}Amazon ${'marketplaces '.repeat(9)}`, 'Amazon', 15)).toBe(
      'wonderful Amazon marketplaces',
    )
  })

  it('always holds the place, whatever is around it', () => {
    const piece = fc.constantFrom('a', ' ', '\n', '。', '. ', 'https://x.example/', '停', '/', 'www.')
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const text = `${before.join('')}Amazon${after.join('')}`
        const start = before.join('').length
        const span = quoteAround(text, { start, end: start + 6 })
        expect(span.start <= start && span.end >= start + 6).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
