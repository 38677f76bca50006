/** `scan PATH…`: judges files, folders, Maildirs and mboxes on all cores, streaming, in a stable order. */
import { availableParallelism } from 'node:os'
import cliProgress from 'cli-progress'
import Table from 'cli-table3'
import { type Command, InvalidArgumentError } from 'commander'
import { harmless } from '../message/harmless.ts'
import type { Outcome, Verdict } from '../verdict/verdict.ts'
import { type AuthenticationFlags, addAuthenticationFlags, readSettings } from './authentication-flags.ts'
import { type Input, readInputs } from './inputs.ts'
import { mapOrdered } from './ordered.ts'
import { createJudgePool, type JudgePool } from './pool.ts'

type ScanOptions = AuthenticationFlags & { readonly json?: boolean; readonly jobs: number }
type Result = { readonly input: Input; readonly verdict: Verdict | null }
type Tally = { readonly outcomes: Map<Outcome, number>; problems: number; messages: number }

/** Messages in memory per job: enough to keep every core busy while the slowest is awaited. */
const WINDOW = 8

export function registerScan(program: Command): void {
  const command = program
    .command('scan')
    .description('judge files, folders, Maildirs and mboxes; exit 2 if something could not be read')
    .argument('<paths...>', 'files and folders')
    .option('--json', 'one verdict a line, with its file')
    .option('--jobs <n>', 'how many messages at once', positive, availableParallelism())
  addAuthenticationFlags(command)
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation scan ~/Maildir --trust-authserv-id mx.example.org\n',
    )
    .action(async (paths: string[], options: ScanOptions, self: Command) => {
      process.exitCode = await scan(paths, options, self)
    })
}

async function scan(paths: readonly string[], options: ScanOptions, command: Command): Promise<number> {
  const settings = await readSettings(options, command)
  if (settings === null) return 2
  const pool = await createJudgePool({ ...settings, jobs: options.jobs })
  const tally: Tally = { outcomes: new Map(), problems: 0, messages: 0 }
  const progress = startProgress()
  try {
    for await (const result of mapOrdered(readInputs(paths), options.jobs * WINDOW, input =>
      judgeInput(pool, input),
    )) {
      await report(result, tally, options.json === true)
      progress?.update(tally.messages)
    }
  } finally {
    progress?.stop()
    await pool.close()
  }
  if (options.json !== true) process.stdout.write(`${summary(tally)}\n`)
  return tally.problems > 0 || tally.messages === 0 ? 2 : 0
}

async function judgeInput(pool: JudgePool, input: Input): Promise<Result> {
  return { input, verdict: input.kind === 'message' ? await pool.judge(input.raw) : null }
}

async function report({ input, verdict }: Result, tally: Tally, json: boolean): Promise<void> {
  if (input.kind === 'problem') {
    tally.problems += 1
    process.stderr.write(`${input.code} ${harmless(input.file)}: ${input.hint}\n`)
    return
  }
  if (verdict === null) return
  tally.messages += 1
  tally.outcomes.set(verdict.outcome, (tally.outcomes.get(verdict.outcome) ?? 0) + 1)
  const line = json ? JSON.stringify({ file: input.file, ...verdict }) : asLine(input.file, verdict)
  if (!process.stdout.write(`${line}\n`)) await new Promise(resolve => process.stdout.once('drain', resolve))
}

function asLine(file: string, verdict: Verdict): string {
  const claimed = verdict.claimed
    .slice(0, 2)
    .map(claim => harmless(claim, 60))
    .join('; ')
  return `${verdict.outcome.padEnd(13)} ${String(verdict.score).padStart(3)}  ${harmless(file, 200)}  ${claimed}`.trimEnd()
}

function summary(tally: Tally): string {
  const table = new Table({ head: ['outcome', 'messages', '%'], style: { head: [], border: [] } })
  for (const [outcome, count] of [...tally.outcomes].sort((a, b) => b[1] - a[1])) {
    table.push([outcome, count, ((100 * count) / tally.messages).toFixed(1)])
  }
  table.push(['all', tally.messages, ''])
  if (tally.problems > 0) table.push(['not read', tally.problems, ''])
  return table.toString()
}

function startProgress(): cliProgress.SingleBar | null {
  if (!process.stderr.isTTY || process.stdout.isTTY) return null
  const bar = new cliProgress.SingleBar({
    format: '{value} messages, {duration_formatted}',
    stream: process.stderr,
    clearOnComplete: true,
  })
  bar.start(0, 0)
  return bar
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new InvalidArgumentError('must be a whole number from 1 to 256')
  return value
}
