/** The store that [store] url names, with paths relative to the Haraka directory. */
import { isAbsolute, resolve } from 'node:path'
import type { Config } from '../config/keys.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'

export async function openQuarantineStore(config: Config, directory: string, node: string): Promise<Store> {
  return openStore(storeUrl(config.store.url, directory), {
    node,
    auditKey: await auditKey(directory, config),
  })
}

export function storeUrl(url: string, directory: string): string {
  if (!url.startsWith('sqlite:')) return url
  const path = url.slice('sqlite:'.length)
  return isAbsolute(path) ? url : `sqlite:${resolve(directory, path)}`
}
