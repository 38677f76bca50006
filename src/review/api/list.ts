/** The list and its filters: those of the inbox, but what cannot be meant is refused instead of left out. */
import type { FastifyInstance } from 'fastify'
import { domainOf } from '../../quarantine/domain.ts'
import { readCursor } from '../../store/paging.ts'
import type { App } from '../app.ts'
import { visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { parseInbox, toListQuery } from '../query.ts'
import { doc, errors } from './doc.ts'
import { type Caller, called, deny } from './gate.ts'
import * as schema from './schema.ts'
import { shapeOf } from './shape.ts'

/** As they stand in the inbox's URL. */
const asText = (given: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== false)
      .map(([name, value]) => [name, value === true ? '1' : String(value)]),
  )

const isOutside = (user: User, domain: string | undefined): boolean =>
  domain !== undefined && user.domains.length > 0 && !user.domains.includes(domain.toLowerCase())

const refusal = ({ user, reply }: Caller, query: schema.ListQueryInput) => {
  if (query.after !== undefined && readCursor(query.after) === null)
    return deny(reply, 400, 'ERR_API_INPUT', 'after is no `next` of a page', 'after')
  if (isOutside(user, query.domain))
    return deny(reply, 403, 'ERR_API_FORBIDDEN', 'domain is not one of yours', 'domain')
  if (isOutside(user, query.recipient && domainOf(query.recipient)))
    return deny(reply, 403, 'ERR_API_FORBIDDEN', 'recipient is in no domain of yours', 'recipient')
  return null
}

export const listRoute = (server: FastifyInstance, app: App): void => {
  server.get(
    '/items',
    doc(
      'Lists held messages',
      'read',
      { 200: schema.pageSchema, ...errors },
      { querystring: schema.listQuery },
    ),
    called(app, 'see', async caller => {
      const { user, request, reply } = caller
      const given = request.query as schema.ListQueryInput
      const refused = refusal(caller, given)
      if (refused !== null) return refused
      const { limit = 50, ...filters } = given
      const query = parseInbox(asText({ tab: 'all', ...filters }))
      const page = await app.deps.store.list(
        toListQuery(query, user, { limit, zone: app.settings.time_zone }),
      )
      return reply.send({
        items: page.items.flatMap(item => visibleTo(user, item) ?? []).map(shapeOf),
        next: page.next,
      })
    }),
  )
}
