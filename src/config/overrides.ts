/** `[policy.example.org]` and `[policy.user@example.org]`: what a domain or an address has of its own. */
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
    const scope = entry.section.slice('policy.'.length).toLowerCase()
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
    if (!/^([^\s@]{1,64}@)?[^\s@]{1,255}$/u.test(scope)) {
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
