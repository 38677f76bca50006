/** The jobs that run by themselves: due releases, campaign decisions, retention, digests, warnings, the audit head. */
import { explain } from '../observe/explain.ts'
import { attemptDue, type ReleaseDeps } from './attempt.ts'
import { writeHead } from './audit-heads.ts'
import { followDecisions } from './decide.ts'
import { sendDigests } from './digest.ts'
import type { QuarantineLog } from './events.ts'
import { confirmStale } from './pending.ts'
import { tellOfRequests } from './request-letter.ts'
import { enforceRetention } from './retention.ts'
import type { QuarantineService } from './service.ts'
import type { Settings } from './settings.ts'
import { type WarnDeps, warnDaily, warnOfShortage } from './warn.ts'

export type Housekeeping = {
  /** one round of everything that is due; the tests' and the CLI's way. Gives the number of jobs that failed */
  readonly round: () => Promise<number>
  readonly stop: () => Promise<void>
}

export type HousekeepingOptions = {
  readonly service: QuarantineService
  /** asked anew by each job, so that a reload counts */
  readonly settings: () => Settings
  /** one line an event for the operator's log: `audit head`, `release in doubt`, `retention` … */
  readonly log: QuarantineLog
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Jobs of one lane run one after the other: what is quick never waits for the next hop, nor for a walk over all. */
type Lane = 'release' | 'mail' | 'walk' | 'quick'

type Job = {
  readonly name: string
  readonly lane: Lane
  readonly every: () => number
  /** does not wait for its first time */
  readonly atStart?: boolean
  /** the signal: the lock was lost, or the program stops */
  readonly run: (signal: AbortSignal) => Promise<void>
}

/** Outside of the store, twice: in the log, and in a file that `verify` and `doctor` compare. */
const exportHead = async ({ service, settings, log }: HousekeepingOptions): Promise<void> => {
  const head = await service.deps.store.auditHead()
  log('audit head', { seq: String(head.seq), mac: head.mac })
  const { heads } = settings()
  if (heads !== null) await writeHead(heads, head, service.deps.now())
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

const releasing = ({ service, settings }: HousekeepingOptions): readonly Job[] => [
  {
    name: 'release',
    lane: 'release',
    every: () => 5 * second,
    run: async signal => void (await attemptDue(() => service.deps, { signal })),
  },
  {
    name: 'pending',
    lane: 'quick',
    every: () => minute,
    run: async () => void (await confirmStale(service.deps)),
  },
  {
    name: 'campaign',
    lane: 'quick',
    every: () => minute,
    run: async () => void (await followDecisions(service.deps, settings())),
  },
]

const keeping = (options: HousekeepingOptions): readonly Job[] => {
  const { service, settings, log } = options
  return [
    {
      name: 'retention',
      lane: 'walk',
      every: () => 10 * minute,
      run: async () => {
        const expired = await enforceRetention(settings().retention, service.deps)
        if (expired > 0) log('retention', { expired: String(expired) })
      },
    },
    {
      name: 'orphans',
      lane: 'walk',
      every: () => hour,
      atStart: true,
      run: () => repair(options, 'orphans'),
    },
    {
      name: 'repair',
      lane: 'walk',
      every: () => hour,
      run: () => daily('repair', service.deps, () => repair(options, 'all')),
    },
  ]
}

/** At the start, too, and once more at the end: a process that is restarted every hour leaves its head as well. */
const heading = (options: HousekeepingOptions): Job => ({
  name: 'audit-head',
  lane: 'quick',
  every: () => options.settings().exportHead,
  atStart: true,
  run: () => exportHead(options),
})

const telling = ({ service, settings, log }: HousekeepingOptions): readonly Job[] => {
  const digestDeps = () => ({ ...service.deps, mailer: service.mailer, linkKey: service.linkKey })
  const warnDeps = (): WarnDeps => ({
    deps: service.deps,
    mailer: service.mailer,
    settings: settings(),
    log,
  })
  return [
    { name: 'warning', lane: 'mail', every: () => hour, run: () => warnDaily(warnDeps()) },
    { name: 'shortage', lane: 'mail', every: () => minute, run: () => warnOfShortage(warnDeps()) },
    {
      name: 'digests',
      lane: 'mail',
      every: () => 5 * minute,
      run: async () => {
        const report = await sendDigests(settings().digest, digestDeps())
        if (report !== null && report.failed > 0)
          log('digests not sent', { sent: String(report.sent), failed: String(report.failed) })
      },
    },
    {
      name: 'requests',
      lane: 'mail',
      every: () => minute,
      run: async () => {
        const failed = await tellOfRequests(settings().notify, settings().digest, digestDeps())
        if (failed > 0) log('requests not told', { failed: String(failed) })
      },
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
/** elsewhere: another process is at it, or died in it and its lock has not run out yet. */
type Ran = 'done' | 'failed' | 'elsewhere'

const runJob = async (job: Job, options: HousekeepingOptions, stopping: AbortSignal): Promise<Ran> => {
  if (stopping.aborted) return 'done'
  try {
    const ran = await options.service.deps.store.exclusively(`job:${job.name}`, async lost => {
      await job.run(AbortSignal.any([lost, stopping]))
      return true
    })
    return ran === null ? 'elsewhere' : 'done'
  } catch (error) {
    options.log('job failed', { job: job.name, error: explain(error) })
    return 'failed'
  }
}

export const startHousekeeping = (options: HousekeepingOptions): Housekeeping => {
  const head = heading(options)
  // who has to be told is told before anything of it goes
  const jobs = [...releasing(options), ...telling(options), ...keeping(options), head]
  const stopping = new AbortController()
  const started = performance.now()
  const last = new Map<string, number>()
  const running = new Set<string>()
  const lanes = new Map<Lane, Promise<unknown>>()
  const begin = (job: Job): void => {
    running.add(job.name)
    last.set(job.name, performance.now())
    const before = lanes.get(job.lane) ?? Promise.resolve()
    const run = before.then(async () => {
      const ran = await runJob(job, options, stopping.signal)
      // what a crash left is not left for an hour because the process that crashed was at it
      if (job.atStart === true && ran === 'elsewhere')
        last.set(job.name, performance.now() - job.every() + minute)
    })
    lanes.set(
      job.lane,
      run.finally(() => running.delete(job.name)),
    )
  }
  for (const job of jobs) if (job.atStart === true) begin(job)
  const timer = setInterval(() => {
    for (const job of jobs) {
      const waited = performance.now() - (last.get(job.name) ?? started)
      if (!running.has(job.name) && waited >= job.every()) begin(job)
    }
  }, second)
  timer.unref()
  return {
    round: async () => {
      let failed = 0
      for (const job of jobs) if ((await runJob(job, options, stopping.signal)) === 'failed') failed += 1
      return failed
    },
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await Promise.all(lanes.values())
      await runJob(head, options, new AbortController().signal)
    },
  }
}
