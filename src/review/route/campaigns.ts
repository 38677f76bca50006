/** Campaigns: one decision for a wave, and the decisions that still stand for what comes later. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId } from '../../quarantine/id.ts'
import { lacksReason } from '../../quarantine/reason.ts'
import type { CampaignDecision, CampaignRow } from '../../store/store.ts'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { campaignRow } from '../campaign.ts'
import { campaignPage, campaignsPage } from '../page/campaigns.ts'
import { limitOf, may } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { signedIn } from '../server/guard.ts'
import { formAgain } from '../server/keep.ts'
import { schedule, waitingActs } from '../server/pending.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { viewOf } from '../view.ts'
import { leave } from './leave.ts'
import { newestOf, type SeenWave, seenWave } from './seen-wave.ts'

const pathOf = (campaign: string): string => `/campaign/${encodeURIComponent(campaign)}`

/** They stand for every domain: whoever is limited to some neither makes nor ends them. */
const standing = (app: App): Promise<readonly CampaignDecision[]> => app.deps.store.decisions(app.deps.now())

const decide = async (
  app: App,
  request: FastifyRequest,
  user: User,
  wave: SeenWave,
  decision: CampaignDecision,
): Promise<string> => {
  const { campaign, waiting: count, since } = wave
  const { action, reason } = decision
  const waiting = (await waitingActs(app)).onCampaign(campaign)
  if (waiting !== null)
    return leave(app, user, pathOf(campaign), `fault.waits.${waiting.act}`, { name: waiting.by }, 'bad')
  const { undo, performed } = await schedule(app, user, request.ip, {
    act: 'campaign',
    decision,
    count,
    reason,
    domains: user.domains,
  })
  if (performed === null) {
    const key = since > 0 ? (`since.${action}` as const) : (`later.${action}` as const)
    return leave(app, user, pathOf(campaign), key, { count, left: since }, 'good', undo)
  }
  if (performed.left !== null) return leave(app, user, pathOf(campaign), 'fault.store', {}, 'bad')
  const { done, failures } = performed
  const key = since > 0 ? 'done.campaignSince' : 'done.campaign'
  return failures.length === 0
    ? leave(app, user, pathOf(campaign), key, { count: done, left: since }, 'good')
    : leave(app, user, pathOf(campaign), 'done.campaignPartly', { count: done, left: failures.length }, 'bad')
}

const decisionOf = (app: App, request: FastifyRequest, user: User, campaign: string): CampaignDecision => {
  const hours = [1, 6, 24, 72].find(one => String(one) === field(request.body, 'hours')) ?? 0
  const at = app.deps.now()
  return {
    campaign,
    action: field(request.body, 'act') === 'release' ? 'release' : 'delete',
    by: user.name,
    reason: field(request.body, 'reason').trim().slice(0, 300),
    at,
    until: at + hours * 3_600_000,
  }
}

/** Whoever decides for what comes later as well has all in mind that waits now. */
const seenBy = (
  app: App,
  request: FastifyRequest,
  user: User,
  row: CampaignRow,
  { at, until }: CampaignDecision,
): Promise<SeenWave> => {
  const shown = field(request.body, 'newest')
  return seenWave(app, user, row, until === at && isId(shown) ? shown : '')
}

const onDecide = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User, id: string) => {
  const row = await campaignRow(app, user, id)
  if (row === null) return refuse(app, request, reply, 'missing')
  const decision = decisionOf(app, request, user, row.campaign)
  if (lacksReason(decision.action, decision.reason, app.settings.reason_required))
    return formAgain(app, request, reply, 'fault.reason')
  const wave = await seenBy(app, request, user, row, decision)
  const { newest } = wave
  const isForLater = decision.until > decision.at
  const bounded = isForLater || newest === '' ? decision : { ...decision, newest }
  return seeOther(reply, await decide(app, request, user, wave, bounded))
}

const showAll = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const view = await viewOf(app, request, reply)
  const since = app.deps.now() - 30 * 86_400_000
  const [rows, decisions] = await Promise.all([
    app.deps.store.campaigns({ limit: 100, since, ...limitOf(user) }),
    standing(app),
  ])
  const shown = user.domains.length === 0 ? decisions : []
  return send(reply, view, {
    title: view.t('nav.campaigns'),
    body: campaignsPage(view, rows, shown),
    section: 'campaigns',
    wide: true,
  })
}

const showOne = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User, id: string) => {
  // before they are counted: the form then never stands for more than the page says
  const newest = await newestOf(app, user, id)
  const row = await campaignRow(app, user, id)
  if (row === null) return refuse(app, request, reply, 'missing')
  const [view, decisions, waiting] = await Promise.all([
    viewOf(app, request, reply),
    standing(app),
    waitingActs(app),
  ])
  const data = {
    row,
    newest,
    decides: may(user, 'decide'),
    waiting: waiting.onCampaign(row.campaign),
    standing: decisions.find(one => one.campaign === row.campaign) ?? null,
  }
  return send(reply, view, {
    title: view.t('campaign.title'),
    body: campaignPage(view, data),
    section: 'campaigns',
  })
}

export const campaignRoutes = (server: FastifyInstance, app: App): void => {
  type Params = { readonly id: string }
  server.get(
    '/campaigns',
    signedIn(app, 'see', (request, reply, user) => showAll(app, request as FastifyRequest, reply, user)),
  )
  server.get(
    '/campaign/:id',
    signedIn<Params>(app, 'see', (request, reply, user) =>
      showOne(app, request as FastifyRequest, reply, user, request.params.id),
    ),
  )
  server.post(
    '/campaign/:id',
    signedIn<Params>(app, 'decide', (request, reply, user) =>
      onDecide(app, request as FastifyRequest, reply, user, request.params.id),
    ),
  )
  server.post(
    '/campaign/:id/drop',
    signedIn<Params>(app, 'decide', async (request, reply, user) => {
      if (user.domains.length > 0) return refuse(app, request as FastifyRequest, reply, 'forbidden')
      const by = actorOf(request as FastifyRequest)
      const result = await app.deps.quarantine.dropDecision(request.params.id, by)
      const [key, tone] = result.ok
        ? (['done.dropDecision', 'good'] as const)
        : (['undo.late', 'bad'] as const)
      return seeOther(reply, await leave(app, user, '/campaigns', key, {}, tone))
    }),
  )
}
