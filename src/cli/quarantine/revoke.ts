/** `quarantine revoke`: links of letters that went to the wrong hands are void, by item or by mailbox. */
import type { Command } from 'commander'
import { type ActFlags, bulkCommand, run } from './act.ts'
import { actOnAll } from './bulk.ts'
import { isFiltered } from './filters.ts'
import { withQuarantine } from './open.ts'

type RevokeFlags = ActFlags & { readonly address?: string }

/** What was erased names no mailbox any more: it is named itself then. */
const revokeAddress = async (
  address: string,
  given: readonly string[],
  flags: RevokeFlags,
  self: Command,
): Promise<number> => {
  if (given.length > 0 || flags.only !== undefined || isFiltered(flags)) {
    process.stderr.write('ERR_USAGE --address stands alone: all links of that mailbox become void\n')
    return 2
  }
  return withQuarantine(self, flags.reason, ({ service, actor }) =>
    actOnAll([address], flags, one => service.revokeMailbox(one, actor)),
  )
}

const examples = `
Example:
  $ amazon-impersonation quarantine revoke 1M80EWGF4SAPH --only old@example.jp
  $ amazon-impersonation quarantine revoke --address old@example.jp
`

export const revokeCommand = (): Command =>
  bulkCommand(
    'revoke',
    'make all links void that the recipients of an item, or one mailbox, were sent so far',
  )
    .option('--address <address>', 'all links of this mailbox, without an item')
    .addHelpText('after', examples)
    .action(async (given: string[], flags: RevokeFlags, self: Command) => {
      process.exitCode =
        flags.address === undefined
          ? await run(given, flags, self, 'revoke the links of', ({ service, actor }, id, only) =>
              service.revokeLinks(id, only, actor),
            )
          : await revokeAddress(flags.address, given, flags, self)
    })
