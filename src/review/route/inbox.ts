/** Inbox, saved filters, live counts. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import type { CampaignRow } from '../../store/store.ts'
import { type App, field, seeOther } from '../app.ts'
import { type InboxData, inboxPage } from '../page/inbox.ts'
import { visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { inboxPath, parseInbox, type Tab, tabStates, toListQuery } from '../query.ts'
import { itemShape, signedIn } from '../server/guard.ts'
import { waitingActs } from '../server/pending.ts'
import { arrive, presenceFor } from '../server/presence.ts'
import { send, viewOf } from '../view.ts'

/** Counters instead of counting; a limited reviewer's are those of his domains. */
export const countsOf = async (app: App, user: User): Promise<Partial<Record<Tab, number>>> => {
  const limit = user.domains.length > 0 ? { domains: user.domains } : {}
  const [counters, requested] = await Promise.all([
    app.deps.store.counters({ dimension: 'state', ...limit }),
    app.deps.store.counters({ dimension: 'requested', ...limit }),
  ])
  const asked = requested.reduce((total, one) => total + one.value, 0)
  const sum = (tab: Tab) =>
    counters
      .filter(one => tabStates[tab].some(state => state === one.key))
      .reduce((total, one) => total + one.value, 0)
  return { waiting: sum('waiting'), requested: asked, released: sum('released'), deleted: sum('deleted') }
}

const campaignsOf = async (
  app: App,
  user: User,
  items: readonly Item[],
): Promise<ReadonlyMap<string, CampaignRow>> => {
  const only = [...new Set(items.map(item => item.campaign))].filter(campaign => campaign !== '')
  if (only.length === 0) return new Map()
  const limit = user.domains.length > 0 ? { domains: user.domains } : {}
  const rows = await app.deps.store.campaigns({ limit: only.length, only, ...limit })
  return new Map(rows.map(row => [row.campaign, row]))
}

const load = async (app: App, request: FastifyRequest, user: User): Promise<InboxData> => {
  const query = parseInbox(request.query)
  const page = await app.deps.store.list(toListQuery(query, user, app.settings.page_size))
  const items = page.items.map(item => visibleTo(user, item)).filter(item => item !== null)
  const ids = items.map(item => item.id)
  const [seen, presence, filters, counts, campaigns, pending] = await Promise.all([
    app.records.seen(user.name, ids),
    presenceFor(app, user),
    app.records.filters(user.name),
    countsOf(app, user),
    campaignsOf(app, user, items),
    waitingActs(app),
  ])
  const waiting = new Set(items.filter(item => pending.on(item) !== null).map(item => item.id))
  return { query, items, next: page.next, seen, presence, filters, counts, campaigns, pending: waiting }
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
        title: view.t('inbox.title'),
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
