/** `quarantine release`, `delete`, `note`, `resolve`: acts on items. */
import { Command, Option } from 'commander'
import type { ActResult } from '../../quarantine/act.ts'
import type { ReleaseRequest } from '../../quarantine/release.ts'
import { actOnAll, type BulkFlags, confirmed, idsOf } from './bulk.ts'
import { addFilters } from './filters.ts'
import { type Only, onlyOf } from './only.ts'
import { type Opened, withQuarantine } from './open.ts'
import { type Outcome, released } from './outcome.ts'
import { usage } from './usage.ts'

export type ActFlags = BulkFlags & {
  readonly reason?: string
  readonly only?: readonly string[]
  readonly to?: string
}

const collect = (value: string, all: readonly string[] | undefined): readonly string[] => [
  ...(all ?? []),
  value,
]

export const bulkCommand = (name: string, description: string): Command =>
  addFilters(new Command(name).description(description).argument('[ids...]', 'items; or use filters'))
    .option('--only <address>', 'only this recipient’s copy; may be repeated', collect)
    .option('--reason <text>', 'stands in the audit log')
    .option('--yes', 'do not ask')
    .option('--json', 'one result a line')

export const run = async (
  given: readonly string[],
  flags: ActFlags,
  self: Command,
  verb: string,
  act: (opened: Opened, id: string, only: Only) => Promise<Outcome>,
): Promise<number> =>
  withQuarantine(self, flags.reason, async opened => {
    const ids = await idsOf(given, flags, opened)
    if (ids === null) return 2
    if (ids.length === 0) return 0
    const isSmall = given.length === 1
    const size = ids.length === 1 ? '1 message' : `${ids.length} messages`
    if (!isSmall && !(await confirmed(`${verb} ${size}`, flags))) return 2
    return actOnAll(ids, flags, async id => {
      const found = await onlyOf(opened, id, flags)
      return found.ok ? act(opened, id, found.only) : found
    })
  })

/** The next hop did not take it: the command says so by its exit code. */
const sent = async (
  { deps }: Opened['service'],
  only: Only,
  act: () => Promise<ActResult>,
): Promise<Outcome> => {
  const since = deps.now()
  return released(await act(), only, since)
}

const requestOf = (id: string, recipients: Only, { to }: ActFlags): ReleaseRequest => ({
  id,
  recipients,
  to: to ?? null,
})
const exits = '\nExit: 0 all delivered, 1 some refused or in doubt, 3 some are tried again by themselves.\n'

export const releaseCommand = (): Command =>
  bulkCommand('release', 'deliver to the next hop, as it came')
    .option('--to <address>', 'to this address instead')
    .addHelpText(
      'after',
      `${exits}\nExample:\n  $ amazon-impersonation quarantine release 1M80EWGF4SAPH --reason "asked by phone"\n`,
    )
    .action(async (given: string[], flags: ActFlags, self: Command) => {
      process.exitCode = await run(given, flags, self, 'release', async ({ service, actor }, id, only) =>
        sent(service, only, () => service.release(requestOf(id, only, flags), actor)),
      )
    })

export const deleteCommand = (): Command =>
  bulkCommand('delete', 'remove body and personal data; what was judged and decided stays')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine delete --campaign Cx3f… --yes\n')
    .action(async (given: string[], flags: ActFlags, self: Command) => {
      const question = given.length === 1 ? await confirmed(`delete ${given[0]}`, flags) : true
      process.exitCode = question
        ? await run(given, flags, self, 'delete', ({ service, actor }, id, only) =>
            service.remove(id, only, actor),
          )
        : 2
    })

const resolutions = ['arrived', 'held', 'retry'] as const
type Resolution = (typeof resolutions)[number]

export const resolveCommand = (): Command =>
  bulkCommand('resolve', 'an item in doubt: it arrived, it waits again, or it is sent again')
    .addOption(new Option('--as <what>', 'what a person knows').choices(resolutions).makeOptionMandatory())
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine resolve 1M80EWGF4SAPH --as arrived\n',
    )
    .action(async (given: string[], flags: ActFlags & { readonly as: Resolution }, self: Command) => {
      process.exitCode = await run(given, flags, self, 'resolve', ({ service, actor }, id, only) => {
        const acts = { arrived: service.settle, held: service.returnToHeld, retry: service.retry }
        const act = () => acts[flags.as](id, only, actor)
        return flags.as === 'retry' ? sent(service, only, act) : act()
      })
    })

export const cancelCommand = (): Command =>
  bulkCommand('cancel', 'take a release back while it waits for its next attempt')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine cancel 1M80EWGF4SAPH\n')
    .action(async (given: string[], flags: ActFlags, self: Command) => {
      process.exitCode = await run(
        given,
        flags,
        self,
        'cancel the release of',
        ({ service, actor }, id, only) => service.cancel(id, only, actor),
      )
    })

export const approveCommand = (): Command =>
  bulkCommand('approve', 'agree to a release that needs two reviewers; the second one then releases')
    .option('--to <address>', 'to this address instead')
    .option('--take-back', 'take your own approval back')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine approve 1M80EWGF4SAPH\n')
    .action(async (given: string[], flags: ActFlags & { readonly takeBack?: boolean }, self: Command) => {
      process.exitCode = await run(given, flags, self, 'approve', ({ service, actor }, id, only) =>
        flags.takeBack === true
          ? service.unapprove(id, actor)
          : service.approve(requestOf(id, only, flags), actor),
      )
    })

export const noteCommand = (): Command =>
  new Command('note')
    .description('add a note to an item')
    .argument('<id>')
    .argument('<text>')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine note 1M80EWGF4SAPH "asked the recipient"\n',
    )
    .action(async (id: string, text: string, flags: BulkFlags, self: Command) => {
      if (text.trim() === '') {
        process.exitCode = usage('the note is empty')
        return
      }
      process.exitCode = await run([id], flags, self, 'note', ({ service, actor }, one) =>
        service.note(one, text, actor),
      )
    })
