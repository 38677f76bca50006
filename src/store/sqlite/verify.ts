/** Compares rows, files, counters and audit chain; repairs what a crash can leave behind. */
import { checkChain } from '../chain.ts'
import type { AuditQuery, Store, VerifyOptions, VerifyProblem } from '../store.ts'
import type { Checked } from './check.ts'
import type { Parts } from './parts.ts'

/** A younger file without a row may belong to a hold that is under way in another process. */
const orphanAge = 10 * 60_000

/** Longer than the waves that features group (quarantine/campaign.ts). */
const featureAge = 15 * 24 * 3_600_000

const problemOf = async (parts: Parts, row: Checked): Promise<VerifyProblem | null> => {
  if (!row.kept) return null
  const found = row.inFile ? await parts.bodies.hash(row.id) : row.found
  if (found === row.sha256) return null
  // somebody may have deleted it since the row was read
  const now = await (await parts.reader()).call('body', row.id)
  if (now === null) return null
  const kind = found === '' ? 'body-missing' : 'body-differs'
  return { kind, id: row.id, detail: row.inFile ? 'file' : 'row', repaired: false }
}

const checkBodies = async (parts: Parts, options: VerifyOptions, problems: VerifyProblem[]) => {
  const reader = await parts.reader()
  const total =
    (await reader.call('counters', { dimension: 'kept' })).find(row => row.key === 'items')?.value ?? 0
  const seen = { items: 0, bytes: 0 }
  let after = ''
  for (;;) {
    const rows = await reader.call('checkChunk', after, 50)
    const last = rows.at(-1)
    if (last === undefined) return seen
    for (const row of rows) {
      const problem = await problemOf(parts, row)
      if (problem !== null) problems.push(problem)
      if (row.kept) {
        seen.items += 1
        seen.bytes += row.size
      }
    }
    options.onProgress?.(seen.items, total)
    after = last.id
  }
}

const checkFiles = async (parts: Parts, options: VerifyOptions, problems: VerifyProblem[]): Promise<void> => {
  const old = (await parts.bodies.list()).filter(file => file.modified < Date.now() - orphanAge)
  const named = old.filter(file => file.id !== '')
  const owned = new Set(
    await (await parts.reader()).call(
      'fileIds',
      named.map(file => file.id),
    ),
  )
  for (const file of old) {
    if (owned.has(file.id)) continue
    const isTemporary = file.temporary !== ''
    if (options.repair)
      await (isTemporary ? parts.bodies.removeTemporary(file.temporary) : parts.bodies.remove(file.id))
    const kind = isTemporary ? 'temporary-file' : 'body-orphan'
    problems.push({
      kind,
      id: file.id || file.temporary,
      detail: 'file without a row',
      repaired: options.repair,
    })
  }
}

const checkCounters = async (
  parts: Parts,
  options: VerifyOptions,
  problems: VerifyProblem[],
): Promise<void> => {
  const wrong = await (await parts.reader()).call('counterDifferences')
  for (const { dimension, key, domain, value } of wrong) {
    const detail = `${dimension} ${key} ${domain}: ${value > 0 ? '+' : ''}${value}`
    problems.push({ kind: 'counter-differs', id: '', detail, repaired: options.repair })
  }
  if (wrong.length > 0 && options.repair) await parts.writer.call('repairCounters')
}

export const verifier =
  (parts: Parts): Store['verify'] =>
  async options => {
    const problems: VerifyProblem[] = []
    await checkFiles(parts, options, problems)
    if (options.scope === 'orphans') return { items: 0, bytes: 0, problems }
    const seen = await checkBodies(parts, options, problems)
    await checkCounters(parts, options, problems)
    const reader = await parts.reader()
    const log = {
      audit: (query: AuditQuery) => reader.call('audit', query),
      getValue: (key: string) => reader.call('getValue', key, parts.now()),
    }
    await checkChain(log, parts.options.auditKey, problems)
    if (options.repair) await parts.writer.call('sweep', parts.now(), parts.now() - featureAge)
    return { ...seen, problems }
  }
