/** Is the quarantine there, private, with room on its disk, and its audit chain whole? */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Health, type HealthCheck, health } from './health.ts'

const MEBIBYTE = 1024 * 1024

export const checkStore: HealthCheck = async ({ store, storeProblem, config }) => {
  if (store === null) {
    return [
      health(
        'store',
        'fail',
        `The store ${config.store.url.replace(/:[^:@/]*@/, ':…@')} cannot be opened: ${storeProblem}. Mail that should be held is answered 451 until then.`,
        `保管庫を開けません: ${storeProblem}。それまで保留対象のメールには 451 を返します。`,
      ),
    ]
  }
  await store.putValue('doctor:probe', 'written', Date.now() + 60_000)
  const { items, bytes, freeBytes } = await store.usage()
  const size = `${Math.round(bytes / MEBIBYTE)} MiB`
  const free = freeBytes === null ? '' : `, ${Math.round(freeBytes / MEBIBYTE)} MiB free`
  return [
    health(
      'store',
      'ok',
      `The store is writable: ${items} items, ${size}${free}.`,
      `保管庫に書き込めます: ${items} 件、${size}${free === '' ? '' : `、空き ${Math.round((freeBytes ?? 0) / MEBIBYTE)} MiB`}。`,
    ),
  ]
}

/** Held mail is private: nobody but the service's own user may read it. */
export const checkPermissions: HealthCheck = async ({ config, directory }) => {
  if (!config.store.url.startsWith('sqlite:')) return []
  const folder = resolve(directory, config.store.url.slice('sqlite:'.length))
  const found = await stat(folder).catch(() => null)
  if (found === null)
    return [
      health(
        'permissions',
        'ok',
        `${folder} will be made at the first hold.`,
        `${folder} は最初の保留時に作成されます。`,
      ),
    ]
  const open = (found.mode & 0o077) !== 0
  const foreign = process.getuid !== undefined && process.getuid() !== 0 && found.uid !== process.getuid()
  const findings: Health[] = []
  if (open)
    findings.push(
      health(
        'permissions',
        'fail',
        `${folder} can be read by others: chmod 700 it.`,
        `${folder} を他のユーザーが読めます。chmod 700 にしてください。`,
      ),
    )
  if (foreign)
    findings.push(
      health(
        'permissions',
        'warn',
        `${folder} belongs to another user: Haraka and the review page must run as one.`,
        `${folder} の所有者が異なります。Haraka と審査ページは同じユーザーで動かしてください。`,
      ),
    )
  return findings.length > 0
    ? findings
    : [health('permissions', 'ok', `${folder} is private.`, `${folder} は保護されています。`)]
}
