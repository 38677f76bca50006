/** A verdict and its authentication, to be changed where a test needs it otherwise. */
import type { Authentication } from '../../src/auth/authentication.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'

export const authentication: Authentication = {
  source: 'live',
  spf: { result: 'pass', domain: 'evil.example', reason: '' },
  dkim: [
    { result: 'pass', domain: 'evil.example', selector: 's1', reason: '', aligned: true, underSized: false },
  ],
  dmarc: { result: 'pass', domain: 'evil.example', policy: 'none', reason: '' },
  arc: { result: 'none', sealer: '', trusted: false, sealed: null, reason: '' },
  neededLookupFailed: false,
  guard: '',
  client: { ip: '192.0.2.7', helo: 'mail.evil.example' },
  ms: 1,
}

export function verdict(change: Partial<Verdict> = {}): Verdict {
  return {
    version: 1,
    brand: 'amazon',
    outcome: 'impersonation',
    score: 92,
    urgency: 80,
    payment: 65,
    language: 'ja',
    claimed: ['from-name-claim: Amazon.co.jp'],
    proven: [],
    authentication,
    evidence: [
      { id: 'from-name-claim', side: 'claim', weight: 0.7, where: 'header:from', quote: 'Amazon.co.jp' },
      {
        id: 'unofficial-from-domain',
        side: 'proof',
        weight: 0.3,
        where: 'header:from',
        quote: 'evil.example',
      },
      { id: 'reply', side: 'context', weight: 0.2, where: 'header:in-reply-to', quote: '' },
    ],
    explanation: {
      en: ['This mail calls itself “Amazon.co.jp”, but it was sent from evil.example.'],
      ja: ['このメールは「Amazon.co.jp」を名乗っていますが、evil.example から送信されています。'],
    },
    truncated: false,
    ms: 3,
    ...change,
  }
}
