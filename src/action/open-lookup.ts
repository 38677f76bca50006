/** Opens the policy table that [lookup] url names, and another one when a reload names another. */
import { resolve } from 'node:path'
import type { Config } from '../config/keys.ts'
import { openCdb } from './cdb.ts'
import { createLookup, type Lookup, type Table } from './lookup.ts'
import { openSqlTable } from './sql-table.ts'

/** The promise is 1 ms; what takes fifty times as long is an outage. */
const DEADLINE = 50

const nothing: Lookup = { find: async () => null, close: async () => undefined }

export function openLookup(
  config: () => Config,
  directory: string,
  onOutage: (error: unknown) => void,
): Lookup {
  let key = ''
  let current: Lookup = nothing
  const renewed = (): Lookup => {
    const { url, query, cache } = config().lookup
    const wanted = JSON.stringify([url, query, cache])
    if (wanted === key) return current
    void current.close()
    key = wanted
    const table = tableOf(url, query, directory)
    current = table === null ? nothing : createLookup(table, { cache, deadline: DEADLINE, onOutage })
    return current
  }
  return { find: address => renewed().find(address), close: () => current.close() }
}

function tableOf(url: string, query: string, directory: string): Table | null {
  if (url.startsWith('cdb:')) return openCdb(resolve(directory, url.slice('cdb:'.length)))
  if (url.startsWith('sqlite:')) return openSqlTable(resolve(directory, url.slice('sqlite:'.length)), query)
  return null
}
