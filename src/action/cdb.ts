/** Reads a constant database (D. J. Bernstein's cdb, 32 bit): two reads of the disk a key at most, mostly one. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Table } from './lookup.ts'

const HEADER = 2048
const SLOT = 8

/** The file may be replaced while it is open: it is looked for anew when its inode or time changes. */
export function openCdb(file: string): Table {
  let current: { readonly handle: FileHandle; readonly header: Buffer; readonly checked: number } | null =
    null
  const opened = async () => {
    const now = Date.now()
    if (current !== null && now - current.checked < 1000) return current
    const next = await open(file, 'r')
    const header = Buffer.alloc(HEADER)
    await next.read(header, 0, HEADER, 0)
    await current?.handle.close().catch(() => undefined)
    current = { handle: next, header, checked: now }
    return current
  }
  return {
    get: async key => {
      const { handle, header } = await opened()
      return find(handle, header, Buffer.from(key, 'utf8'))
    },
    close: async () => {
      await current?.handle.close()
      current = null
    },
  }
}

async function find(handle: FileHandle, header: Buffer, key: Buffer): Promise<string | null> {
  const hash = hashOf(key)
  const entry = (hash % 256) * SLOT
  const table = header.readUInt32LE(entry)
  const slots = header.readUInt32LE(entry + 4)
  if (slots === 0) return null
  const start = Math.floor(hash / 256) % slots
  for (let step = 0; step < slots; step += 1) {
    const slot = await read(handle, table + ((start + step) % slots) * SLOT, SLOT)
    const at = slot.readUInt32LE(4)
    if (at === 0) return null
    if (slot.readUInt32LE(0) !== hash) continue
    const found = await record(handle, at, key)
    if (found !== null) return found
  }
  return null
}

async function record(handle: FileHandle, at: number, key: Buffer): Promise<string | null> {
  const lengths = await read(handle, at, SLOT)
  const keyLength = lengths.readUInt32LE(0)
  if (keyLength !== key.length) return null
  const both = await read(handle, at + SLOT, keyLength + lengths.readUInt32LE(4))
  return both.subarray(0, keyLength).equals(key) ? both.subarray(keyLength).toString('utf8') : null
}

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await handle.read(bytes, 0, length, at)
  if (bytesRead < length) throw new Error('the cdb file ends too early')
  return bytes
}

/** h = ((h << 5) + h) ^ c, beginning with 5381, unsigned 32 bit. */
export function hashOf(key: Uint8Array): number {
  let hash = 5381
  for (const byte of key) hash = ((((hash << 5) + hash) | 0) ^ byte) >>> 0
  return hash
}
