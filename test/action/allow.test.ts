import { describe, expect, it } from 'vitest'
import { type AllowRule, allowedBy, checkIdentity } from '../../src/action/allow.ts'
import { parseAllowRules } from '../../src/action/allow-file.ts'
import { authentication } from './fixtures.ts'

const rule = (identity: string, change: Partial<AllowRule> = {}): AllowRule => ({
  identity,
  scope: '',
  reason: 'tested',
  expires: 0,
  ...change,
})
const now = Date.parse('2026-11-22T00:00:00Z')
const holds = (one: AllowRule, recipient = 'user@example.org') =>
  allowedBy([one], authentication, recipient, now) !== null

describe('an allow rule', () => {
  it.each(['co.jp', 'com.be', 'github.io', 'amazonses.com', 'x.gappssmtp.com'])(
    'is refused for %s, below which anybody signs',
    domain => {
      expect(checkIdentity(`dkim:${domain}`)).not.toBeNull()
      expect(checkIdentity(`dmarc:${domain}`)).not.toBeNull()
    },
  )

  it('holds by what is proven', () => {
    expect(holds(rule('dkim:evil.example'))).toBe(true)
    expect(holds(rule('dmarc:evil.example'))).toBe(true)
    expect(holds(rule('ip:192.0.2.0/24'))).toBe(true)
    expect(holds(rule('dkim:other.example'))).toBe(false)
    expect(holds(rule('ip:198.51.100.0/24'))).toBe(false)
  })

  it('does not hold by a signature that leaves a part of the body open, or that fails', () => {
    const [signature] = authentication.dkim
    if (!signature) throw new Error('no signature')
    for (const change of [{ underSized: true }, { result: 'fail' as const }]) {
      const seen = { ...authentication, dkim: [{ ...signature, ...change }] }
      expect(allowedBy([rule('dkim:evil.example')], seen, 'a@b.example', now)).toBeNull()
    }
  })

  it('holds for its scope and until it expires', () => {
    expect(holds(rule('dkim:evil.example', { scope: 'example.org' }))).toBe(true)
    expect(holds(rule('dkim:evil.example', { scope: 'user@example.org' }), 'USER@example.org')).toBe(true)
    expect(holds(rule('dkim:evil.example', { scope: 'other@example.org' }))).toBe(false)
    expect(holds(rule('dkim:evil.example', { expires: now - 1 }))).toBe(false)
  })

  it.each([
    'dkim:amazonses.com',
    'dkim:eu-west-1.amazonses.com',
    'dmarc:gmail.com',
    'dkim:sendgrid.net',
    'from:amazon.co.jp',
    'dkim:com',
    'ip:0.0.0.0/0',
    'ip:nowhere',
  ])('is refused for %s', identity => {
    expect(checkIdentity(identity)).not.toBeNull()
  })
})

describe('the allow file', () => {
  const parse = (text: string) => parseAllowRules(text, 'allow.yaml')

  it('gives its rules', () => {
    const text =
      'rules:\n  - identity: dkim:Partner.example\n    reason: card statements\n    expires: 2027-03-31\n    scope: Example.org\n'
    expect(parse(text)).toEqual({
      problems: [],
      rules: [
        {
          identity: 'dkim:partner.example',
          scope: 'example.org',
          reason: 'card statements',
          expires: Date.parse('2027-04-01T11:59:59Z'),
        },
      ],
    })
  })

  it('may be empty, or comments only', () => {
    expect(parse('')).toEqual({ rules: [], problems: [] })
    expect(parse('# nothing yet\n')).toEqual({ rules: [], problems: [] })
    expect(parse('rules:\n')).toEqual({ rules: [], problems: [] })
  })

  it.each([
    ['a tab', 'rules:\n\t- x', 'ERR_ALLOW_SYNTAX allow.yaml:2'],
    ['no reason', 'rules:\n  - identity: dkim:a.example\n    expires: never\n', 'reason'],
    ['an unknown key', 'rules: []\nextra: 1\n', 'extra'],
    [
      'a shared sender',
      'rules:\n  - {identity: "dkim:amazonses.com", reason: abc, expires: never}\n',
      'ERR_ALLOW_IDENTITY',
    ],
  ])('says where it is wrong: %s', (_, text, words) => {
    const { rules, problems } = parse(text)
    expect(rules).toEqual([])
    expect(problems.join('\n')).toContain(words)
  })

  it('expands no aliases and knows no tags', () => {
    expect(parse('rules: &a [*a]\n').problems).not.toEqual([])
    expect(parse('rules: !!js/function "x"\n').problems).not.toEqual([])
  })
})
