/** `quarantine export`: items into a directory, or the audit log. */
import { once } from 'node:events'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { auditLines, exportItems } from '../../quarantine/export.ts'
import { startBar } from './bulk.ts'
import { addFilters, type FilterFlags, isFiltered, queryOf } from './filters.ts'
import { type Opened, withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'
import { usage } from './usage.ts'

type ExportFlags = FilterFlags & {
  readonly audit?: string
  readonly address?: string
  readonly reason?: string
  readonly json?: boolean
}

/** Never over a file that is there: it may be the copy that proves something. */
const toFile = async (file: string, lines: AsyncIterable<string>): Promise<number> => {
  try {
    const handle = await open(file, 'wx', 0o600)
    await pipeline(Readable.from(lines), handle.createWriteStream())
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    process.stderr.write(`ERR_EXPORT_FILE ${error.message}\n`)
    return 2
  }
}

const toOutput = async (lines: AsyncIterable<string>): Promise<number> => {
  for await (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  return 0
}

const writeAudit = async ({ service, actor }: Opened, file: string, flags: ExportFlags): Promise<number> => {
  let count = 0
  async function* counted(): AsyncGenerator<string> {
    for await (const line of auditLines(actor, service.deps, flags.address ?? null)) {
      count += 1
      yield line
    }
  }
  if (file === '-') return toOutput(counted())
  const code = await toFile(file, counted())
  if (code === 0 && flags.json === true) process.stdout.write(jsonLine({ entries: count }))
  else if (code === 0) process.stderr.write(`${count} entries\n`)
  return code
}

const hasPlace = async (directory: string): Promise<boolean> => {
  const found = await stat(directory).catch(() => null)
  return found === null || found.isDirectory()
}

const writeItems = async (opened: Opened, directory: string, flags: ExportFlags): Promise<number> => {
  const { service, settings, config, actor } = opened
  if (!(await hasPlace(directory)))
    return usage(`${harmless(directory, 300)} is a file: name a directory, which is made if need be`)
  const bar = startBar((await service.deps.store.usage()).items)
  const query = queryOf(flags, config.review.time_zone)
  const step = (): void => void bar?.increment()
  const result = await exportItems(query, directory, actor, service.deps, settings().profile, step)
  bar?.stop()
  const { exported, withoutBody } = result
  process.stdout.write(
    flags.json === true ? jsonLine(result) : `${exported} items, ${withoutBody} of them without body\n`,
  )
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
    .option(
      '--address <address>',
      'with --audit: only what speaks of this address (it stands there as a hash)',
    )
    .option('--reason <text>', 'stands in the audit log')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine export backup/ --state held\n')
    .action(async (directory: string | undefined, flags: ExportFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, flags.reason, async opened => {
        if (flags.audit !== undefined) {
          if (directory !== undefined || isFiltered(flags))
            return usage('--audit takes the whole audit log: without a directory and without filters')
          return writeAudit(opened, flags.audit, flags)
        }
        if (flags.address !== undefined)
          return usage('--address goes with --audit; the items of one recipient: --recipient ADDRESS')
        if (directory === undefined) return usage('name a directory, or --audit FILE')
        return writeItems(opened, directory, flags)
      })
    })
