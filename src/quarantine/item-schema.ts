/** The item as a file of our own export holds it: what does not look so is not let into a store. */
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { isEnvelopeAddress } from '../config/addresses.ts'
import type { Item } from './item.ts'
import { states } from './item.ts'

const text = Type.String({ maxLength: 20_000 })
const time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 })
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])
const state = Type.Union(states.map(name => Type.Literal(name)))
const by = { at: time, by: text }
const loose = (properties: Parameters<typeof Type.Object>[0]) =>
  Type.Object(properties, { additionalProperties: true })

const release = Type.Object({
  id: text,
  by: text,
  at: time,
  to: text,
  phase: Type.Union([Type.Literal('waiting'), Type.Literal('sending'), Type.Literal('done')]),
  attempts: Type.Integer({ minimum: 0 }),
  due: time,
  answer: text,
})

const fate = loose({
  address: text,
  domain: text,
  state,
  since: time,
  release: orNull(release),
  failure: orNull(Type.Object({ at: time, answer: text, permanent: Type.Boolean() })),
  requested: orNull(Type.Object({ at: time, reason: text })),
})

const result = loose({ result: text })

const authentication = loose({
  spf: result,
  dkim: Type.Array(result),
  dmarc: result,
  arc: result,
  client: Type.Object({ ip: orNull(text), helo: orNull(text) }),
})

const evidence = loose({ id: text, side: text, weight: Type.Number(), where: text, quote: text })

const verdict = loose({
  version: Type.Literal(1),
  outcome: Type.Union(
    ['impersonation', 'suspected', 'official', 'partner', 'none', 'unknown'].map(name => Type.Literal(name)),
  ),
  score: Type.Integer({ minimum: 0, maximum: 100 }),
  urgency: Type.Integer({ minimum: 0, maximum: 100 }),
  payment: Type.Integer({ minimum: 0, maximum: 100 }),
  language: text,
  claimed: Type.Array(text),
  proven: Type.Array(text),
  evidence: Type.Array(evidence),
  explanation: Type.Object({ en: Type.Array(text), ja: Type.Array(text) }),
})

const item = loose({
  id: Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' }),
  revision: Type.Integer({ minimum: 1 }),
  receivedAt: time,
  updatedAt: time,
  state,
  envelope: Type.Object({
    mailFrom: text,
    mailParams: Type.Record(text, text),
    smtputf8: Type.Boolean(),
    eightBitMime: Type.Boolean(),
  }),
  recipients: Type.Array(fate, { minItems: 1, maxItems: 10_000 }),
  client: loose({ ip: orNull(text), helo: orNull(text), reverseName: orNull(text) }),
  authentication,
  verdict,
  subject: text,
  from: text,
  fromDomain: text,
  messageId: text,
  node: text,
  transaction: text,
  size: Type.Integer({ minimum: 0 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  dedupe: text,
  campaign: text,
  features: Type.Array(text),
  reviewed: orNull(Type.Object(by)),
  assigned: text,
  approvals: Type.Array(loose(by)),
  notes: Type.Array(Type.Object({ ...by, text })),
  reports: Type.Array(loose({ ...by, target: text, answer: text })),
  bodyKept: Type.Boolean(),
})

type Checked = Static<typeof item>

/** null: it is one; else where it is none. */
const faultOf = (value: unknown): string | null => {
  const [first] = Value.Errors(item, value)
  return first === undefined ? null : `${first.instancePath || '/'} ${first.message}`
}

const isItem = (value: unknown): value is Checked & Item => faultOf(value) === null

/** What was deleted keeps no address, at most the recipient's domain. */
const isStripped = (address: string): boolean => /^(?:@[^\s@<>\p{Cc}]{1,255})?$/u.test(address)

/** These words go into SMTP commands when the item is released; '' if all of them may, else where one may not. */
const addressFault = ({ envelope, recipients, bodyKept }: Item): string => {
  if (envelope.mailFrom !== '' && !isEnvelopeAddress(envelope.mailFrom)) return '/envelope/mailFrom'
  for (const [at, { address, release }] of recipients.entries()) {
    const isPlain = isEnvelopeAddress(address) || (!bodyKept && isStripped(address))
    if (!isPlain) return `/recipients/${at}/address`
    if (release !== null && release.to !== '' && !isEnvelopeAddress(release.to))
      return `/recipients/${at}/release/to`
  }
  return ''
}

export const readItem = (
  json: string,
): { readonly item: Item; readonly problem: '' } | { readonly item: null; readonly problem: string } => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { item: null, problem: 'not JSON' }
  }
  if (!isItem(value)) return { item: null, problem: `not an exported item: ${faultOf(value)}` }
  const place = addressFault(value)
  return place === ''
    ? { item: value, problem: '' }
    : { item: null, problem: `not an exported item: ${place} must be an address` }
}
