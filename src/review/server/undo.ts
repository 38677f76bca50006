/** Taking acts back: those that still wait are dropped; marks and assignments, done at once, get their old value again. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../quarantine/audit.ts'
import type { App } from '../app.ts'
import type { User } from '../people/user.ts'
import { mostPicks } from '../picks.ts'
import { takeBack, undoTime } from './pending.ts'

/** What it was before, and what it was made. */
export type Step =
  | { readonly act: 'review'; readonly id: string; readonly done: boolean }
  | { readonly act: 'assign'; readonly id: string; readonly from: string; readonly to: string }

/** Its name for the undo button; '' where nothing can be taken back. */
export const remember = async (app: App, user: User, steps: readonly Step[]): Promise<string> => {
  const wait = undoTime(app, user)
  if (wait === 0 || steps.length === 0) return ''
  const id = randomBytes(9).toString('base64url')
  const expiresAt = app.deps.now() + wait
  await app.deps.people.put({ kind: 'undo', id, owner: user.name, value: { steps }, expiresAt })
  return id
}

/** Only where it still stands as it was made: what somebody did since is his. */
const reverse = async (app: App, step: Step, by: Actor): Promise<boolean> => {
  const { store, quarantine } = app.deps
  const item = await store.get(step.id)
  if (item === null) return false
  if (step.act === 'review') {
    if ((item.reviewed !== null) !== step.done) return false
    return (await quarantine.review(step.id, !step.done, by)).ok
  }
  if (item.assigned !== step.to) return false
  return (await quarantine.assign(step.id, step.from, by)).ok
}

const reverseAll = async (app: App, by: Actor, id: string): Promise<number> => {
  const now = app.deps.now()
  const found = await app.deps.people.get('undo', id, now)
  if (found === null || found.owner !== by.name) return 0
  const taken = await app.deps.people.take('undo', id, now)
  const steps = (taken?.value['steps'] ?? []) as readonly Step[]
  let count = 0
  for (const step of steps) if (await reverse(app, step, by)) count += 1
  return count
}

/** Gives how many messages are as they were. */
export const undo = async (app: App, by: Actor, names: readonly string[]): Promise<number> => {
  let count = 0
  for (const id of names.slice(0, mostPicks))
    count += (await takeBack(app, by.name, id)) + (await reverseAll(app, by, id))
  return count
}
