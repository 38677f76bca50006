/** Acts on a release that is under way or in doubt, and the reason that opens a body where one is asked for. */
import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'
import { coveredBy } from '../people/may.ts'
import { accessTo, grantBody } from '../server/body.ts'
import { answered } from './answer.ts'
import { actErrors, doc } from './doc.ts'
import { actor, calledItem, deny } from './gate.ts'
import * as schema from './schema.ts'

const settlings = [
  ['settle', 'settle', 'The copy in doubt did arrive: nothing is sent again'],
  ['return', 'returnToHeld', 'The copy in doubt did not arrive: it is held again'],
  ['retry', 'retry', 'The copy in doubt is sent again'],
  ['cancel', 'cancel', 'Takes a release back while it waits for its next attempt'],
] as const

export const settlingRoutes = (server: FastifyInstance, app: App): void => {
  for (const [name, act, summary] of settlings) {
    server.post(
      `/items/:id/${name}`,
      doc(
        summary,
        'act',
        { 200: schema.itemSchema, ...actErrors },
        { params: schema.idParams, body: schema.reasonBody, headers: schema.actHeaders },
      ),
      calledItem(
        app,
        'decide',
        answered(app, (caller, item) => {
          const { reason } = caller.request.body as { readonly reason?: string }
          return app.deps.quarantine[act](item.id, coveredBy(caller.user, item), actor(caller, reason))
        }),
      ),
    )
  }
  server.post(
    '/items/:id/open',
    doc(
      'Says why the body is to be read, where the privacy profile asks; it is open for half an hour then',
      'act',
      { 204: schema.nothing, ...actErrors },
      { params: schema.idParams, body: schema.openBody },
    ),
    calledItem(app, 'decide', async ({ user, request, reply }, item) => {
      const access = await accessTo(app, user, item)
      if (access !== 'open' && access !== 'reason')
        return deny(reply, 403, 'ERR_ACT_HIDDEN', 'the body is not open to you')
      const { reason } = request.body as { readonly reason: string }
      if (access === 'reason') await grantBody(app, user, item, reason)
      return reply.code(204).send()
    }),
  )
}
