/** Delivers into a Maildir per recipient: written aside, flushed, then renamed, so that a reader sees whole mails only. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Resolves when all copies are on the disk; where one fails, those already there are taken back. */
export async function deliverToMaildir(
  root: string,
  recipients: readonly string[],
  bytes: Uint8Array,
): Promise<readonly string[]> {
  const boxes = [...new Set(recipients.map(recipient => join(root, folderOf(recipient))))]
  const delivered: string[] = []
  let first = ''
  try {
    for (const box of boxes) {
      await makeBox(box)
      const file = uniqueName(bytes.byteLength)
      const aside = join(box, 'tmp', file)
      // One copy on the disk, one name a recipient, where the file system can.
      if (first === '' || !(await linked(first, aside))) await write(aside, bytes)
      const final = join(box, 'new', file)
      await rename(aside, final)
      await flushFolder(join(box, 'new'))
      delivered.push(final)
      first = final
    }
    return delivered
  } catch (error) {
    await Promise.allSettled(delivered.map(file => unlink(file)))
    throw error
  }
}

/** A folder name that is one path component on any file system, and readable where the address is. */
export function folderOf(recipient: string): string {
  const name = recipient.toLowerCase().replace(/[^a-z0-9@.+_=-]/gu, character => {
    return [...Buffer.from(character)].map(byte => `%${byte.toString(16).padStart(2, '0')}`).join('')
  })
  const visible = name === '' || name.startsWith('.') ? `_${name}` : name
  return visible.length <= 200 ? visible : `${visible.slice(0, 180)}~${hash(visible)}`
}

function hash(text: string): string {
  let value = 0
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 4294967291
  return value.toString(36)
}

async function makeBox(box: string): Promise<void> {
  for (const part of ['tmp', 'new', 'cur']) await mkdir(join(box, part), { recursive: true, mode: 0o700 })
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch {
    return false
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function uniqueName(size: number): string {
  const now = Date.now()
  const host = hostname().replace(/[/:]/g, '_')
  return `${Math.floor(now / 1000)}.M${now % 1000}P${process.pid}R${randomBytes(6).toString('hex')}.${host},S=${size}`
}
