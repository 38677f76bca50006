/** Allow rules: made from what a held message proved, within the domains of whoever makes them. */
import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { proofsOf } from '../../quarantine/allow.ts'
import type { Item } from '../../quarantine/item.ts'
import type { AllowRule } from '../../store/store.ts'
import type { App } from '../app.ts'
import type { User } from '../people/user.ts'
import type { ActResult } from '../port.ts'
import { touches } from '../route/lists.ts'
import { answered, refused, type Work } from './answer.ts'
import { actErrors, doc, errors } from './doc.ts'
import { actor, called, calledItem, deny } from './gate.ts'
import * as schema from './schema.ts'

const proof = schema.oneOf(['dkim', 'dmarc', 'ip'])
const scope = schema.oneOf(['all', 'domain', 'recipient'])

const allowBody = Type.Object(
  {
    proof,
    value: Type.String({ minLength: 1, maxLength: 255, description: 'what the message proved' }),
    scope,
    scopeValue: Type.Optional(
      Type.String({ maxLength: 320, description: 'one of the message’s recipients, or the domain of one' }),
    ),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, default: 90 })),
    reason: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
)

const ruleSchema = Type.Object({
  id: Type.String(),
  proof,
  value: Type.String(),
  scope,
  scopeValue: Type.String(),
  reason: Type.String(),
  author: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  expiresAt: Type.String({ format: 'date-time' }),
  hits: Type.Integer(),
})

const shown = ({ lastHitAt: _, ...rule }: AllowRule) => ({
  ...rule,
  createdAt: new Date(rule.createdAt).toISOString(),
  expiresAt: new Date(rule.expiresAt).toISOString(),
})

/** As wide as this person may set it, and no wider than the message reached. */
const isInReach = (user: User, item: Item, body: Static<typeof allowBody>): boolean => {
  if (body.scope === 'all') return user.domains.length === 0
  return item.recipients.some(
    fate => body.scopeValue === (body.scope === 'domain' ? fate.domain : fate.address),
  )
}

const allow =
  (app: App): Work =>
  async (caller, item): Promise<ActResult> => {
    const body = caller.request.body as Static<typeof allowBody>
    const proven = proofsOf(item.authentication).find(
      one => one.proof === body.proof && one.value === body.value,
    )
    if (proven === undefined) return { ok: false, code: 'unproven', detail: body.value }
    if (!isInReach(caller.user, item, body))
      return { ok: false, code: 'address', detail: body.scopeValue ?? '' }
    const request = {
      ...proven,
      scope: body.scope as AllowRule['scope'],
      scopeValue: body.scopeValue ?? '',
      reason: body.reason,
      expiresAt: app.deps.now() + (body.days ?? 90) * 86_400_000,
    }
    return app.deps.quarantine.allow(request, actor(caller, body.reason))
  }

export const allowRoutes = (server: FastifyInstance, app: App): void => {
  server.post(
    '/items/:id/allow',
    doc(
      'Allows later mail by what this message proved',
      'act',
      { 204: schema.nothing, ...actErrors },
      { params: schema.idParams, body: allowBody, headers: schema.actHeaders },
    ),
    calledItem(app, 'decide', answered(app, allow(app), false)),
  )
  server.get(
    '/allowed',
    doc('Allow rules that stand, of your domains and of all', 'read', {
      200: Type.Object({ rules: Type.Array(ruleSchema) }),
      ...errors,
    }),
    called(app, 'see', async ({ user, reply }) => {
      const rules = await app.deps.store.allowRules()
      return reply.send({
        rules: rules.filter(rule => rule.scope === 'all' || touches(user, rule)).map(shown),
      })
    }),
  )
  server.delete(
    '/allowed/:id',
    doc(
      'Takes an allow rule back',
      'act',
      { 204: schema.nothing, ...actErrors },
      { params: schema.idParams },
    ),
    called(app, 'decide', async caller => {
      const { id } = caller.request.params as { readonly id: string }
      const rule = (await app.deps.store.allowRules()).find(one => one.id === id)
      if (rule === undefined || !touches(caller.user, rule))
        return deny(caller.reply, 404, 'ERR_API_MISSING', 'no such rule')
      const result = await app.deps.quarantine.disallow(id, actor(caller, ''))
      return result.ok ? caller.reply.code(204).send() : refused(caller, result)
    }),
  )
}
