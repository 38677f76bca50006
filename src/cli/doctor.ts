/** `doctor`: checks the deployment; exit 0 all is well, 1 a warning, 2 something does not work. */
import type { Command } from 'commander'
import type { Health } from '../doctor/health.ts'
import { runDoctor } from '../doctor/run.ts'
import { harmless } from '../message/harmless.ts'
import { baseDirectory, openConfiguredStore, readConfig } from './context.ts'

type DoctorOptions = { readonly json?: boolean; readonly lang?: string }

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'check DNS, store, permissions, next hop, client addresses seen, clock and facts; exit 1 on a warning, 2 on a failure',
    )
    .option('--json', 'one finding a line')
    .option('--lang <language>', 'en or ja (default: from LANG)')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation doctor\n')
    .action(async (options: DoctorOptions, self: Command) => {
      process.exitCode = await doctor(options, self)
    })
}

async function doctor(options: DoctorOptions, command: Command): Promise<number> {
  const config = readConfig(command)
  if (config === null) return 2
  const directory = baseDirectory(command)
  const { store, problem } = await openConfiguredStore(config, directory)
  try {
    const findings = await runDoctor({ config, directory, store, storeProblem: problem, now: Date.now })
    const japanese = (options.lang ?? process.env['LANG'] ?? 'en').startsWith('ja')
    for (const finding of findings)
      process.stdout.write(`${line(finding, options.json === true, japanese)}\n`)
    return exitCode(findings)
  } finally {
    await store?.close()
  }
}

function line(finding: Health, json: boolean, japanese: boolean): string {
  if (json) return JSON.stringify(finding)
  return `${MARKS[finding.status]} ${finding.id.padEnd(20)} ${harmless(japanese ? finding.ja : finding.en, 400)}`
}

function exitCode(findings: readonly Health[]): number {
  if (findings.some(each => each.status === 'fail')) return 2
  return findings.some(each => each.status === 'warn') ? 1 : 0
}
