/** What every command shares: the directory it works in, and the configuration found there. */
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { formatConfigError } from '../config/errors.ts'
import { type Followed, followConfig } from '../config/follow.ts'
import type { Config } from '../config/keys.ts'
import { type ConfigSource, loadConfig } from '../config/read.ts'
import { explain, isKnown, sentenceOf } from '../observe/explain.ts'
import { openConfigured } from '../store/configured.ts'
import type { Store } from '../store/store.ts'

/** `--dir` of the program, else the working directory: a Haraka directory with config/ below it. */
export function baseDirectory(command: Command): string {
  const { dir } = command.optsWithGlobals<{ dir?: string }>()
  return resolve(dir ?? '.')
}

export function configSource(command: Command): ConfigSource {
  return { file: join(baseDirectory(command), 'config', 'amazon-impersonation.ini'), env: process.env }
}

/** The configuration, or null after every error was said on stderr (exit 2 is the caller's). */
export function readConfig(command: Command): Config | null {
  const result = loadConfig(configSource(command))
  if (result.ok) return result.config
  for (const error of result.errors) process.stderr.write(`${formatConfigError(error)}\n`)
  return null
}

/** For a process that stays: what is changed later comes into force as in the filter. */
export function followedConfig(
  command: Command,
  first: Config,
  say: { readonly notice: (text: string) => void; readonly problem: (text: string) => void },
): Followed {
  return followConfig({ source: configSource(command), first, ...say })
}

/** The store as configured, or why it cannot be opened. */
export async function openConfiguredStore(
  config: Config,
  directory: string,
): Promise<{ readonly store: Store | null; readonly problem: string }> {
  try {
    return { store: await openConfigured(config, directory), problem: '' }
  } catch (error) {
    return { store: null, problem: isKnown(error) ? explain(error) : sentenceOf(error) }
  }
}
