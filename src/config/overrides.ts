/** `[policy.example.org]` and `[policy.user@example.org]`: what a domain or an address has of its own. */
import { domainToASCII } from 'node:url'
import type { ConfigError } from './errors.ts'
import { type KeyRow, keys, type Policy, type PolicyOverride } from './keys.ts'
import type { IniEntry } from './scan-ini.ts'
import { parseValue } from './value.ts'

const ROWS: Readonly<Record<string, KeyRow>> = {
  policy: { ...keys.policy.default, why: 'the policy of this domain or address' },
  quarantine: keys.threshold.quarantine,
  reject: keys.threshold.reject,
}

export type Overrides = {
  readonly overrides: ReadonlyMap<string, PolicyOverride>
  readonly errors: readonly ConfigError[]
}

export function parsePolicyOverrides(entries: readonly IniEntry[], file: string): Overrides {
  const overrides = new Map<string, { policy?: Policy; quarantine?: number; reject?: number }>()
  const errors: ConfigError[] = []
  for (const entry of entries) {
    const scope = scopeOf(entry.section.slice('policy.'.length))
    const fail = (code: ConfigError['code'], hint: string) =>
      errors.push({
        code,
        file,
        line: entry.line,
        section: entry.section,
        key: entry.key,
        value: entry.value,
        hint,
      })
    if (!/^([^\s@]{1,64}@)?[^\s@]{1,255}$/u.test(scope) || scope.includes('*')) {
      fail('ERR_CONFIG_UNKNOWN_SECTION', 'write [policy.example.org] or [policy.user@example.org]')
      continue
    }
    const row = Object.hasOwn(ROWS, entry.key) ? ROWS[entry.key] : undefined
    if (row === undefined) {
      fail('ERR_CONFIG_UNKNOWN_KEY', `the keys of a policy override are ${Object.keys(ROWS).join(', ')}`)
      continue
    }
    const parsed = parseValue(row, entry.value)
    if (parsed.ok) overrides.set(scope, { ...overrides.get(scope), [entry.key]: parsed.value })
    else fail(parsed.code, parsed.hint)
  }
  return { overrides, errors }
}

/**
 * An address or a domain in the one form in which policies are looked up: lower case, A-labels, and no quotation marks
 * where none are needed, so that `"user"@example.org` has the policy of the mailbox that it reaches.
 */
export function scopeOf(address: string): string {
  const lower = address.trim().toLowerCase()
  const at = lower.lastIndexOf('@')
  const domain = lower.slice(at + 1).replace(/\.$/, '')
  const ascii = /^[!-~]*$/.test(domain) ? domain : domainToASCII(domain) || domain
  return at < 0 ? ascii : `${bareLocal(lower.slice(0, at))}@${ascii}`
}

/** RFC 5321 §4.1.2: a quoted string and the same dot-string name one mailbox. */
function bareLocal(local: string): string {
  const quoted = /^"((?:[^"\\]|\\.){0,128})"$/.exec(local)?.[1]
  if (quoted === undefined) return local
  const plain = quoted.replace(/\\(.)/g, '$1')
  return /^[^\s"(),:;<>@[\\\]]+$/.test(plain) ? plain : local
}
