/** Allow rules, audit log, health, keys, and the report with its preview. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { auditLines } from '../../quarantine/export.ts'
import type { AllowRule } from '../../store/store.ts'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { allowedPage, auditPage, healthPage, keysPage } from '../page/lists.ts'
import { reportPage } from '../page/report.ts'
import { may } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { statedReason } from '../server/body.ts'
import { signedIn, withItem } from '../server/guard.ts'
import { refuse } from '../server/refuse.ts'
import { send, viewOf } from '../view.ts'
import { leave } from './leave.ts'

/** A limited person sees the rules of his domains, and those for all; he removes only his domains'. */
export const touches = (user: User, rule: AllowRule): boolean => {
  if (user.domains.length === 0) return true
  return (
    rule.scope !== 'all' && user.domains.includes(rule.scopeValue.slice(rule.scopeValue.lastIndexOf('@') + 1))
  )
}

const allowRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/allowed',
    signedIn(app, 'see', async (request, reply, user) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      const rules = (await app.deps.store.allowRules()).filter(
        rule => rule.scope === 'all' || touches(user, rule),
      )
      const body = allowedPage(view, rules, rule => may(user, 'decide') && touches(user, rule))
      return send(reply, view, { title: view.t('allowed.title'), body, section: 'allowed', wide: true })
    }),
  )
  server.post(
    '/allowed/remove',
    signedIn(app, 'decide', async (request, reply, user) => {
      const rule = (await app.deps.store.allowRules()).find(one => one.id === field(request.body, 'id'))
      if (rule === undefined || !touches(user, rule))
        return refuse(app, request as FastifyRequest, reply, 'missing')
      await app.deps.quarantine.disallow(rule.id, actorOf(request as FastifyRequest))
      return seeOther(reply, await leave(app, user, '/allowed', 'done.disallow', {}, 'good'))
    }),
  )
}

const auditRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/audit',
    signedIn(app, 'audit', async (request, reply) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      const before = Number(field(request.query, 'before') || 0)
      const head = (await app.deps.store.auditHead()).seq
      const top = Number.isSafeInteger(before) && before > 0 ? before - 1 : head
      const after = Math.max(0, top - 100)
      const entries = (await app.deps.store.audit({ after, limit: top - after })).toReversed()
      const older = after > 0 ? `/audit?before=${after + 1}` : null
      return send(reply, view, {
        title: view.t('audit.title'),
        body: auditPage(view, entries, older),
        section: 'audit',
        wide: true,
      })
    }),
  )
  server.get(
    '/audit.jsonl',
    signedIn(app, 'audit', async (request, reply) => {
      const { store, now } = app.deps
      const lines = auditLines(actorOf(request as FastifyRequest), { store, now, node: '' })
      return reply
        .type('application/jsonl')
        .header('content-disposition', 'attachment; filename="audit.jsonl"')
        .send(Readable.from(lines, { objectMode: false }))
    }),
  )
}

const reportRoute = (server: FastifyInstance, app: App): void => {
  server.get(
    '/item/:id/report',
    withItem(app, 'decide', async (request: FastifyRequest, reply: FastifyReply, user, item) => {
      const target = app.deps.quarantine
        .reportTargets()
        .find(one => one.id === field(request.query, 'target'))
      const actor = actorOf(request, await statedReason(app, user, item))
      const draft = target === undefined ? null : await app.deps.quarantine.reportDraft(item, target, actor)
      if (target === undefined || draft === null) return refuse(app, request, reply, 'missing')
      const view = await viewOf(app, request, reply)
      return send(reply, view, {
        title: view.t('report.title'),
        body: reportPage(view, item, target, draft),
        section: 'inbox',
      })
    }),
  )
}

export const listRoutes = (server: FastifyInstance, app: App): void => {
  allowRoutes(server, app)
  auditRoutes(server, app)
  reportRoute(server, app)
  server.get(
    '/health',
    signedIn(app, 'overview', async (request, reply) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      return send(reply, view, {
        title: view.t('health.title'),
        body: healthPage(view, await app.deps.health()),
        section: 'health',
      })
    }),
  )
  server.get(
    '/keys',
    signedIn(app, 'see', async (request, reply) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      return send(reply, view, { title: view.t('keys.title'), body: keysPage(view) })
    }),
  )
}
