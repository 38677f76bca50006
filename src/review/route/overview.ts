/** The overview for a chosen period, as a page and as CSV. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type App, field } from '../app.ts'
import { csv } from '../mail/csv.ts'
import { overviewPage, overviewRows } from '../page/overview.ts'
import { signedIn } from '../server/guard.ts'
import { send } from '../server/send.ts'
import { dayOf, type Period, statisticsOf } from '../statistics.ts'
import { viewOf } from '../view.ts'

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

const periodOf = (app: App, request: FastifyRequest): Period => {
  const today = dayOf(app.deps.now())
  const from = field(request.query, 'from')
  const to = field(request.query, 'to')
  const end = isDay(to) && to <= today ? to : today
  const start = isDay(from) && from <= end ? from : dayOf(Date.parse(end) - 29 * 86_400_000)
  return { from: start, to: end }
}

export const overviewRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/overview',
    signedIn(app, 'overview', async (request, reply, user) => {
      const view = await viewOf(app, request as FastifyRequest, reply)
      const period = periodOf(app, request as FastifyRequest)
      const body = overviewPage(view, period, await statisticsOf(app.deps.store, user, period))
      return send(reply, view, { title: view.t('overview.title'), body, section: 'overview', wide: true })
    }),
  )
  server.get(
    '/overview.csv',
    signedIn(app, 'overview', async (request, reply, user) => {
      const period = periodOf(app, request as FastifyRequest)
      const view = await viewOf(app, request as FastifyRequest, reply)
      const name = `overview-${period.from}-${period.to}.csv`
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(csv(overviewRows(view, await statisticsOf(app.deps.store, user, period))))
    }),
  )
}
