import { describe, expect, it } from 'vitest'
import {
  brandDomainOf,
  isKnownHost,
  isOfficialSender,
  isOfficialTarget,
  partnerOf,
} from '../../src/brands/brand.ts'
import { brands } from '../../src/brands/index.ts'
import { foldForNames } from '../../src/evidence/folded.ts'
import { imitationOfHost } from '../../src/evidence/lookalike.ts'
import { findMentions } from '../../src/evidence/mention.ts'
import { fixturesIn } from '../corpus/fixtures.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/

describe.each(brands.map(brand => [brand.id, brand] as const))('brand %s', (_, brand) => {
  it('gives a source and a date for every fact', () => {
    const facts = [
      ...brand.names,
      ...brand.domains.values(),
      ...brand.partners.values(),
      ...brand.relays,
      ...brand.numbers,
      ...brand.scamNumbers,
      brand.legalEntity,
      brand.lookalike,
    ]
    for (const { source, checked } of facts) {
      expect(source.length).toBeGreaterThan(2)
      expect(checked).toMatch(DATE)
    }
    expect(brand.checked.oldest <= brand.checked.newest).toBe(true)
  })

  it('writes its domains in lower-case ASCII, its numbers in E.164, its names as they are compared', () => {
    for (const domain of brand.domains.keys()) expect(domain).toMatch(/^[a-z0-9]+(?:[.-][a-z0-9-]+)*$/)
    for (const { number } of [...brand.numbers, ...brand.scamNumbers]) expect(number).toMatch(/^\+\d{8,15}$/)
    for (const { text, kind } of brand.names) {
      if (kind === 'plain')
        expect(findMentions(brand, foldForNames(` ${text} `)).length, text).toBeGreaterThan(0)
    }
  })

  it('never takes its own domains, its partners or its never-flag names for look-alikes', () => {
    const known = [...brand.domains.values()]
      .filter(({ role }) => role !== 'foreign')
      .map(({ domain }) => domain)
    for (const host of [...known, ...known.map(domain => `www.${domain}`)]) {
      if (brandDomainOf(brand, host)) expect(imitationOfHost(brand, host), host).toBeNull()
    }
    for (const host of [...brand.neverFlag.keys(), ...brand.partners.keys()]) {
      expect(imitationOfHost(brand, host), host).toBeNull()
    }
  })

  it('has senders, targets and own mails: at least five genuine and five fake', () => {
    const roles = new Set([...brand.domains.values()].map(({ role }) => role))
    for (const role of ['mail', 'relay', 'link', 'asset', 'anyone']) expect(roles).toContain(role)
    expect(fixturesIn('scams').length).toBeGreaterThanOrEqual(5)
    expect(
      fixturesIn('clean').filter(({ outcome }) => outcome.includes('official')).length,
    ).toBeGreaterThanOrEqual(5)
  })
})

describe('Amazon', () => {
  const [amazon] = brands
  if (!amazon) throw new Error('no brand')

  it.each([
    'amazon.co.jp',
    'marketplace.amazon.co.jp',
    'gc.email.amazon.co.jp',
    'amazon.com.be',
    'mail.amazon.com.be',
    'amazonbusiness.jp',
    'business.amazon.co.jp',
    'payments.amazon.co.jp',
    'email.amazon.com',
    'sns.amazonaws.com',
    'amazon.eg',
    'amazon.co.za',
    'aws.com',
    'primevideo.com',
  ])('sends from %s', domain => expect(isOfficialSender(amazon, domain)).toBe(true))

  it.each([
    'amazon.co.jp.evil.example',
    'amazonses.com',
    'eu-west-1.amazonses.com',
    's3.amazonaws.com',
    'evil.awsapps.com',
    'security-amazon.com',
    'amazon.co',
    'amzn.to',
    'com.be',
    'example.com.be',
    'media-amazon.com',
    'xamazon.com',
  ])('is not proven by %s', domain => expect(isOfficialSender(amazon, domain)).toBe(false))

  it('lets links lead to its shops and short links, not to rented hosts', () => {
    for (const host of ['www.amazon.co.jp', 'a.co', 'thehub.amazon.com', 'www.amazon.jobs']) {
      expect(isOfficialTarget(amazon, host)).toBe(true)
    }
    for (const host of ['x.s3.amazonaws.com', 'd111.cloudfront.net', 'amazon.com.biz']) {
      expect(isOfficialTarget(amazon, host)).toBe(false)
    }
  })

  it('knows partners by their own domains, below them too', () => {
    expect(partnerOf(amazon, 'mail.contact.vpass.ne.jp')?.organisation).toBe('三井住友カード')
    expect(partnerOf(amazon, 'vpass.ne.jp.evil.example')).toBeUndefined()
    expect(isKnownHost(amazon, 'imazon.org.br')).toBe(true)
  })
})
