/** Operations on items: each runs inside a transaction of the worker (batch.ts). */

import type { AuditEntry } from '../../quarantine/audit.ts'
import { chain } from '../../quarantine/audit-chain.ts'
import { idNumber } from '../../quarantine/id.ts'
import type { Item } from '../../quarantine/item.ts'
import { onAudit, onInsert, onUpdate } from '../counters.ts'
import { grams, searchText } from '../grams.ts'
import { listenKey } from '../outbox.ts'
import { number, text } from '../records.ts'
import { dueOf, tagsOf } from '../rows.ts'
import { joinCampaign, leaveOrStay } from './campaigns.ts'
import type { Db, Row } from './database.ts'

export const itemOf = (row: Row | null): Item | null => (row === null ? null : JSON.parse(text(row, 'doc')))

export const isItem = (item: Item | null): item is Item => item !== null

export const get = (db: Db, id: string): Item | null =>
  itemOf(db.one('SELECT doc FROM items WHERE id = ?', id))

const index = (db: Db, item: Item): void => {
  db.run(
    'INSERT INTO search (rowid, text, tags) VALUES (?, ?, ?)',
    idNumber(item.id),
    grams(searchText(item)).join(' '),
    tagsOf(item).join(' '),
  )
}

/** A few hundred rows at a time: a store may be larger than the memory. */
export const eachItem = (db: Db, work: (item: Item) => void): void => {
  const next = 'SELECT doc FROM items WHERE seq > ? ORDER BY seq LIMIT 500'
  for (let rows = db.all(next, -1); rows.length > 0; ) {
    const found = rows.map(itemOf).filter(isItem)
    for (const item of found) work(item)
    const last = found.at(-1)
    rows = last === undefined ? [] : db.all(next, idNumber(last.id))
  }
}

/** Writes an empty index anew. */
export const indexAll = (db: Db): void => eachItem(db, item => index(db, item))

const isListened = (db: Db, now: number): boolean =>
  db.one('SELECT 1 AS yes FROM named WHERE key = ? AND expires > ?', listenKey, now) !== null

/**
 * Only while somebody listens. Two plain statements: INSERT … SELECT would open a savepoint, and at each of those the text
 * index writes its part of the transaction out, item by item.
 */
const tell = (db: Db, item: Item): void => {
  if (isListened(db, item.receivedAt)) db.run('INSERT INTO outbox VALUES (?)', item.id)
}

const insertRow = `INSERT INTO items
  (seq, id, revision, received, state, score, campaign, reviewed, kept, due, size, sha256, in_file, dedupe, doc)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** `body` null: it stands in a file, which is durable already. Gives the item that a retry found, or null. */
export const insert = (db: Db, item: Item, body: Uint8Array | null, retrySince: number): Item | null => {
  const found =
    item.dedupe === ''
      ? null
      : db.one(
          "SELECT doc FROM items WHERE dedupe = ? AND dedupe <> '' AND received >= ? LIMIT 1",
          item.dedupe,
          retrySince,
        )
  if (found !== null) return itemOf(found)
  const seq = idNumber(item.id)
  db.run(
    insertRow,
    seq,
    item.id,
    item.revision,
    item.receivedAt,
    item.state,
    item.verdict.score,
    item.campaign,
    Number(item.reviewed !== null),
    Number(item.bodyKept),
    dueOf(item),
    item.size,
    item.sha256,
    Number(body === null),
    item.dedupe,
    JSON.stringify(item),
  )
  if (body !== null) db.run('INSERT INTO bodies (seq, body) VALUES (?, ?)', seq, body)
  tell(db, item)
  index(db, item)
  joinCampaign(db, item, seq)
  db.counters.push(...onInsert(item))
  return null
}

export type BodyPlace = { readonly body: Uint8Array | null; readonly inFile: boolean }

export const body = (db: Db, id: string): BodyPlace | null => {
  const row = db.one(
    'SELECT i.in_file AS in_file, b.body AS body FROM items i LEFT JOIN bodies b USING (seq) WHERE i.id = ? AND i.kept = 1',
    id,
  )
  if (row === null) return null
  return {
    body: row['body'] instanceof Uint8Array ? row['body'] : null,
    inFile: number(row, 'in_file') === 1,
  }
}

const updateRow = `UPDATE items SET revision = ?, state = ?, score = ?, campaign = ?, reviewed = ?, kept = ?, due = ?,
  dedupe = ?, doc = ? WHERE id = ? AND revision = ?`

/** `removeFile`: the body's file has no more use and is removed after the commit. */
export type Updated = { readonly updated: boolean; readonly removeFile: boolean }

export const update = (db: Db, item: Item, audit: readonly AuditEntry[]): Updated => {
  const row = db.one(
    'SELECT in_file, doc FROM items WHERE id = ? AND revision = ?',
    item.id,
    item.revision - 1,
  )
  const before = itemOf(row)
  if (before === null) return { updated: false, removeFile: false }
  const seq = idNumber(item.id)
  db.run(
    updateRow,
    item.revision,
    item.state,
    item.verdict.score,
    item.campaign,
    Number(item.reviewed !== null),
    Number(item.bodyKept),
    dueOf(item),
    item.dedupe,
    JSON.stringify(item),
    item.id,
    item.revision - 1,
  )
  db.run('DELETE FROM search WHERE rowid = ?', seq)
  index(db, item)
  const drops = before.bodyKept && !item.bodyKept
  if (drops) {
    // what a reviewer deleted shall not be read from free pages
    db.run('UPDATE bodies SET body = zeroblob(length(body)) WHERE seq = ?', seq)
    db.run('DELETE FROM bodies WHERE seq = ?', seq)
  }
  leaveOrStay(db, before, item)
  db.counters.push(...onUpdate(before, item))
  appendAudit(db, audit)
  return { updated: true, removeFile: drops && number(row, 'in_file') === 1 }
}

export const appendAudit = (db: Db, entries: readonly AuditEntry[]): void => {
  if (entries.length === 0) return
  db.counters.push(...onAudit(entries))
  const last = db.one('SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1')
  for (const row of chain(db.auditKey, { seq: number(last, 'seq'), mac: text(last, 'mac') }, entries)) {
    db.run(
      'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      row.seq,
      row.at,
      row.actor,
      row.action,
      row.item,
      row.source,
      row.reason,
      JSON.stringify(row.detail),
      row.mac,
    )
  }
}
