/**
 * Paths → messages, streamed in a stable order: a file, a folder (recursive), a Maildir (its tmp/ left out), an mbox.
 * What cannot be read is a value too, so that the rest is still judged.
 */
import type { Dirent } from 'node:fs'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mboxReader } from 'mbox-reader'

export type Input =
  | { readonly kind: 'message'; readonly file: string; readonly raw: Uint8Array }
  | { readonly kind: 'problem'; readonly file: string; readonly code: string; readonly hint: string }

/** A message is read when it is asked for, so that memory stays bounded over any number of files. */
export async function* readInputs(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) yield* readPath(path)
}

async function* readPath(path: string): AsyncGenerator<Input> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) yield* readFolder(path)
    else if (found.isFile()) yield* readOne(path)
    else yield problem(path, 'ERR_INPUT_KIND', 'is neither a file nor a folder')
  } catch (error) {
    yield unreadable(path, error)
  }
}

async function* readFolder(folder: string): AsyncGenerator<Input> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield unreadable(folder, error)
    return
  }
  const names = new Set(entries.map(entry => entry.name))
  const isMaildir = names.has('cur') && names.has('new')
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (isMaildir && entry.name === 'tmp') continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* readFolder(path)
    else if (entry.isFile() && isMessageName(entry.name)) yield* readOne(path)
  }
}

/** Labels, indexes and the bookkeeping of mail servers lie beside messages. */
function isMessageName(name: string): boolean {
  if (name.startsWith('.') || name.startsWith('dovecot')) return false
  return !/\.(tsv|csv|json|ya?ml|md|html?|ini|log|gz|zip|png|jpe?g|pdf)$/i.test(name)
}

async function* readOne(path: string): AsyncGenerator<Input> {
  try {
    if (await isMbox(path)) yield* readMbox(path)
    else {
      const raw = await readFile(path)
      if (raw.length === 0) yield problem(path, 'ERR_INPUT_EMPTY', 'is empty')
      else yield { kind: 'message', file: path, raw }
    }
  } catch (error) {
    yield unreadable(path, error)
  }
}

async function isMbox(path: string): Promise<boolean> {
  if (/\.mbox$/i.test(path)) return true
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0)
    const line = buffer.subarray(0, bytesRead).toString('latin1').split('\n', 1)[0] ?? ''
    return /^From \S+ .*\d{4}\s*$/.test(line)
  } finally {
    await handle.close()
  }
}

async function* readMbox(path: string): AsyncGenerator<Input> {
  let count = 0
  for await (const message of mboxReader(createReadStream(path))) {
    count += 1
    yield { kind: 'message', file: `${path}#${count}`, raw: message.content }
  }
  if (count === 0) yield problem(path, 'ERR_INPUT_EMPTY', 'is an mbox without a message')
}

function unreadable(file: string, error: unknown): Input {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
  if (code === 'ENOENT') return problem(file, 'ERR_INPUT_MISSING', 'does not exist')
  return problem(file, 'ERR_INPUT_UNREADABLE', `cannot be read (${code})`)
}

function problem(file: string, code: string, hint: string): Input {
  return { kind: 'problem', file, code, hint }
}
