/** Decisions on campaigns that still stand: what comes later follows them until they end. */
import type { FastifyInstance } from 'fastify'
import type { App } from '../app.ts'
import { refused } from './answer.ts'
import { actErrors, doc, errors } from './doc.ts'
import { actor, called, deny } from './gate.ts'
import * as schema from './schema.ts'

export const decisionRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/decisions',
    doc('Decisions on campaigns that still stand for later arrivals', 'read', {
      200: schema.decisionsSchema,
      ...errors,
    }),
    called(app, 'see', async ({ user, reply }) => {
      // they stand for every domain: for whoever is limited to some there is nothing to see
      const found = user.domains.length > 0 ? [] : await app.deps.store.decisions(app.deps.now())
      return reply.send({
        decisions: found.map(one => ({
          ...one,
          at: new Date(one.at).toISOString(),
          until: new Date(one.until).toISOString(),
        })),
      })
    }),
  )
  server.delete(
    '/decisions/:campaign',
    doc(
      'Ends a decision: later arrivals wait for a person again',
      'act',
      { 204: schema.nothing, ...actErrors },
      { params: schema.campaignParams },
    ),
    called(app, 'decide', async caller => {
      if (caller.user.domains.length > 0)
        return deny(caller.reply, 403, 'ERR_API_FORBIDDEN', 'it stands for every domain')
      const { campaign } = caller.request.params as { readonly campaign: string }
      const result = await app.deps.quarantine.dropDecision(campaign, actor(caller, ''))
      return result.ok ? caller.reply.code(204).send() : refused(caller, result)
    }),
  )
}
