/** `quarantine report`: an item to an address of [report] enabled, and which those are. */
import { Command } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { readId } from '../../quarantine/id.ts'
import type { Item } from '../../quarantine/item.ts'
import { actOnAll, type BulkFlags, confirmed } from './bulk.ts'
import { type Opened, withQuarantine } from './open.ts'
import { faultLine, jsonLine } from './print.ts'
import { usage } from './usage.ts'

type ReportFlags = BulkFlags & {
  readonly preview?: boolean
  readonly again?: boolean
  readonly reason?: string
}

/** What would go out. As JSON only where it is all that was asked for: else the result is, and this is for a person. */
const preview = async (
  { service, actor }: Opened,
  item: Item,
  target: string,
  flags: ReportFlags,
): Promise<void> => {
  const draft = await service.reportDraft(item, { id: target }, actor)
  if (flags.json === true && flags.preview === true) {
    const { from, to, subject, text, attaches } = draft
    process.stdout.write(jsonLine({ id: item.id, target, from, to, subject, text, attaches }))
    return
  }
  const lines = [
    `From: ${draft.from}`,
    `To: ${draft.to}`,
    `Subject: ${draft.subject}`,
    '',
    ...draft.text.split('\n'),
    draft.attaches ? `[attached: ${item.id}.eml, ${item.size} bytes]` : '[the original is not attached]',
  ]
  const output = flags.json === true ? process.stderr : process.stdout
  output.write(`${lines.map(line => harmless(line, 500)).join('\n')}\n`)
}

const reportOne = async (
  opened: Opened,
  given: string,
  target: string,
  flags: ReportFlags,
): Promise<number> => {
  const { service, actor } = opened
  const id = readId(given) ?? given
  const item = await service.deps.store.get(id)
  if (item === null || !item.bodyKept) {
    process.stderr.write(faultLine(given, { ok: false, code: 'gone', detail: '' }))
    return 1
  }
  if (!service.reportTargets().some(known => known.id === target)) {
    const detail = `${target} is not in [report] enabled; \`quarantine report\` lists what is`
    process.stderr.write(faultLine(id, { ok: false, code: 'usage', detail }))
    return 2
  }
  await preview(opened, item, target, flags)
  if (flags.preview === true) return 0
  if (!(await confirmed(`report ${id} to ${target}`, flags))) return 2
  return actOnAll([id], flags, one => service.report(one, target, actor, flags.again))
}

const listTargets = ({ service }: Opened, flags: ReportFlags): number => {
  for (const { id, address, name } of service.reportTargets())
    process.stdout.write(
      flags.json === true ? jsonLine({ id, address, name }) : `${id}  ${address}  ${name}\n`,
    )
  return 0
}

export const reportCommand = (): Command =>
  new Command('report')
    .description(
      'forward the original as an attachment to an address of [report] enabled; without arguments: those addresses',
    )
    .argument('[id]')
    .argument('[target]')
    .option('--preview', 'show what would be sent, send nothing')
    .option('--again', 'also where it was reported before')
    .option('--reason <text>', 'stands in the audit log')
    .option('--yes', 'do not ask')
    .option('--json', 'one result a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine report 1M80EWGF4SAPH antiphishing-jp --preview\n',
    )
    .action(async (id: string | undefined, target: string | undefined, flags: ReportFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, flags.reason, async opened => {
        if (id === undefined) return listTargets(opened, flags)
        if (target === undefined)
          return usage('name a target; `quarantine report` without arguments lists them')
        return reportOne(opened, id, target, flags)
      })
    })
