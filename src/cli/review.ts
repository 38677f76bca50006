/** The command `review`: the page in a process of its own. */
import { hostname } from 'node:os'
import type { Command } from 'commander'
import type { Config } from '../config/keys.ts'
import { runDoctor } from '../doctor/run.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { levelOf, type QuarantineLog } from '../quarantine/events.ts'
import { startJobs } from '../quarantine/jobs.ts'
import { createQuarantineService } from '../quarantine/service.ts'
import { settingsNow } from '../quarantine/settings.ts'
import { announce, peopleOf, startReview } from '../review/index.ts'
import type { ReviewDeps } from '../review/port.ts'
import type { Store } from '../store/store.ts'
import { baseDirectory, followedConfig, openConfiguredStore, readConfig } from './context.ts'

export class ReviewCommandError extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

export type Opened = {
  readonly config: Config
  readonly directory: string
  readonly store: Store
  /** of the audit chain; it also signs the links of digests */
  readonly key: Uint8Array
}

/** As configured; null after what is wrong with the configuration was said. */
export const openForReview = async (command: Command): Promise<Opened | null> => {
  const directory = baseDirectory(command)
  const config = readConfig(command)
  if (config === null) return null
  const { store, problem } = await openConfiguredStore(config, directory)
  if (store === null)
    throw new ReviewCommandError('ERR_REVIEW_STORE', problem, 'see `amazon-impersonation doctor`')
  return { config, directory, store, key: await auditKey(directory, config) }
}

/** What needs a person is a warning, what was only done is not. */
const tellOf =
  (log: ReviewDeps['log']): QuarantineLog =>
  (event, detail) =>
    log(levelOf(event, detail), event, detail)

type Given = Pick<Opened, 'directory' | 'store' | 'key'> & { readonly config: () => Config }

/** What `startReview` needs, from the configuration in force and an open store. */
export const reviewDeps = async (
  { config, directory, store, key }: Given,
  log: ReviewDeps['log'],
): Promise<ReviewDeps> => {
  const now = () => Date.now()
  return {
    store,
    people: peopleOf(store),
    quarantine: await createQuarantineService({
      store,
      settings: settingsNow(config, directory),
      auditKey: key,
      node: hostname(),
      log: tellOf(log),
    }),
    health: () => runDoctor({ config: config(), directory, store, storeProblem: '', now }),
    now,
    log,
  }
}

const toStderr: ReviewDeps['log'] = (level, message, detail) =>
  void process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level, message, ...detail })}\n`,
  )

/** SIGTERM and SIGINT: open requests end, then the store closes; a second signal does not wait. */
const untilStopped = (): Promise<void> =>
  new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })

const runReview = async (command: Command): Promise<void> => {
  const opened = await openForReview(command)
  if (opened === null) {
    process.exitCode = 2
    return
  }
  const stopped = untilStopped()
  const { config, close } = followedConfig(command, opened.config, {
    notice: text => toStderr('info', text, {}),
    problem: text => toStderr('warn', text, {}),
  })
  const given = { ...opened, config }
  const deps = await reviewDeps(given, toStderr)
  const review = await startReview(opened.config, deps)
  const jobs = await startJobs({ ...given, log: tellOf(toStderr) })
  await announce(review, opened.directory)
  await stopped
  close()
  await jobs.stop()
  await review.close()
  await deps.quarantine.drain()
  await opened.store.close()
}

export const registerReview = (program: Command): void => {
  program
    .command('review')
    .description('starts the review page')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation review\n  $ AMAZON_IMPERSONATION_REVIEW_LISTEN=127.0.0.1:9000 amazon-impersonation review',
    )
    .action(async function act(this: Command) {
      await runReview(this)
    })
}
