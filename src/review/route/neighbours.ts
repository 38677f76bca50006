/** The messages before and after one, in the list that its reader came from. */
import type { FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { writeCursor } from '../../store/paging.ts'
import type { Wave } from '../../store/wave.ts'
import { keyOf, type WaveCursor, waveKey, writeWaveCursor } from '../../store/waves.ts'
import { type App, field } from '../app.ts'
import { campaignRow } from '../campaign.ts'
import { itemPath, listPath, listText } from '../list-path.ts'
import { limitOf } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { type Asked, type InboxQuery, isGrouped, parseInbox, toListQuery } from '../query.ts'
import { ownOrigin } from '../settings.ts'

export type Neighbours = {
  /** the list, as the query string of the inbox; '' for the inbox as it opens */
  readonly list: string
  /** paths of item pages; '' where there is none */
  readonly previous: string
  readonly next: string
}

const queryOf = (list: string): InboxQuery =>
  parseInbox(Object.fromEntries(new URLSearchParams(list.slice(0, 2000))))

/** In our own words, whatever was sent. */
const written = (list: string): string => listText(queryOf(list))

/** A proxy may have written its own Host into the request: the configured address is ours too. */
const isOurs = ({ settings }: App, request: FastifyRequest, url: URL): boolean =>
  url.host === request.host || url.origin === ownOrigin(settings)

/** Named in the URL or the form, else the page of our own that linked here. */
export const listOf = (app: App, request: FastifyRequest): string => {
  const named = field(request.query, 'list') || field(request.body, 'list')
  if (named !== '') return written(named)
  const from = request.headers.referer ?? ''
  const url = URL.canParse(from) ? new URL(from) : null
  if (url === null || !isOurs(app, request, url)) return ''
  if (url.pathname === '/') return written(url.search.slice(1))
  const campaign = /^\/campaign\/([^/]+)$/.exec(url.pathname)?.[1]
  if (campaign !== undefined) return written(`campaign=${campaign}&tab=all`)
  return written(url.searchParams.get('list') ?? '')
}

/** Lists by score and by wave have no way back but from their beginning; this far it is looked for. */
const far = 200

const turned = { newest: 'oldest', oldest: 'newest' } as const

type Step = (app: App, user: User, query: InboxQuery, item: Item) => Promise<string>

const asked = (app: App, limit: number): Asked => ({ limit, zone: app.settings.time_zone })

const mailBefore: Step = async (app, user, query, item) => {
  if (query.sort === 'score') {
    const { items } = await app.deps.store.list(toListQuery({ ...query, after: '' }, user, asked(app, far)))
    const at = items.findIndex(one => one.id === item.id)
    return items[at - 1]?.id ?? ''
  }
  const back = {
    ...toListQuery(query, user, asked(app, 1)),
    sort: turned[query.sort],
    after: writeCursor(item),
  }
  return (await app.deps.store.list(back)).items[0]?.id ?? ''
}

const mailAfter: Step = async (app, user, query, item) => {
  const { items } = await app.deps.store.list({
    ...toListQuery(query, user, asked(app, 1)),
    after: writeCursor(item),
  })
  return items[0]?.id ?? ''
}

/** A wave is one row, unless it is open: then its copies are. */
const copy =
  (step: Step): Step =>
  async (app, user, query, item) => {
    const isOpen = item.campaign !== '' && query.open === item.campaign
    return isOpen ? step(app, user, { ...query, campaign: item.campaign }, item) : ''
  }

/** Where the item's wave stands among the waves; null: it stands nowhere any more. */
const rowOf = async (app: App, user: User, item: Item): Promise<WaveCursor | null> => {
  if (item.campaign === '') return { at: item.receivedAt, key: item.id }
  const row = await campaignRow(app, user, item.campaign)
  return row === null ? null : { at: row.lastAt, key: row.campaign }
}

/** Below the row of an open wave stand its copies: the last of them comes before the next row. */
const lastCopy = async (app: App, user: User, query: InboxQuery, wave: Wave | undefined): Promise<string> => {
  if (wave === undefined || wave.campaign === '' || wave.campaign !== query.open) return wave?.latest.id ?? ''
  const copies: InboxQuery = { ...query, campaign: wave.campaign, sort: 'oldest', after: '' }
  return (await app.deps.store.list(toListQuery(copies, user, asked(app, 1)))).items[0]?.id ?? wave.latest.id
}

const waveBefore: Step = async (app, user, query, item) => {
  const newer = await copy(mailBefore)(app, user, query, item)
  if (newer !== '') return newer
  const { waves } = await app.deps.store.waves({ limit: far, ...limitOf(user) })
  const at = waves.findIndex(wave => waveKey(wave) === keyOf(item))
  return lastCopy(app, user, query, waves[at - 1])
}

const waveAfter: Step = async (app, user, query, item) => {
  const older = await copy(mailAfter)(app, user, query, item)
  if (older !== '') return older
  const row = await rowOf(app, user, item)
  if (row === null) return ''
  const after = writeWaveCursor(row)
  return (await app.deps.store.waves({ limit: 1, after, ...limitOf(user) })).waves[0]?.latest.id ?? ''
}

const before: Step = (app, user, query, item) =>
  (isGrouped(query) ? waveBefore : mailBefore)(app, user, query, item)

const after: Step = (app, user, query, item) =>
  (isGrouped(query) ? waveAfter : mailAfter)(app, user, query, item)

/** The next one of the list, else the list itself: where one goes on after deciding. */
export const nextPath = async (app: App, user: User, list: string, item: Item): Promise<string> => {
  const id = await after(app, user, queryOf(list), item)
  return id === '' ? listPath(list) : itemPath(id, list)
}

export const neighboursOf = async (app: App, user: User, list: string, item: Item): Promise<Neighbours> => {
  const query = queryOf(list)
  const [previous, next] = await Promise.all([before(app, user, query, item), after(app, user, query, item)])
  const path = (id: string) => (id === '' ? '' : itemPath(id, list))
  return { list, previous: path(previous), next: path(next) }
}
