/** Does the waiting acts whose time has come: leased, done, and only then forgotten. A store that is away is waited for. */
import type { PersonRecord } from '../../store/people.ts'
import type { App } from '../app.ts'
import { withLease } from './lease.ts'
import { actorOf, readStored, type Stored, sizeOf } from './pending.ts'
import { type Failure, type Performed, perform } from './perform.ts'

const longestWait = 60_000
/** After an hour nobody counts on it any more: a mail that goes out by itself then would surprise. */
const patience = 3_600_000

const waitAfter = (tries: number): number => Math.min(longestWait, 2_000 * 2 ** Math.min(tries, 10))

/** Only the failures are told: on the next page that this person opens. */
const tellLate = async (app: App, user: string, failures: readonly Failure[]): Promise<void> => {
  const [first] = failures
  if (first === undefined) return
  const alike = failures.filter(one => one.code === first.code)
  const params = { count: alike.length, detail: first.detail }
  await app.deps.people.put({
    kind: 'notice',
    id: `late ${user}`,
    owner: user,
    value: { key: `late.${first.code}`, params, tone: 'bad', undo: '' },
    expiresAt: app.deps.now() + 24 * 3_600_000,
  })
}

const again = (app: App, record: PersonRecord, stored: Stored, left: NonNullable<Performed['left']>) => {
  const due = app.deps.now() + waitAfter(stored.tries)
  const value: Stored = { ...stored, ...left, due, tries: stored.tries + 1 }
  return app.deps.people.put({ ...record, value })
}

const finish = async (app: App, record: PersonRecord, stored: Stored, performed: Performed) => {
  const { left, failures } = performed
  if (left !== null && app.deps.now() - stored.at < patience) {
    await tellLate(app, record.owner, failures)
    return again(app, record, stored, left)
  }
  const lost = left === null ? [] : Array.from({ length: sizeOf(left) }, () => awayTooLong)
  await tellLate(app, record.owner, [...failures, ...lost])
  await app.deps.people.remove('pending', record.id)
}

const awayTooLong: Failure = { code: 'store', detail: '' }

/** Read again under the lease: it may have been taken back, or done, meanwhile. */
const doOne = (app: App, id: string, everything: boolean) =>
  withLease(app, id, async () => {
    const record = await app.deps.people.get('pending', id, 0)
    const stored = record === null ? null : readStored(record.value)
    if (record === null || stored === null || (!everything && stored.due > app.deps.now())) return false
    await finish(app, record, stored, await perform(app, stored, actorOf(record.owner, stored)))
    return true
  })

/** Gives how many acts it went about. */
export const runDue = async (app: App, everything = false): Promise<number> => {
  const now = app.deps.now()
  const due = (await app.deps.people.list('pending', null, 0)).filter(
    found => everything || readStored(found.value).due <= now,
  )
  let count = 0
  for (const found of due) if ((await doOne(app, found.id, everything)) === true) count += 1
  return count
}
