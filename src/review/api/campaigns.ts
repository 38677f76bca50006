/** Campaigns: what waits in each wave, and one decision for all of it. */
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { lacksReason } from '../../quarantine/reason.ts'
import type { CampaignDecision, CampaignRow } from '../../store/store.ts'
import type { App } from '../app.ts'
import { campaignRow } from '../campaign.ts'
import { limitOf } from '../people/may.ts'
import { waitingActs } from '../server/pending.ts'
import { actErrors, doc, errors } from './doc.ts'
import { actor, type Caller, called, deny } from './gate.ts'
import * as schema from './schema.ts'

const campaignSchema = Type.Object({
  campaign: Type.String(),
  waiting: Type.Integer(),
  total: Type.Integer(),
  firstAt: Type.String({ format: 'date-time' }),
  lastAt: Type.String({ format: 'date-time' }),
  subject: Type.String({ description: 'of the newest message' }),
  from: Type.String(),
  maxScore: Type.Integer(),
})

const listQuery = Type.Object(
  {
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 30 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
  },
  { additionalProperties: false },
)

const decideBody = Type.Object(
  {
    action: schema.oneOf(['release', 'delete']),
    hours: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 72,
        default: 0,
        description: 'later arrivals follow for so long; only for people without a limit to domains',
      }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
)

const outcomeSchema = Type.Object({
  decided: Type.Integer({ description: 'messages that it took' }),
  left: Type.Array(Type.Object({ id: Type.String(), code: Type.String() }), {
    description: 'messages that it did not take, and why',
  }),
  copies: Type.Object(
    {
      released: Type.Integer(),
      waiting: Type.Integer(),
      refused: Type.Integer(),
      inDoubt: Type.Integer(),
    },
    { description: 'of a release: what became of the recipients’ copies so far' },
  ),
})

const shown = (row: CampaignRow) => ({
  ...row,
  firstAt: new Date(row.firstAt).toISOString(),
  lastAt: new Date(row.lastAt).toISOString(),
})

const decide = async (app: App, caller: Caller) => {
  const { user, request, reply } = caller
  const { campaign } = request.params as { readonly campaign: string }
  const { action, hours = 0, reason = '' } = request.body as Static<typeof decideBody>
  if ((await campaignRow(app, user, campaign)) === null)
    return deny(reply, 404, 'ERR_API_MISSING', 'no such campaign')
  if (lacksReason(action, reason, app.settings.reason_required))
    return deny(reply, 422, 'ERR_ACT_REASON', 'a reason is needed', 'reason')
  if (hours > 0 && user.domains.length > 0)
    return deny(reply, 403, 'ERR_API_FORBIDDEN', 'a standing decision would hold for every domain', 'hours')
  if ((await waitingActs(app)).onCampaign(campaign) !== null)
    return deny(reply, 409, 'ERR_ACT_STATE', 'another decision on it is about to be carried out')
  const at = app.deps.now()
  const decision: CampaignDecision = {
    campaign,
    action: action === 'release' ? 'release' : 'delete',
    by: user.name,
    reason,
    at,
    until: at + hours * 3_600_000,
  }
  return reply.send(await app.deps.quarantine.decide(decision, user.domains, actor(caller, reason)))
}

export const campaignRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/campaigns',
    doc(
      'Campaigns of the last days, what waits most first',
      'read',
      { 200: Type.Object({ campaigns: Type.Array(campaignSchema) }), ...errors },
      { querystring: listQuery },
    ),
    called(app, 'see', async ({ user, request, reply }) => {
      const { days = 30, limit = 100 } = request.query as Static<typeof listQuery>
      const since = app.deps.now() - days * 86_400_000
      const rows = await app.deps.store.campaigns({ limit, since, ...limitOf(user) })
      return reply.send({ campaigns: rows.map(shown) })
    }),
  )
  server.post(
    '/campaigns/:campaign/decide',
    doc(
      'Releases or deletes what waits of a campaign, within your domains',
      'act',
      { 200: outcomeSchema, ...actErrors },
      { params: schema.campaignParams, body: decideBody },
    ),
    called(app, 'decide', caller => decide(app, caller)),
  )
}
