/** The messages before and after one, in the list that its reader came from. */
import type { FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { writeCursor } from '../../store/paging.ts'
import { type App, field } from '../app.ts'
import type { User } from '../people/user.ts'
import { type InboxQuery, inboxPath, parseInbox, toListQuery } from '../query.ts'

export type Neighbours = {
  /** the list, as the query string of the inbox; '' for the inbox as it opens */
  readonly list: string
  /** paths of item pages; '' where there is none */
  readonly previous: string
  readonly next: string
}

const queryOf = (list: string): InboxQuery =>
  parseInbox(Object.fromEntries(new URLSearchParams(list.slice(0, 2000))))

const written = (list: string): string => inboxPath(queryOf(list)).replace(/^\/\??/, '')

/** Named in the URL or the form, else the page of our own that linked here. */
export const listOf = (request: FastifyRequest): string => {
  const named = field(request.query, 'list') || field(request.body, 'list')
  if (named !== '') return written(named)
  const from = request.headers.referer ?? ''
  const url = URL.canParse(from) ? new URL(from) : null
  if (url === null || url.host !== request.host) return ''
  if (url.pathname === '/') return written(url.search.slice(1))
  const campaign = /^\/campaign\/([^/]+)$/.exec(url.pathname)?.[1]
  if (campaign !== undefined) return written(`campaign=${campaign}&tab=all`)
  return written(url.searchParams.get('list') ?? '')
}

export const listPath = (list: string): string => (list === '' ? '/' : `/?${list}`)

export const itemPath = (id: string, list: string): string =>
  list === '' ? `/item/${id}` : `/item/${id}?list=${encodeURIComponent(list)}`

/** Lists by score have no way back but from their beginning; this far it is looked for. */
const far = 200

const turned = { newest: 'oldest', oldest: 'newest' } as const

const before = async (app: App, user: User, query: InboxQuery, item: Item): Promise<string> => {
  if (query.sort === 'score') {
    const { items } = await app.deps.store.list(toListQuery(query, user, far))
    const at = items.findIndex(one => one.id === item.id)
    return items[at - 1]?.id ?? ''
  }
  const back = { ...toListQuery(query, user, 1), sort: turned[query.sort], after: writeCursor(item) }
  return (await app.deps.store.list(back)).items[0]?.id ?? ''
}

const after = async (app: App, user: User, query: InboxQuery, item: Item): Promise<string> => {
  const { items } = await app.deps.store.list({ ...toListQuery(query, user, 1), after: writeCursor(item) })
  return items[0]?.id ?? ''
}

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
