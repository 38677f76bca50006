/** The key of the audit chain: a file of its own (0600), made at first use; without it the log cannot be forged anew. */
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'

const keyBytes = 32

export class KeyFileError extends Error {
  readonly code = 'ERR_KEY_FILE'
  readonly hint = 'the file must hold 64 hexadecimal digits and be readable by this user only'
}

const read = async (file: string): Promise<Uint8Array | null> => {
  try {
    const key = Buffer.from((await fs.readFile(file, 'latin1')).trim(), 'hex')
    if (key.length < keyBytes) throw new KeyFileError(`not a key: ${file}`)
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

export const readAuditKey = async (file: string): Promise<Uint8Array> => {
  const known = await read(file)
  if (known !== null) return known
  await make(file)
  const made = await read(file)
  if (made === null) throw new KeyFileError(`cannot make ${file}`)
  return made
}

/** As configured: `[audit] key_file`, relative to the Haraka directory. */
export const auditKey = (
  directory: string,
  config: { readonly audit: { readonly key_file: string } },
): Promise<Uint8Array> => readAuditKey(path.resolve(directory, config.audit.key_file))
