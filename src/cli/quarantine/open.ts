/** What every quarantine command works with: the configuration, the store, the use cases, and who calls. */
import os from 'node:os'
import type { Command } from 'commander'
import type { Followed } from '../../config/follow.ts'
import type { Config } from '../../config/keys.ts'
import { isKnown } from '../../observe/explain.ts'
import type { Actor } from '../../quarantine/audit.ts'
import { auditKey } from '../../quarantine/audit-key.ts'
import { createQuarantineService, type QuarantineService } from '../../quarantine/service.ts'
import { type Settings, settingsNow } from '../../quarantine/settings.ts'
import { openConfigured } from '../../store/configured.ts'
import { baseDirectory, followedConfig, readConfig } from '../context.ts'

export type Opened = {
  readonly service: QuarantineService
  readonly settings: () => Settings
  readonly config: Config
  readonly actor: Actor
  readonly directory: string
  readonly auditKey: Uint8Array
}

const userName = (): string => {
  try {
    return os.userInfo().username
  } catch {
    return String(process.getuid?.() ?? '')
  }
}

/** From the shell the user name of the system is who acts. */
export const callerOf = (reason: string | undefined): Actor => ({
  name: `cli:${userName()}`,
  source: 'cli',
  ...(reason === undefined ? {} : { reason }),
})

export const complain = (error: unknown): void => {
  const code = error instanceof Error && 'code' in error ? `${String(error.code)} ` : ''
  const hint = isKnown(error) ? `\n  ${error.hint}` : ''
  process.stderr.write(`${code}${error instanceof Error ? error.message : String(error)}${hint}\n`)
}

const say = (text: string): void => void process.stderr.write(`${text}\n`)
const toStderr = { notice: say, problem: say }

const unchanging = (config: Config): Followed => ({ config: () => config, close: () => {} })

/** Runs the command with everything open; the exit code, 2 where it could not run. `follows`: it stays, and takes reloads. */
export const withQuarantine = async (
  command: Command,
  reason: string | undefined,
  work: (opened: Opened) => Promise<number>,
  options: { readonly follows?: boolean } = {},
): Promise<number> => {
  const config = readConfig(command)
  if (config === null) return 2
  const followed = options.follows === true ? followedConfig(command, config, toStderr) : unchanging(config)
  const directory = baseDirectory(command)
  try {
    const settings = settingsNow(followed.config, directory)
    const store = await openConfigured(config, directory)
    try {
      const key = await auditKey(directory, config)
      const service = await createQuarantineService({
        store,
        settings,
        auditKey: key,
        node: os.hostname(),
        // each attempt has its own time limit
        patience: Number.POSITIVE_INFINITY,
      })
      try {
        return await work({ service, settings, config, actor: callerOf(reason), directory, auditKey: key })
      } finally {
        await service.drain()
      }
    } finally {
      await store.close()
    }
  } catch (error) {
    complain(error)
    return 2
  } finally {
    followed.close()
  }
}
