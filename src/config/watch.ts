/** Reads the configuration again when its file changes; a bad one is reported and what was in force stays. */
import { unwatchFile, watchFile } from 'node:fs'
import type { ConfigError } from './errors.ts'
import type { Config } from './keys.ts'
import { type ConfigSource, loadConfig } from './read.ts'

export type Watcher = { readonly close: () => void }

/** Polls by stat, so that atomic renames and network file systems are seen alike; does not keep a process alive. */
export function watchConfig(
  source: ConfigSource,
  onChange: (config: Config) => void,
  onError: (errors: readonly ConfigError[]) => void,
  intervalMs = 2000,
): Watcher {
  const listener = () => {
    const result = loadConfig(source)
    if (result.ok) onChange(result.config)
    else onError(result.errors)
  }
  watchFile(source.file, { interval: intervalMs, persistent: false }, listener)
  return { close: () => unwatchFile(source.file, listener) }
}
