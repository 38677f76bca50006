/** `quarantine verify`, `export`, `import`. */

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { Command } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { exportAudit, exportItems, importPaths } from '../../quarantine/transfer.ts'
import { startBar } from './bulk.ts'
import { addFilters, type FilterFlags, queryOf } from './filters.ts'
import { judgeStored } from './judge-stored.ts'
import { type Opened, withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('do store, bodies, counters and audit log agree? exit 0 only if they do')
    .option('--repair', 'remove orphans, correct counters')
    .option('--json', 'the report as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine verify --repair\n')
    .action(async (flags: { repair?: boolean; json?: boolean }, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async ({ service }) => {
        const usage = await service.deps.store.usage()
        const bar = startBar(usage.items)
        const report = await service.deps.store.verify({
          repair: flags.repair === true,
          onProgress: done => bar?.update(done),
        })
        bar?.stop()
        if (flags.json === true) process.stdout.write(jsonLine(report))
        else {
          for (const { kind, id, detail, repaired } of report.problems) {
            process.stdout.write(
              `${kind} ${harmless(id, 80)}: ${harmless(detail, 200)}${repaired ? ' (repaired)' : ''}\n`,
            )
          }
          process.stdout.write(
            `${report.items} messages, ${report.bytes} bytes, ${report.problems.length} problems\n`,
          )
        }
        return report.problems.every(problem => problem.repaired) ? 0 : 1
      })
    })

const writeAudit = async ({ service }: Opened, file: string): Promise<number> => {
  const stream = file === '-' ? process.stdout : createWriteStream(file, { mode: 0o600, flags: 'wx' })
  const count = await exportAudit(async line => {
    if (!stream.write(line)) await once(stream, 'drain')
  }, service.deps)
  if (stream !== process.stdout) {
    stream.end()
    await once(stream, 'finish')
    process.stderr.write(`${count} entries\n`)
  }
  return 0
}

export const exportCommand = (): Command =>
  addFilters(
    new Command('export').description(
      'items as ID.json and ID.eml into a directory, or the audit log as JSON lines',
    ),
  )
    .argument('[directory]')
    .option('--audit <file>', 'the audit log; - for standard output')
    .option('--reason <text>', 'stands in the audit log')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine export backup/ --state held\n')
    .action(
      async (
        directory: string | undefined,
        flags: FilterFlags & { audit?: string; reason?: string },
        self: Command,
      ) => {
        process.exitCode = await withQuarantine(self, flags.reason, async opened => {
          if (flags.audit !== undefined) return writeAudit(opened, flags.audit)
          if (directory === undefined) {
            process.stderr.write('ERR_USAGE name a directory, or --audit FILE\n')
            return 2
          }
          const { service, settings, actor } = opened
          const bar = startBar((await service.deps.store.usage()).items)
          const result = await exportItems(
            queryOf(flags),
            directory,
            actor,
            service.deps,
            settings().profile,
            () => bar?.increment(),
          )
          bar?.stop()
          process.stdout.write(`${result.exported} items, ${result.withoutBody} of them without body\n`)
          return 0
        })
      },
    )

type ImportFlags = { readonly mailFrom?: string; readonly to?: readonly string[]; readonly json?: boolean }

export const importCommand = (): Command =>
  new Command('import')
    .description(
      'items that export wrote, or folders of Haraka’s own queue/quarantine (which keep no envelope)',
    )
    .argument('<paths...>')
    .option(
      '--mail-from <address>',
      'MAIL FROM of messages without an envelope (default: Return-Path or From)',
    )
    .option(
      '--to <address>',
      'their recipient; may be repeated (default: Delivered-To, To, Cc)',
      (value: string, all: string[] | undefined) => [...(all ?? []), value],
    )
    .option('--json', 'one file a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine import queue/quarantine --to postmaster@example.jp\n',
    )
    .action(async (paths: string[], flags: ImportFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async ({ service, actor, config }) => {
        const options = {
          mailFrom: flags.mailFrom ?? null,
          recipients: flags.to ?? [],
          judge: judgeStored(config),
        }
        let [imported, problems] = [0, 0]
        for await (const done of importPaths(paths, options, actor, service.deps)) {
          if (flags.json === true) process.stdout.write(jsonLine(done))
          if ('problem' in done) {
            problems += 1
            process.stderr.write(`${harmless(done.file, 300)}: ${harmless(done.problem, 300)}\n`)
          } else imported += 1
        }
        if (flags.json !== true) process.stdout.write(`${imported} messages, ${problems} problems\n`)
        return problems > 0 || imported === 0 ? 2 : 0
      })
    })
