/** Compares rows, bodies, counters and audit chain in PostgreSQL. */
import { createHash } from 'node:crypto'
import { checkChain } from '../chain.ts'
import { counterName, standingOf, sum } from '../counters.ts'
import { number, text } from '../records.ts'
import type { AuditQuery, Counter, Store, VerifyOptions, VerifyProblem } from '../store.ts'
import { audit } from './audit.ts'
import { addCounters } from './counters.ts'
import type { Database, Session } from './database.ts'
import { isItem, itemOf } from './items.ts'
import { getValue } from './rest.ts'

const featureAge = 15 * 24 * 3_600_000

const checkBodies = async (database: Database, options: VerifyOptions, problems: VerifyProblem[]) => {
  const [count] = await database.all(
    "SELECT value FROM counters WHERE dimension = 'kept' AND domain = '' AND key = 'items'",
  )
  const seen = { items: 0, bytes: 0 }
  let after = ''
  for (;;) {
    const rows = await database.all(
      `SELECT i.id, i.size, i.sha256, b.body FROM items i LEFT JOIN bodies b USING (id)
        WHERE i.kept AND i.id > $1 ORDER BY i.id LIMIT 50`,
      [after],
    )
    for (const row of rows) {
      const body = row['body']
      const found = body instanceof Uint8Array ? createHash('sha256').update(body).digest('hex') : ''
      seen.items += 1
      seen.bytes += number(row, 'size')
      if (found === text(row, 'sha256')) continue
      const kind = found === '' ? 'body-missing' : 'body-differs'
      problems.push({ kind, id: text(row, 'id'), detail: 'row', repaired: false })
    }
    options.onProgress?.(seen.items, number(count, 'value'))
    const last = rows.at(-1)
    if (last === undefined) return seen
    after = text(last, 'id')
  }
}

const checkOrphans = async (
  database: Database,
  options: VerifyOptions,
  problems: VerifyProblem[],
): Promise<void> => {
  const orphans = 'FROM bodies b WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.id = b.id AND i.kept)'
  const rows = await database.all(
    options.repair ? `DELETE ${orphans} RETURNING b.id` : `SELECT b.id ${orphans} LIMIT 1000`,
  )
  for (const row of rows) {
    problems.push({ kind: 'body-orphan', id: text(row, 'id'), detail: 'row', repaired: options.repair })
  }
}

const recount = async (session: Session): Promise<readonly Counter[]> => {
  const totals = new Map<string, Counter>()
  let after = ''
  for (;;) {
    const rows = await session.all('SELECT id, doc FROM items WHERE id > $1 ORDER BY id LIMIT 500', [after])
    for (const counter of rows.map(itemOf).filter(isItem).flatMap(standingOf)) {
      const name = counterName(counter)
      totals.set(name, { ...counter, value: counter.value + (totals.get(name)?.value ?? 0) })
    }
    const last = rows.at(-1)
    if (last === undefined) return [...totals.values()]
    after = text(last, 'id')
  }
}

/** What is to be added to the counters of what stands now so that they agree with the items. */
export const differences = async (session: Session): Promise<readonly Counter[]> => {
  const stored = (await session.all("SELECT * FROM counters WHERE day = ''")).map(row => ({
    day: '',
    dimension: text(row, 'dimension'),
    key: text(row, 'key'),
    domain: text(row, 'domain'),
    value: -number(row, 'value'),
  }))
  return sum([...(await recount(session)), ...stored])
}

/** One snapshot, so that mail that comes in meanwhile does not look like a difference. */
const checkCounters = (
  database: Database,
  options: VerifyOptions,
  problems: VerifyProblem[],
): Promise<void> =>
  database.transaction(async session => {
    await session.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const wrong = await differences(session)
    for (const { dimension, key, domain, value } of wrong) {
      const detail = `${dimension} ${key} ${domain}: ${value > 0 ? '+' : ''}${value}`
      problems.push({ kind: 'counter-differs', id: '', detail, repaired: options.repair })
    }
    if (options.repair) await addCounters(session, wrong)
  })

export const verifier =
  (database: Database, auditKey: Uint8Array, now: () => number): Store['verify'] =>
  async options => {
    const problems: VerifyProblem[] = []
    // item and body stand in one transaction: a crash leaves nothing beside the rows
    if (options.scope === 'orphans') return { items: 0, bytes: 0, problems }
    const seen = await checkBodies(database, options, problems)
    await checkOrphans(database, options, problems)
    await checkCounters(database, options, problems)
    const log = {
      audit: (query: AuditQuery) => audit(database, query),
      getValue: (name: string) => getValue(database, name, now()),
    }
    await checkChain(log, auditKey, problems)
    if (options.repair) {
      await database.run('DELETE FROM named WHERE expires <> 0 AND expires <= $1', [now()])
      await database.run('DELETE FROM features WHERE seen < $1', [now() - featureAge])
    }
    return { ...seen, problems }
  }
