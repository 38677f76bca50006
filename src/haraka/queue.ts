/**
 * After DATA: holds what is to be held, durably, before anything else; then the rest goes to the next hop. Where that
 * refuses, a hold that waited for it is withdrawn before the refusal goes out.
 */
import type { Held, HoldRequest } from '../quarantine/hold.ts'
import { accept, laterInQueue, type QueueHook } from './answers.ts'
import { describeHeld } from './log-line.ts'
import {
  type Address,
  CONT,
  type Connection,
  type HookResult,
  OK,
  type Plugin,
  type Transaction,
} from './members.ts'
import { deliver } from './next-hop.ts'
import { addressOf, tlsOf } from './read.ts'
import type { Runtime } from './runtime.ts'
import { describe } from './safely.ts'
import {
  type Arrival,
  arrivalOf,
  forgetPending,
  type Pending,
  paramsOf,
  pendingOf,
  rememberPending,
} from './state.ts'

export async function queue(
  runtime: Runtime,
  plugin: Plugin,
  connection: Connection,
  hook: QueueHook,
): Promise<HookResult> {
  const transaction = connection.transaction
  if (transaction === null) return { code: CONT }
  const arrival = arrivalOf(transaction)
  if (arrival === undefined) return laterInQueue('This message could not be examined', hook)
  const shares = sharesOf(transaction, arrival)
  const request = requestOf(connection, transaction, arrival, shares)
  const held = request === null ? null : await runtime.quarantine.hold(request)
  if (held !== null) runtime.metrics.held(held.held ? 'held' : 'refused')
  if (held !== null && !held.held) return notHeld(plugin, held, hook)
  if (held !== null && shares.kept.length === 0) {
    runtime.log.event(describeHeld(transaction, held.id))
    return accept(`2.0.0 Accepted as ${held.id}`)
  }
  if (held !== null) transaction.rcpt_to = [...shares.kept]
  const answer = await passOn(runtime, plugin, connection, hook)
  if (held === null || request === null) return answer
  return settle(runtime, plugin, transaction, { id: held.id, request }, answer, hook)
}

/** Relayed mail of our own users leaves by Haraka's own routes. What throws here took nothing: the sender comes again. */
async function passOn(
  runtime: Runtime,
  plugin: Plugin,
  connection: Connection,
  hook: QueueHook,
): Promise<HookResult> {
  if (hook === 'queue_outbound') return { code: CONT }
  try {
    return await deliver(plugin, connection, runtime.nextHop(plugin))
  } catch (error) {
    plugin.logerror(`the next hop could not be used: ${describe(error)}`)
    return laterInQueue('The message could not be taken over now, try again later', hook)
  }
}

function notHeld(plugin: Plugin, held: Extract<Held, { held: false }>, hook: QueueHook): HookResult {
  plugin.logerror(`not held: ${held.code} ${held.reason}`)
  return laterInQueue(`Quarantine is not available, try again later (${held.code})`, hook)
}

async function settle(
  runtime: Runtime,
  plugin: Plugin,
  transaction: Transaction,
  waiting: Pending,
  answer: HookResult,
  hook: QueueHook,
): Promise<HookResult> {
  if (answer.code === CONT) {
    rememberPending(transaction, waiting)
    return answer
  }
  if (answer.code !== OK) {
    await withdraw(runtime, plugin, waiting.id)
    return answer
  }
  const held = await runtime.quarantine.confirm(waiting.id, waiting.request)
  // the others have their copy and will get a second one; the held copy must not be a matter of luck
  if (!held.held) return notHeld(plugin, held, hook)
  runtime.log.event(describeHeld(transaction, held.id))
  return accept(`${textOf(answer.message)} and accepted as ${held.id}`)
}

/** Another queue plugin has answered for the rest; its 250 or refusal is on its way and cannot be changed any more. */
export async function afterOthers(
  runtime: Runtime,
  plugin: Plugin,
  transaction: Transaction | null,
  how: 'confirm' | 'withdraw',
): Promise<void> {
  const waiting = transaction === null ? undefined : pendingOf(transaction)
  if (transaction === null || waiting === undefined) return
  forgetPending(transaction)
  if (how === 'withdraw') return withdraw(runtime, plugin, waiting.id)
  const held = await runtime.quarantine.confirm(waiting.id, waiting.request)
  if (!held.held) plugin.logcrit(`confirm of ${waiting.id} failed: ${held.code} ${held.reason}`)
  else runtime.log.event(describeHeld(transaction, held.id))
}

/** A failure leaves the item pending and durable: it is shown, and a retry finds it again. */
async function withdraw(runtime: Runtime, plugin: Plugin, id: string): Promise<void> {
  const result = await runtime.quarantine.withdraw(id)
  if (!result.held) plugin.logerror(`withdraw of ${id} failed: ${result.code} ${result.reason}`)
}

type Shares = { readonly kept: readonly Address[]; readonly held: readonly string[] }

/**
 * Who gets it now and whose copy is held, of the recipients as they are now: other plugins may have added, removed or
 * rewritten some since DATA. Whoever was not there then is held only if everybody was, else he gets what goes on.
 */
function sharesOf(transaction: Transaction, { judged, recipients }: Arrival): Shares {
  if (judged === null) return { kept: transaction.rcpt_to, held: [] }
  const { fates } = judged.plan
  const known = new Map(recipients.map((address, index) => [address, fates[index]]))
  const otherwise = fates.length > 0 && fates.every(fate => fate === 'hold') ? 'hold' : 'tag'
  const isHeld = (recipient: Address) => (known.get(addressOf(recipient)) ?? otherwise) === 'hold'
  return {
    kept: transaction.rcpt_to.filter(recipient => !isHeld(recipient)),
    held: transaction.rcpt_to.filter(isHeld).map(addressOf),
  }
}

/** What is to be held, null if nothing is. */
function requestOf(
  connection: Connection,
  transaction: Transaction,
  { judged }: Arrival,
  shares: Shares,
): HoldRequest | null {
  if (judged === null || shares.held.length === 0) return null
  return {
    message: judged.examination.message,
    recipients: shares.held,
    mailParams: paramsOf(transaction),
    tls: tlsOf(connection),
    authentication: judged.examination.authentication,
    verdict: judged.examination.verdict,
    transaction: transaction.uuid,
    pending: shares.kept.length > 0,
  }
}

function textOf(message: unknown): string {
  if (Array.isArray(message)) return message.join(' ')
  return typeof message === 'string' ? message : 'Queued'
}
