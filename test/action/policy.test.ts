import { describe, expect, it } from 'vitest'
import { policyOf } from '../../src/action/policy.ts'
import type { PolicyOverride } from '../../src/config/keys.ts'
import { parsePolicyOverrides } from '../../src/config/overrides.ts'
import { loadConfig } from '../../src/config/read.ts'

const defaults = loadConfig({ file: '/nonexistent/amazon-impersonation.ini', env: {} })
if (!defaults.ok) throw new Error('the defaults are wrong')
const config = (overrides: Readonly<Record<string, PolicyOverride>>) => ({
  ...defaults.config,
  policyOverrides: new Map(Object.entries(overrides)),
})

describe('the policy of a recipient', () => {
  it('is that of his address, then of the table, then of his domain, then the default', () => {
    const own = {
      'user@example.org': { policy: 'reject' },
      'example.org': { policy: 'quarantine', quarantine: 60 },
    } as const
    expect(policyOf('User@Example.org', config(own), { policy: 'monitor', mailbox: false }).policy).toBe(
      'reject',
    )
    expect(policyOf('other@example.org', config(own), { policy: 'monitor', mailbox: false }).policy).toBe(
      'monitor',
    )
    expect(policyOf('other@example.org', config(own), null)).toEqual({
      policy: 'quarantine',
      quarantine: 60,
      reject: 95,
    })
    expect(policyOf('a@b.example', config(own), null)).toEqual({ policy: 'tag', quarantine: 70, reject: 95 })
  })

  it('is found however an address is written', () => {
    const own = config({
      'user@example.org': { policy: 'reject' },
      'xn--r8jz45g.jp': { policy: 'quarantine' },
    })
    for (const address of ['"user"@example.org', '"us\\er"@Example.org.', 'USER@EXAMPLE.ORG'])
      expect(policyOf(address, own, null).policy).toBe('reject')
    for (const address of ['a@例え.jp', 'a@XN--R8JZ45G.jp'])
      expect(policyOf(address, own, null).policy).toBe('quarantine')
    expect(policyOf('"us er"@example.org', own, null).policy).toBe('tag')
  })

  it('under [privacy] profile=isp is off for a mailbox without a row of its own: that is its consent', () => {
    const isp = {
      ...config({ 'user@example.org': { policy: 'quarantine' }, 'example.org': { policy: 'reject' } }),
      privacy: { profile: 'isp' },
    } as const
    expect(policyOf('user@example.org', isp, null).policy).toBe('quarantine')
    expect(policyOf('other@example.org', isp, null).policy).toBe('off')
    expect(policyOf('other@example.org', isp, { policy: 'tag', mailbox: false }).policy).toBe('off')
    expect(policyOf('other@example.org', isp, { policy: 'tag', mailbox: true }).policy).toBe('tag')
    const limitsOnly = { ...isp, policyOverrides: new Map([['user@example.org', { quarantine: 80 }]]) }
    expect(policyOf('user@example.org', limitsOnly, null).policy).toBe('off')
  })

  it('may be written with letters of any script in the configuration', () => {
    const entry = { section: 'policy.例え.JP', key: 'policy', value: 'off', line: 1 }
    expect([...parsePolicyOverrides([entry], 'x.ini').overrides.keys()]).toEqual(['xn--r8jz45g.jp'])
  })
})
