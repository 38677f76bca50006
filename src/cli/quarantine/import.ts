/** `quarantine import`: items of an export, or what Haraka's own quarantine kept. */
import { Command, InvalidArgumentError } from 'commander'
import { isEnvelopeAddress } from '../../config/addresses.ts'
import { harmless } from '../../message/harmless.ts'
import { filesBelow, importFiles } from '../../quarantine/import.ts'
import type { Imported } from '../../quarantine/import-message.ts'
import { startBar } from './bulk.ts'
import { judgeStored } from './judge-stored.ts'
import { type Opened, withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'

type ImportFlags = { readonly mailFrom?: string; readonly to?: readonly string[]; readonly json?: boolean }

type Counts = { imported: number; known: number; problems: number; old: number; doubtful: number }

const day = 86_400_000

const count = (done: Imported, counts: Counts, oldest: number): void => {
  if ('problem' in done) {
    counts.problems += 1
    process.stderr.write(`${harmless(done.file, 300)}: ${harmless(done.problem, 300)}\n`)
  } else if (done.fresh) {
    counts.imported += 1
    if (done.receivedAt < oldest) counts.old += 1
    if ((done.doubtful ?? []).length > 0) counts.doubtful += 1
  } else counts.known += 1
}

const summary = ({ imported, known, problems, old, doubtful }: Counts, days: number): string =>
  [
    `${imported} messages, ${known} were there already, ${problems} problems\n`,
    ...(old === 0
      ? []
      : [
          `${old} of them are older than [retention] days (${days}): the next round of retention takes them\n`,
        ]),
    ...(doubtful === 0
      ? []
      : [`${doubtful} of them were being released: now in doubt, see \`quarantine resolve\`\n`]),
  ].join('')

/** What goes into MAIL FROM and RCPT TO as it is written here. */
const readAddress = (text: string): string => {
  if (isEnvelopeAddress(text)) return text
  throw new InvalidArgumentError('write one address, as taro@example.jp')
}

const run = async (opened: Opened, paths: readonly string[], flags: ImportFlags): Promise<number> => {
  const { service, actor, config } = opened
  const options = {
    mailFrom: flags.mailFrom ?? null,
    recipients: flags.to ?? [],
    judge: judgeStored(config),
  }
  const { files, problems } = await filesBelow(paths)
  const oldest = service.deps.now() - config.retention.days * day
  const counts: Counts = { imported: 0, known: 0, problems: 0, old: 0, doubtful: 0 }
  const bar = startBar(files.length)
  const take = (done: Imported): void => {
    if (flags.json === true) process.stdout.write(jsonLine(done))
    count(done, counts, oldest)
  }
  for (const problem of problems) take(problem)
  for await (const done of importFiles(files, options, actor, service.deps)) {
    take(done)
    bar?.increment()
  }
  bar?.stop()
  if (flags.json !== true) process.stdout.write(summary(counts, config.retention.days))
  return counts.problems > 0 || files.length === 0 ? 2 : 0
}

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'items that export wrote, or folders of Haraka’s own queue/quarantine (which keep no envelope)',
    )
    .argument('<paths...>')
    .option(
      '--mail-from <address>',
      'MAIL FROM of messages without an envelope (default: Return-Path or From)',
      readAddress,
    )
    .option(
      '--to <address>',
      'their recipient; may be repeated (default: Delivered-To, To, Cc)',
      (value: string, all: string[] | undefined) => [...(all ?? []), readAddress(value)],
    )
    .option('--json', 'one file a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine import queue/quarantine --to postmaster@example.jp\n',
    )
    .action(async (paths: string[], flags: ImportFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, opened => run(opened, paths, flags))
    })
