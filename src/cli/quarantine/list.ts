/** `quarantine list`, `show`, `campaigns`, `stats`: they look and change nothing. */
import Table from 'cli-table3'
import { Command, Option } from 'commander'
import { harmless } from '../../message/harmless.ts'
import { entry } from '../../quarantine/act.ts'
import { readId } from '../../quarantine/id.ts'
import { states } from '../../quarantine/item.ts'
import { isViewed, mayViewBody, withoutBodyWords } from '../../quarantine/privacy.ts'
import { localTime, type WrittenTime } from '../local-time.ts'
import { addFilters, type FilterFlags, queryOf, readNumber, readTime } from './filters.ts'
import { withQuarantine } from './open.ts'
import { faultLine, itemLine, itemPage, jsonLine, listHead, summaryOf } from './print.ts'
import { usage } from './usage.ts'

/** What is left of the others is a skeleton without sender and subject, which only who asks for it wants. */
const listedStates = states.filter(state => !['deleted', 'expired', 'withdrawn'].includes(state))

const write = (text: string): void => void process.stdout.write(text)

type ListFlags = FilterFlags & {
  readonly limit: number
  readonly json?: boolean
  readonly sort?: 'newest' | 'oldest' | 'score'
}

export const listCommand = (): Command =>
  addFilters(
    new Command('list').description(
      'items, newest first; deleted, expired and withdrawn ones only with --state',
    ),
  )
    .option('--limit <n>', 'at most so many', readNumber(1), 50)
    .addOption(new Option('--sort <order>', 'order').choices(['newest', 'oldest', 'score']))
    .option('--json', 'one item a line')
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine list --state held --text 未納 --json\n',
    )
    .action(async (flags: ListFlags, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async ({ service, config }) => {
        const zone = config.review.time_zone
        if (flags.json !== true && process.stdout.isTTY) write(listHead)
        let left = flags.limit
        let after: string | null = ''
        while (after !== null && left > 0) {
          const sort = flags.sort === undefined ? {} : { sort: flags.sort }
          const query = {
            states: listedStates,
            ...queryOf(flags, zone),
            ...sort,
            limit: Math.min(left, 200),
            after,
          }
          const page: Awaited<ReturnType<typeof service.deps.store.list>> =
            await service.deps.store.list(query)
          for (const item of page.items)
            write(flags.json === true ? jsonLine(summaryOf(item)) : itemLine(item, zone))
          left -= page.items.length
          after = page.next
        }
        if (after !== null)
          process.stderr.write(`there are more: --limit ${flags.limit * 10} shows more of them\n`)
        return 0
      })
    })

type ShowFlags = {
  readonly json?: boolean
  readonly raw?: boolean
  readonly reason?: string
  readonly language: 'en' | 'ja'
}

export const showCommand = (): Command =>
  new Command('show')
    .description('one item with its verdict; every look is audited')
    .argument('<id>')
    .option('--json', 'everything, as JSON')
    .option('--raw', 'the original bytes')
    .option('--reason <text>', 'why the body is looked at')
    .addOption(new Option('--language <language>', 'of the explanation').choices(['en', 'ja']).default('en'))
    .addHelpText(
      'after',
      '\nExample:\n  $ amazon-impersonation quarantine show 1M80EWGF4SAPH --language ja\n',
    )
    .action(async (given: string, flags: ShowFlags, self: Command) => {
      if (flags.raw === true && flags.json === true) {
        process.exitCode = usage(
          '--raw gives the message itself, which is no JSON: leave out one of --raw and --json',
        )
        return
      }
      process.exitCode = await withQuarantine(
        self,
        flags.reason,
        async ({ service, settings, config, actor }) => {
          const id = readId(given) ?? given
          if (flags.raw === true) {
            const viewed = await service.view(id, 'download', actor)
            if (!isViewed(viewed)) {
              process.stderr.write(faultLine(given, viewed))
              return 1
            }
            process.stdout.write(viewed.body)
            return 0
          }
          const item = await service.deps.store.get(id)
          if (item === null) {
            process.stderr.write(faultLine(given, { ok: false, code: 'gone', detail: '' }))
            return 1
          }
          await service.deps.store.appendAudit([entry(service.deps, actor, 'view', id)])
          // the evidence quotes the body, and is as secret
          const seen = mayViewBody(item, actor, settings().profile) === 'yes' ? item : withoutBodyWords(item)
          write(
            flags.json === true ? jsonLine(seen) : itemPage(seen, flags.language, config.review.time_zone),
          )
          return 0
        },
      )
    })

export const campaignsCommand = (): Command =>
  new Command('campaigns')
    .description('waves of similar messages, those that wait first')
    .option('--limit <n>', 'at most so many', readNumber(1), 50)
    .option('--since <time>', 'with a message since then', readTime)
    .option('--json', 'one campaign a line')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine campaigns --since 7d\n')
    .action(async (flags: { limit: number; since?: WrittenTime; json?: boolean }, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async ({ service, config }) => {
        const zone = config.review.time_zone
        const since = flags.since === undefined ? {} : { since: flags.since(zone).from }
        const rows = await service.deps.store.campaigns({ limit: flags.limit, ...since })
        const standing = new Map(
          (await service.deps.store.decisions(service.deps.now())).map(one => [one.campaign, one]),
        )
        if (flags.json === true) {
          for (const row of rows) write(jsonLine({ ...row, decision: standing.get(row.campaign) ?? null }))
          return 0
        }
        const table = new Table({
          head: ['campaign', 'waiting', 'total', 'score', 'last', 'decided', 'subject'],
          style: { head: [], border: [] },
        })
        for (const row of rows) {
          const decision = standing.get(row.campaign)
          const decided =
            decision === undefined ? '' : `${decision.action} until ${localTime(decision.until, zone)}`
          const counts = [row.waiting, row.total, row.maxScore]
          table.push([
            row.campaign,
            ...counts,
            localTime(row.lastAt, zone),
            decided,
            harmless(row.subject, 50),
          ])
        }
        write(`${table.toString()}\n`)
        return 0
      })
    })

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const statsCommand = (): Command =>
  new Command('stats')
    .description('what is held, and what came in')
    .option('--since <time>', 'what came in since this day (UTC), or an age; default 7d', readTime)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ amazon-impersonation quarantine stats --since 30d\n')
    .action(async (flags: { since?: WrittenTime; json?: boolean }, self: Command) => {
      process.exitCode = await withQuarantine(self, undefined, async ({ service, config }) => {
        const since = (flags.since ?? readTime('7d'))(config.review.time_zone).from
        const { store } = service.deps
        const usage = await store.usage()
        const states = await store.counters({ dimension: 'state' })
        const period = { from: dayOf(since), to: dayOf(Date.now()) }
        const came: Record<string, Record<string, number>> = {}
        for (const dimension of ['outcome', 'language', 'released', 'deleted', 'expired', 'action']) {
          const totals: Record<string, number> = {}
          for (const row of await store.counters({ dimension, ...period })) {
            totals[row.key] = (totals[row.key] ?? 0) + row.value
          }
          came[dimension] = totals
        }
        const now = Object.fromEntries(states.map(row => [row.key, row.value]))
        if (flags.json === true) write(jsonLine({ usage, states: now, since: period.from, ...came }))
        else write(statsText(usage, now, came, period.from))
        return 0
      })
    })

const statsText = (
  usage: { readonly items: number; readonly bytes: number; readonly freeBytes: number | null },
  states: Readonly<Record<string, number>>,
  came: Readonly<Record<string, Readonly<Record<string, number>>>>,
  since: string,
): string => {
  const table = new Table({ style: { head: [], border: [] } })
  table.push(['kept', `${usage.items} messages, ${usage.bytes} bytes`])
  for (const [state, count] of Object.entries(states)) table.push([`now ${state}`, count])
  for (const [dimension, totals] of Object.entries(came)) {
    for (const [key, count] of Object.entries(totals))
      table.push([`${dimension} ${harmless(key, 40)} since ${since}`, count])
  }
  return `${table.toString()}\n`
}
