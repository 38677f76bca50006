/**
 * Lists and searches. What is asked for often stands among the next rows of the list: so an index is walked in the
 * order of the page, and each row decides itself. What is rarer than that is found by the inverted index over grams
 * and tags. Neither way reads more than it must: the planner, which cannot know what stands side by side, would at
 * times walk the whole table, and at others sort all matches for one page.
 */
import { toPage } from '../paging.ts'
import { text } from '../records.ts'
import type { ListQuery, Page } from '../store.ts'
import { type Conditions, conditionsOf } from './conditions.ts'
import type { Database, Row, Session } from './database.ts'
import { isItem, itemOf } from './items.ts'

/** Rows that are walked before the inverted index is asked: some ten milliseconds. */
const nearby = 8_000

const orders = { newest: 'id DESC', oldest: 'id ASC', score: 'score DESC, id DESC' } as const

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`

/** The column tells the whole item's state; within domains the tags of their copies decide. */
const ownStates = ({ domains, states }: ListQuery) => (domains === undefined ? states : undefined)

const walk = async (
  session: Session,
  query: ListQuery,
  found: Conditions,
  rows: number,
): Promise<readonly Row[]> => {
  const order = orders[query.sort ?? 'newest']
  const params = [...found.params]
  const branch = (conditions: readonly string[]): string =>
    `(SELECT id, score, tags, search, doc FROM items ${where(conditions)} ORDER BY ${order} LIMIT ${rows})`
  // one walk a state, since an index over (state, id) has no order over several
  const branches = [...new Set(ownStates(query))].map(state => {
    params.push(state)
    return branch([...found.ranges, `state = $${params.length}`])
  })
  const near = branches.length === 0 ? branch(found.ranges) : branches.join(' UNION ALL ')
  return session.all(
    `SELECT doc FROM (SELECT * FROM (${near}) AS walks ORDER BY ${order} LIMIT ${rows}) AS near
      ${where(found.filters)} ORDER BY ${order} LIMIT ${query.limit + 1}`,
    params,
  )
}

const frequent = `SELECT token, frequency FROM (
    SELECT unnest(most_common_elems::text::text[]) AS token, unnest(most_common_elem_freqs) AS frequency
    FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'items' AND attname = 'tokens'
  ) AS known WHERE token = ANY($1)`

/** Share of all rows from which on reading them in their order is quicker than by the index, row after row. */
const inMost = 0.3

/** The rarest tokens find; reading the lists of those that stand in many rows would only take time. */
const rarest = async (session: Session, tokens: readonly string[]): Promise<readonly string[]> => {
  if (tokens.length < 2) return tokens
  const known = new Map(
    (await session.all(frequent, [tokens])).map(row => [text(row, 'token'), Number(row['frequency'])]),
  )
  const frequency = (token: string): number => known.get(token) ?? 0
  const sorted = [...tokens].sort((a, b) => frequency(a) - frequency(b))
  return sorted.filter((token, rank) => frequency(token) < (rank < 2 ? inMost : 0.01))
}

/** The filters stand outside of the fence (OFFSET 0): inside, they would lure the planner from the inverted index. */
const lookUp = (database: Database, query: ListQuery, found: Conditions): Promise<readonly Row[]> =>
  database.transaction(async session => {
    const all = await rarest(session, found.all)
    const params = [...found.params]
    const held = (operator: string, tokens: readonly string[]): readonly string[] => {
      if (tokens.length === 0) return []
      params.push(tokens)
      return [`tokens ${operator} $${params.length}::text[]`]
    }
    const indexed = [...held('@>', all), ...held('&&', found.any)]
    await session.run(`SET LOCAL jit = off${indexed.length === 0 ? '' : '; SET LOCAL enable_seqscan = off'}`)
    return session.all(
      `SELECT doc FROM (SELECT id, score, tags, search, doc FROM items ${where(indexed)} OFFSET 0) AS found
        ${where([...found.ranges, ...found.filters])}
        ORDER BY ${orders[query.sort ?? 'newest']} LIMIT ${query.limit + 1}`,
      params,
    )
  })

/** Nothing that the inverted index holds: the planner chooses among the indexes over state, score and id. */
const scan = (session: Session, query: ListQuery, found: Conditions): Promise<readonly Row[]> => {
  const wanted = ownStates(query)
  const states = wanted === undefined ? [] : [`state = ANY($${found.params.length + 1})`]
  return session.all(
    `SELECT doc FROM items ${where([...found.ranges, ...states, ...found.filters])}
      ORDER BY ${orders[query.sort ?? 'newest']} LIMIT ${query.limit + 1}`,
    wanted === undefined ? found.params : [...found.params, wanted],
  )
}

/** What is asked beside the states, which have an index of their own. */
const besideStates = (query: ListQuery): Conditions | null => {
  const { states: _, ...rest } = query
  return conditionsOf(query.domains === undefined ? rest : query)
}

const rowsOf = async (database: Database, query: ListQuery, found: Conditions): Promise<readonly Row[]> => {
  const wanted = query.limit + 1
  const beside = besideStates(query)
  if (beside !== null && beside.all.length + beside.any.length > 0) {
    const near = await walk(database, query, found, Math.max(nearby, wanted))
    return near.length >= wanted ? near : lookUp(database, query, found)
  }
  const isByScore = query.minScore !== undefined || query.maxScore !== undefined
  const isOrdered = ownStates(query) !== undefined && beside?.filters.length === 0 && !isByScore
  return isOrdered ? walk(database, query, beside, wanted) : scan(database, query, found)
}

export const list = async (database: Database, query: ListQuery): Promise<Page> => {
  const found = conditionsOf(query)
  if (found === null) return { items: [], next: null }
  const rows = await rowsOf(database, query, found)
  return toPage(rows.map(itemOf).filter(isItem), query.limit)
}
