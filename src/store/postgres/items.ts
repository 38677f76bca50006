/** Single items in PostgreSQL. */
import type { AuditEntry } from '../../quarantine/audit.ts'
import type { Item } from '../../quarantine/item.ts'
import { onUpdate } from '../counters.ts'
import { searchText } from '../grams.ts'
import { text } from '../records.ts'
import { dueOf, tagsOf } from '../rows.ts'
import { appendAudit } from './audit.ts'
import { addCounters, leaveOrStay } from './counters.ts'
import type { Database, Row, Session } from './database.ts'
import { tokensOf } from './insert.ts'

export const itemOf = (row: Row | undefined): Item | null =>
  row === undefined ? null : JSON.parse(text(row, 'doc'))

export const isItem = (item: Item | null): item is Item => item !== null

export const get = async (session: Session, id: string): Promise<Item | null> =>
  itemOf((await session.all('SELECT doc FROM items WHERE id = $1', [id]))[0])

export const body = async (session: Session, id: string): Promise<Uint8Array | null> => {
  const [row] = await session.all('SELECT body FROM bodies WHERE id = $1', [id])
  return row?.['body'] instanceof Uint8Array ? row['body'] : null
}

const updateRow = `UPDATE items SET revision = $3, state = $4, score = $5, campaign = $6, reviewed = $7, kept = $8,
  due = $9, dedupe = $10, search = $11, tags = $12, tokens = $13, doc = $14 WHERE id = $1 AND revision = $2`

const writeRow = (session: Session, item: Item): Promise<number> =>
  session.run(updateRow, [
    item.id,
    item.revision - 1,
    item.revision,
    item.state,
    item.verdict.score,
    item.campaign,
    item.reviewed !== null,
    item.bodyKept,
    dueOf(item),
    item.dedupe,
    searchText(item),
    tagsOf(item),
    tokensOf(item),
    JSON.stringify(item),
  ])

const indexRows = `UPDATE items SET search = row.search, tags = string_to_array(row.tags, ' '),
    tokens = string_to_array(row.tokens, ' ')
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS row (id, search, tags, tokens)
  WHERE items.id = row.id`

/** A few hundred rows at a time: a store may be larger than the memory. */
export const eachItems = async (
  session: Session,
  work: (items: readonly Item[]) => Promise<void>,
): Promise<void> => {
  for (let after = ''; ; ) {
    const rows = await session.all('SELECT doc FROM items WHERE id > $1 ORDER BY id LIMIT 500', [after])
    const found = rows.map(itemOf).filter(isItem)
    const last = found.at(-1)
    if (last === undefined) return
    await work(found)
    after = last.id
  }
}

/** Writes words and tags of every row anew, and then their index. */
export const indexAll = async (session: Session): Promise<void> => {
  await eachItems(session, async found => {
    await session.run(indexRows, [
      found.map(item => item.id),
      found.map(searchText),
      found.map(item => tagsOf(item).join(' ')),
      found.map(item => tokensOf(item).join(' ')),
    ])
  })
  await session.run('CREATE INDEX items_tokens ON items USING gin (tokens)')
}

export const update = (
  database: Database,
  key: Uint8Array,
  item: Item,
  entries: readonly AuditEntry[],
): Promise<boolean> =>
  database.transaction(async session => {
    const [row] = await session.all('SELECT doc FROM items WHERE id = $1 AND revision = $2 FOR UPDATE', [
      item.id,
      item.revision - 1,
    ])
    const before = itemOf(row)
    if (before === null) return false
    await writeRow(session, item)
    if (before.bodyKept && !item.bodyKept) await session.run('DELETE FROM bodies WHERE id = $1', [item.id])
    await leaveOrStay(session, before, item)
    await addCounters(session, onUpdate(before, item))
    await appendAudit(session, key, entries)
    return true
  })
