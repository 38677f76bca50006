/** Opens the store that the configuration names; relative paths lie below the Haraka directory. */
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { Config } from '../config/keys.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { openStore } from './open.ts'
import type { Store } from './store.ts'

const SQLITE = 'sqlite:'

/** Rejects with a StoreError or KeyFileError whose message can be shown. */
export async function openConfigured(config: Config, directory: string): Promise<Store> {
  const { url, password, connections } = config.store
  const absolute = url.startsWith(SQLITE) ? `${SQLITE}${resolve(directory, url.slice(SQLITE.length))}` : url
  return openStore(absolute, {
    auditKey: await auditKey(directory, config),
    node: hostname(),
    inlineBytes: config.quarantine.inline_bytes,
    connections,
    ...(password === '' ? {} : { password }),
  })
}
