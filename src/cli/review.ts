/** The command `review`: the page in a process of its own. */
import { hostname } from 'node:os'
import type { Command } from 'commander'
import type { Config } from '../config/keys.ts'
import { runDoctor } from '../doctor/run.ts'
import { levelOf, type QuarantineLog } from '../quarantine/events.ts'
import { startJobs } from '../quarantine/jobs.ts'
import { createQuarantineService } from '../quarantine/service.ts'
import { settingsNow } from '../quarantine/settings.ts'
import { announce, peopleOf, startReview } from '../review/index.ts'
import type { ReviewDeps } from '../review/port.ts'
import { followedConfig } from './context.ts'
import { type OpenedReview, openReview } from './open-review.ts'

/** What needs a person is a warning, what was only done is not. */
const tellOf =
  (log: ReviewDeps['log']): QuarantineLog =>
  (event, detail) =>
    log(levelOf(event, detail), event, detail)

/** `config` is the configuration in force. */
type Given = Pick<OpenedReview, 'directory' | 'store' | 'key'> & { readonly config: () => Config }

const reviewDeps = async (
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

const serve = async (opened: OpenedReview, given: Given): Promise<void> => {
  const stopped = untilStopped()
  const deps = await reviewDeps(given, toStderr)
  const review = await startReview(opened.config, deps)
  try {
    const jobs = await startJobs({ ...given, log: tellOf(toStderr) })
    try {
      await announce(review, opened.directory)
      await stopped
    } finally {
      await jobs.stop()
    }
  } finally {
    await review.close()
    await deps.quarantine.drain()
  }
}

/** Whatever fails on the way: an open store would keep the process alive with nothing to do. */
const runReview = async (command: Command): Promise<void> => {
  const opened = await openReview(command)
  if (opened === null) {
    process.exitCode = 2
    return
  }
  const { config, close } = followedConfig(command, opened.config, {
    notice: text => toStderr('info', text, {}),
    problem: text => toStderr('warn', text, {}),
  })
  try {
    await serve(opened, { ...opened, config })
  } finally {
    close()
    await opened.store.close()
  }
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
