/** Lists and searches: one full-text query over grams and tags, read from the newest row backwards, stops at the page. */
import { idAt, idNumber } from '../../quarantine/id.ts'
import type { Item } from '../../quarantine/item.ts'
import { type SearchTerm, searchTerms } from '../grams.ts'
import { matches } from '../matches.ts'
import { readCursor, toPage, writeCursor } from '../paging.ts'
import { number } from '../records.ts'
import { tagsWanted } from '../rows.ts'
import type { AgeQuery, ListQuery, OldestQuery, Page } from '../store.ts'
import type { Db } from './database.ts'
import { isItem, itemOf } from './items.ts'

type Where = { readonly conditions: string[]; readonly params: (string | number | bigint)[] }

/** A phrase makes grams stand side by side, so that the index alone decides. */
const phrase = ({ grams, beginning }: SearchTerm): string => {
  const tokens = beginning === '' ? grams : [...grams, beginning]
  return `text : "${tokens.join(' ').replaceAll('"', '""')}"${beginning === '' ? '' : ' *'}`
}

/** null where no filter needs the index; '' where nothing can match. */
const matchOf = (query: ListQuery): string | null => {
  const wanted = tagsWanted(query)
  if (wanted.some(tags => tags.length === 0)) return ''
  const parts = [
    ...wanted.map(tags => `tags : (${tags.map(tag => `"${tag}"`).join(' OR ')})`),
    ...searchTerms(query.text ?? '').map(phrase),
  ]
  return parts.length === 0 ? null : parts.map(part => `(${part})`).join(' AND ')
}

const ranges = (query: ListQuery, row: string): Where => {
  const where: Where = { conditions: [], params: [] }
  const add = (condition: string, value: number | bigint | undefined): void => {
    if (value === undefined) return
    where.conditions.push(condition)
    where.params.push(value)
  }
  add(`${row} >= ?`, query.since === undefined ? undefined : idNumber(idAt(query.since)))
  add(`${row} < ?`, query.until === undefined ? undefined : idNumber(idAt(query.until + 1)))
  add('i.score >= ?', query.minScore)
  add('i.score <= ?', query.maxScore)
  return where
}

const after = (query: ListQuery, row: string, where: Where): void => {
  const cursor = readCursor(query.after)
  if (cursor === null) return
  const seq = idNumber(cursor.id)
  if (query.sort === 'score') {
    where.conditions.push(`(i.score, ${row}) < (?, ?)`)
    where.params.push(cursor.score, seq)
    return
  }
  where.conditions.push(query.sort === 'oldest' ? `${row} > ?` : `${row} < ?`)
  where.params.push(seq)
}

const orderOf = (query: ListQuery, row: string): string => {
  if (query.sort === 'score') return `i.score DESC, ${row} DESC`
  return query.sort === 'oldest' ? `${row} ASC` : `${row} DESC`
}

const select = (from: string, where: Where, order: string): string => {
  const condition = where.conditions.length === 0 ? '' : `WHERE ${where.conditions.join(' AND ')}`
  return `SELECT i.doc AS doc FROM ${from} ${condition} ORDER BY ${order} LIMIT ?`
}

const read = (db: Db, query: ListQuery, match: string | null, limit: number): readonly Item[] => {
  const row = match === null ? 'i.seq' : 'f.rowid'
  const where = ranges(query, row)
  after(query, row, where)
  if (match !== null) {
    where.conditions.unshift('search MATCH ?')
    where.params.unshift(match)
  }
  const from = match === null ? 'items i' : 'search f CROSS JOIN items i ON i.seq = f.rowid'
  return db
    .all(select(from, where, orderOf(query, row)), ...where.params, limit)
    .map(itemOf)
    .filter(isItem)
}

/** Rows that are looked at before the text index is asked: some ten milliseconds. */
const nearby = 1_000

/**
 * What the text index is slow at. It knows no scores: all that it finds would have to be sorted for one page, seconds
 * if that is every second row of a million. And a letter or two begin many of its grams, whose rows it has to merge.
 */
const isDear = (query: ListQuery): boolean =>
  query.sort === 'score' || searchTerms(query.text ?? '').some(term => term.grams.length === 0)

/**
 * What is dear because it is found so often stands among the next rows: each decides itself, and the index is asked
 * for what is rarer only. null: not enough stood there.
 */
const near = (db: Db, query: ListQuery): Page | null => {
  const found: Item[] = []
  const step = query.limit + 1
  let next = query
  for (let seen = 0; seen < Math.max(nearby, 4 * query.limit); seen += step) {
    const rows = read(db, next, null, step)
    const last = rows.at(-1)
    found.push(...rows.filter(item => matches(item, query)))
    if (found.length > query.limit || rows.length < step || last === undefined)
      return toPage(found, query.limit)
    next = { ...query, after: writeCursor(last) }
  }
  return null
}

export const list = (db: Db, query: ListQuery): Page => {
  const match = matchOf(query)
  if (match === '') return { items: [], next: null }
  const page = match !== null && isDear(query) ? near(db, query) : null
  return page ?? toPage(read(db, query, match, query.limit + 1), query.limit)
}

export const due = (db: Db, now: number, limit: number): readonly Item[] =>
  db
    .all('SELECT doc FROM items WHERE due IS NOT NULL AND due <= ? ORDER BY due LIMIT ?', now, limit)
    .map(itemOf)
    .filter(isItem)

/** Kept items by age. */
const aged = ({ before, states, unreviewed }: AgeQuery) => ({
  sql:
    `FROM items INDEXED BY items_kept WHERE kept = 1 ${unreviewed === true ? 'AND reviewed = 0' : ''} ` +
    `AND received < ? AND state IN (${states.map(() => '?').join(', ')})`,
  values: [before, ...states],
})

export const oldest = (db: Db, query: OldestQuery): readonly Item[] => {
  const { sql, values } = aged(query)
  const { after } = query
  const beyond = after === undefined ? '' : 'AND (reviewed < ? OR (reviewed = ? AND seq > ?))'
  const isReviewed = Number(after?.reviewed !== null)
  return db
    .all(
      `SELECT doc ${sql} ${beyond} ORDER BY reviewed DESC, seq LIMIT ?`,
      ...values,
      ...(after === undefined ? [] : [isReviewed, isReviewed, idNumber(after.id)]),
      query.limit,
    )
    .map(itemOf)
    .filter(isItem)
}

export const countOldest = (db: Db, query: AgeQuery): number => {
  const { sql, values } = aged(query)
  return number(db.one(`SELECT count(*) AS n ${sql}`, ...values), 'n')
}
