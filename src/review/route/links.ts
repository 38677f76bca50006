/** Makes the links of a recipient's digests to one message void; within the domains of whoever does it. */
import type { FastifyInstance } from 'fastify'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { itemPath } from '../list-path.ts'
import { coveredBy } from '../people/may.ts'
import { withItem } from '../server/guard.ts'
import { leave } from './leave.ts'
import { listOf } from './neighbours.ts'

export const linkRoutes = (server: FastifyInstance, app: App): void => {
  server.post(
    '/item/:id/void-links',
    withItem(app, 'decide', async (request, reply, user, item) => {
      const chosen = field(request.body, 'recipient')
      const recipients = chosen === '' ? coveredBy(user, item) : [chosen]
      const isKnown = chosen === '' || item.recipients.some(fate => fate.address === chosen)
      const result = isKnown
        ? await app.deps.quarantine.revokeLinks(item.id, recipients, actorOf(request))
        : ({ ok: false, code: 'address', detail: '' } as const)
      const back = itemPath(item.id, listOf(app, request))
      return seeOther(
        reply,
        result.ok
          ? await leave(app, user, back, 'done.links', {}, 'good')
          : await leave(app, user, back, `fault.${result.code}`, { detail: result.detail }, 'bad'),
      )
    }),
  )
}
