/** Reads the configuration again when its file changes; a bad one is reported and what was in force stays. */
import { type Stats, unwatchFile, watchFile } from 'node:fs'
import type { ConfigError } from './errors.ts'
import type { Config } from './keys.ts'
import { type ConfigSource, reloadConfig } from './read.ts'

export type Watcher = { readonly close: () => void }

const restMs = 500

/** Polls by stat, so that atomic renames and network file systems are seen alike; does not keep a process alive. */
export function watchConfig(
  source: ConfigSource,
  onChange: (config: Config) => void,
  onError: (errors: readonly ConfigError[]) => void,
  intervalMs = 2000,
): Watcher {
  const read = () => {
    const result = reloadConfig(source)
    if (result.ok) onChange(result.config)
    else onError(result.errors)
  }
  // an editor may be in the middle of writing it: read once it has rested for a moment
  let resting: NodeJS.Timeout | null = null
  const listener = (now: Stats, before: Stats) => {
    // one that was never there is told of once
    if (now.mtimeMs === 0 && before.mtimeMs === 0) return
    if (resting !== null) clearTimeout(resting)
    resting = setTimeout(read, restMs).unref()
  }
  watchFile(source.file, { interval: intervalMs, persistent: false }, listener)
  return {
    close: () => {
      if (resting !== null) clearTimeout(resting)
      unwatchFile(source.file, listener)
    },
  }
}
