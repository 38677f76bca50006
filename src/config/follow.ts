/** The configuration in force: what was read at the start, and what each good reload makes of it. */
import { formatConfigError } from './errors.ts'
import type { Config } from './keys.ts'
import type { ConfigSource } from './read.ts'
import { eachKey } from './table.ts'
import { watchConfig } from './watch.ts'

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** By name, as the table walks it. */
const sectionsOf = (config: Config): Sections => config as unknown as Sections

export type Reloaded = {
  readonly config: Config
  /** `[section] key` of what was changed and needs a restart */
  readonly waiting: readonly string[]
}

/** Keys that need a restart keep the value that the program works with. */
export function reloaded(inForce: Config, next: Config): Reloaded {
  const old = sectionsOf(inForce)
  const read = sectionsOf(next)
  const merged: Record<string, Record<string, unknown>> = {}
  const waiting: string[] = []
  for (const [section, key, row] of eachKey()) {
    const isKept = row.restart === true
    const value = (isKept ? old : read)[section]?.[key]
    merged[section] = { ...merged[section], [key]: value }
    if (isKept && !isEqual(value, read[section]?.[key])) waiting.push(`[${section}] ${key}`)
  }
  const config = Object.freeze({ ...merged, policyOverrides: next.policyOverrides }) as unknown as Config
  return { config, waiting }
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isSame = (one: Config, other: Config): boolean =>
  isEqual([one, [...one.policyOverrides]], [other, [...other.policyOverrides]])

export type FollowOptions = {
  readonly source: ConfigSource
  readonly first: Config
  /** why the new one may not come into force; null: it may */
  readonly refuse?: (next: Config) => string | null
  readonly notice: (text: string) => void
  readonly problem: (text: string) => void
}

export type Followed = { readonly config: () => Config; readonly close: () => void }

export function followConfig({ source, first, refuse, notice, problem }: FollowOptions): Followed {
  let config = first
  let last = first
  const keep = (why: string) => problem(`not reloaded, what was in force stays: ${why}`)
  const take = (next: Config) => {
    if (isSame(next, last)) return
    const refusal = refuse?.(next) ?? null
    if (refusal !== null) return keep(refusal)
    last = next
    const { config: merged, waiting } = reloaded(config, next)
    config = merged
    notice('configuration reloaded')
    if (waiting.length > 0)
      problem(`needs a restart, and keeps its old value until then: ${waiting.join(', ')}`)
  }
  const watcher = watchConfig(source, take, errors => {
    for (const error of errors) keep(formatConfigError(error))
  })
  return { config: () => config, close: watcher.close }
}
