import { describe, expect, it } from 'vitest'
import { headersOf, reasonsOf, wordOf } from '../../src/action/headers.ts'
import { authentication, verdict } from './fixtures.ts'

const unfolded = (value: string | undefined) => (value ?? '').replaceAll('\r\n ', ' ')

describe('the headers of an examined message', () => {
  it('are verdict, reasons, explanation, in this order', () => {
    expect(headersOf(verdict(), 'en', '').map(({ name, value }) => `${name}: ${unfolded(value)}`)).toEqual([
      'X-Amazon-Impersonation: yes; outcome=impersonation; score=92; urgency=80; payment=65',
      'X-Amazon-Impersonation-Reasons: from-name-claim, unofficial-from-domain',
      'X-Amazon-Impersonation-Explanation: This mail calls itself "Amazon.co.jp", but it was sent from evil.example.',
    ])
  })

  it('name the proven domain of official mail, and give no reasons', () => {
    const dmarc = { ...authentication.dmarc, domain: 'amazon.co.jp' }
    const official = verdict({ outcome: 'official', score: 0, authentication: { ...authentication, dmarc } })
    expect(headersOf(official, 'en', '').map(({ value }) => unfolded(value))).toEqual([
      'no; outcome=official; domain=amazon.co.jp; score=0; urgency=80; payment=65',
    ])
  })

  it('begin with a word for Sieve', () => {
    expect(wordOf({ outcome: 'impersonation' }, '')).toBe('yes')
    expect(wordOf({ outcome: 'suspected' }, '')).toBe('suspected')
    expect(wordOf({ outcome: 'unknown' }, '')).toBe('unknown')
    for (const outcome of ['official', 'partner', 'none'] as const) expect(wordOf({ outcome }, '')).toBe('no')
  })

  it('name each reason once, the strongest first, and no context', () => {
    const item = (id: string, weight: number) => ({
      id,
      side: 'claim' as const,
      weight,
      where: '',
      quote: '',
    })
    expect(reasonsOf(verdict({ evidence: [item('a', 0.1), item('b', 0.9), item('a', 0.5)] }))).toEqual([
      'b',
      'a',
    ])
  })

  it('carry whole sentences, and no more than a header should', () => {
    const ja = Array.from({ length: 40 }, (_, at) => `これは${at}番目の文で、少し長めに書かれています。`)
    const [, , explanation] = headersOf(verdict({ explanation: { en: [], ja } }), 'ja', '')
    expect(explanation?.value.length).toBeLessThan(3500)
  })
})
