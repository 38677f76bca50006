/** The audit chain in PostgreSQL: one writer at a time over all nodes, by an advisory lock that ends with the transaction. */
import type { AuditEntry, AuditHead, ChainedEntry } from '../../quarantine/audit.ts'
import { chain } from '../../quarantine/audit-chain.ts'
import { onAudit, sum } from '../counters.ts'
import { entryOf, number, text } from '../records.ts'
import type { AuditQuery } from '../store.ts'
import { addCounters } from './counters.ts'
import { clean, type Session } from './database.ts'

const auditLock = 7_226_002

const cleanEntry = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  actor: clean(entry.actor),
  item: clean(entry.item),
  source: clean(entry.source),
  reason: clean(entry.reason),
  detail: Object.fromEntries(Object.entries(entry.detail).map(([key, value]) => [clean(key), clean(value)])),
})

export const auditHead = async (session: Session): Promise<AuditHead> => {
  const [row] = await session.all('SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1')
  return { seq: number(row, 'seq'), mac: text(row, 'mac') }
}

/** Last in its transaction: the lock is held only as long as the commit takes. */
export const appendAudit = async (
  session: Session,
  key: Uint8Array,
  entries: readonly AuditEntry[],
): Promise<void> => {
  if (entries.length === 0) return
  await session.run('SELECT pg_advisory_xact_lock($1)', [auditLock])
  const rows = chain(key, await auditHead(session), entries.map(cleanEntry))
  await session.run(
    `INSERT INTO audit SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[],
      $6::text[], $7::text[], $8::text[], $9::text[])`,
    [
      rows.map(row => row.seq),
      rows.map(row => row.at),
      rows.map(row => row.actor),
      rows.map(row => row.action),
      rows.map(row => row.item),
      rows.map(row => row.source),
      rows.map(row => row.reason),
      rows.map(row => JSON.stringify(row.detail)),
      rows.map(row => row.mac),
    ],
  )
  // these counters are changed under the audit's lock only, so that nobody waits for them crosswise
  await addCounters(session, sum(onAudit(rows)))
}

export const audit = async (session: Session, query: AuditQuery): Promise<readonly ChainedEntry[]> => {
  const beyond = query.newestFirst ? '($1::bigint = 0 OR seq < $1)' : 'seq > $1::bigint'
  const wanted = [
    [query.item, (place: string) => `item = ${place} AND item <> ''`],
    [query.actor, (place: string) => `actor = ${place}`],
    [query.action, (place: string) => `action = ${place}`],
    [query.since, (place: string) => `at >= ${place}`],
    [query.until, (place: string) => `at <= ${place}`],
  ] as const
  const filters = wanted.filter(([value]) => value !== undefined)
  const conditions = filters.map(([, condition], index) => `AND ${condition(`$${index + 3}`)}`).join(' ')
  const order = query.newestFirst ? 'DESC' : 'ASC'
  const rows = await session.all(
    `SELECT * FROM audit WHERE ${beyond} ${conditions} ORDER BY seq ${order} LIMIT $2`,
    [query.after, query.limit, ...filters.map(([value]) => value)],
  )
  return rows.map(entryOf)
}
