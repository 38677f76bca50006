/** `quarantine work`: the jobs of the quarantine where no review page runs: retries, retention, digests, warnings. */
import { Command } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { startHousekeeping } from '../../quarantine/housekeeping.ts'
import { withQuarantine } from './open.ts'

const stopped = (): Promise<number> =>
  new Promise(resolve => {
    // the jobs' own timers do not keep a process alive
    const alive = setInterval(() => {}, 60_000)
    const stop = (): void => {
      clearInterval(alive)
      resolve(0)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })

const sayEvent = (event: string, detail: Readonly<Record<string, string>>): void => {
  const words = Object.entries(detail).map(([key, value]) => `${key}=${harmless(value, 300)}`)
  process.stdout.write(`${new Date().toISOString()} ${event} ${words.join(' ')}\n`)
}

export const workCommand = (): Command =>
  new Command('work')
    .description(
      'do the jobs of the quarantine (the review page does them by itself); any number may run, each job runs once',
    )
    .option('--once', 'one round, then stop (for a timer)')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine work --once\n')
    .action(async (flags: { readonly once?: boolean }, self: Command) => {
      const isOnce = flags.once === true
      process.exitCode = await withQuarantine(
        self,
        undefined,
        async ({ service, settings }) => {
          const housekeeping = startHousekeeping({ service, settings, log: sayEvent })
          const failed = isOnce ? await housekeeping.round() : await stopped()
          await housekeeping.stop()
          return failed === 0 ? 0 : 1
        },
        { follows: !isOnce },
      )
    })
