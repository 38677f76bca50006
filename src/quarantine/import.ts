/** Import: items that `export` wrote, with their ids and states, and what Haraka's own queue/quarantine left behind. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { isStoreError } from '../store/errors.ts'
import { entry } from './act.ts'
import type { Actor } from './audit.ts'
import { sha256 } from './dedupe.ts'
import type { Deps } from './deps.ts'
import { type Imported, type ImportOptions, importMessage } from './import-message.ts'
import { readItem } from './item-schema.ts'
import { summarize } from './state.ts'

/** An item of our own export, with its id, its states and its history. */
const importItem = async (file: string, deps: Deps): Promise<Imported> => {
  const { item, problem } = readItem(await fs.readFile(file, 'utf8'))
  if (item === null) return { file, problem }
  if (item.state !== summarize(item.recipients))
    return { file, problem: 'not an exported item: its state is not that of its recipients' }
  const body = item.bodyKept
    ? await fs.readFile(file.replace(/\.json$/u, '.eml')).catch(() => null)
    : Buffer.alloc(0)
  if (body === null) return { file, problem: 'its .eml is missing' }
  if (item.bodyKept && sha256(body) !== item.sha256)
    return { file, problem: 'its .eml is not the one that was exported' }
  const { id, receivedAt } = item
  if ((await deps.store.get(id)) !== null) return { file, id, fresh: false, receivedAt }
  const stored = await deps.store.insert(item, body, 0)
  return { file, id: stored.item.id, fresh: stored.fresh, receivedAt }
}

async function* filesIn(start: string): AsyncGenerator<string> {
  if ((await fs.stat(start)).isFile()) return yield start
  const entries = await fs.readdir(start, { withFileTypes: true })
  for (const found of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // half-written files: Haraka and Maildir keep them there
    if (found.name.startsWith('.') || (found.isDirectory() && found.name === 'tmp')) continue
    const full = path.join(start, found.name)
    if (found.isDirectory()) yield* filesIn(full)
    else if (found.isFile()) yield full
  }
}

export type Found = { readonly files: readonly string[]; readonly problems: readonly Imported[] }

/** All files below the paths; the .eml of an exported item comes with its .json. */
export const filesBelow = async (paths: readonly string[]): Promise<Found> => {
  const files: string[] = []
  const problems: Imported[] = []
  for (const start of paths) {
    try {
      for await (const file of filesIn(start)) files.push(file)
    } catch (error) {
      problems.push({ file: start, problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const all = new Set(files)
  const isTwin = (file: string): boolean => file.endsWith('.eml') && all.has(file.replace(/\.eml$/u, '.json'))
  return { files: files.filter(file => !isTwin(file)), problems }
}

const problemOf = (error: unknown): string => {
  if (isStoreError(error)) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}

/** One file that cannot be had stops no other. A file that was imported before is found again, not doubled. */
export async function* importFiles(
  files: readonly string[],
  options: ImportOptions,
  actor: Actor,
  deps: Deps,
): AsyncGenerator<Imported> {
  for (const file of files) {
    const imported = await (file.endsWith('.json')
      ? importItem(file, deps)
      : importMessage(file, options, deps)
    ).catch((error): Imported => ({ file, problem: problemOf(error) }))
    if ('id' in imported && imported.fresh) {
      await deps.store.appendAudit([entry(deps, actor, 'import', imported.id, { file: path.basename(file) })])
    }
    yield imported
  }
}
