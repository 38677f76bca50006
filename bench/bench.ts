/**
 * `npm run bench -- PATH`: what the filter costs, in one run on the same messages: Haraka alone, with authentication, with
 * parsing, with everything; then parsing and judging by themselves; then one message of 25 MB beside the event loop.
 */
import Table from 'cli-table3'
import { startDns } from './dns.ts'
import { type Measured, measureStage, type Stage } from './haraka.ts'
import { measureEventLoop, measureJudging } from './judging.ts'
import { readMessages } from './messages.ts'

const [path = '../shared/corpora', roundsText = '3'] = process.argv.slice(2).filter(word => word !== '--')
const STAGES: readonly Stage[] = ['haraka', 'authentication', 'parsing', 'everything']
const messages = readMessages(path)
const mean = messages.reduce((sum, message) => sum + message.length, 0) / messages.length / 1024
process.stdout.write(`${messages.length} messages, ${mean.toFixed(0)} KB in the mean, ${roundsText} rounds\n`)

const dns = await startDns()
const measured: Measured[] = []
for (const stage of STAGES)
  measured.push(await measureStage(stage, messages, Number(roundsText), dns.address))
dns.close()
printStages()
printJudging()
await printEventLoop()

function printStages(): void {
  const table = new Table({ head: ['Haraka with', 'messages/s', 'CPU ms a message'] })
  for (const { stage, perSecond, cpuMs } of measured)
    table.push([stage, perSecond.toFixed(0), cpuMs.toFixed(2)])
  process.stdout.write(`${table.toString()}\n`)
  const cpu = (stage: Stage) => measured.find(each => each.stage === stage)?.cpuMs ?? Number.NaN
  process.stdout.write(
    `everything / authentication: ${(cpu('everything') / cpu('authentication')).toFixed(2)} (at most 2.3)\n`,
  )
}

function printJudging(): void {
  const table = new Table({ head: ['CPU ms, in process', 'median', 'p95', 'mean'] })
  for (const row of measureJudging(path))
    table.push([row.name, row.median.toFixed(2), row.p95.toFixed(2), row.mean.toFixed(2)])
  process.stdout.write(`${table.toString()}\n`)
}

async function printEventLoop(): Promise<void> {
  const blocked = await measureEventLoop()
  process.stdout.write(
    `25 MB message: event loop blocked at most ${blocked.toFixed(0)} ms (median of five; at most 50)\n`,
  )
}
