/** Export and import: items as files (`ID.json` beside `ID.eml`), and what Haraka's own queue/quarantine left behind. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Authentication } from '../auth/authentication.ts'
import type { Message } from '../message/message.ts'
import { isStoreError } from '../store/errors.ts'
import type { ListQuery } from '../store/store.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { entry } from './act.ts'
import type { Actor } from './audit.ts'
import { sha256 } from './dedupe.ts'
import type { Deps } from './deps.ts'
import { hold } from './hold.ts'
import { isId } from './id.ts'
import type { Item } from './item.ts'
import { mayViewBody, type Profile, withoutBodyWords } from './privacy.ts'

export type ExportResult = { readonly exported: number; readonly withoutBody: number }

const writePrivate = (file: string, data: string | Uint8Array): Promise<void> =>
  fs.writeFile(file, data, { mode: 0o600 })

/** Every export of a body is a view of it, and stands in the audit log. */
export const exportItems = async (
  query: Omit<ListQuery, 'limit' | 'after'>,
  directory: string,
  actor: Actor,
  deps: Deps,
  profile: Profile,
  onItem: (item: Item) => void = () => {},
): Promise<ExportResult> => {
  await fs.mkdir(directory, { recursive: true, mode: 0o700 })
  const result = { exported: 0, withoutBody: 0 }
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Deps['store']['list']>> = await deps.store.list({
      ...query,
      limit: 100,
      after,
    })
    for (const item of page.items) {
      const isOpen = mayViewBody(item, actor, profile) === 'yes'
      // the evidence quotes the body, and is as secret
      const seen = isOpen ? item : withoutBodyWords(item)
      const body = isOpen ? await deps.store.body(item.id) : null
      await deps.store.appendAudit([entry(deps, actor, 'export', item.id, { body: String(body !== null) })])
      if (body === null) result.withoutBody += 1
      else await writePrivate(path.join(directory, `${item.id}.eml`), body)
      await writePrivate(path.join(directory, `${item.id}.json`), `${JSON.stringify(seen, null, 1)}\n`)
      result.exported += 1
      onItem(item)
    }
    after = page.next
  }
  return result
}

/** The audit log as JSON lines, oldest first; gives the number of entries. */
export const exportAudit = async (
  write: (line: string) => Promise<void> | void,
  deps: Deps,
): Promise<number> => {
  let after = 0
  for (;;) {
    const entries = await deps.store.audit({ after, limit: 500 })
    const last = entries.at(-1)
    if (last === undefined) return after
    for (const row of entries) await write(`${JSON.stringify(row)}\n`)
    after = last.seq
  }
}

export type Judged = {
  readonly message: Message
  readonly authentication: Authentication
  readonly verdict: Verdict
}

export type ImportOptions = {
  /** what a stored file without an envelope is given */
  readonly mailFrom: string | null
  readonly recipients: readonly string[]
  readonly judge: (raw: Uint8Array, mailFrom: string, recipients: readonly string[]) => Promise<Judged>
}

export type Imported =
  | { readonly file: string; readonly id: string; readonly fresh: boolean }
  | { readonly file: string; readonly problem: string }

/** Haraka stored LF; the lines came with CRLF over SMTP, and so they were signed. */
export const withCrlf = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.includes('\r\n') ? bytes : Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')
}

const addressIn = (text: string): string =>
  /<([^<>\s]{0,320})>/u.exec(text.slice(0, 2_000))?.[1] ?? text.trim().slice(0, 320)

const headerOf = (raw: Uint8Array, names: readonly string[]): readonly string[] => {
  const text = Buffer.from(raw.subarray(0, 256 * 1024)).toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = (end < 0 ? text : text.slice(0, end)).replace(/\r\n(?=[ \t])/gu, '').split('\r\n')
  return fields.flatMap(field => {
    const colon = field.indexOf(':')
    return names.includes(field.slice(0, colon).toLowerCase()) ? [field.slice(colon + 1).trim()] : []
  })
}

/** The best that a bare message says of its envelope. */
const envelopeOf = (raw: Uint8Array, options: ImportOptions) => {
  const given =
    options.recipients.length > 0
      ? options.recipients
      : headerOf(raw, ['delivered-to', 'x-original-to', 'envelope-to'])
  const named = given.length > 0 ? given : headerOf(raw, ['to', 'cc']).flatMap(field => field.split(','))
  return {
    mailFrom:
      options.mailFrom ?? addressIn(headerOf(raw, ['return-path'])[0] ?? headerOf(raw, ['from'])[0] ?? ''),
    recipients: [...new Set(named.map(addressIn).filter(address => address.includes('@')))],
  }
}

const importMessage = async (file: string, options: ImportOptions, deps: Deps): Promise<Imported> => {
  const raw = withCrlf(await fs.readFile(file))
  const { mailFrom, recipients } = envelopeOf(raw, options)
  if (mailFrom === '') return { file, problem: 'a bounce is never held' }
  if (recipients.length === 0) return { file, problem: 'no recipient in the message: use --to' }
  const judged = await options.judge(raw, mailFrom, recipients)
  const held = await hold(
    { ...judged, recipients, mailParams: {}, tls: null, transaction: path.basename(file), pending: false },
    deps,
  )
  return held.held
    ? { file, id: held.id, fresh: held.fresh }
    : { file, problem: `${held.code}: ${held.reason}` }
}

/** An item of our own export, with its id, its states and its history. */
const importItem = async (file: string, deps: Deps): Promise<Imported> => {
  const item: Item = JSON.parse(await fs.readFile(file, 'utf8'))
  if (typeof item !== 'object' || item === null || !isId(item.id))
    return { file, problem: 'not an exported item' }
  const body = item.bodyKept
    ? await fs.readFile(file.replace(/\.json$/u, '.eml')).catch(() => null)
    : Buffer.alloc(0)
  if (body === null) return { file, problem: 'its .eml is missing' }
  if (item.bodyKept && sha256(body) !== item.sha256)
    return { file, problem: 'its .eml is not the one that was exported' }
  if ((await deps.store.get(item.id)) !== null) return { file, id: item.id, fresh: false }
  const stored = await deps.store.insert(item, body, 0)
  return { file, id: stored.item.id, fresh: stored.fresh }
}

async function* filesIn(start: string): AsyncGenerator<string> {
  if ((await fs.stat(start)).isFile()) return yield start
  const entries = await fs.readdir(start, { withFileTypes: true })
  for (const found of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(start, found.name)
    if (found.isDirectory()) yield* filesIn(full)
    else if (found.isFile() && !found.name.startsWith('.')) yield full
  }
}

const importFile = (file: string, options: ImportOptions, deps: Deps): Promise<Imported> =>
  file.endsWith('.json') ? importItem(file, deps) : importMessage(file, options, deps)

const hasTwin = (file: string): Promise<boolean> =>
  file.endsWith('.eml')
    ? fs.access(file.replace(/\.eml$/u, '.json')).then(
        () => true,
        () => false,
      )
    : Promise.resolve(false)

/** One file that cannot be had stops no other. A file that was imported before is found again, not doubled. */
export async function* importPaths(
  paths: readonly string[],
  options: ImportOptions,
  actor: Actor,
  deps: Deps,
): AsyncGenerator<Imported> {
  for (const start of paths) {
    try {
      for await (const file of filesIn(start)) {
        if (await hasTwin(file)) continue
        const imported = await importFile(file, options, deps).catch(
          (error): Imported => ({
            file,
            problem: isStoreError(error) ? `${error.code}: ${error.message}` : String(error),
          }),
        )
        if ('id' in imported && imported.fresh) {
          await deps.store.appendAudit([
            entry(deps, actor, 'import', imported.id, { file: path.basename(file) }),
          ])
        }
        yield imported
      }
    } catch (error) {
      yield { file: start, problem: error instanceof Error ? error.message : String(error) }
    }
  }
}
