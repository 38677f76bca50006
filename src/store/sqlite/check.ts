/** What `quarantine verify` asks of the tables: bodies against their hashes, counters against the items. */
import { createHash } from 'node:crypto'
import { idNumber } from '../../quarantine/id.ts'
import { counterName, standingOf, sum } from '../counters.ts'
import { number, text } from '../records.ts'
import type { Counter } from '../store.ts'
import type { Db } from './database.ts'
import { itemOf } from './items.ts'
import { addCounters } from './rest.ts'

export type Checked = {
  readonly id: string
  readonly size: number
  readonly sha256: string
  readonly kept: boolean
  readonly inFile: boolean
  /** of the body in the row; '' where there is none */
  readonly found: string
}

const hashOf = (body: unknown): string =>
  body instanceof Uint8Array ? createHash('sha256').update(body).digest('hex') : ''

/** The next items after `after`, with the hash of what is really there. */
export const checkChunk = (db: Db, after: string, limit: number): readonly Checked[] =>
  db
    .all(
      `SELECT i.id, i.size, i.sha256, i.kept, i.in_file, b.body FROM items i LEFT JOIN bodies b USING (seq)
        WHERE i.seq > ? ORDER BY i.seq LIMIT ?`,
      after === '' ? -1n : idNumber(after),
      limit,
    )
    .map(row => ({
      id: text(row, 'id'),
      size: number(row, 'size'),
      sha256: text(row, 'sha256'),
      kept: number(row, 'kept') === 1,
      inFile: number(row, 'in_file') === 1,
      found: hashOf(row['body']),
    }))

/** Which of these ids have a row whose body is in a file. */
export const fileIds = (db: Db, ids: readonly string[]): readonly string[] =>
  ids.filter(id => db.one('SELECT 1 FROM items WHERE id = ? AND in_file = 1 AND kept = 1', id) !== null)

const negative = (counter: Counter): Counter => ({ ...counter, value: -counter.value })

const recount = (db: Db): readonly Counter[] => {
  const totals = new Map<string, Counter>()
  let after = -1n
  for (;;) {
    const rows = db.all('SELECT id, doc FROM items WHERE seq > ? ORDER BY seq LIMIT 500', after)
    const last = rows.at(-1)
    if (last === undefined) return [...totals.values()]
    for (const row of rows) {
      const item = itemOf(row)
      for (const counter of item === null ? [] : standingOf(item)) {
        const name = counterName(counter)
        totals.set(name, { ...counter, value: (totals.get(name)?.value ?? 0) + counter.value })
      }
    }
    after = idNumber(text(last, 'id'))
  }
}

const stored = (db: Db): readonly Counter[] =>
  db.all("SELECT * FROM counters WHERE day = ''").map(row => ({
    day: '',
    dimension: text(row, 'dimension'),
    key: text(row, 'key'),
    domain: text(row, 'domain'),
    value: number(row, 'value'),
  }))

const differences = (db: Db): readonly Counter[] => sum([...recount(db), ...stored(db).map(negative)])

/** What is to be added to the counters so that they agree; empty if they do. One snapshot. */
export const counterDifferences = (db: Db): readonly Counter[] => {
  db.exec('BEGIN')
  try {
    return differences(db)
  } finally {
    db.exec('COMMIT')
  }
}

export const repairCounters = (db: Db): void => addCounters(db, differences(db))
