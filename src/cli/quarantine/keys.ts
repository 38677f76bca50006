/** `quarantine keys`: which keys are in use; `--adopt` goes on with other ones where the old ones are lost for good. */
import path from 'node:path'
import { Command } from 'commander'
import { adoptLinkKey, fingerprintOf } from '../../quarantine/audit-key.ts'
import { adoptAuditKey, anchorOf } from '../../quarantine/chain-key.ts'
import { openWithAnyKey } from '../../store/configured.ts'
import { baseDirectory, readConfig } from '../context.ts'
import { confirmed } from './bulk.ts'
import { callerOf, complain, withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'

type KeysFlags = {
  readonly adopt?: boolean
  readonly reason?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** from: the first audit entry that a key just adopted can check, null where nothing changed */
type Keys = { readonly auditKey: string; readonly linkKey: string; readonly from: number | null }

const say = (keys: Keys, flags: KeysFlags): void => {
  const from = keys.from === null ? '' : ` from entry ${keys.from}`
  process.stdout.write(
    flags.json === true ? jsonLine(keys) : `audit key ${keys.auditKey}${from}\nlink key ${keys.linkKey}\n`,
  )
}

const question =
  'use the keys that are there now, making what is missing: entries of an old audit key cannot be checked any more, links in letters that are out become void'

const adopt = async (self: Command, flags: KeysFlags): Promise<number> => {
  const config = readConfig(self)
  if (config === null) return 2
  if (!(await confirmed(question, flags))) return 2
  const directory = baseDirectory(self)
  try {
    const { store, key } = await openWithAnyKey(config, directory)
    try {
      const isKnown = (await anchorOf(store, key)) !== null
      const from = isKnown ? null : await adoptAuditKey(store, key, callerOf(flags.reason))
      const link = await adoptLinkKey(store, path.resolve(directory, config.digest.key_file))
      say({ auditKey: fingerprintOf(key), linkKey: link, from: from === null ? null : from.seq + 1 }, flags)
      return 0
    } finally {
      await store.close()
    }
  } catch (error) {
    complain(error)
    return 2
  }
}

export const keysCommand = (): Command =>
  new Command('keys')
    .description(
      'fingerprints of the keys of the audit log and of the links; all nodes of one store need the same',
    )
    .option('--adopt', 'a key is lost for good: use what is there from now on')
    .option('--reason <text>', 'stands in the audit log')
    .option('--yes', 'do not ask')
    .option('--json', 'the fingerprints as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine keys\n')
    .action(async (flags: KeysFlags, self: Command) => {
      process.exitCode =
        flags.adopt === true
          ? await adopt(self, flags)
          : await withQuarantine(self, undefined, async ({ service, auditKey }) => {
              const linkKey = fingerprintOf(service.linkKey)
              say({ auditKey: fingerprintOf(auditKey), linkKey, from: null }, flags)
              return 0
            })
    })
