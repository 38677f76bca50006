/** What reading one attachment costs its process: CPU time as the process itself reports it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExtractor } from '../dist/extract/extract.js'
import { kindOf } from '../dist/extract/kinds.js'
import { parseMessage } from '../dist/message/parse.js'
import { quantile } from './messages.ts'

export type ExtractionRow = {
  readonly kind: string
  readonly count: number
  readonly unread: number
  readonly median: number
  readonly p95: number
  readonly most: number
}

/** The fastest counts, so that a busy machine does not. */
const REPEAT = 3

/** Every attachment of all messages that a reader knows, one after the other. */
export async function measureExtraction(path: string): Promise<readonly ExtractionRow[]> {
  const extractor = createExtractor({ cpuShare: 100 })
  const found = new Map<string, { cpu: number; read: boolean }[]>()
  try {
    for (const raw of everyFile(path)) {
      for (const part of parseMessage(raw).parts) {
        const kind = kindOf(part)
        if (kind === null) continue
        const runs: { cpu: number; read: boolean }[] = []
        for (let round = 0; round < REPEAT; round += 1) {
          const { cpu, unread } = await extractor.extractAttachments({ parts: [part] })
          runs.push({ cpu, read: unread.length === 0 })
        }
        const [best] = runs.sort((a, b) => a.cpu - b.cpu)
        if (best !== undefined) found.set(kind, [...(found.get(kind) ?? []), best])
      }
    }
  } finally {
    extractor.close()
  }
  return [...found, ['all', [...found.values()].flat()] as const].map(([kind, runs]) => row(kind, runs))
}

function row(kind: string, runs: readonly { readonly cpu: number; readonly read: boolean }[]): ExtractionRow {
  const cpu = runs.map(run => run.cpu)
  return {
    kind,
    count: runs.length,
    unread: runs.filter(run => !run.read).length,
    median: quantile(cpu, 0.5),
    p95: quantile(cpu, 0.95),
    most: Math.max(0, ...cpu),
  }
}

function* everyFile(path: string): Generator<Buffer> {
  for (const set of readdirSync(path, { withFileTypes: true })) {
    if (!set.isDirectory() || !existsSync(join(path, set.name))) continue
    for (const name of readdirSync(join(path, set.name)))
      if (name.endsWith('.eml')) yield readFileSync(join(path, set.name, name))
  }
}
