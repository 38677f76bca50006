/** The overview for a chosen period, as a page and as CSV. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../store/local-day.ts'
import { type App, field } from '../app.ts'
import { csv } from '../mail/csv.ts'
import { overviewPage, overviewRows, reversedPage } from '../page/overview.ts'
import type { User } from '../people/user.ts'
import { signedIn } from '../server/guard.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { dayOf, monthTo, type Period, shortened, statisticsOf } from '../statistics.ts'
import { viewOf } from '../view.ts'

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

/** The counters' day, or the reader's where that has begun already: nobody is told that today has not come yet. */
const todayOf = ({ deps, settings }: App): string => {
  const now = deps.now()
  return dayOf(Math.max(now, Date.parse(localDay(now, settings.time_zone))))
}

/** As it was asked for; an end that is still to come is today, unless all of it is. */
const periodOf = (app: App, request: FastifyRequest): Period => {
  const today = todayOf(app)
  const from = field(request.query, 'from')
  const to = field(request.query, 'to')
  const end = isDay(to) ? to : today
  const isAhead = end > today && !(isDay(from) && from > today)
  const last = isAhead ? today : end
  return isDay(from) ? { from, to: last } : monthTo(last)
}

type Answer = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  asked: Period,
) => Promise<FastifyReply>

const page: Answer = async (app, request, reply, user, asked) => {
  const view = await viewOf(app, request, reply)
  const parts = { title: view.t('overview.title'), section: 'overview', wide: true }
  if (asked.from > asked.to) return send(reply, view, { ...parts, body: reversedPage(view, asked) }, 400)
  const data = await statisticsOf(app.deps.store, user, shortened(asked))
  return send(reply, view, { ...parts, body: overviewPage(view, asked, data) })
}

const table: Answer = async (app, request, reply, user, asked) => {
  if (asked.from > asked.to) return refuse(app, request, reply, 'input')
  const period = shortened(asked)
  const view = await viewOf(app, request, reply)
  const name = `overview-${period.from}-${period.to}.csv`
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(csv(overviewRows(view, await statisticsOf(app.deps.store, user, period))))
}

export const overviewRoutes = (server: FastifyInstance, app: App): void => {
  for (const [path, answer] of [
    ['/overview', page],
    ['/overview.csv', table],
  ] as const)
    server.get(
      path,
      signedIn(app, 'overview', (request, reply, user) =>
        answer(app, request as FastifyRequest, reply, user, periodOf(app, request as FastifyRequest)),
      ),
    )
}
