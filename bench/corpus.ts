/**
 * `npm run corpus -- PATH`: judges a labelled folder (labels.tsv: file, expect, tier, language, flags, reason) and
 * prints a table of the sets, the files that miss, and how far the score can be believed (score band → share of scams).
 */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import Table from 'cli-table3'
import { readInputs } from '../src/cli/inputs.ts'
import { mapOrdered } from '../src/cli/ordered.ts'
import { createJudgePool } from '../src/cli/pool.ts'
import type { Verdict } from '../src/verdict/verdict.ts'

type Label = { readonly expect: string; readonly tier: string; readonly language: string }
type Row = { readonly file: string; readonly set: string; readonly label: Label; readonly verdict: Verdict }

const [path = '../shared/corpora', authservId = 'mx.example.org'] = process.argv
  .slice(2)
  .filter(word => word !== '--')
const labels = await readLabels(join(path, 'labels.tsv'))
const rows = await judgeAll()
printSets()
printMisses()
printReliability()
printPressure()

async function readLabels(file: string): Promise<ReadonlyMap<string, Label>> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n').slice(1)
  return new Map(
    lines.map(line => {
      const [name = '', expect = '', tier = '', language = ''] = line.split('\t')
      return [name, { expect, tier, language }]
    }),
  )
}

async function judgeAll(): Promise<readonly Row[]> {
  const pool = await createJudgePool({
    authentication: { kind: 'trusted', authservId },
    jobs: availableParallelism(),
  })
  const found: Row[] = []
  const results = mapOrdered(readInputs([path]), 16, async input => {
    if (input.kind === 'problem') return null
    return { file: relative(path, input.file), verdict: await pool.judge(input.raw) }
  })
  for await (const result of results) {
    if (result === null) continue
    const label = labels.get(result.file)
    if (label !== undefined) found.push({ ...result, set: setOf(result.file), label })
  }
  await pool.close()
  return found
}

function setOf(file: string): string {
  return file.split('/', 1)[0] ?? file
}

function isFlagged(verdict: Verdict): boolean {
  return verdict.outcome === 'impersonation' || verdict.outcome === 'suspected'
}

function isScam(label: Label): boolean {
  return label.expect === 'impersonation'
}

function printSets(): void {
  const table = new Table({
    head: [
      'set',
      'tier',
      'mails',
      'flagged',
      '%',
      'impersonation',
      '%',
      'official',
      'partner',
      'unknown',
      'none',
    ],
  })
  const groups = Map.groupBy(
    rows,
    row => `${row.set}\t${isScam(row.label) ? `scam ${row.label.tier}` : row.label.expect}`,
  )
  for (const [name, group] of [...groups].sort()) {
    const [set = '', tier = ''] = name.split('\t')
    const count = (outcome: Verdict['outcome']) => group.filter(row => row.verdict.outcome === outcome).length
    const flagged = group.filter(row => isFlagged(row.verdict)).length
    table.push([
      set,
      tier,
      group.length,
      flagged,
      percent(flagged, group.length),
      count('impersonation'),
      percent(count('impersonation'), group.length),
      count('official'),
      count('partner'),
      count('unknown'),
      count('none'),
    ])
  }
  process.stdout.write(`${table.toString()}\n`)
  for (const tier of ['A', 'B']) {
    const scams = rows.filter(row => isScam(row.label) && row.label.tier === tier)
    const flagged = scams.filter(row => isFlagged(row.verdict)).length
    const sure = scams.filter(row => row.verdict.outcome === 'impersonation').length
    process.stdout.write(
      `tier ${tier}: ${flagged} of ${scams.length} flagged (${percent(flagged, scams.length)} %), ${sure} impersonation (${percent(sure, scams.length)} %)\n`,
    )
  }
}

function printMisses(): void {
  const misses = rows.filter(row =>
    isScam(row.label) ? !isFlagged(row.verdict) : row.label.expect !== 'any' && isFlagged(row.verdict),
  )
  process.stdout.write(`\nmisses: ${misses.length}\n`)
  for (const { file, label, verdict } of misses) {
    const reasons = verdict.evidence.map(each => each.id).join(' ')
    process.stdout.write(
      `  ${file} expected ${label.expect} (${label.tier}), is ${verdict.outcome} ${verdict.score}: ${reasons}\n`,
    )
  }
  const weak = rows.filter(row => isScam(row.label) && row.label.tier === 'A' && verdictIsWeak(row.verdict))
  process.stdout.write(
    `tier A, only suspected: ${weak.length}\n${weak.map(row => `  ${row.file} ${row.verdict.score}: ${row.verdict.evidence.map(each => each.id).join(' ')}\n`).join('')}`,
  )
  const unofficial = rows.filter(
    row =>
      row.label.expect === 'official-or-none' &&
      !['official', 'none', 'partner'].includes(row.verdict.outcome),
  )
  process.stdout.write(
    `genuine mail that is neither official nor none: ${unofficial.map(row => `${row.file} ${row.verdict.outcome}`).join(', ') || 'no'}\n`,
  )
}

function verdictIsWeak(verdict: Verdict): boolean {
  return verdict.outcome === 'suspected'
}

/** What a score is worth: of the mails in each band, how many are Amazon scams. */
function printReliability(): void {
  const table = new Table({ head: ['score', 'mails', 'Amazon scams', 'share %'] })
  for (let low = 0; low <= 100; low += 10) {
    const band = rows.filter(
      row =>
        row.verdict.score >= low &&
        (row.verdict.score < low + 10 || low === 100) &&
        row.label.expect !== 'any',
    )
    const scams = band.filter(row => isScam(row.label)).length
    if (band.length > 0)
      table.push([low === 100 ? '100' : `${low}–${low + 9}`, band.length, scams, percent(scams, band.length)])
  }
  process.stdout.write(`\n${table.toString()}\n`)
}

function printPressure(): void {
  const table = new Table({
    head: ['set', 'urgency median', 'p90', 'payment median', 'p90', 'ms median', 'ms p95'],
  })
  for (const [set, group] of [...Map.groupBy(rows, row => row.set)].sort()) {
    const at = (pick: (verdict: Verdict) => number, share: number) =>
      quantile(
        group.map(row => pick(row.verdict)),
        share,
      )
    table.push([
      set,
      at(v => v.urgency, 0.5),
      at(v => v.urgency, 0.9),
      at(v => v.payment, 0.5),
      at(v => v.payment, 0.9),
      at(v => v.ms, 0.5),
      at(v => v.ms, 0.95),
    ])
  }
  process.stdout.write(`${table.toString()}\n`)
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
}
