/**
 * Heads of the audit chain, written down outside of the store: append-only lines `TIME STORE SEQ MAC`. A log that was
 * cut, emptied or written anew does not match them.
 */
import { hash } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'
import type { Store, VerifyProblem } from '../store/store.ts'
import type { AuditHead } from './audit.ts'
import { anchorOf } from './chain-key.ts'

/** Where heads of this store stand; one file may hold those of several stores. */
export type HeadsFile = { readonly file: string; readonly store: string }

/** About ten years of hours; then the file becomes `.1`, and the one before that goes. */
const largestFile = 8 * 1024 * 1024

export const headsFile = (
  directory: string,
  config: { readonly audit: { readonly heads_file: string }; readonly store: { readonly url: string } },
): HeadsFile | null =>
  config.audit.heads_file === ''
    ? null
    : {
        file: path.resolve(directory, config.audit.heads_file),
        store: hash('sha256', config.store.url, 'base64url').slice(0, 8),
      }

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const readText = (file: string): Promise<string> =>
  fs.readFile(file, 'utf8').catch(error => {
    if (isMissing(error)) return ''
    throw error
  })

const headsIn = (text: string, store: string): readonly AuditHead[] =>
  text.split('\n').flatMap(line => {
    const [, of, seq, mac] = /^\S+ (\S+) (\d{1,15}) ([\w-]{43})$/u.exec(line) ?? []
    return of === store && seq !== undefined && mac !== undefined ? [{ seq: Number(seq), mac }] : []
  })

/** Oldest first. */
export const readHeads = async ({ file, store }: HeadsFile): Promise<readonly AuditHead[]> => [
  ...headsIn(await readText(`${file}.1`), store),
  ...headsIn(await readText(file), store),
]

const rotate = async (file: string): Promise<void> => {
  const size = await fs.stat(file).then(
    found => found.size,
    () => 0,
  )
  if (size > largestFile) await fs.rename(file, `${file}.1`)
}

/** A head that stands there already is not written again. */
export const writeHead = async ({ file, store }: HeadsFile, head: AuditHead, now: number): Promise<void> => {
  if (head.seq === 0) return
  const last = headsIn(await readText(file), store).at(-1)
  if (last?.seq === head.seq && last.mac === head.mac) return
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await rotate(file)
  const handle = await fs.open(file, 'a', 0o600)
  try {
    await handle.write(`${new Date(now).toISOString()} ${store} ${head.seq} ${head.mac}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

type Source = Pick<Store, 'audit' | 'auditHead' | 'usage' | 'getValue'>

const problem = (seq: number, detail: string): VerifyProblem => ({
  kind: 'chain-broken',
  id: String(seq),
  detail,
  repaired: false,
})

const differing = async (source: Source, heads: readonly AuditHead[]): Promise<VerifyProblem | null> => {
  for (const { seq, mac } of heads) {
    const [found] = await source.audit({ after: seq - 1, limit: 1 })
    if (found?.seq !== seq || found.mac !== mac)
      return problem(seq, 'this entry is not the one whose head was written down')
  }
  return null
}

/** Does the log still hold what was written down of it? Each head that was exported has to stand in it unchanged. */
export const headProblems = async (
  source: Source,
  heads: readonly AuditHead[],
  key: Uint8Array,
): Promise<readonly VerifyProblem[]> => {
  const { seq } = await source.auditHead()
  if (seq === 0 && heads.length === 0) {
    const isBegun = (await anchorOf(source, key)) !== null
    const { items } = await source.usage()
    return isBegun || items > 0
      ? [problem(0, `the log is empty beside ${items} messages: it was emptied`)]
      : []
  }
  const last = heads.reduce((highest, head) => Math.max(highest, head.seq), 0)
  if (last > seq)
    return [problem(seq, `the log ends at ${seq}, but entry ${last} was written: its end was cut`)]
  const wrong = await differing(source, heads)
  return wrong === null ? [] : [wrong]
}
