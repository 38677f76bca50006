/** Campaigns, allow rules, audit log, health, keys, and the report with its preview. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AllowRule, CampaignRow } from '../../store/store.ts'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { allowedPage, auditPage, campaignPage, campaignsPage, healthPage, keysPage } from '../page/lists.ts'
import { reportPage } from '../page/report.ts'
import { may } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { signedIn, withItem } from '../server/guard.ts'
import { refuse } from '../server/refuse.ts'
import { send, viewOf } from '../view.ts'
import { leave } from './leave.ts'

const domainsOf = (user: User) => (user.domains.length > 0 ? { domains: user.domains } : {})

const campaignRow = async (app: App, user: User, id: string): Promise<CampaignRow | null> => {
  const rows = await app.deps.store.campaigns({ limit: 1, only: [id], ...domainsOf(user) })
  return rows.find(row => row.campaign === id) ?? null
}

const decide = async (app: App, request: FastifyRequest, user: User, id: string): Promise<string> => {
  const act = field(request.body, 'act') === 'release' ? 'release' : 'delete'
  const reason = field(request.body, 'reason').trim().slice(0, 300)
  const back = `/campaign/${encodeURIComponent(id)}`
  if (reason === '' && app.settings.reason_required.includes(act))
    return leave(app, user, back, 'fault.reason', {}, 'bad')
  const hours = [1, 6, 24, 72].find(one => String(one) === field(request.body, 'hours')) ?? 0
  const at = app.deps.now()
  const decision = {
    campaign: id,
    action: act,
    by: user.name,
    reason,
    at,
    until: at + hours * 3_600_000,
  } as const
  const { decided } = await app.deps.quarantine.decide(decision, user.domains, actorOf(request, reason))
  return leave(app, user, back, 'done.campaign', { count: decided }, 'good')
}

const campaignRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/campaigns',
    signedIn(app, 'see', async (request, reply, user) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      const since = app.deps.now() - 30 * 86_400_000
      const rows = await app.deps.store.campaigns({ limit: 100, since, ...domainsOf(user) })
      return send(reply, view, {
        title: view.t('nav.campaigns'),
        body: campaignsPage(view, rows),
        section: 'campaigns',
        wide: true,
      })
    }),
  )
  server.get(
    '/campaign/:id',
    signedIn<{ id: string }>(app, 'see', async (request, reply, user) => {
      const row = await campaignRow(app, user, request.params.id)
      if (row === null) return refuse(app, request as FastifyRequest, reply, 'missing')
      const view = await viewOf(app, request as FastifyRequest, reply)
      return send(reply, view, {
        title: view.t('campaign.title'),
        body: campaignPage(view, row, may(user, 'decide')),
        section: 'campaigns',
      })
    }),
  )
  server.post(
    '/campaign/:id',
    signedIn<{ id: string }>(app, 'decide', async (request, reply, user) => {
      const row = await campaignRow(app, user, request.params.id)
      if (row === null) return refuse(app, request as FastifyRequest, reply, 'missing')
      return seeOther(reply, await decide(app, request as FastifyRequest, user, row.campaign))
    }),
  )
}

/** A limited person sees the rules of his domains, and those for all; he removes only his domains'. */
const touches = (user: User, rule: AllowRule): boolean => {
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
    signedIn(app, 'audit', async (_request, reply) => {
      const lines: string[] = []
      for (let after = 0; ; ) {
        const entries = await app.deps.store.audit({ after, limit: 1000 })
        lines.push(...entries.map(entry => `${JSON.stringify(entry)}\n`))
        const last = entries.at(-1)
        if (last === undefined || lines.length > 100_000) break
        after = last.seq
      }
      return reply
        .type('application/jsonl')
        .header('content-disposition', 'attachment; filename="audit.jsonl"')
        .send(lines.join(''))
    }),
  )
}

const reportRoute = (server: FastifyInstance, app: App): void => {
  server.get(
    '/item/:id/report',
    withItem(app, 'decide', async (request: FastifyRequest, reply: FastifyReply, _user, item) => {
      const target = app.deps.quarantine
        .reportTargets()
        .find(one => one.id === field(request.query, 'target'))
      const draft = target === undefined ? null : await app.deps.quarantine.reportDraft(item, target)
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
  campaignRoutes(server, app)
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
