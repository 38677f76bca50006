import { describe, expect, it } from 'vitest'
import { fixturesIn, look } from './fixtures.ts'
import { draftOf, write } from './rewrite.ts'

const SHOPS = [
  'ae',
  'ca',
  'cn',
  'co.jp',
  'co.uk',
  'co.za',
  'com',
  'com.au',
  'com.be',
  'com.br',
  'com.mx',
  'com.tr',
  'de',
  'eg',
  'es',
  'fr',
  'ie',
  'in',
  'it',
  'nl',
  'pl',
  'sa',
  'se',
  'sg',
]
const drafts = fixturesIn('scams')
  .filter(({ name }) => !/malformed|replay|ics/.test(name))
  .map(({ raw }) => draftOf(raw))
const pass = (domain: string) =>
  `mx.example.net; spf=pass smtp.mailfrom=${domain}; dkim=pass header.d=${domain} header.s=k; dmarc=pass header.from=${domain}`

describe('mail that is proven to come from Amazon', () => {
  it.each(SHOPS)('is official from amazon.%s, whatever it says', async shop => {
    const domain = `amazon.${shop}`
    for (const draft of drafts) {
      const { verdict } = await look(
        write({ ...draft, address: `account-update@${domain}`, authentication: pass(domain) }),
      )
      expect(verdict.outcome).toBe('official')
    }
  })

  it('is not what passes for somebody else: the same words, refuted, are impersonation', async () => {
    for (const draft of drafts) {
      const authentication =
        'mx.example.net; spf=pass smtp.mailfrom=amazonses.com; dkim=pass header.d=amazonses.com; dmarc=fail header.from=amazon.co.jp'
      const { verdict } = await look(
        write({ ...draft, address: 'account-update@amazon.co.jp', authentication }),
      )
      expect(verdict.outcome).toBe('impersonation')
    }
  })

  it('stays at most suspected where other people write the text', async () => {
    for (const draft of drafts) {
      const domain = 'marketplace.amazon.de'
      const { verdict } = await look(
        write({ ...draft, address: `k2j3@${domain}`, authentication: pass(domain) }),
      )
      expect(['official', 'suspected']).toContain(verdict.outcome)
    }
  })
})
