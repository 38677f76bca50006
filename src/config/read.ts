/**
 * The ini file and the environment → Config, or the list of everything that is wrong with them. The environment wins
 * over the file, the file over the defaults. Nothing unknown passes: a setting that silently does nothing is a fault.
 */
import { readFileSync } from 'node:fs'
import { checkConflicts } from './conflicts.ts'
import { type Draft, problem } from './draft.ts'
import type { ConfigError } from './errors.ts'
import type { Config } from './keys.ts'
import { readEnvironment } from './read-environment.ts'
import { readEntries } from './read-file.ts'
import { eachKey } from './table.ts'
import type { Value } from './value.ts'

/** Where a value came from: the default, FILE:LINE, or the name of the environment variable. */
export type Origins = ReadonlyMap<string, string>

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly origins: Origins }
  | { readonly ok: false; readonly errors: readonly ConfigError[] }

export type ConfigSource = {
  /** path of the ini file; at a start, a file that does not exist means defaults */
  readonly file: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Reads the file at a start (never on the path of a message). */
export function loadConfig(source: ConfigSource): ConfigResult {
  const text = readIni(source.file)
  if (typeof text !== 'string') return { ok: false, errors: [text] }
  return parseConfig(text, source)
}

/**
 * At a reload. A file that is away or empty is one that is being written, or lost: nobody means "everything by default,
 * from now on" by it, least of all while mail is held.
 */
export function reloadConfig(source: ConfigSource): ConfigResult {
  const text = readIni(source.file)
  if (typeof text !== 'string') return { ok: false, errors: [text] }
  if (text.trim() !== '') return parseConfig(text, source)
  const hint = 'is missing or empty; for defaults alone, leave a comment in it or restart without it'
  return { ok: false, errors: [problem('ERR_CONFIG_UNREADABLE', source.file, 0, '', '', '', hint)] }
}

/** Pure but for `*_FILE` secrets. */
export function parseConfig(text: string, source: ConfigSource): ConfigResult {
  const draft: Draft = { values: new Map(), origins: new Map(), errors: [], overrides: new Map() }
  for (const [section, key, row] of eachKey()) {
    draft.values.set(`${section}.${key}`, row.default)
    draft.origins.set(`${section}.${key}`, 'default')
  }
  readEntries(draft, text, source.file)
  readEnvironment(draft, source.env)
  if (draft.errors.length > 0) return { ok: false, errors: draft.errors }
  const config = assemble(draft)
  const conflicts = checkConflicts(config, source.file)
  return conflicts.length > 0
    ? { ok: false, errors: conflicts }
    : { ok: true, config, origins: draft.origins }
}

function readIni(file: string): string | ConfigError {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return ''
    return problem(
      'ERR_CONFIG_UNREADABLE',
      file,
      0,
      '',
      '',
      '',
      `cannot be read (${code}); check owner and mode`,
    )
  }
}

function assemble(draft: Draft): Config {
  const config: Record<string, Record<string, Value>> = {}
  for (const [section, key, row] of eachKey()) {
    const value = draft.values.get(`${section}.${key}`) ?? row.default
    config[section] = { ...config[section], [key]: value }
  }
  return Object.freeze({ ...config, policyOverrides: draft.overrides }) as unknown as Config
}
