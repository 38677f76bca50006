/** Inbox, saved filters, live counts. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { dayOf } from '../../store/counters.ts'
import type { Wave } from '../../store/wave.ts'
import { type App, field, seeOther } from '../app.ts'
import { waitingOf } from '../campaign.ts'
import { type InboxData, inboxPage, inboxTitle } from '../page/inbox.ts'
import type { Line, ShownWave } from '../part/rows.ts'
import { limitOf, visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { shownCopies } from '../picks.ts'
import {
  type InboxQuery,
  inboxPath,
  isGrouped,
  parseInbox,
  type Tab,
  tabStates,
  toListQuery,
} from '../query.ts'
import { itemShape, signedIn } from '../server/guard.ts'
import { waitingActs } from '../server/pending.ts'
import { arrive, presenceFor } from '../server/presence.ts'
import { send } from '../server/send.ts'
import { viewOf } from '../view.ts'

/** Counters instead of counting; a limited reviewer's are those of his domains. */
export const countsOf = async (app: App, user: User): Promise<Partial<Record<Tab, number>>> => {
  const [counters, requested] = await Promise.all([
    app.deps.store.counters({ dimension: 'state', ...limitOf(user) }),
    app.deps.store.counters({ dimension: 'requested', ...limitOf(user) }),
  ])
  const asked = requested.reduce((total, one) => total + one.value, 0)
  const sum = (tab: Tab) =>
    counters
      .filter(one => tabStates[tab].some(state => state === one.key))
      .reduce((total, one) => total + one.value, 0)
  const all = counters.reduce((total, one) => total + one.value, 0)
  return {
    waiting: sum('waiting'),
    requested: asked,
    released: sum('released'),
    deleted: sum('deleted'),
    all,
  }
}

type Lines = { readonly lines: readonly Line[]; readonly next: string | null }

/** Sizes beside single mails, so that a wave is seen in a search too. */
const mailLines = async (app: App, user: User, query: InboxQuery): Promise<Lines> => {
  const { page_size: limit, time_zone: zone } = app.settings
  const page = await app.deps.store.list(toListQuery(query, user, { limit, zone }))
  const items = page.items.flatMap(item => visibleTo(user, item) ?? [])
  const only = [...new Set(items.map(item => item.campaign))].filter(campaign => campaign !== '')
  const rows =
    only.length === 0 ? [] : await app.deps.store.campaigns({ limit: only.length, only, ...limitOf(user) })
  const sizes = new Map(rows.map(row => [row.campaign, row]))
  const waveOf = ({ campaign }: Item): ShownWave | null => {
    const size = sizes.get(campaign)
    return size === undefined || size.total < 2 ? null : { campaign, count: size.total, lastAt: size.lastAt }
  }
  return { lines: items.map(item => ({ item, wave: waveOf(item), copies: [], cut: false })), next: page.next }
}

/** The other mails of the wave that is open. */
const copiesOf = async (
  app: App,
  user: User,
  wave: Wave,
): Promise<{ readonly copies: readonly Item[]; readonly cut: boolean }> => {
  const page = await app.deps.store.list({ ...waitingOf(user, wave.campaign), limit: shownCopies + 1 })
  const copies = page.items.filter(item => item.id !== wave.latest.id)
  return { copies: copies.flatMap(item => visibleTo(user, item) ?? []), cut: page.next !== null }
}

const waveLines = async (app: App, user: User, query: InboxQuery): Promise<Lines> => {
  const limit = app.settings.page_size
  const page = await app.deps.store.waves({ limit, after: query.after, ...limitOf(user) })
  const lines = page.waves.map(async (wave): Promise<readonly Line[]> => {
    const item = visibleTo(user, wave.latest)
    if (item === null) return []
    if (wave.waiting < 2) return [{ item, wave: null, copies: [], cut: false }]
    const open = query.open === wave.campaign
    const { copies, cut } = open ? await copiesOf(app, user, wave) : { copies: [], cut: false }
    const { campaign, waiting: count, lastAt } = wave
    return [{ item, wave: { campaign, count, lastAt }, copies, cut }]
  })
  return { lines: (await Promise.all(lines)).flat(), next: page.next }
}

const month = 30 * 86_400_000

/** Languages of the last weeks: counters know them, nobody has to type a code. */
const languagesOf = async (app: App, user: User): Promise<readonly string[]> => {
  const from = dayOf(app.deps.now() - month)
  const rows = await app.deps.store.counters({ dimension: 'language', from, ...limitOf(user) })
  return [...new Set(rows.map(row => row.key))].filter(key => /^[a-z]{2,3}$/.test(key))
}

const load = async (app: App, request: FastifyRequest, user: User): Promise<InboxData> => {
  const query = parseInbox(request.query)
  const { lines, next } = await (isGrouped(query) ? waveLines : mailLines)(app, user, query)
  const ids = lines.flatMap(line => [line.item.id, ...line.copies.map(copy => copy.id)])
  const [seen, presence, filters, counts, waiting, languages] = await Promise.all([
    app.records.seen(user.name, ids),
    presenceFor(app, user),
    app.records.filters(user.name),
    countsOf(app, user),
    waitingActs(app),
    languagesOf(app, user),
  ])
  return { query, lines, next, seen, presence, filters, counts, waiting, languages }
}

const live = async (app: App, request: FastifyRequest, user: User) => {
  const item = field(request.query, 'item')
  if (itemShape.test(item)) await arrive(app, user, item)
  const [counts, presence] = await Promise.all([countsOf(app, user), presenceFor(app, user)])
  return { counts, presence }
}

const filterRoutes = (server: FastifyInstance, app: App): void => {
  server.post(
    '/filters/save',
    signedIn(app, 'see', async (request, reply, user) => {
      const text = field(request.body, 'query').replace(/^\?/, '')
      const path = inboxPath(parseInbox(Object.fromEntries(new URLSearchParams(text))))
      const name = field(request.body, 'name').trim().slice(0, 40)
      if (name !== '') await app.records.saveFilter(user.name, name, path.slice(1))
      return seeOther(reply, path)
    }),
  )
  server.post(
    '/filters/drop',
    signedIn(app, 'see', async (request, reply, user) => {
      await app.records.dropFilter(user.name, field(request.body, 'id'))
      return seeOther(reply, '/')
    }),
  )
}

export const inboxRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/',
    signedIn(app, 'see', async (request, reply, user) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      const data = await load(app, request as FastifyRequest, user)
      return send(reply, view, {
        title: inboxTitle(view, data),
        body: inboxPage(view, data),
        section: 'inbox',
        wide: true,
      })
    }),
  )
  server.get(
    '/live',
    signedIn(app, 'see', async (request, _reply, user) => live(app, request as FastifyRequest, user)),
  )
  filterRoutes(server, app)
}
