/** A configuration in the making: values, where they came from, and what is wrong so far. */
import type { ConfigError } from './errors.ts'
import type { KeyRow, PolicyOverride } from './keys.ts'
import type { IniEntry } from './scan-ini.ts'
import { formatValue, parseValue, type Value } from './value.ts'

export type Draft = {
  readonly values: Map<string, Value>
  readonly origins: Map<string, string>
  readonly errors: ConfigError[]
  overrides: ReadonlyMap<string, PolicyOverride>
}

export function setValue(draft: Draft, row: KeyRow, entry: IniEntry, origin: string, file: string): void {
  const parsed = parseValue(row, entry.value)
  const shown = row.secret === true ? '***' : entry.value
  if (!parsed.ok) {
    draft.errors.push(
      problem(
        parsed.code,
        file,
        entry.line,
        entry.section,
        entry.key,
        shown,
        `${parsed.hint}; the default is ${formatValue(row, row.default) || 'empty'}`,
      ),
    )
    return
  }
  draft.values.set(`${entry.section}.${entry.key}`, parsed.value)
  draft.origins.set(`${entry.section}.${entry.key}`, origin)
}

export function problem(
  code: ConfigError['code'],
  file: string,
  line: number,
  section: string,
  key: string,
  value: string,
  hint: string,
): ConfigError {
  return { code, file, line, section, key, value, hint }
}

/** A guess at what was meant: the known name that shares the longest prefix, if that is at least three letters. */
export function nearest(name: string, known: readonly string[]): string {
  const wanted = name.toLowerCase()
  let best = ''
  let length = 2
  for (const each of known) {
    const candidate = each.toLowerCase()
    let shared = 0
    while (shared < wanted.length && shared < candidate.length && wanted[shared] === candidate[shared])
      shared += 1
    if (shared > length) {
      length = shared
      best = each
    }
  }
  return best === '' ? '' : `; did you mean ${best}?`
}
