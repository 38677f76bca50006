/** `quarantine verify`: do store, bodies, counters, audit log and the heads that were written down agree? */
import { Command, InvalidArgumentError } from 'commander'
import { harmless } from '../../message/harmless.ts'
import type { AuditHead } from '../../quarantine/audit.ts'
import { headProblems, readHeads } from '../../quarantine/audit-heads.ts'
import { anchorOf } from '../../quarantine/chain-key.ts'
import type { VerifyReport } from '../../store/store.ts'
import { startBar } from './bulk.ts'
import { type Opened, withQuarantine } from './open.ts'
import { jsonLine } from './print.ts'

type VerifyFlags = {
  readonly repair?: boolean
  readonly head?: readonly AuditHead[]
  readonly json?: boolean
}

const readHead = (text: string, all: readonly AuditHead[] = []): readonly AuditHead[] => {
  const [, seq, mac] = /^(\d{1,15}):([\w-]{43})$/u.exec(text) ?? []
  if (seq === undefined || mac === undefined)
    throw new InvalidArgumentError('write SEQ:MAC as in the event `audit head` of the log')
  return [...all, { seq: Number(seq), mac }]
}

const verifyAll = async (opened: Opened, flags: VerifyFlags): Promise<VerifyReport> => {
  const { service, settings, auditKey } = opened
  const { store } = service.deps
  const bar = startBar((await store.usage()).items)
  const report = await store.verify({
    repair: flags.repair === true,
    onProgress: done => bar?.update(done),
  })
  bar?.stop()
  const place = settings().heads
  const heads = [...(place === null ? [] : await readHeads(place)), ...(flags.head ?? [])]
  return { ...report, problems: [...report.problems, ...(await headProblems(store, heads, auditKey))] }
}

const print = (report: VerifyReport, unchecked: number): void => {
  for (const { kind, id, detail, repaired } of report.problems) {
    const end = repaired ? ' (repaired)' : ''
    process.stdout.write(`${kind} ${harmless(id, 80)}: ${harmless(detail, 200)}${end}\n`)
  }
  if (unchecked > 0)
    process.stdout.write(
      `audit entries 1 to ${unchecked} were written with a key that is gone, and cannot be checked\n`,
    )
  const { items, bytes, problems } = report
  process.stdout.write(`${items} messages, ${bytes} bytes, ${problems.length} problems\n`)
}

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('do store, bodies, counters and audit log agree? exit 0 only if they do')
    .option('--repair', 'remove orphans, correct counters')
    .option(
      '--head <seq:mac>',
      'a head of the audit log from elsewhere (an old log, another machine); may be repeated',
      readHead,
    )
    .option('--json', 'the report as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine verify --repair\n')
    .action(async (flags: VerifyFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async opened => {
        const report = await verifyAll(opened, flags)
        const unchecked = (await anchorOf(opened.service.deps.store, opened.auditKey))?.seq ?? 0
        if (flags.json === true) process.stdout.write(jsonLine({ ...report, unchecked }))
        else print(report, unchecked)
        return report.problems.every(problem => problem.repaired) ? 0 : 1
      })
    })
