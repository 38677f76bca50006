/** Export: items as files (`ID.json` beside `ID.eml`), and the audit log as JSON lines. */
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { ListQuery } from '../store/store.ts'
import { entry } from './act.ts'
import type { Actor, ChainedEntry } from './audit.ts'
import type { Deps } from './deps.ts'
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
      const file = path.join(directory, `${item.id}.eml`)
      if (body === null) result.withoutBody += 1
      else await writePrivate(file, body)
      // of an earlier export: who deletes a message does not want it back from beside its skeleton
      if (body === null && (isOpen || !item.bodyKept)) await fs.rm(file, { force: true })
      await writePrivate(path.join(directory, `${item.id}.json`), `${JSON.stringify(seen, null, 1)}\n`)
      result.exported += 1
      onItem(item)
    }
    after = page.next
  }
  return result
}

const speaksOf = ({ detail }: ChainedEntry, address: string): boolean =>
  Object.values(detail).some(value => value.split(', ').includes(address))

/**
 * The audit log as JSON lines, oldest first. Addresses stand in it as hashes: `address` finds the entries of one. That
 * somebody took a copy is an entry of its own, and the last one of that copy.
 */
export async function* auditLines(
  actor: Actor,
  deps: Deps,
  address: string | null = null,
): AsyncGenerator<string> {
  await deps.store.appendAudit([entry(deps, actor, 'export', '', { what: 'audit log' })])
  const wanted = address === null ? null : (deps.hashAddress?.(address) ?? address)
  let after = 0
  for (;;) {
    const entries = await deps.store.audit({ after, limit: 500 })
    const last = entries.at(-1)
    if (last === undefined) return
    for (const row of entries) if (wanted === null || speaksOf(row, wanted)) yield `${JSON.stringify(row)}\n`
    after = last.seq
  }
}
