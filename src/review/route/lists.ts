/** Allow rules, audit log, health, keys, and the report with its preview. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { auditLines } from '../../quarantine/export.ts'
import type { AllowRule } from '../../store/store.ts'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { auditFilterOf, auditPath, auditQuery } from '../audit-filter.ts'
import { csv } from '../mail/csv.ts'
import { auditPage } from '../page/audit.ts'
import { allowedPage, healthPage, keysPage } from '../page/lists.ts'
import { reportPage } from '../page/report.ts'
import { may } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { statedReason } from '../server/body.ts'
import { signedIn, withItem } from '../server/guard.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { inLanguage } from '../text/index.ts'
import { viewOf } from '../view.ts'
import { leave } from './leave.ts'
import { listOf } from './neighbours.ts'

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
      const filter = auditFilterOf(request.query)
      const found = await app.deps.store.audit(auditQuery(filter, 101, app.settings.time_zone))
      const entries = found.slice(0, 100)
      const older = found.length > 100 ? auditPath(filter, entries.at(-1)?.seq ?? 0) : null
      return send(reply, view, {
        title: view.t('audit.title'),
        body: auditPage(view, { entries, older, filter }),
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
        body: reportPage(view, { item, target, draft, list: listOf(app, request) }),
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
    '/health.csv',
    signedIn(app, 'overview', async (request, reply) => {
      const { t, locale } = await viewOf(app, request as FastifyRequest, reply)
      const found = await app.deps.health()
      const rows = found.map(one => [one.id, t(`health.${one.status}`), inLanguage(locale, one)])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="health.csv"')
        .send(csv([[t('health.check'), t('health.state'), t('health.finding')], ...rows]))
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
