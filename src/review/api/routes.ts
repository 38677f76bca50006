/** /api/v1: the use cases of the pages as JSON, under the same rules of roles and domains. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import type { TSchema } from 'typebox'
import type { ActResult } from '../../quarantine/act.ts'
import { withoutBodyWords } from '../../quarantine/privacy.ts'
import type { App } from '../app.ts'
import { coveredBy, visibleTo } from '../people/may.ts'
import { parseInbox, toListQuery } from '../query.ts'
import { countsOf } from '../route/inbox.ts'
import { accessTo } from '../server/body.ts'
import { actor, type Caller, called, calledItem, deny } from './gate.ts'
import * as schema from './schema.ts'
import { shapeOf } from './shape.ts'

const statuses: Readonly<Record<Extract<ActResult, { ok: false }>['code'], number>> = {
  gone: 404,
  state: 409,
  raced: 409,
  address: 422,
  unproven: 422,
  target: 422,
  reason: 422,
  store: 503,
  second: 403,
  hidden: 403,
  unsent: 502,
  long: 422,
}

const answer = ({ reply, user }: Caller, result: ActResult) => {
  if (!result.ok)
    return deny(reply, statuses[result.code], `ERR_ACT_${result.code.toUpperCase()}`, result.detail)
  const item = result.item === null ? null : visibleTo(user, result.item)
  return item === null ? reply.code(204).send() : reply.send(shapeOf(item))
}

const errors = { 401: schema.errorSchema, 403: schema.errorSchema, 404: schema.errorSchema }
const acted = {
  200: schema.itemSchema,
  ...errors,
  409: schema.errorSchema,
  422: schema.errorSchema,
  503: schema.errorSchema,
}

const doc = (
  summary: string,
  scope: 'read' | 'act',
  response: Readonly<Record<string, TSchema>>,
  more: Readonly<Record<string, TSchema>> = {},
) => ({
  schema: { summary, description: `Scope: ${scope}.`, security: [{ bearer: [] }], response, ...more },
})

const readRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/items',
    doc(
      'Lists held messages',
      'read',
      { 200: schema.pageSchema, ...errors },
      { querystring: schema.listQuery },
    ),
    called(app, 'see', async ({ user, request, reply }) => {
      const { limit = 50, ...given } = request.query as schema.ListQueryInput
      const query = parseInbox({ tab: 'all', ...given })
      const page = await app.deps.store.list(toListQuery(query, user, limit))
      return reply.send({
        items: page.items.flatMap(item => visibleTo(user, item) ?? []).map(shapeOf),
        next: page.next,
      })
    }),
  )
  server.get(
    '/items/:id',
    doc(
      'One held message with its verdict',
      'read',
      { 200: schema.itemWithVerdict, ...errors },
      { params: schema.idParams },
    ),
    calledItem(app, 'see', async ({ user, reply }, item) => {
      const shown = (await accessTo(app, user, item)) === 'open' ? item : withoutBodyWords(item)
      return reply.send({ item: shapeOf(item), verdict: shown.verdict })
    }),
  )
  server.get(
    '/items/:id/raw',
    doc('The message as it was received', 'read', errors, { params: schema.idParams }),
    calledItem(app, 'body', async ({ user, request, reply }, item) => {
      if ((await accessTo(app, user, item)) !== 'open')
        return deny(reply, 403, 'ERR_API_FORBIDDEN', 'the body is not open to you')
      const body = await app.deps.store.body(item.id)
      if (body === null) return deny(reply, 404, 'ERR_API_MISSING', 'the body is no longer kept')
      await app.deps.store.appendAudit([
        {
          at: app.deps.now(),
          actor: user.name,
          action: 'download',
          item: item.id,
          source: request.ip,
          reason: 'api',
          detail: {},
        },
      ])
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

const decideRoutes = (server: FastifyInstance, app: App): void => {
  const { quarantine } = app.deps
  const route = (name: string, summary: string, body: TSchema, work: Parameters<typeof calledItem>[2]) =>
    server.post(
      `/items/:id/${name}`,
      doc(summary, 'act', acted, { params: schema.idParams, body }),
      calledItem(app, 'decide', work),
    )
  const lacksReason = (act: string, reason: string | undefined) =>
    app.settings.reason_required.includes(act) && (reason ?? '').trim() === ''
  route(
    'release',
    'Releases to all, to some, or to another address',
    schema.releaseBody,
    async (caller, item) => {
      const { recipients, to, reason } = caller.request.body as schema.ReleaseInput
      if (lacksReason('release', reason)) return answer(caller, { ok: false, code: 'reason', detail: '' })
      const covered = new Set(item.recipients.map(fate => fate.address))
      if (recipients?.some(address => !covered.has(address)))
        return answer(caller, { ok: false, code: 'address', detail: '' })
      const chosen = recipients ?? coveredBy(caller.user, item)
      return answer(
        caller,
        await quarantine.release({ id: item.id, recipients: chosen, to: to ?? null }, actor(caller, reason)),
      )
    },
  )
  route(
    'approve',
    'The first of two reviewers agrees to a release',
    schema.reasonBody,
    async (caller, item) => answer(caller, await quarantine.approve(item.id, actor(caller, ''))),
  )
  route('delete', 'Deletes body and personal data', schema.reasonBody, async (caller, item) => {
    const { reason } = caller.request.body as { readonly reason?: string }
    if (lacksReason('delete', reason)) return answer(caller, { ok: false, code: 'reason', detail: '' })
    return answer(
      caller,
      await quarantine.remove(item.id, coveredBy(caller.user, item), actor(caller, reason)),
    )
  })
  route('note', 'Adds a note', schema.noteBody, async (caller, item) =>
    answer(
      caller,
      await quarantine.note(
        item.id,
        (caller.request.body as { readonly text: string }).text,
        actor(caller, ''),
      ),
    ),
  )
  route('assign', 'Assigns to a reviewer; empty: to nobody', schema.assignBody, async (caller, item) => {
    const { to } = caller.request.body as { readonly to: string }
    if (to !== '' && (await app.users.find(to)) === null)
      return answer(caller, { ok: false, code: 'target', detail: to })
    return answer(caller, await quarantine.assign(item.id, to, actor(caller, '')))
  })
  route('review', 'Marks as reviewed or not', schema.reviewBody, async (caller, item) =>
    answer(
      caller,
      await quarantine.review(
        item.id,
        (caller.request.body as { readonly done: boolean }).done,
        actor(caller, ''),
      ),
    ),
  )
  route('report', 'Reports the message to an enabled address', schema.reportBody, async (caller, item) => {
    const { target, reason } = caller.request.body as { readonly target: string; readonly reason?: string }
    return answer(caller, await quarantine.report(item.id, target, actor(caller, reason)))
  })
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
      readRoutes(api, app)
      decideRoutes(api, app)
    },
    { prefix: '/api/v1' },
  )
}
