/** Keyset paging: a page ends at a key, never at a number, so that new mail does not shift what follows. */
import type { Item } from '../quarantine/item.ts'
import { matches } from './matches.ts'
import type { ListQuery, Page } from './store.ts'

/** `score` only where the list is sorted by it. */
export type Cursor = { readonly id: string; readonly score: number }

export const writeCursor = (item: Item): string =>
  Buffer.from(JSON.stringify([item.id, item.verdict.score])).toString('base64url')

/** null for what we did not write: the list then begins at its beginning. */
export const readCursor = (text: string | undefined): Cursor | null => {
  if (text === undefined || text === '') return null
  try {
    const [id, score]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof id === 'string' && typeof score === 'number' ? { id, score } : null
  } catch {
    return null
  }
}

/** Rows were fetched with one more than the limit; that one says that there is a next page. */
export const toPage = (rows: readonly Item[], limit: number): Page => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? writeCursor(last) : null }
}

/**
 * The text index holds the words of every recipient: what it finds for those who are limited to domains is looked at
 * again, so that a word of another domain's recipient tells nothing.
 */
export const listWithin = async (
  query: ListQuery,
  list: (query: ListQuery) => Promise<Page>,
): Promise<Page> => {
  if (query.domains === undefined || (query.text ?? '').trim() === '') return list(query)
  const found: Item[] = []
  for (let next = query; ; ) {
    const page = await list(next)
    found.push(...page.items.filter(item => matches(item, query)))
    if (found.length > query.limit || page.next === null) return toPage(found, query.limit)
    next = { ...query, after: page.next }
  }
}

const byId = (a: Item, b: Item): number => (a.id < b.id ? -1 : Number(a.id > b.id))

const orders = {
  newest: (a: Item, b: Item) => byId(b, a),
  oldest: byId,
  score: (a: Item, b: Item) => b.verdict.score - a.verdict.score || byId(b, a),
} as const

const isAfter = (item: Item, cursor: Cursor, sort: keyof typeof orders): boolean => {
  if (sort === 'newest') return item.id < cursor.id
  if (sort === 'oldest') return item.id > cursor.id
  return item.verdict.score < cursor.score || (item.verdict.score === cursor.score && item.id < cursor.id)
}

/** A page out of all matching items: the memory store's way. */
export const pageOf = (all: readonly Item[], query: ListQuery): Page => {
  const sort = query.sort ?? 'newest'
  const cursor = readCursor(query.after)
  const rest = cursor === null ? all : all.filter(item => isAfter(item, cursor, sort))
  return toPage([...rest].sort(orders[sort]).slice(0, query.limit + 1), query.limit)
}
