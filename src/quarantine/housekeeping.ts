/** The jobs that run by themselves: due releases, campaign decisions, retention, digests, warnings, the audit head. */
import { attemptDue, type ReleaseDeps } from './attempt.ts'
import { followDecisions } from './decide.ts'
import { type DigestDeps, sendDigests } from './digest.ts'
import { confirmStale } from './pending.ts'
import { enforceRetention } from './retention.ts'
import type { QuarantineService } from './service.ts'
import type { Settings } from './settings.ts'
import { warnDaily, warnOfShortage } from './warn.ts'

export type Housekeeping = {
  /** one round of everything that is due; the tests' and the CLI's way */
  readonly round: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type HousekeepingOptions = {
  readonly service: QuarantineService
  readonly settings: Settings
  /** one line an event for the operator's log: `audit head`, `release in doubt`, `retention` … */
  readonly log: (event: string, detail: Readonly<Record<string, string>>) => void
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

type Job = {
  readonly name: string
  readonly every: number
  /** does not wait for its first time */
  readonly atStart?: boolean
  readonly run: () => Promise<void>
}

/** Once a day over all nodes. */
const daily = async (name: string, deps: ReleaseDeps, work: () => Promise<void>): Promise<void> => {
  const key = `daily:${name}`
  const last = Number((await deps.store.getValue(key)) ?? 0)
  if (deps.now() - last < 24 * hour) return
  await work()
  // not before: what fails is tried again at the job's next time
  await deps.store.putValue(key, String(deps.now()), 0)
}

const jobsOf = (options: HousekeepingOptions): readonly Job[] => {
  const { service, settings, log } = options
  const { deps, mailer, linkKey } = service
  const digestDeps: DigestDeps = { ...deps, mailer, linkKey }
  return [
    { name: 'release', every: 5 * second, run: async () => void (await attemptDue(deps)) },
    { name: 'pending', every: minute, run: async () => void (await confirmStale(deps)) },
    {
      name: 'campaign',
      every: minute,
      run: async () =>
        void (await followDecisions(deps, { fourEyes: settings.fourEyes, profile: settings.profile })),
    },
    {
      name: 'retention',
      every: 10 * minute,
      run: async () => {
        const expired = await enforceRetention(settings.retention, deps)
        if (expired > 0) log('retention', { expired: String(expired) })
      },
    },
    { name: 'warning', every: hour, run: () => warnDaily({ ...options, deps, mailer }) },
    { name: 'shortage', every: minute, run: () => warnOfShortage({ ...options, deps, mailer }) },
    { name: 'orphans', every: hour, atStart: true, run: () => repair(options, 'orphans') },
    { name: 'repair', every: hour, run: () => daily('repair', deps, () => repair(options, 'all')) },
    {
      name: 'audit-head',
      every: settings.exportHead,
      run: async () => {
        const { seq, mac } = await deps.store.auditHead()
        log('audit head', { seq: String(seq), mac })
      },
    },
    {
      name: 'digests',
      every: 5 * minute,
      run: async () => void (await sendDigests(settings.digest, digestDeps)),
    },
  ]
}

/** What a crash left behind: at once what stands beside the rows, once a day all of it. */
const repair = async ({ service, log }: HousekeepingOptions, scope: 'all' | 'orphans'): Promise<void> => {
  const { problems } = await service.deps.store.verify({ repair: true, scope })
  if (problems.length > 0)
    log('store repaired', {
      problems: problems
        .map(({ kind, id }) => `${kind} ${id}`)
        .join(', ')
        .slice(0, 1_000),
    })
}

/** A job that fails is tried again at its next time; nothing it throws may reach the process. */
const runJob = async (job: Job, options: HousekeepingOptions): Promise<void> => {
  try {
    await options.service.deps.store.exclusively(`job:${job.name}`, job.run)
  } catch (error) {
    options.log('job failed', {
      job: job.name,
      error: error instanceof Error ? error.message : String(error),
    })
  }
}

export const startHousekeeping = (options: HousekeepingOptions): Housekeeping => {
  const jobs = jobsOf(options)
  const running = new Map<string, Promise<void>>()
  const begin = (job: Job): void => {
    if (running.has(job.name)) return
    running.set(
      job.name,
      runJob(job, options).finally(() => running.delete(job.name)),
    )
  }
  for (const job of jobs) if (job.atStart === true) begin(job)
  const timers = jobs.map(job => {
    const timer = setInterval(() => begin(job), job.every)
    timer.unref()
    return timer
  })
  return {
    round: async () => {
      for (const job of jobs) await runJob(job, options)
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled(running.values())
    },
  }
}
