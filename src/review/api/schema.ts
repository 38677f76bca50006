/** The shapes of the API: TypeBox schemas that validate requests and become the OpenAPI document. */
import { type Static, type TSchema, Type } from 'typebox'
import { states } from '../../quarantine/item.ts'
import { outcomes, sorts, tabs } from '../query.ts'

/** A closed list of words, written as OpenAPI 3.0 knows it. */
export const oneOf = (words: readonly string[]) => Type.Unsafe<string>({ type: 'string', enum: [...words] })
const orNull = () => Type.Unsafe<string | null>({ type: 'string', nullable: true })

const outcome = oneOf(outcomes)
const state = oneOf(states)

export const itemSchema = Type.Object(
  {
    id: Type.String(),
    state,
    receivedAt: Type.String({ format: 'date-time' }),
    mailFrom: Type.String(),
    recipients: Type.Array(Type.Object({ address: Type.String(), state, requested: Type.Boolean() })),
    from: Type.String(),
    subject: Type.String(),
    messageId: Type.String(),
    outcome,
    score: Type.Integer({ minimum: 0, maximum: 100 }),
    urgency: Type.Integer({ minimum: 0, maximum: 100 }),
    payment: Type.Integer({ minimum: 0, maximum: 100 }),
    language: Type.String(),
    campaign: Type.String(),
    size: Type.Integer(),
    sha256: Type.String(),
    assigned: Type.String(),
    reviewed: Type.Boolean(),
  },
  { additionalProperties: false },
)

const done = { at: Type.String({ format: 'date-time' }), by: Type.String() }

export const itemWithVerdict = Type.Object({
  item: itemSchema,
  verdict: Type.Object({}, { additionalProperties: true, description: 'docs/verdict.schema.json' }),
  notes: Type.Array(Type.Object({ ...done, text: Type.String() })),
  approvals: Type.Array(Type.Object(done)),
  reports: Type.Array(Type.Object({ ...done, target: Type.String() })),
})

/** fastify writes it as it is: it is no JSON. */
export const rawSchema = {
  description: 'message/rfc822',
  content: { 'message/rfc822': { schema: Type.String({ format: 'binary' }) } },
} as unknown as TSchema

export const pageSchema = Type.Object({
  items: Type.Array(itemSchema),
  next: orNull(),
})

export const errorSchema = Type.Object({
  error: Type.String(),
  message: Type.Optional(Type.String()),
  field: Type.Optional(Type.String({ description: 'what of the request is wrong' })),
})

const day = Type.String({ format: 'date', description: 'a day of [review] time_zone' })

export const listQuery = Type.Object(
  {
    tab: Type.Optional(oneOf(tabs)),
    q: Type.Optional(
      Type.String({ maxLength: 200, description: 'words in subject, addresses or Message-ID' }),
    ),
    outcome: Type.Optional(outcome),
    score: Type.Optional(Type.Integer({ minimum: 0, maximum: 100, description: 'lowest score' })),
    domain: Type.Optional(Type.String({ maxLength: 253 })),
    recipient: Type.Optional(Type.String({ maxLength: 320 })),
    campaign: Type.Optional(Type.String({ maxLength: 100 })),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
    mine: Type.Optional(Type.Boolean({ description: 'assigned to the token’s owner' })),
    unreviewed: Type.Optional(Type.Boolean()),
    second: Type.Optional(Type.Boolean({ description: 'approved once, waits for another reviewer' })),
    from: Type.Optional(day),
    to: Type.Optional(day),
    sort: Type.Optional(oneOf(sorts)),
    after: Type.Optional(Type.String({ maxLength: 500, description: '`next` of the page before' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  { additionalProperties: false },
)

export const idParams = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' }) })
const reason = Type.Optional(Type.String({ maxLength: 300 }))
export const releaseBody = Type.Object(
  {
    recipients: Type.Optional(Type.Array(Type.String({ maxLength: 320 }), { maxItems: 1000 })),
    to: Type.Optional(Type.String({ maxLength: 320 })),
    reason,
  },
  { additionalProperties: false },
)
export const openBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 300 }) },
  { additionalProperties: false },
)
export const reasonBody = Type.Object({ reason }, { additionalProperties: false })
export const noteBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
)
export const assignBody = Type.Object({ to: Type.String({ maxLength: 64 }) }, { additionalProperties: false })
export const reviewBody = Type.Object({ done: Type.Boolean() }, { additionalProperties: false })
export const reportBody = Type.Object(
  { target: Type.String({ maxLength: 320 }), reason, again: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
export const countsSchema = Type.Object({
  waiting: Type.Integer(),
  requested: Type.Integer(),
  released: Type.Integer(),
  deleted: Type.Integer(),
})

export type ListQueryInput = Static<typeof listQuery>
export const actHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ maxLength: 255, description: 'the same request with the same key acts once in 24 hours' }),
  ),
})

export const campaignParams = Type.Object({ campaign: Type.String({ minLength: 1, maxLength: 100 }) })
export const nothing = Type.Null({ description: 'done' })
export const decisionsSchema = Type.Object({
  decisions: Type.Array(
    Type.Object({
      campaign: Type.String(),
      action: oneOf(['release', 'delete']),
      by: Type.String(),
      reason: Type.String(),
      at: Type.String({ format: 'date-time' }),
      until: Type.String({ format: 'date-time' }),
    }),
  ),
})

export type ReportInput = Static<typeof reportBody>
export type ReleaseInput = Static<typeof releaseBody>
