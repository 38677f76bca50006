/**
 * `npm run bench -- PATH [ROUNDS]`: what the filter costs, in one run on the same messages: Haraka alone, with
 * authentication, with parsing, with everything; parsing and judging by themselves; attachments; messages of 25 MB and
 * messages made to be slow beside the event loop. Bounds stand beside what they bound.
 */
import Table from 'cli-table3'
import { startDns } from './dns.ts'
import { hostile, large, measureLarge } from './event-loop.ts'
import { measureExtraction } from './extraction.ts'
import { type Measured, measureStages, measureTurns, type Stage } from './haraka.ts'
import { type JudgingRow, measureJudging } from './judging.ts'
import { readMessages } from './messages.ts'

const [path = '../shared/corpora', roundsText = '3'] = process.argv.slice(2).filter(word => word !== '--')
const messages = readMessages(path)
const size = messages.reduce((sum, message) => sum + message.length, 0) / messages.length / 1024
say(`${messages.length} messages, ${size.toFixed(0)} KB in the mean, ${roundsText} rounds`)

const dns = await startDns()
const stages = await measureStages(messages, Number(roundsText), dns.address)
printStages(stages)
const judging = measureJudging(path)
printJudging(judging)
printSum(stages, judging)
await printExtraction()
await printLarge('25 MB', large, '≤ 50')
await printLarge('made to be slow', hostile, '≤ 50')
await printTurns()
dns.close()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] } })
  for (const row of rows)
    table.push(row.map(cell => (typeof cell === 'number' ? cell.toFixed(cell < 100 ? 2 : 0) : cell)))
  say(table.toString())
}

function cpuOf(measured: readonly Measured[], stage: Stage): number {
  return measured.find(each => each.stage === stage)?.cpuMs ?? Number.NaN
}

function printStages(measured: readonly Measured[]): void {
  printTable(
    ['Haraka with', 'messages/s', 'CPU ms a message'],
    measured.map(({ stage, perSecond, cpuMs }) => [stage, perSecond.toFixed(0), cpuMs]),
  )
  const ratio = cpuOf(measured, 'everything') / cpuOf(measured, 'authentication')
  say(`everything / authentication: ${ratio.toFixed(2)} (≤ 2.3)`)
}

function printJudging(rows: readonly JudgingRow[]): void {
  printTable(
    ['CPU ms, in process', 'median', 'p95', 'mean'],
    rows.map(({ name, median, p95, mean }) => [name, median, p95, mean]),
  )
}

/** The parts added up, and the whole as Haraka's process shows it. */
function printSum(measured: readonly Measured[], rows: readonly JudgingRow[]): void {
  const both = rows[2]?.mean ?? Number.NaN
  const sum = cpuOf(measured, 'authentication') + both
  say(
    `Haraka, authentication, parsing and judging: ${sum.toFixed(2)} ms in the mean (< 8), ` +
      `the whole process with logging and headers ${cpuOf(measured, 'everything').toFixed(2)} ms`,
  )
}

async function printExtraction(): Promise<void> {
  const rows = await measureExtraction(path)
  printTable(
    ['CPU ms an attachment', 'count', 'unread', 'median', 'p95 (≤ 250)', 'most'],
    rows.map(({ kind, count, unread, median, p95, most }) => [
      kind,
      String(count),
      String(unread),
      median,
      p95,
      most,
    ]),
  )
}

async function printLarge(title: string, set: typeof large, bound: string): Promise<void> {
  const rows = await measureLarge(set)
  printTable(
    [`${title}: longest turn of the event loop, ms`, `CPU (${bound})`, 'first', 'clock', 'CPU in all'],
    rows.map(({ name, median, first, clock, cpu }) => [name, median, first, clock, cpu]),
  )
}

async function printTurns(): Promise<void> {
  const make = large[0]?.[1]
  if (make === undefined) return
  // Haraka takes 25 MB at most.
  const rows = await measureTurns(make().subarray(0, 24 * 1024 * 1024), dns.address)
  printTable(
    ['24 MB by SMTP: longest turn, ms', 'CPU', 'clock'],
    rows.map(({ stage, cpu, clock }) => [stage, cpu, clock]),
  )
}
