/** Makes config/internalcmd_key where it is missing: without it any local client can stop the server. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** True if it was made now. */
export async function ensureInternalKey(folder: string): Promise<boolean> {
  try {
    await writeFile(join(folder, 'internalcmd_key'), `${randomBytes(32).toString('hex')}\n`, {
      flag: 'wx',
      mode: 0o600,
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
