/** Large bodies as files: written under a temporary name, synced, renamed, and the directory synced, before the row. */
import { createHash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { StoreError, type StoreErrorCode } from '../errors.ts'

/** The I/O border: tests put a failing disk here. */
export type Disk = Pick<typeof fs, 'open' | 'rename' | 'unlink' | 'mkdir' | 'readdir' | 'stat' | 'readFile'>

export type Bodies = {
  readonly write: (id: string, body: Uint8Array) => Promise<void>
  readonly read: (id: string) => Promise<Uint8Array | null>
  readonly remove: (id: string) => Promise<void>
  /** ids of body files and names of temporary ones, each with its age */
  readonly list: () => Promise<
    readonly { readonly id: string; readonly temporary: string; readonly modified: number }[]
  >
  readonly removeTemporary: (name: string) => Promise<void>
  readonly hash: (id: string) => Promise<string>
}

const suffix = '.eml'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

const codes: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'ERR_STORE_FULL',
  EDQUOT: 'ERR_STORE_FULL',
  EFBIG: 'ERR_STORE_FULL',
  EACCES: 'ERR_STORE_PERMISSION',
  EPERM: 'ERR_STORE_PERMISSION',
  EROFS: 'ERR_STORE_PERMISSION',
}

export const ioError = (error: unknown): StoreError =>
  error instanceof StoreError
    ? error
    : new StoreError(
        codes[codeOf(error)] ?? 'ERR_STORE_IO',
        error instanceof Error ? error.message : String(error),
        error,
      )

const syncDirectory = async (disk: Disk, directory: string): Promise<void> => {
  const handle = await disk.open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A write may be short without an error: what is not there yet is written again. */
const writeAll = async (handle: fs.FileHandle, body: Uint8Array): Promise<void> => {
  let at = 0
  while (at < body.byteLength) {
    const { bytesWritten } = await handle.write(body, at, body.byteLength - at, null)
    if (bytesWritten === 0) throw new StoreError('ERR_STORE_IO', 'the disk took no bytes')
    at += bytesWritten
  }
}

/** Two processes can make the same id in the same millisecond: whoever comes second must not write over the first. */
const reserve = async (disk: Disk, file: string): Promise<void> => {
  const handle = await disk.open(file, 'wx', 0o600).catch(error => {
    if (codeOf(error) === 'EEXIST')
      throw new StoreError('ERR_STORE_ID_TAKEN', `${path.basename(file)} is there`)
    throw ioError(error)
  })
  await handle.close()
}

const writeSynced = async (disk: Disk, file: string, body: Uint8Array): Promise<void> => {
  const handle = await disk.open(file, 'wx', 0o600)
  try {
    await writeAll(handle, body)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const openBodies = async (directory: string, disk: Disk = fs): Promise<Bodies> => {
  await disk.mkdir(directory, { recursive: true, mode: 0o700 })
  const fileOf = (id: string): string => path.join(directory, id + suffix)
  const quietly = (name: string): Promise<void> =>
    disk.unlink(name).catch(error => {
      if (codeOf(error) !== 'ENOENT') throw ioError(error)
    })
  return {
    write: async (id, body) => {
      const file = fileOf(id)
      const temporary = path.join(directory, `.${id}.${process.pid}.tmp`)
      await reserve(disk, file)
      try {
        await writeSynced(disk, temporary, body)
        await disk.rename(temporary, file)
        await syncDirectory(disk, directory)
      } catch (error) {
        await Promise.all([temporary, file].map(name => disk.unlink(name).catch(() => {})))
        throw ioError(error)
      }
    },
    read: id =>
      disk.readFile(fileOf(id)).catch(error => {
        if (codeOf(error) === 'ENOENT') return null
        throw ioError(error)
      }),
    remove: id => quietly(fileOf(id)),
    removeTemporary: name => quietly(path.join(directory, name)),
    list: () => listFiles(disk, directory),
    hash: async id => {
      const hash = createHash('sha256')
      const handle = await disk.open(fileOf(id), 'r').catch(() => null)
      if (handle === null) return ''
      // autoClose gives the handle back
      for await (const chunk of handle.createReadStream()) hash.update(chunk)
      return hash.digest('hex')
    },
  }
}

const listFiles: (disk: Disk, directory: string) => ReturnType<Bodies['list']> = async (disk, directory) => {
  const found = []
  for (const name of await disk.readdir(directory)) {
    const isTemporary = name.startsWith('.') && name.endsWith('.tmp')
    if (!isTemporary && !name.endsWith(suffix)) continue
    const modified = await disk.stat(path.join(directory, name)).then(
      stat => stat.mtimeMs,
      () => 0,
    )
    found.push({
      id: isTemporary ? '' : name.slice(0, -suffix.length),
      temporary: isTemporary ? name : '',
      modified,
    })
  }
  return found
}
