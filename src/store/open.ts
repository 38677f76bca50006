/** Opens the store that a URL names: sqlite:DIRECTORY, postgres://…, memory:. */
import path from 'node:path'
import { StoreError } from './errors.ts'
import { openMemoryStore } from './memory/store.ts'
import type { StoreOptions } from './options.ts'
import { openPostgresStore } from './postgres/store.ts'
import { openSqliteStore } from './sqlite/store.ts'
import type { Store } from './store.ts'

export const openStore = async (url: string, options: StoreOptions): Promise<Store> => {
  if (url === 'memory:') return openMemoryStore(options)
  if (url.startsWith('sqlite:')) return openSqliteStore(path.resolve(url.slice('sqlite:'.length)), options)
  if (/^postgres(?:ql)?:\/\//u.test(url)) return openPostgresStore(url, options)
  throw new StoreError('ERR_STORE_URL', `not a store URL: ${url.replace(/\/\/[^@/]*@/, '//…@')}`)
}
