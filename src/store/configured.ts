/** Opens the store that the configuration names; relative paths lie below the Haraka directory. */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import type { Config } from '../config/keys.ts'
import { auditKeyFile, findKey, KeyFileError, readAuditKey } from '../quarantine/audit-key.ts'
import { isFresh, settleAuditKey, wrongKeyHint } from '../quarantine/chain-key.ts'
import { openStore } from './open.ts'
import type { StoreOptions } from './options.ts'
import type { Store } from './store.ts'

const SQLITE = 'sqlite:'

type Opening = {
  readonly url: string
  readonly options: Omit<StoreOptions, 'auditKey'>
  readonly keyFile: string
}

const openingOf = (config: Config, directory: string): Opening => {
  const { url, password, connections } = config.store
  return {
    url: url.startsWith(SQLITE) ? `${SQLITE}${resolve(directory, url.slice(SQLITE.length))}` : url,
    options: {
      node: hostname(),
      inlineBytes: config.quarantine.inline_bytes,
      connections,
      ...(password === '' ? {} : { password }),
    },
    keyFile: auditKeyFile(directory, config),
  }
}

/** A key is made only for a store that was never written to: another key could not go on with its chain. */
const firstKey = async ({ url, options, keyFile }: Opening): Promise<Uint8Array> => {
  const probe = await openStore(url, { ...options, auditKey: randomBytes(32) })
  const isNew = await isFresh(probe).finally(() => probe.close())
  if (isNew) return readAuditKey(keyFile)
  // another process that starts at the same moment makes the file before it writes the first entry
  const made = await findKey(keyFile)
  if (made === null) throw new KeyFileError(`${keyFile} is missing`, wrongKeyHint, 'ERR_AUDIT_KEY')
  return made
}

/** Rejects with a StoreError or KeyFileError whose message can be shown. */
export async function openConfigured(config: Config, directory: string): Promise<Store> {
  const opening = openingOf(config, directory)
  const auditKey = (await findKey(opening.keyFile)) ?? (await firstKey(opening))
  const store = await openStore(opening.url, { ...opening.options, auditKey })
  try {
    await settleAuditKey(store, auditKey, opening.keyFile)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** For whoever decides that other keys are to be used from now on: made where they are missing, not asked for. */
export async function openWithAnyKey(
  config: Config,
  directory: string,
): Promise<{ readonly store: Store; readonly key: Uint8Array }> {
  const { url, options, keyFile } = openingOf(config, directory)
  const key = await readAuditKey(keyFile)
  return { store: await openStore(url, { ...options, auditKey: key }), key }
}
