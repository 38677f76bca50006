/** What the pages show beside the messages: history, what a report would say, audit log, overview. */
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { App } from '../app.ts'
import { historyFor } from '../people/history.ts'
import { statedReason } from '../server/body.ts'
import { dayOf, monthTo, shortened, statisticsOf } from '../statistics.ts'
import { doc, errors } from './doc.ts'
import { actor, called, calledItem, deny } from './gate.ts'
import * as schema from './schema.ts'

const entrySchema = Type.Object({
  seq: Type.Integer(),
  at: Type.String({ format: 'date-time' }),
  actor: Type.String(),
  action: Type.String(),
  item: Type.String(),
  source: Type.String(),
  reason: Type.String(),
  detail: Type.Record(Type.String(), Type.String()),
})
const entriesSchema = Type.Object({ entries: Type.Array(entrySchema) })

const shown = ({ mac: _, ...entry }: ChainedEntry) => ({ ...entry, at: new Date(entry.at).toISOString() })

const auditQuery = Type.Object(
  {
    after: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: '`seq` of the last one seen' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
    item: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })),
  },
  { additionalProperties: false },
)

const logRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/items/:id/history',
    doc(
      'What was done with a message',
      'read',
      { 200: entriesSchema, ...errors },
      { params: schema.idParams },
    ),
    calledItem(app, 'see', async ({ user, reply }, item) => {
      const entries = await app.deps.store.audit({ after: 0, limit: 1000, item: item.id })
      const own = historyFor(user, item, entries, app.deps.quarantine.nameInLog)
      return reply.send({ entries: own.map(shown) })
    }),
  )
  server.get(
    '/audit',
    doc(
      'The audit log, oldest first',
      'read',
      { 200: entriesSchema, ...errors },
      { querystring: auditQuery },
    ),
    called(app, 'audit', async ({ request, reply }) => {
      const { after = 0, limit = 100, item } = request.query as Static<typeof auditQuery>
      const entries = await app.deps.store.audit({ after, limit, ...(item !== undefined && { item }) })
      return reply.send({ entries: entries.map(shown) })
    }),
  )
}

const targetSchema = Type.Object({ id: Type.String(), name: Type.String(), address: Type.String() })
const draftSchema = Type.Object({
  from: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  attaches: Type.Boolean({ description: 'the message itself goes with it' }),
})

const reportRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/report-targets',
    doc('Whom messages can be reported to here', 'read', {
      200: Type.Object({ targets: Type.Array(targetSchema) }),
      ...errors,
    }),
    called(app, 'see', async ({ reply }) => reply.send({ targets: app.deps.quarantine.reportTargets() })),
  )
  server.get(
    '/items/:id/report',
    doc(
      'What a report of this message would say; nothing is sent',
      'act',
      { 200: draftSchema, ...errors },
      {
        params: schema.idParams,
        querystring: Type.Object(
          { target: Type.String({ maxLength: 320 }) },
          { additionalProperties: false },
        ),
      },
    ),
    calledItem(app, 'decide', async (caller, item) => {
      const { user, request, reply } = caller
      const { target } = request.query as { readonly target: string }
      const found = app.deps.quarantine.reportTargets().find(one => one.id === target)
      if (found === undefined) return deny(reply, 404, 'ERR_API_MISSING', 'no such target', 'target')
      const by = actor(caller, await statedReason(app, user, item))
      return reply.send(await app.deps.quarantine.reportDraft(item, found, by))
    }),
  )
}

const periodQuery = Type.Object(
  {
    from: Type.Optional(
      Type.String({ format: 'date', description: '29 days before the end, if not given; at most 365' }),
    ),
    to: Type.Optional(Type.String({ format: 'date', description: 'today, in UTC' })),
  },
  { additionalProperties: false },
)

const counts = Type.Array(Type.Object({ name: Type.String(), value: Type.Integer() }))
const series = Type.Array(Type.Object({ name: Type.String(), values: Type.Array(Type.Integer()) }))
const overviewSchema = Type.Object({
  from: Type.String({ description: 'later than asked for where that was more than 366 days' }),
  to: Type.String(),
  days: Type.Array(Type.String()),
  waiting: Type.Integer(),
  medianMinutes: Type.Unsafe<number | null>({
    type: 'integer',
    nullable: true,
    description: 'half of the decisions took no longer; null: none, or longer than 30 days',
  }),
  falsePositives: Type.Unsafe<number | null>({
    type: 'number',
    nullable: true,
    description: 'share of the released among what was released or deleted',
  }),
  outcomes: series,
  actions: series,
  fates: series,
  languages: counts,
  claimed: counts,
  domains: counts,
  campaigns: Type.Array(
    Type.Object({ campaign: Type.String(), subject: Type.String(), value: Type.Integer() }),
  ),
  reviewers: counts,
})

export const readingRoutes = (server: FastifyInstance, app: App): void => {
  logRoutes(server, app)
  reportRoutes(server, app)
  server.get(
    '/overview',
    doc(
      'What came in and what became of it',
      'read',
      { 200: overviewSchema, ...errors },
      { querystring: periodQuery },
    ),
    called(app, 'overview', async ({ user, request, reply }) => {
      const given = request.query as Static<typeof periodQuery>
      const to = given.to ?? dayOf(app.deps.now())
      const from = given.from ?? monthTo(to).from
      if (from > to) return deny(reply, 400, 'ERR_API_INPUT', 'from is later than to', 'from')
      const period = shortened({ from, to })
      return reply.send({ ...period, ...(await statisticsOf(app.deps.store, user, period)) })
    }),
  )
}
