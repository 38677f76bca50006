/** People's records in the quarantine's own database: one narrow table, the same words for SQLite and PostgreSQL. */
import type { PeopleStore, PersonRecord, RecordKind } from './people.ts'
import type { SqlAccess, SqlRow, SqlValue } from './store.ts'

/** A far day instead of NULL: comparisons stay simple and the index is used. */
const never = 8_000_000_000_000_000

const fromRow = (row: SqlRow): PersonRecord => {
  const expiresAt = Number(row['expires_at'])
  const value = JSON.parse(String(row['value'])) as PersonRecord['value']
  return {
    kind: String(row['kind']) as RecordKind,
    id: String(row['id']),
    owner: String(row['owner']),
    value: Number(row['tally']) > 0 ? { ...value, count: Number(row['tally']) } : value,
    expiresAt: expiresAt === never ? null : expiresAt,
  }
}

const insert = 'INSERT INTO people (kind, id, owner, value, tally, expires_at) VALUES ($1, $2, $3, $4, 0, $5)'
const overwrite = `ON CONFLICT (kind, id) DO UPDATE SET owner = excluded.owner, value = excluded.value,
  tally = 0, expires_at = excluded.expires_at`
const countUp = `INSERT INTO people (kind, id, owner, value, tally, expires_at) VALUES ($1, $2, '', '{}', 1, $3)
  ON CONFLICT (kind, id) DO UPDATE SET
    tally = CASE WHEN people.expires_at <= $4 THEN 1 ELSE people.tally + 1 END,
    expires_at = CASE WHEN people.expires_at <= $4 THEN excluded.expires_at ELSE people.expires_at END`

const countDown = `UPDATE people SET tally = tally - 1
  WHERE kind = $1 AND id = $2 AND expires_at > $3 AND tally > 0`
const swap = `UPDATE people SET owner = $3, value = $4, expires_at = $5
  WHERE kind = $1 AND id = $2 AND owner = $6 AND value = $7`

const values = (record: PersonRecord): readonly SqlValue[] => [
  record.kind,
  record.id,
  record.owner,
  JSON.stringify(record.value),
  record.expiresAt ?? never,
]

const readers = (sql: SqlAccess) => {
  const select = async (where: string, params: readonly SqlValue[]) =>
    (await sql.all({ sql: `SELECT * FROM people WHERE ${where} ORDER BY id`, params })).map(fromRow)
  const get: PeopleStore['get'] = async (kind, id, now) =>
    (await select('kind = $1 AND id = $2 AND expires_at > $3', [kind, id, now]))[0] ?? null
  const many: PeopleStore['many'] = async (kind, ids, now) => {
    if (ids.length === 0) return []
    const marks = ids.map((_, index) => `$${index + 3}`).join(', ')
    return select(`kind = $1 AND expires_at > $2 AND id IN (${marks})`, [kind, now, ...ids])
  }
  const list: PeopleStore['list'] = (kind, owner, now) =>
    owner === null
      ? select('kind = $1 AND expires_at > $2', [kind, now])
      : select('kind = $1 AND expires_at > $2 AND owner = $3', [kind, now, owner])
  return { get, many, list }
}

/** The table is made by `people-migrations.ts` of each store. */
export const sqlPeople = (sql: SqlAccess): PeopleStore => {
  const change = async (statement: string, params: readonly SqlValue[]): Promise<number> =>
    (await sql.run([{ sql: statement, params }]))[0] ?? 0
  const read = readers(sql)
  return {
    ...read,
    put: async record => void (await change(`${insert} ${overwrite}`, values(record))),
    create: async (record, now) =>
      (await change(`${insert} ${overwrite} WHERE people.expires_at <= $6`, [...values(record), now])) === 1,
    replace: async (before, after) => {
      const old = [before.owner, JSON.stringify(before.value)]
      return (await change(swap, [...values(after), ...old])) === 1
    },
    take: async (kind, id, now) => {
      const found = await read.get(kind, id, now)
      if (found === null) return null
      const removed = await change('DELETE FROM people WHERE kind = $1 AND id = $2', [kind, id])
      return removed === 1 ? found : null
    },
    remove: async (kind, id) =>
      (await change('DELETE FROM people WHERE kind = $1 AND id = $2', [kind, id])) === 1,
    removeOwned: (kind, owner, exceptId) =>
      change('DELETE FROM people WHERE kind = $1 AND owner = $2 AND id <> $3', [kind, owner, exceptId]),
    count: async (kind, id, expiresAt, now) => {
      await change(countUp, [kind, id, expiresAt, now])
      return Number((await read.get(kind, id, 0))?.value['count'] ?? 1)
    },
    uncount: async (kind, id, now) => void (await change(countDown, [kind, id, now])),
    sweep: now => change('DELETE FROM people WHERE expires_at <= $1', [now]),
  }
}
