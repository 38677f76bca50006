/** Parsing and judging by themselves, in CPU time of this process. */
import { nothingKnown } from '../dist/auth/nothing.js'
import { amazon } from '../dist/brands/index.js'
import { collectEvidence } from '../dist/evidence/index.js'
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
