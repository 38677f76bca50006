/** The inbox's filter as it stands in the URL, and as the store is asked for it. */
import type { State } from '../quarantine/item.ts'
import { dayEnd, dayStart } from '../store/local-day.ts'
import type { ListQuery } from '../store/store.ts'
import type { Outcome } from '../verdict/verdict.ts'
import { field } from './app.ts'
import { limitOf } from './people/may.ts'
import type { User } from './people/user.ts'

export const tabs = ['waiting', 'requested', 'released', 'deleted', 'all'] as const
export type Tab = (typeof tabs)[number]

export const tabStates: Readonly<Record<Tab, readonly State[]>> = {
  waiting: ['held', 'in-doubt', 'releasing', 'pending'],
  requested: ['held'],
  released: ['released'],
  deleted: ['deleted', 'expired', 'withdrawn'],
  all: [],
}

export const outcomes: readonly Outcome[] = [
  'impersonation',
  'suspected',
  'unknown',
  'official',
  'partner',
  'none',
]
export const sorts = ['newest', 'oldest', 'score'] as const
export type Sort = (typeof sorts)[number]

export type InboxQuery = {
  readonly tab: Tab
  readonly text: string
  readonly outcome: Outcome | ''
  readonly minScore: number | null
  readonly domain: string
  readonly recipient: string
  readonly language: string
  readonly from: string
  readonly to: string
  readonly campaign: string
  readonly mine: boolean
  readonly unreviewed: boolean
  /** approved by one reviewer, waits for another */
  readonly second: boolean
  readonly sort: Sort
  /** one row a wave; where the list is sorted otherwise or filtered, each mail stands for itself */
  readonly grouped: boolean
  /** the campaign whose mails are shown below its row */
  readonly open: string
  readonly after: string
}

const among = <T extends string>(all: readonly T[], value: string): T | null =>
  all.find(one => one === value) ?? null

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const day = (value: string): string => (dayShape.test(value) && !Number.isNaN(Date.parse(value)) ? value : '')
const score = (value: string): number | null =>
  /^\d{1,3}$/.test(value) && Number(value) <= 100 ? Number(value) : null

/** Whatever stands in the URL becomes a legal filter: what is not understood is left out. */
export const parseInbox = (query: unknown): InboxQuery => {
  const value = (name: string) => field(query, name).normalize('NFC').trim().slice(0, 200)
  return {
    tab: among(tabs, value('tab')) ?? 'waiting',
    text: value('q'),
    outcome: among(outcomes, value('outcome')) ?? '',
    minScore: score(value('score')),
    domain: value('domain').toLowerCase(),
    recipient: value('recipient'),
    language: /^[a-z]{2,3}$/.test(value('language')) ? value('language') : '',
    from: day(value('from')),
    to: day(value('to')),
    campaign: value('campaign'),
    mine: value('mine') === '1',
    unreviewed: value('unreviewed') === '1',
    second: value('second') === '1',
    sort: among(sorts, value('sort')) ?? 'newest',
    grouped: value('group') !== '0',
    open: value('open'),
    after: value('after'),
  }
}

const pairs = (query: InboxQuery): readonly (readonly [string, string])[] => [
  ['tab', query.tab === 'waiting' ? '' : query.tab],
  ['q', query.text],
  ['outcome', query.outcome],
  ['score', query.minScore === null ? '' : String(query.minScore)],
  ['domain', query.domain],
  ['recipient', query.recipient],
  ['language', query.language],
  ['from', query.from],
  ['to', query.to],
  ['campaign', query.campaign],
  ['mine', query.mine ? '1' : ''],
  ['unreviewed', query.unreviewed ? '1' : ''],
  ['second', query.second ? '1' : ''],
  ['sort', query.sort === 'newest' ? '' : query.sort],
  ['group', query.grouped ? '' : '0'],
  ['open', query.open],
  ['after', query.after],
]

/** The shortest URL that gives this filter again. */
export const inboxPath = (query: InboxQuery, change: Partial<InboxQuery> = {}): string => {
  const next = { ...query, after: '', open: '', ...change }
  const text = new URLSearchParams(Object.fromEntries(pairs(next).filter(([, value]) => value !== '')))
  return text.size === 0 ? '/' : `/?${text}`
}

/** Nothing but what waits, in the usual order. */
const unfiltered = { tab: 'waiting', sort: 'newest', grouped: true, open: '', after: '' } as const

const filtersOf = (query: InboxQuery) =>
  pairs({ ...query, ...unfiltered }).filter(([, value]) => value !== '')

/** Filters beyond tab and sort: they are shown as set, and can be saved. */
export const isFiltered = (query: InboxQuery): boolean => filtersOf(query).length > 0

/** Those behind the button, not the words in the search field. */
export const filterCount = (query: InboxQuery): number => filtersOf({ ...query, text: '' }).length

export const withoutFilters = {
  text: '',
  outcome: '',
  minScore: null,
  domain: '',
  recipient: '',
  language: '',
  from: '',
  to: '',
  campaign: '',
  mine: false,
  unreviewed: false,
  second: false,
} as const satisfies Partial<InboxQuery>

/** Waves are of what waits: a search or another order looks for single mails. */
export const canGroup = (query: InboxQuery): boolean => query.tab === 'waiting' && !isFiltered(query)
export const isGrouped = (query: InboxQuery): boolean =>
  query.grouped && query.sort === 'newest' && canGroup(query)

const optional = <K extends keyof ListQuery>(
  name: K,
  value: ListQuery[K] | '' | null,
): Pick<ListQuery, never> | Pick<ListQuery, K> =>
  value === '' || value === null ? {} : ({ [name]: value } as unknown as Pick<ListQuery, K>)

/** `zone`: whose days are meant, that of the times on the page. */
export type Asked = { readonly limit: number; readonly zone: string }

export const toListQuery = (query: InboxQuery, user: User, { limit, zone }: Asked): ListQuery => ({
  limit,
  sort: query.sort,
  ...(tabStates[query.tab].length > 0 && { states: tabStates[query.tab] }),
  ...(query.tab === 'requested' && { requested: true }),
  ...limitOf(user),
  ...(query.outcome !== '' && { outcomes: [query.outcome] }),
  ...(query.mine && { assigned: user.name }),
  ...(query.unreviewed && { unreviewed: true }),
  ...(query.second && { approved: true as const }),
  ...(query.from !== '' && { since: dayStart(query.from, zone) }),
  ...(query.to !== '' && { until: dayEnd(query.to, zone) }),
  ...optional('text', query.text),
  ...optional('minScore', query.minScore),
  ...optional('recipientDomain', query.domain),
  ...optional('recipient', query.recipient),
  ...optional('language', query.language),
  ...optional('campaign', query.campaign),
  ...optional('after', query.after),
})
