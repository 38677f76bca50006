/** The filters that `list`, `export` and the bulk acts share. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { domainOf } from '../../quarantine/hold.ts'
import { type State, states } from '../../quarantine/item.ts'
import type { ListQuery } from '../../store/store.ts'
import type { Outcome } from '../../verdict/verdict.ts'
import { readWrittenTime, type WrittenTime } from '../local-time.ts'
import { UsageError } from './usage.ts'

const outcomes = [
  'impersonation',
  'suspected',
  'official',
  'partner',
  'none',
  'unknown',
] as const satisfies readonly Outcome[]

export type FilterFlags = {
  readonly state?: readonly State[]
  readonly outcome?: readonly Outcome[]
  readonly text?: string
  readonly since?: WrittenTime
  readonly until?: WrittenTime
  readonly minScore?: number
  readonly maxScore?: number
  readonly domain?: string
  readonly recipient?: string
  readonly campaign?: string
  readonly assigned?: string
  readonly unreviewed?: boolean
  readonly requested?: boolean
}

/** A day or time is one of the reviewers' own time zone, which the command knows later. */
export const readTime = (text: string): WrittenTime => {
  const time = readWrittenTime(text, Date.now())
  if (time === null)
    throw new InvalidArgumentError('write a day (2026-11-22), a time (2026-11-22T10:00) or an age (7d)')
  return time
}

/** A whole number within limits; without a most there is none. */
export const readNumber =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const count = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (count >= least && count <= most) return count
    const limits = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`write a whole number, ${limits}`)
  }

const several =
  <T extends string>(known: readonly T[]) =>
  (text: string): readonly T[] =>
    text.split(',').map(name => {
      const found = known.find(one => one === name.trim())
      if (found === undefined) throw new InvalidArgumentError(`known are: ${known.join(', ')}`)
      return found
    })

/**
 * A filter of words. Blank ones are met by everything, and come from a variable that a script did not set: a bulk act
 * would then take the whole quarantine.
 */
const readWords =
  (right: string, isRight: (text: string) => boolean = text => text.trim() !== '') =>
  (text: string): string => {
    if (isRight(text)) return text
    throw new InvalidArgumentError(`write ${right}, or leave the filter out`)
  }

const isDomainWritten = (text: string): boolean => domainOf(`@${text.trim().replace(/^@/u, '')}`) !== ''

export const addFilters = (command: Command): Command =>
  command
    .addOption(new Option('--state <states>', 'comma-separated').argParser(several(states)))
    .addOption(new Option('--outcome <outcomes>', 'comma-separated').argParser(several(outcomes)))
    .option(
      '--text <words>',
      'in subject, addresses or Message-ID; Japanese words of two characters are enough',
      readWords('words to search for'),
    )
    .option('--since <time>', 'from this day or time on ([review] time_zone), or an age as 7d', readTime)
    .option('--until <time>', 'to the end of this day, to this time, or an age as 12h', readTime)
    .option('--min-score <n>', 'score at least', readNumber(0, 100))
    .option('--max-score <n>', 'score at most', readNumber(0, 100))
    .option('--domain <domain>', 'recipient domain', readWords('a domain, as example.jp', isDomainWritten))
    .option('--recipient <address>', 'recipient', readWords('an address, as taro@example.jp'))
    .option('--campaign <key>', 'one campaign', readWords('a campaign’s key'))
    .option('--assigned <name>', 'assigned to', readWords('a reviewer’s name'))
    .option('--unreviewed', 'nobody has looked at it')
    .option('--requested', 'a recipient asked for release')

type Query = Omit<ListQuery, 'limit' | 'after'>

/** Without what was not asked for. */
const defined = (query: { readonly [K in keyof Query]: Query[K] | undefined }): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))

const asked = (flags: FilterFlags, zone: string): Query =>
  defined({
    states: flags.state,
    outcomes: flags.outcome,
    text: flags.text,
    since: flags.since?.(zone).from,
    until: flags.until?.(zone).to,
    minScore: flags.minScore,
    maxScore: flags.maxScore,
    recipientDomain:
      flags.domain === undefined ? undefined : domainOf(`@${flags.domain.trim().replace(/^@/u, '')}`),
    recipient: flags.recipient,
    campaign: flags.campaign,
    assigned: flags.assigned,
    unreviewed: flags.unreviewed,
    requested: flags.requested,
  })

const isReversed = (from: number | undefined, to: number | undefined): boolean =>
  from !== undefined && to !== undefined && from > to

/** `zone`: `[review] time_zone`, of which days and times are meant. A range that holds nothing is a slip of the pen. */
export const queryOf = (flags: FilterFlags, zone: string): Query => {
  const query = asked(flags, zone)
  if (isReversed(query.minScore, query.maxScore))
    throw new UsageError('--min-score is above --max-score: no message can meet both')
  if (isReversed(query.since, query.until))
    throw new UsageError('--since is later than --until: no message can meet both')
  return query
}

export const isFiltered = (flags: FilterFlags): boolean => Object.keys(asked(flags, '')).length > 0
