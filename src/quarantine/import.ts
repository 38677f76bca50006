/** Import: items that `export` wrote, with their ids and states, and what Haraka's own queue/quarantine left behind. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import { isStoreError } from '../store/errors.ts'
import { entry, named } from './act.ts'
import type { Actor } from './audit.ts'
import { sha256 } from './dedupe.ts'
import type { Deps } from './deps.ts'
import { doubted } from './import-doubt.ts'
import { type Imported, type ImportOptions, importMessage } from './import-message.ts'
import type { Item } from './item.ts'
import { readItem } from './item-schema.ts'
import { summarize } from './state.ts'

/** A copy is known by its id alone: two mails of the same bytes are two items, however near in time. */
const noRetry = Number.MAX_SAFE_INTEGER

/** The id is there already: with the same bytes it is the same item. */
const known = (file: string, found: Item, item: Item): Imported =>
  found.sha256 === item.sha256
    ? { file, id: found.id, fresh: false, receivedAt: found.receivedAt }
    : { file, problem: `another message has the id ${found.id} here` }

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
  const found = await deps.store.get(item.id)
  if (found !== null) return known(file, found, item)
  const { item: arrived, doubtful } = doubted(item, deps.now())
  const stored = await deps.store.insert(arrived, body, noRetry)
  const { id, receivedAt } = stored.item
  return id === item.id
    ? { file, id, fresh: stored.fresh, receivedAt, doubtful: doubtful.map(fate => fate.address) }
    : { file, problem: `not imported: the store took it for ${id}` }
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

const audit = async (
  { file, id, doubtful = [] }: Extract<Imported, { id: string }>,
  actor: Actor,
  deps: Deps,
): Promise<void> => {
  const doubt: Record<string, string> = doubtful.length === 0 ? {} : { 'in-doubt': named(deps, doubtful) }
  await deps.store.appendAudit([entry(deps, actor, 'import', id, { file: path.basename(file), ...doubt })])
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
    if ('id' in imported && imported.fresh) await audit(imported, actor, deps)
    yield imported
  }
}
