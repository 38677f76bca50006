import { describe, expect, it } from 'vitest'
import { authservIdOf, isForged } from '../../src/action/forged.ts'

describe('a forged header', () => {
  it.each([
    ['X-Amazon-Impersonation', 'no'],
    ['x-amazon-IMPERSONATION-whatever', ''],
    ['X-Amazon-Impersonation ', 'no'],
    ['Authentication-Results', ' mx.example.org; dmarc=pass'],
    ['AUTHENTICATION-RESULTS', 'MX.Example.ORG 1; none'],
    ['Authentication-Results', '\r\n\t(a comment (nested)) mx.example.org;spf=pass'],
    ['Authentication-Results', '"mx.example.org"; spf=pass'],
    ['Authentication-Results', ' ( \\( ) mx.example.org; spf=pass'],
    ['Authentication-Results', '"mx\\.example\\.org"; spf=pass'],
    ['Authentication-Results', 'mx.example.org.; spf=pass'],
    ['\0X-Amazon-Impersonation', 'no'],
    ['X-Amazon\0-Impersonation', 'no'],
  ])('%s: %s', (name, value) => {
    expect(isForged(name, value, 'mx.example.org')).toBe(true)
  })

  it.each([
    ['Authentication-Results', 'mx.other.example; spf=pass'],
    ['X-Amazon-Mail-Relay-Type', 'notification'],
    ['Subject', 'X-Amazon-Impersonation: no'],
  ])('is not %s: %s', (name, value) => {
    expect(isForged(name, value, 'mx.example.org')).toBe(false)
  })

  it('is told in time, whatever is written', () => {
    const started = performance.now()
    authservIdOf('('.repeat(1_000_000))
    authservIdOf(' '.repeat(1_000_000))
    authservIdOf(`"${'a'.repeat(1_000_000)}`)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
