/** Group commit: items that are held at once on this node go into one transaction, with one statement a table. */
import type { Item } from '../../quarantine/item.ts'
import { onInsert, sum } from '../counters.ts'
import { beginnings, grams, searchText } from '../grams.ts'
import { listenKey } from '../outbox.ts'
import { text } from '../records.ts'
import { dueOf, tagsOf } from '../rows.ts'
import type { Inserted } from '../store.ts'
import { addCounters, joinCampaigns } from './counters.ts'
import type { Database, Session } from './database.ts'

export type Waiting = { readonly item: Item; readonly body: Uint8Array; readonly retrySince: number }

/** Tags begin with #. A word may look like one and lead to a row; the row's own tags decide. */
export const tokensOf = (item: Item): readonly string[] => [
  ...new Set([...tagsOf(item).map(tag => `#${tag}`), ...beginnings(grams(searchText(item)))]),
]

const insertItems = `INSERT INTO items
  (id, revision, received, state, score, campaign, reviewed, kept, due, size, sha256, dedupe, search, tags, tokens, doc)
  SELECT id, revision, received, state, score, campaign, reviewed, kept, due, size, sha256, dedupe, search,
    string_to_array(tags, ' '), string_to_array(tokens, ' '), doc
  FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::int[], $6::text[], $7::bool[], $8::bool[],
    $9::bigint[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[])
  AS row (id, revision, received, state, score, campaign, reviewed, kept, due, size, sha256, dedupe, search, tags,
    tokens, doc)`

const listened = `INSERT INTO outbox SELECT id FROM unnest($1::text[]) AS new (id)
  WHERE EXISTS (SELECT 1 FROM named WHERE key = '${listenKey}' AND expires > $2)`

const column = <T>(group: readonly Waiting[], take: (item: Item) => T): readonly T[] =>
  group.map(({ item }) => take(item))

/** Items that are known to be new; also the way in for bulk work. */
export const write = async (session: Session, group: readonly Waiting[]): Promise<void> => {
  await session.run(insertItems, [
    column(group, item => item.id),
    column(group, item => item.revision),
    column(group, item => item.receivedAt),
    column(group, item => item.state),
    column(group, item => item.verdict.score),
    column(group, item => item.campaign),
    column(group, item => item.reviewed !== null),
    column(group, item => item.bodyKept),
    column(group, dueOf),
    column(group, item => item.size),
    column(group, item => item.sha256),
    column(group, item => item.dedupe),
    column(group, searchText),
    column(group, item => tagsOf(item).join(' ')),
    column(group, item => tokensOf(item).join(' ')),
    column(group, item => JSON.stringify(item)),
  ])
  // one statement; as parameters of their own the bodies go as bytes, in an array they would go as hexadecimal digits
  const places = group.map((_, at) => `($${at * 2 + 1}, $${at * 2 + 2})`).join(', ')
  await session.run(
    `INSERT INTO bodies VALUES ${places}`,
    group.flatMap(({ item, body }) => [item.id, body]),
  )
  const items = group.map(({ item }) => item)
  await session.run(listened, [items.map(({ id }) => id), Math.max(...items.map(item => item.receivedAt))])
  await joinCampaigns(session, items)
  await addCounters(session, sum(items.flatMap(onInsert)))
}

/** Two nodes may get one sender's retry at once: the key is locked until the commit. */
const lockKeys = async (session: Session, keys: readonly string[]): Promise<void> => {
  await session.run(
    `SELECT pg_advisory_xact_lock(lock) FROM
      (SELECT DISTINCT hashtextextended(key, 7226) AS lock FROM unnest($1::text[]) AS key ORDER BY 1) AS locks`,
    [keys],
  )
}

const findRetries = async (
  session: Session,
  group: readonly Waiting[],
): Promise<ReadonlyMap<string, Item>> => {
  const keys = [...new Set(group.map(({ item }) => item.dedupe).filter(key => key !== ''))]
  if (keys.length === 0) return new Map()
  await lockKeys(session, keys)
  const since = Math.min(...group.map(({ retrySince }) => retrySince))
  const rows = await session.all(
    "SELECT dedupe, doc FROM items WHERE dedupe = ANY($1) AND dedupe <> '' AND received >= $2",
    [keys, since],
  )
  return new Map(rows.map(row => [text(row, 'dedupe'), JSON.parse(text(row, 'doc'))]))
}

/** In the order of the group. */
const insertGroup = async (session: Session, group: readonly Waiting[]): Promise<readonly Inserted[]> => {
  const known = new Map(await findRetries(session, group))
  const fresh: Waiting[] = []
  const results = group.map((waiting): Inserted => {
    const { item, retrySince } = waiting
    const found = known.get(item.dedupe)
    if (item.dedupe !== '' && found !== undefined && found.receivedAt >= retrySince)
      return { fresh: false, item: found }
    if (item.dedupe !== '') known.set(item.dedupe, item)
    fresh.push(waiting)
    return { fresh: true, item }
  })
  if (fresh.length > 0) await write(session, fresh)
  return results
}

const largestGroup = 64
const largestBytes = 16 * 1024 * 1024

type Entry = Waiting & {
  readonly resolve: (result: Inserted) => void
  readonly reject: (error: unknown) => void
}

const nextGroup = (queue: Entry[]): Entry[] => {
  const group: Entry[] = []
  let bytes = 0
  while (queue.length > 0 && group.length < largestGroup && bytes < largestBytes) {
    const entry = queue.shift()
    if (entry === undefined) break
    group.push(entry)
    bytes += entry.body.byteLength
  }
  return group
}

/** While two groups are on their way, the next one gathers. */
export const createInserter = (database: Database, lanes = 2) => {
  const queue: Entry[] = []
  let busy = 0
  const commit = async (group: readonly Entry[]): Promise<void> => {
    try {
      const results = await database.transaction(session => insertGroup(session, group))
      for (const [at, entry] of group.entries()) {
        const result = results[at]
        if (result !== undefined) entry.resolve(result)
      }
    } catch (error) {
      const isOneOfMany =
        group.length > 1 && error instanceof Error && 'code' in error && error.code === 'ERR_STORE_ID_TAKEN'
      for (const entry of group) {
        // one of them has a taken id: each for itself
        if (isOneOfMany) await commit([entry])
        else entry.reject(error)
      }
    }
  }
  const run = (): void => {
    if (busy >= lanes || queue.length === 0) return
    busy += 1
    void commit(nextGroup(queue)).finally(() => {
      busy -= 1
      run()
    })
  }
  return (waiting: Waiting): Promise<Inserted> =>
    new Promise((resolve, reject) => {
      queue.push({ ...waiting, resolve, reject })
      queueMicrotask(run)
    })
}
