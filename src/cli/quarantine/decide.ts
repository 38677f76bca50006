/** `quarantine decide`: one decision for all messages of a campaign, and for those that still come. */
import { Command, Option } from 'commander'
import { confirmed } from './bulk.ts'
import { readCount } from './filters.ts'
import { withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'

type DecideFlags = {
  readonly hours?: number
  readonly reason?: string
  readonly yes?: boolean
  readonly json?: boolean
}

export const decideCommand = (): Command =>
  new Command('decide')
    .description('release or delete a whole campaign, and later arrivals for some hours')
    .argument('<campaign>')
    .argument('<action>', 'release or delete')
    .addOption(new Option('--hours <n>', 'also what comes within so many hours').argParser(readCount))
    .option('--reason <text>', 'stands in the audit log')
    .option('--yes', 'do not ask')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine decide Cx3f… delete --hours 24\n')
    .action(async (campaign: string, action: string, flags: DecideFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, flags.reason, async ({ service, settings, actor }) => {
        if (action !== 'release' && action !== 'delete') {
          process.stderr.write('ERR_USAGE the action is release or delete\n')
          return 2
        }
        if (!(await confirmed(`${action} the campaign ${campaign}`, flags))) return 2
        const at = service.deps.now()
        const until = at + (flags.hours ?? settings.campaignHours) * 3_600_000
        const decision = { campaign, action, by: actor.name, reason: flags.reason ?? '', at, until } as const
        const decided = await service.decide(decision, [], actor)
        process.stdout.write(
          flags.json === true ? jsonLine({ campaign, action, decided }) : `${decided} messages\n`,
        )
        return 0
      })
    })
