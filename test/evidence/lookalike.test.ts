import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amazon } from '../../src/brands/index.ts'
import { distance, imitationIn, imitationOfHost } from '../../src/evidence/lookalike.ts'

describe('a host that imitates the name', () => {
  it.each([
    ['security-amazon-co-jp.3dsecure-arcis.example', 'shop-name-in-host'],
    ['www2.amazon.co.jp.caf4.example.buzz', 'shop-name-in-host'],
    ['amazon.co.jp.id-prime.com', 'shop-name-in-host'],
    ['amazon.wilsoncounty.example.com', 'name-as-label'],
    ['amazon-xms.blogspot.com', 'name-as-label'],
    ['a-m-a-z-o-n.example.org', 'name-as-label'],
    ['xn--mzn-rlabc-9xa.example.com', null],
    ['supportamazon.example.xyz', 'name-with-affix'],
    ['amazonjp.example.cam', 'name-with-affix'],
    ['amazom.login.example.cn', 'typo'],
    ['amazzon.example.cn', 'typo'],
    ['arnaz0n.example.cn', 'name-as-label'],
    ['anazno.example.cn', 'far-typo'],
    ['amzn.example.cn', 'short-form'],
    ['valuedcustomeramazon.icu', 'name-in-label'],
    ['amazon.com.biz', 'name-as-label'],
  ])('%s: %s', (host, kind) => expect(imitationOfHost(amazon, host)?.kind ?? null).toBe(kind))

  it.each([
    'www.amazon.co.jp',
    'images-amazon.com',
    'amazonaws.com',
    'amazone.de',
    'www.amazonwatch.org',
    'imazon.org.br',
    'mazon.org',
    'amazing.example.com',
    'ramazan.example.tr',
    'savingtheamazon.org',
    'amazonas.am.gov.br',
    'makeamazonpay.com',
    'example.com',
    'mail.google.com',
    'theamazon.example.org',
    '',
  ])('%s does not', host => expect(imitationOfHost(amazon, host)).toBeNull())

  it('is seen in local parts as well, not in ordinary ones', () => {
    for (const local of [
      'amazon',
      'amazon.co.jp',
      'support-amazon.jp',
      'amozonjp-update',
      'billingservices.amazon.com',
      'no-reply.amazon.41',
    ]) {
      expect(imitationIn(amazon, local), local).not.toBeNull()
    }
    for (const local of ['info', 'amazing.grace', 'j.mazon', 'newsletter', 'amazone'])
      expect(imitationIn(amazon, local), local).toBeNull()
  })

  it('never throws, whatever the host, and never takes a host below Amazon’s for one', () => {
    const label = fc.stringMatching(/^[a-z0-9-]{1,12}$/)
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 5 }), labels => {
        imitationOfHost(amazon, labels.join('.'))
        expect(imitationOfHost(amazon, `${labels.join('.')}.amazon.co.jp`)).toBeNull()
      }),
      { seed: 11, numRuns: 3000 },
    )
  })
})

describe('distance', () => {
  it('counts insertions, deletions, exchanges and swaps of neighbours', () => {
    expect(distance('amazon', 'amazon')).toBe(0)
    expect(distance('amazn', 'amazon')).toBe(1)
    expect(distance('amzaon', 'amazon')).toBe(1)
    expect(distance('anazom', 'amazon')).toBe(2)
  })
})
