/** Starts the review page: over a store that is already open, or alone as `amazon-impersonation review`. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config/keys.ts'
import { memoryPeople } from '../store/memory/people.ts'
import type { PeopleStore } from '../store/people.ts'
import { sqlPeople } from '../store/sql-people.ts'
import type { Store } from '../store/store.ts'
import { runWebhooks } from './api/webhook.ts'
import type { App } from './app.ts'
import { ReviewStartError } from './errors.ts'
import type { ReviewDeps } from './port.ts'
import { makeFirstLink, writeFirstLink } from './route/first.ts'
import { runDue } from './server/due.ts'
import { buildServer, makeApp } from './server/server.ts'
import { ownOrigin, parseListen, reviewSettings } from './settings.ts'

export type { Quarantine, ReviewDeps } from './port.ts'

export const peopleOf = (store: Store): PeopleStore =>
  store.sql === null ? memoryPeople() : sqlPeople(store.sql)

export type Review = {
  readonly origin: string
  readonly server: FastifyInstance
  /** the first administrator's link, null where there is an administrator */
  readonly firstLink: string | null
  /** lets open requests end, does what waits for its undo time, leaves the store open */
  readonly close: () => Promise<void>
}

const sweepEvery = 10 * 60_000
const webhooksEvery = 5000

/** Again and again, but never two at once; gives the way to stop it. */
const repeat = (
  every: number,
  work: () => Promise<unknown>,
  failed: (error: unknown) => void,
): (() => void) => {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    work()
      .catch(failed)
      .finally(() => {
        busy = false
      })
  }, every)
  return () => clearInterval(timer)
}

const listenHints: Readonly<Partial<Record<string, string>>> = {
  EADDRINUSE: 'another process listens there: stop it, or choose another port',
  EACCES: 'ports below 1024 need a privilege: choose a higher one behind a proxy',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this name has no address',
}

const listen = async (server: FastifyInstance, text: string): Promise<void> => {
  try {
    await server.listen(parseListen(text))
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const hint = listenHints[code] ?? message
    throw new ReviewStartError('ERR_REVIEW_LISTEN', `[review] listen = ${text}: ${code}`, hint)
  }
}

const timersOf = (app: App, failed: (error: unknown) => void): readonly (() => void)[] => [
  repeat(1000, () => runDue(app), failed),
  repeat(sweepEvery, () => app.deps.people.sweep(app.deps.now()), failed),
  repeat(webhooksEvery, () => runWebhooks(app), failed),
]

/** Nothing of it stays when it does not come up: no listener, no timer. */
export const startReview = async (config: Config, deps: ReviewDeps): Promise<Review> => {
  const settings = reviewSettings(config)
  const app = makeApp(deps, settings)
  const server = await buildServer(app)
  const failed = (error: unknown) => deps.log('error', 'timer failed', { error: String(error) })
  try {
    await listen(server, settings.listen)
    const address = server.server.address()
    const origin = ownOrigin(settings, typeof address === 'object' ? address?.port : undefined)
    const firstLink = await makeFirstLink(app, origin)
    const stops = timersOf(app, failed)
    const close = async () => {
      for (const stop of stops) stop()
      await server.close()
      await runDue(app, true).catch(failed)
    }
    return { origin, server, firstLink, close }
  } catch (error) {
    await server.close()
    throw error
  }
}

/** Says where the page is; the link on a terminal only, else into a file that only its owner reads. */
export const announce = async (
  review: Review,
  directory: string,
  out: NodeJS.WriteStream = process.stdout,
): Promise<void> => {
  out.write(`Review page: ${review.origin}\n`)
  if (review.firstLink === null) return
  if (out.isTTY) {
    out.write(`First administrator (once, within 15 minutes): ${review.firstLink}\n`)
    return
  }
  const file = join(directory, 'var', 'first-sign-in.txt')
  await writeFirstLink(file, review.firstLink)
  out.write(`First administrator: the sign-in link is in ${file} (once, within 15 minutes)\n`)
}
