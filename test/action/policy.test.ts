import { describe, expect, it } from 'vitest'
import { policyOf } from '../../src/action/policy.ts'
import type { PolicyOverride } from '../../src/config/keys.ts'
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
    expect(policyOf('User@Example.org', config(own), { policy: 'monitor' }).policy).toBe('reject')
    expect(policyOf('other@example.org', config(own), { policy: 'monitor' }).policy).toBe('monitor')
    expect(policyOf('other@example.org', config(own), null)).toEqual({
      policy: 'quarantine',
      quarantine: 60,
      reject: 95,
    })
    expect(policyOf('a@b.example', config(own), null)).toEqual({ policy: 'tag', quarantine: 70, reject: 95 })
  })
})
