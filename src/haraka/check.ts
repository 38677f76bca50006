/** data_post: read, examine, plan; what comes of it is applied at once, at the end, if there still is time. */
import { letThrough, type Plan, type PlanInput, type PlannedRecipient, planOf } from '../action/plan.ts'
import type { Authentication } from '../auth/authentication.ts'
import { duplicatesOf } from '../evidence/standing.ts'
import { mayHold } from '../quarantine/attendance.ts'
import { later } from './answers.ts'
import { addHeaders, applyPlan, unexaminedHeaders } from './apply.ts'
import type { Examination } from './examination.ts'
import { actionOf, describeExamined, describeFailure, describeSkipped, type MessageLine } from './log-line.ts'
import { CONT, type Connection, type HookResult, type Plugin, type Transaction } from './members.ts'
import { type Received, receivedBytes } from './raw.ts'
import {
  addressOf,
  authenticationRows,
  clientOf,
  envelopeOf,
  isOutbound,
  isTrustedRelay,
  matcherOf,
  skipReason,
} from './read.ts'
import { isReleased } from './released.ts'
import { addAuthenticationResults, addResults } from './results.ts'
import type { Runtime } from './runtime.ts'
import { describe, type Failure, go, type Outcome } from './safely.ts'
import { receivedOf, remember, rememberReceived } from './state.ts'
import { keepBytes, stripForged } from './strip.ts'
import { forwardedOf } from './xforward.ts'

type Case = {
  readonly runtime: Runtime
  readonly plugin: Plugin
  readonly connection: Connection
  readonly transaction: Transaction
  /** null where the bytes could not be had in time */
  readonly received: Received | null
  readonly started: number
}

export async function check(
  runtime: Runtime,
  plugin: Plugin,
  connection: Connection,
  signal: AbortSignal,
): Promise<Outcome> {
  const started = performance.now()
  // The client may go away meanwhile: then Haraka takes the transaction from the connection.
  const transaction = connection.transaction
  if (transaction === null) return () => go
  const received = await receivedBytes(transaction)
  rememberReceived(transaction, received)
  const item: Case = { runtime, plugin, connection, transaction, received, started }
  const config = runtime.config()
  const released =
    isTrustedRelay(connection, config) &&
    isReleased(received.bytes, matcherOf(config.auth.trusted_relays), forwardedOf(connection))
  const reason = released ? 'released' : skipReason(connection, config)
  if (reason !== '') return () => pass(item, reason)
  const recipients = await runtime.recipients(transaction.rcpt_to.map(addressOf))
  if (recipients.every(recipient => recipient.policy.policy === 'off')) return () => pass(item, 'policy off')
  const examination = await runtime.examine({
    raw: received.bytes,
    envelope: envelopeOf(transaction),
    client: clientOf(connection),
    authservId: connection.local.host,
    forwarded: forwardedOf(connection),
    rows: authenticationRows(connection, transaction),
    signal,
  })
  const proven = provenOf(examination)
  const rules = recipients.map(recipient => runtime.allowed(proven, recipient.address))
  const allowed = recipients.map((each, at) => ({ ...each, allowed: rules[at]?.identity ?? '' }))
  return () => {
    const input = planInput(item, examination, allowed)
    const plan = planOf(input)
    runtime.countAllowed(new Set(letThrough(input, plan).map(at => rules[at]?.id ?? '')))
    return carryOut(item, examination, plan)
  }
}

/** A signature also verifies below a second From or Subject that somebody put on top: then it allows nothing. */
function provenOf({ authentication, message }: Examination): Authentication {
  if (duplicatesOf(message).length === 0) return authentication
  return { ...authentication, dkim: [], dmarc: { ...authentication.dmarc, result: 'policy' } }
}

function planInput(item: Case, examination: Examination, recipients: readonly PlannedRecipient[]): PlanInput {
  const config = item.runtime.config()
  return {
    verdict: examination.verdict,
    mailFrom: examination.message.envelope.mailFrom ?? '',
    recipients,
    outbound: isOutbound(item.connection, config),
    deferUnknown: config.defer.unknown,
    canHold: mayHold(config),
    subjectTag: config.header.subject_tag,
    language: config.header.language,
    id: item.transaction.uuid,
  }
}

function carryOut(item: Case, examination: Examination, plan: Plan): HookResult {
  const { runtime, connection, transaction, plugin } = item
  // Our own users' mail goes out without a word of ours.
  if (!isOutbound(connection, runtime.config()))
    addAuthenticationResults(connection, examination.authentication)
  const forged = clean(item, false)
  addResults(plugin, transaction, examination.verdict)
  const recipients = transaction.rcpt_to.map(addressOf)
  remember(transaction, { judged: { examination, plan }, recipients })
  runtime.tally.add(examination.verdict, plan.fates, recipients)
  const result = applyPlan(transaction, plan)
  const line = lineOf(item, forged)
  runtime.log.event(describeExamined(line, examination, plan))
  runtime.observe(examination, actionOf(plan), line.ms)
  return result
}

/** Not examined; forged headers are taken out all the same. */
function pass(item: Case, reason: string): HookResult {
  const forged = clean(item, reason === 'released')
  item.transaction.results.add(item.plugin, { skip: reason })
  remember(item.transaction, {
    judged: null,
    recipients: item.transaction.rcpt_to.map(addressOf),
  })
  item.runtime.log.event(describeSkipped(lineOf(item, forged), reason))
  return go
}

function clean(item: Case, keepReleased: boolean): readonly string[] {
  const forged = stripForged(item.connection, item.transaction, keepReleased)
  if (item.received !== null) keepBytes(item.connection, item.transaction, item.received)
  return forged
}

function lineOf(item: Case, forged: readonly string[]): MessageLine {
  const { transaction, runtime } = item
  return {
    transaction,
    mailFrom: runtime.log.address(transaction.mail_from.isNull() ? '' : addressOf(transaction.mail_from)),
    recipients: transaction.rcpt_to.map(recipient => runtime.log.address(addressOf(recipient))),
    ms: performance.now() - item.started,
    forged,
  }
}

/** The outcome by policy: 451, or the mail passes and says that nobody examined it. Never throws for bad mail. */
export function checkFailed(
  runtime: Runtime,
  plugin: Plugin,
  connection: Connection,
  failure: Failure,
): HookResult {
  const transaction = connection.transaction
  const config = runtime.config()
  const text = describe(failure.error)
  plugin.logerror(`examination ${failure.kind}: ${text}`)
  runtime.metrics.failure(failure.kind)
  const defer = failure.kind === 'timeout' ? config.defer.timeout : config.defer.error
  if (transaction === null) return { code: CONT }
  const received = receivedOf(transaction)
  const item: Case = { runtime, plugin, connection, transaction, received, started: performance.now() }
  const forged = clean(item, false)
  runtime.log.event(
    describeFailure(lineOf(item, forged), failure.kind, text.slice(0, 500), defer ? 'defer' : 'tag'),
  )
  transaction.results.add(plugin, { err: `examination ${failure.kind}` })
  if (defer) return later('This message could not be examined now, try again later')
  if (!isOutbound(connection, config)) addHeaders(transaction, unexaminedHeaders(failure.kind))
  remember(transaction, { judged: null, recipients: transaction.rcpt_to.map(addressOf) })
  return go
}
