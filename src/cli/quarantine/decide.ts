/** `quarantine decide`: one decision for all messages of a campaign, and for those that still come. */
import { Command, Option } from 'commander'
import { harmless } from '../../message/harmless.ts'
import type { CampaignOutcome } from '../../quarantine/campaign-outcome.ts'
import { confirmed } from './bulk.ts'
import { readNumber } from './filters.ts'
import { type Opened, withQuarantine } from './open.ts'
import { campaignExit } from './outcome.ts'
import { ended, faultLine, jsonLine } from './print.ts'
import { usage } from './usage.ts'

type DecideFlags = {
  /** true: as configured */
  readonly hours?: number | true
  readonly reason?: string
  readonly drop?: string
  readonly yes?: boolean
  readonly json?: boolean
}

const list = async ({ service }: Opened, flags: DecideFlags): Promise<number> => {
  for (const one of await service.deps.store.decisions(service.deps.now())) {
    const until = new Date(one.until).toISOString()
    process.stdout.write(
      flags.json === true
        ? jsonLine(one)
        : `${one.campaign}  ${one.action} until ${until}  ${harmless(one.by, 50)}: ${harmless(one.reason, 200)}\n`,
    )
  }
  return 0
}

const drop = async ({ service, actor }: Opened, campaign: string, flags: DecideFlags): Promise<number> => {
  const result = await service.dropDecision(campaign, actor)
  const missing = 'no decision stands for this campaign; `quarantine decide` lists those that do'
  return ended({ campaign }, result, { done: 'the decision is given up', missing }, flags)
}

const say = (action: 'release' | 'delete', { decided, left, copies }: CampaignOutcome): string => {
  if (action === 'delete') return `${decided} messages deleted, ${left.length} left\n`
  const { released, waiting, refused, inDoubt } = copies
  return (
    `${decided} messages, ${left.length} left; copies: ${released} delivered, ${waiting} to be tried again, ` +
    `${refused} refused, ${inDoubt} in doubt\n`
  )
}

const decide = async (
  { service, settings, actor }: Opened,
  campaign: string,
  action: string | undefined,
  flags: DecideFlags,
): Promise<number> => {
  if (action !== 'release' && action !== 'delete') return usage('the action is release or delete')
  const [row] = await service.deps.store.campaigns({ limit: 1, only: [campaign] })
  if (row === undefined) {
    process.stderr.write(`ERR_GONE ${campaign}: no such campaign; \`quarantine campaigns\` lists them\n`)
    return 1
  }
  const hours = flags.hours === true ? settings().campaignHours : (flags.hours ?? 0)
  const later = hours === 0 ? '' : `, and what comes within ${hours} hours`
  if (!(await confirmed(`${action} the campaign ${campaign} (${row.waiting} wait)${later}`, flags))) return 2
  const at = service.deps.now()
  const until = at + hours * 3_600_000
  const decision = { campaign, action, by: actor.name, reason: flags.reason ?? '', at, until } as const
  const outcome = await service.decide(decision, [], actor)
  for (const { id, code } of outcome.left)
    process.stderr.write(faultLine(id, { ok: false, code, detail: code === 'reason' ? action : '' }))
  process.stdout.write(
    flags.json === true ? jsonLine({ campaign, action, hours, ...outcome }) : say(action, outcome),
  )
  return campaignExit(outcome)
}

export const decideCommand = (): Command =>
  new Command('decide')
    .description(
      'release or delete a whole campaign, with --hours later arrivals too; without arguments: what stands',
    )
    .argument('[campaign]')
    .argument('[action]', 'release or delete')
    .addOption(
      new Option(
        '--hours [n]',
        'also what comes within so many hours; without a number: [quarantine] campaign_hours',
      ).argParser(readNumber(0, 8760)),
    )
    .option('--drop <campaign>', 'give a standing decision up: later arrivals wait for a person again')
    .option('--reason <text>', 'stands in the audit log')
    .option('--yes', 'do not ask')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExit: 0 all done, 1 some refused, in doubt or left, 3 some are tried again by themselves.' +
        '\n\nExample:\n  $ amazon-impersonation quarantine decide Cx3f… delete --hours 24\n',
    )
    .action(
      async (campaign: string | undefined, action: string | undefined, flags: DecideFlags, self: Command) => {
        process.exitCode = await withQuarantine(self, flags.reason, opened => {
          if (flags.drop !== undefined) return drop(opened, flags.drop, flags)
          return campaign === undefined ? list(opened, flags) : decide(opened, campaign, action, flags)
        })
      },
    )
