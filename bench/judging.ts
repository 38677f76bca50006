/** Parsing and judging by themselves, and what one message of 25 MB does to the event loop. CPU time of this process. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { authenticate } from '../dist/auth/authenticate.js'
import { nothingKnown } from '../dist/auth/nothing.js'
import { amazon } from '../dist/brands/index.js'
import { collectEvidence } from '../dist/evidence/index.js'
import { examine } from '../dist/examine.js'
import { readLanguage } from '../dist/language/read.js'
import { parseMessage } from '../dist/message/parse.js'
import { judge } from '../dist/verdict/judge.js'
import { quantile, readMessages } from './messages.ts'

export type JudgingRow = {
  readonly name: string
  readonly median: number
  readonly p95: number
  readonly mean: number
}

const REPEAT = 5
const authentication = nothingKnown({ reason: 'not measured here' })
const thresholds = { suspected: 40, impersonation: 70 }

/** Each message several times; the fastest counts, so that a busy machine does not. */
export function measureJudging(path: string): readonly JudgingRow[] {
  const mixed = readMessages(path)
  const plain = readMessages(path, ['ham']).filter(
    raw => !/amazon|アマゾン|prime|kindle|aws/i.test(raw.toString('utf8')),
  )
  const parsing: number[] = []
  const judging: number[] = []
  const both: number[] = []
  for (const raw of mixed) {
    const parse = fastest(() => parseMessage(raw))
    const judged = fastest(judgeOf(raw))
    parsing.push(parse)
    judging.push(judged)
    both.push(parse + judged)
  }
  const unnamed = plain.map(raw => fastest(judgeOf(raw)))
  return [
    row(`parsing (${mixed.length} messages)`, parsing),
    row('judging', judging),
    row('parsing and judging (≤ 3, ≤ 14)', both),
    row(`judging mail that names no brand (${plain.length}; ≤ 0.5)`, unnamed),
  ]
}

function judgeOf(raw: Uint8Array): () => void {
  const message = parseMessage(raw)
  return () => {
    const language = readLanguage(message)
    judge(collectEvidence({ message, authentication, brand: amazon, language }), language, thresholds)
  }
}

function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < REPEAT; round += 1) {
    const started = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(started)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

function row(name: string, values: readonly number[]): JudgingRow {
  return {
    name,
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  }
}

/** The longest time in milliseconds that one message of 25 MB kept the event loop; the median of five. */
export async function measureEventLoop(): Promise<number> {
  const raw = Buffer.concat([
    Buffer.from(
      'From: a@example.com\r\nTo: b@example.org\r\nSubject: large\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n',
    ),
    Buffer.from('<p>words and more words of an ordinary letter</p>\r\n'.repeat(20_000)),
    Buffer.from('--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n'),
    Buffer.from(
      `${'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0'}\r\n`.repeat(310_000),
    ),
    Buffer.from('--b--\r\n'),
  ])
  const input = {
    ip: '192.0.2.1',
    helo: 'example.com',
    mailFrom: 'a@example.com',
    mta: 'bench',
    from: ['example.com'],
  }
  const resolver = async () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))
  const worst: number[] = []
  for (let round = 0; round < 6; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    await examine(
      raw,
      {},
      {
        authenticate: () =>
          authenticate(raw, input, { resolver, options: { deadline: 8000, trustedArcSealers: [] } }),
        thresholds,
        now: () => performance.now(),
      },
    )
    await new Promise(done => setTimeout(done, 20))
    delay.disable()
    if (round > 0) worst.push(delay.max / 1e6)
  }
  return quantile(worst, 0.5)
}
