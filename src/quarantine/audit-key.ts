/**
 * Keys in files of their own (0600): that of the audit chain, without which the log cannot be forged anew, and that of
 * the links. A key is made once, for a store that knows none; one that is lost or another one is never replaced silently.
 */
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Store } from '../store/store.ts'
import { recordedOnce } from './first-record.ts'

const keyBytes = 32

export class KeyFileError extends Error {
  /** not a key · not the key of the audit chain · not the key of the links */
  readonly code: 'ERR_KEY_FILE' | 'ERR_AUDIT_KEY' | 'ERR_LINK_KEY'
  readonly hint: string
  constructor(message: string, hint: string, code: KeyFileError['code'] = 'ERR_KEY_FILE') {
    super(message)
    this.code = code
    this.hint = hint
  }
}

const shape = 'the file must hold 64 hexadecimal digits and be readable by this user only'

/** null: there is no such file. */
export const findKey = async (file: string): Promise<Uint8Array | null> => {
  try {
    const key = Buffer.from((await fs.readFile(file, 'latin1')).trim(), 'hex')
    if (key.length < keyBytes) throw new KeyFileError(`not a key: ${file}`, shape)
    return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Several processes may start at once: the key is written beside, and linked into place by one of them. */
const make = async (file: string): Promise<void> => {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = await fs.open(temporary, 'wx', 0o600)
  try {
    await handle.write(`${randomBytes(keyBytes).toString('hex')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await fs.link(temporary, file).catch(error => {
    if (error.code !== 'EEXIST') throw error
  })
  await fs.unlink(temporary)
}

/** For a store that is new, or that the caller has asked (chain-key.ts). */
export const readAuditKey = async (file: string): Promise<Uint8Array> => {
  const known = await findKey(file)
  if (known !== null) return known
  await make(file)
  const made = await findKey(file)
  if (made === null) throw new KeyFileError(`cannot make ${file}`, shape)
  return made
}

/** Says which key it is and nothing of it. */
export const fingerprintOf = (key: Uint8Array): string =>
  createHash('sha256').update('amazon-impersonation key\0').update(key).digest('base64url').slice(0, 16)

/** As configured: `[audit] key_file`, relative to the Haraka directory. */
export const auditKeyFile = (
  directory: string,
  config: { readonly audit: { readonly key_file: string } },
): string => path.resolve(directory, config.audit.key_file)

/** Of a store that was opened as configured: the file is there. */
export const auditKey = async (
  directory: string,
  config: { readonly audit: { readonly key_file: string } },
): Promise<Uint8Array> => {
  const file = auditKeyFile(directory, config)
  const key = await findKey(file)
  if (key === null)
    throw new KeyFileError(`${file} is missing`, 'it is made when the store is opened first', 'ERR_AUDIT_KEY')
  return key
}

const linkKeyName = 'link:key'

const linkHint =
  'copy the file from the node that made it, or have this one used from now on: `quarantine keys --adopt` (links in letters that are out become void)'

/** Why what the file holds is not the key that the store has on record; null: it is, or there is none on record yet. */
const linkKeyFault = (known: string | null, key: Uint8Array | null, file: string): KeyFileError | null => {
  if (known === null || (key !== null && fingerprintOf(key) === known)) return null
  const what = key === null ? 'is missing' : 'is not the key of this store’s links'
  return new KeyFileError(`${file} ${what}`, linkHint, 'ERR_LINK_KEY')
}

/** The key that signs the links: all nodes of one store have the same, or a link of one would be void at another. */
export const linkKeyOf = async (store: Store, file: string): Promise<Uint8Array> => {
  const known = await store.getValue(linkKeyName)
  const found = await findKey(file)
  const fault = linkKeyFault(known, found, file)
  if (fault !== null) throw fault
  const key = found ?? (await readAuditKey(file))
  const recorded = await recordedOnce(store, linkKeyName, () =>
    store.putValue(linkKeyName, fingerprintOf(key), 0),
  )
  const other = linkKeyFault(recorded, key, file)
  if (other !== null) throw other
  return key
}

/** Why the key cannot be used, without making or recording one; null: it can, or there is none yet. */
export const linkKeyProblem = async (store: Store, file: string): Promise<KeyFileError | null> => {
  try {
    return linkKeyFault(await store.getValue(linkKeyName), await findKey(file), file)
  } catch (error) {
    if (error instanceof KeyFileError) return error
    throw error
  }
}

export const adoptLinkKey = async (store: Store, file: string): Promise<string> => {
  const fingerprint = fingerprintOf(await readAuditKey(file))
  await store.putValue(linkKeyName, fingerprint, 0)
  return fingerprint
}
