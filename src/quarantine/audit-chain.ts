/** The chain of the audit log: each entry's HMAC-SHA-256 covers its predecessor's and its own canonical bytes. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditEntry, AuditHead, ChainedEntry } from './audit.ts'

export const emptyHead: AuditHead = { seq: 0, mac: '' }

/** Fixed order, so that every store and every version signs the same bytes. */
const canonical = (seq: number, previous: string, entry: AuditEntry): string =>
  JSON.stringify([
    seq,
    previous,
    entry.at,
    entry.actor,
    entry.action,
    entry.item,
    entry.source,
    entry.reason,
    Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : Number(a > b))),
  ])

const macOf = (key: Uint8Array, seq: number, previous: string, entry: AuditEntry): string =>
  createHmac('sha256', key)
    .update(canonical(seq, previous, entry))
    .digest('base64url')

export const chain = (
  key: Uint8Array,
  head: AuditHead,
  entries: readonly AuditEntry[],
): readonly ChainedEntry[] => {
  const chained: ChainedEntry[] = []
  let { seq, mac } = head
  for (const entry of entries) {
    seq += 1
    mac = macOf(key, seq, mac, entry)
    chained.push({ ...entry, seq, mac })
  }
  return chained
}

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** The first entry that does not follow from its predecessor, or null if all do. */
export const firstBroken = (
  key: Uint8Array,
  before: AuditHead,
  entries: readonly ChainedEntry[],
): ChainedEntry | null => {
  let head = before
  for (const entry of entries) {
    if (entry.seq !== head.seq + 1 || !same(entry.mac, macOf(key, entry.seq, head.mac, entry))) return entry
    head = { seq: entry.seq, mac: entry.mac }
  }
  return null
}
