/** /api/v1: the use cases of the pages as JSON, under the same rules of roles and domains. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { withoutBodyWords } from '../../quarantine/privacy.ts'
import type { App } from '../app.ts'
import { countsOf } from '../route/inbox.ts'
import { openBody } from '../server/body.ts'
import { actRoutes } from './acts.ts'
import { allowRoutes } from './allow.ts'
import { campaignRoutes } from './campaigns.ts'
import { decisionRoutes } from './decisions.ts'
import { doc, errors } from './doc.ts'
import { called, calledItem, deny } from './gate.ts'
import { listRoute } from './list.ts'
import { readingRoutes } from './reading.ts'
import * as schema from './schema.ts'
import { settlingRoutes } from './settling.ts'
import { handledOf, shapeOf } from './shape.ts'
import { validateStrictly } from './validate.ts'

const readRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/items/:id',
    doc(
      'One held message with its verdict',
      'read',
      { 200: schema.itemWithVerdict, ...errors },
      { params: schema.idParams },
    ),
    calledItem(app, 'see', async ({ user, request, reply }, item) => {
      const access = await openBody(app, request, user, item, 'api-verdict')
      const shown = access === 'open' ? item : withoutBodyWords(item)
      return reply.send({ item: shapeOf(item), verdict: shown.verdict, ...handledOf(item) })
    }),
  )
  server.get(
    '/items/:id/raw',
    doc(
      'The message as it was received',
      'read',
      { 200: schema.rawSchema, ...errors },
      { params: schema.idParams },
    ),
    calledItem(app, 'body', async ({ user, request, reply }, item) => {
      if ((await openBody(app, request, user, item, 'api-raw')) !== 'open')
        return deny(reply, 403, 'ERR_API_FORBIDDEN', 'the body is not open to you')
      const body = await app.deps.store.body(item.id)
      if (body === null) return deny(reply, 404, 'ERR_API_MISSING', 'the body is no longer kept')
      return reply
        .type('message/rfc822')
        .header('content-disposition', `attachment; filename="${item.id}.eml"`)
        .send(Buffer.from(body))
    }),
  )
  server.get(
    '/counts',
    doc('How many messages wait, were asked for, released, deleted', 'read', {
      200: schema.countsSchema,
      ...errors,
    }),
    called(app, 'see', async ({ user, reply }) => reply.send(await countsOf(app, user))),
  )
}

const about = {
  openapi: '3.0.3',
  info: {
    title: 'Amazon impersonation quarantine',
    version: '1',
    description:
      'Held messages, their verdicts, and what can be done with them. Tokens are made on the account page.',
  },
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
} as const

/** Its own scope: other routes stay out of the document. */
export const apiRoutes = (server: FastifyInstance, app: App): void => {
  server.register(
    async api => {
      await api.register(swagger, { openapi: about })
      api.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
        reply.send(api.swagger()),
      )
      validateStrictly(api)
      listRoute(api, app)
      readRoutes(api, app)
      actRoutes(api, app)
      decisionRoutes(api, app)
      settlingRoutes(api, app)
      allowRoutes(api, app)
      campaignRoutes(api, app)
      readingRoutes(api, app)
    },
    { prefix: '/api/v1' },
  )
}
