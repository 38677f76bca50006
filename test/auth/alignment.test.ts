import { describe, expect, it } from 'vitest'
import { isAligned, organizationalDomain } from '../../src/auth/alignment.ts'

describe('alignment', () => {
  it('compares organizations, not suffixes', () => {
    expect(isAligned('mail.amazon.co.jp', 'amazon.co.jp')).toBe(true)
    expect(isAligned('Amazon.CO.JP.', 'bounces.amazon.co.jp')).toBe(true)
    expect(isAligned('evil.co.jp', 'amazon.co.jp')).toBe(false)
    expect(isAligned('a.github.io', 'b.github.io')).toBe(false)
    expect(isAligned('', '')).toBe(false)
  })

  it('knows com.be as a suffix', () => {
    expect(organizationalDomain('mail.amazon.com.be')).toBe('amazon.com.be')
    expect(isAligned('mail.amazon.com.be', 'amazon.com.be')).toBe(true)
    expect(isAligned('evil.com.be', 'amazon.com.be')).toBe(false)
    expect(organizationalDomain('com.be')).toBe('com.be')
  })
})
