/** A table of policies in an SQLite file: one prepared statement by primary key, read-only, out of the page cache. */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Table } from './lookup.ts'

/** Synchronous on purpose: a point query takes some hundredths of a millisecond, less than a message to a thread. */
export function openSqlTable(file: string, query: string): Table {
  let database: DatabaseSync | null = null
  let statement: StatementSync | null = null
  const prepared = (): StatementSync => {
    if (statement !== null) return statement
    database = new DatabaseSync(file, { readOnly: true, timeout: 0 })
    statement = database.prepare(query)
    return statement
  }
  const forget = () => {
    database?.close()
    database = null
    statement = null
  }
  return {
    get: async key => {
      try {
        const row = prepared().get(key)
        const value = row === undefined ? null : Object.values(row)[0]
        return typeof value === 'string' ? value : null
      } catch (error) {
        // Opened anew next time: the file may have been replaced.
        forget()
        throw error
      }
    },
    close: async () => forget(),
  }
}
