/** Acts that wait a few seconds so that they can be taken back: durable, done by whichever process comes first. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../quarantine/audit.ts'
import type { App } from '../app.ts'
import type { ActResult } from '../port.ts'

export type Target = { readonly id: string; readonly recipients: readonly string[] | null }
export type PendingAct = {
  readonly act: 'release' | 'delete'
  readonly targets: readonly Target[]
  readonly to: string | null
  readonly reason: string
}

type Stored = PendingAct & { readonly source: string; readonly due: number }

const actor = (name: string, stored: Stored): Actor =>
  stored.reason === ''
    ? { name, source: stored.source }
    : { name, source: stored.source, reason: stored.reason }

const one = (app: App, stored: Stored, target: Target, by: Actor): Promise<ActResult> =>
  stored.act === 'delete'
    ? app.deps.quarantine.remove(target.id, target.recipients, by)
    : app.deps.quarantine.release({ ...target, to: stored.to }, by)

/** Only the failures are told: on the next page that this person opens. */
const perform = async (app: App, user: string, stored: Stored): Promise<readonly ActResult[]> => {
  const results: ActResult[] = []
  for (const target of stored.targets) {
    const result = await one(app, stored, target, actor(user, stored)).catch((error: unknown) => {
      app.deps.log('error', 'act failed', { item: target.id, error: String(error) })
      return { ok: false, code: 'store', detail: '' } as const
    })
    results.push(result)
  }
  return results
}

const tellLate = async (app: App, user: string, results: readonly ActResult[]): Promise<void> => {
  const failed = results.filter(result => !result.ok)
  const first = failed[0]
  if (first === undefined || first.ok) return
  const params = { count: failed.length, detail: first.detail }
  const value = { key: `late.${first.code}`, params, tone: 'bad', undo: '' }
  await app.deps.people.put({
    kind: 'notice',
    id: `late ${user}`,
    owner: user,
    value,
    expiresAt: app.deps.now() + 3_600_000,
  })
}

/** With an undo time of 0 it is done at once and the results are given; else its name. */
export const schedule = async (
  app: App,
  user: string,
  source: string,
  act: PendingAct,
): Promise<{ readonly undo: string; readonly results: readonly ActResult[] }> => {
  const stored: Stored = { ...act, source, due: app.deps.now() + app.settings.undo }
  if (app.settings.undo === 0) return { undo: '', results: await perform(app, user, stored) }
  const id = randomBytes(9).toString('base64url')
  await app.deps.people.put({ kind: 'pending', id, owner: user, value: stored, expiresAt: null })
  return { undo: id, results: [] }
}

const read = (value: Readonly<Record<string, unknown>>): Stored => value as unknown as Stored

export const undo = async (app: App, user: string, names: readonly string[]): Promise<number> => {
  let count = 0
  for (const id of names.slice(0, 50)) {
    const found = await app.deps.people.get('pending', id, 0)
    if (found === null || found.owner !== user) continue
    const taken = await app.deps.people.take('pending', id, 0)
    count += taken === null ? 0 : read(taken.value).targets.length
  }
  return count
}

/** Item id → name of the act that waits. */
export const waitingActs = async (
  app: App,
): Promise<ReadonlyMap<string, { readonly name: string; readonly by: string }>> => {
  const found = await app.deps.people.list('pending', null, 0)
  return new Map(
    found.flatMap(({ id, owner, value }) =>
      read(value).targets.map(target => [target.id, { name: id, by: owner }] as const),
    ),
  )
}

export const runDue = async (app: App, everything = false): Promise<number> => {
  const now = app.deps.now()
  const due = (await app.deps.people.list('pending', null, 0)).filter(
    found => everything || read(found.value).due <= now,
  )
  for (const found of due) {
    const taken = await app.deps.people.take('pending', found.id, 0)
    if (taken !== null) await tellLate(app, taken.owner, await perform(app, taken.owner, read(taken.value)))
  }
  return due.length
}
