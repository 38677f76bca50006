/**
 * After DATA: holds what is to be held, durably, before anything else; then the rest goes to the next hop. Where that
 * refuses, a hold that waited for it is withdrawn before the refusal goes out.
 */
import type { Held } from '../quarantine/hold.ts'
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
import { type Arrival, arrivalOf, forgetPending, paramsOf, pendingOf, rememberPending } from './state.ts'

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
  const held = await holdSome(runtime, connection, transaction, arrival, shares)
  if (held !== null) runtime.metrics.held(held.held ? 'held' : 'refused')
  if (held !== null && !held.held) {
    plugin.logerror(`not held: ${held.code} ${held.reason}`)
    return laterInQueue(`Quarantine is not available, try again later (${held.code})`, hook)
  }
  if (held !== null && shares.kept.length === 0) {
    runtime.log.event(describeHeld(transaction, held.id))
    return accept(`2.0.0 Accepted as ${held.id}`)
  }
  if (held !== null) transaction.rcpt_to = [...shares.kept]
  // Relayed mail of our own users leaves by Haraka's own routes.
  const answer =
    hook === 'queue_outbound' ? { code: CONT } : await deliver(plugin, connection, runtime.nextHop(plugin))
  return held === null ? answer : settle(runtime, plugin, transaction, held, answer)
}

async function settle(
  runtime: Runtime,
  plugin: Plugin,
  transaction: Transaction,
  held: Extract<Held, { held: true }>,
  answer: HookResult,
): Promise<HookResult> {
  if (answer.code === CONT) {
    rememberPending(transaction, held.id)
    return answer
  }
  if (answer.code !== OK) {
    await end(runtime, plugin, held.id, 'withdraw')
    return answer
  }
  await end(runtime, plugin, held.id, 'confirm')
  runtime.log.event(describeHeld(transaction, held.id))
  return accept(`${textOf(answer.message)} and accepted as ${held.id}`)
}

/** Another queue plugin has answered for the rest. */
export async function afterOthers(
  runtime: Runtime,
  plugin: Plugin,
  transaction: Transaction | null,
  how: 'confirm' | 'withdraw',
): Promise<void> {
  const id = transaction === null ? undefined : pendingOf(transaction)
  if (transaction === null || id === undefined) return
  forgetPending(transaction)
  await end(runtime, plugin, id, how)
}

/** A failure leaves the item pending and durable: it is shown, and a retry finds it again. */
async function end(runtime: Runtime, plugin: Plugin, id: string, how: 'confirm' | 'withdraw'): Promise<void> {
  const quarantine = runtime.quarantine
  const result = await (how === 'confirm' ? quarantine.confirm(id) : quarantine.withdraw(id))
  if (!result.held) plugin.logerror(`${how} of ${id} failed: ${result.code} ${result.reason}`)
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

async function holdSome(
  runtime: Runtime,
  connection: Connection,
  transaction: Transaction,
  arrival: Arrival,
  shares: Shares,
): Promise<Held | null> {
  const { judged } = arrival
  if (judged === null || shares.held.length === 0) return null
  return runtime.quarantine.hold({
    message: judged.examination.message,
    recipients: shares.held,
    mailParams: paramsOf(transaction),
    tls: tlsOf(connection),
    authentication: judged.examination.authentication,
    verdict: judged.examination.verdict,
    transaction: transaction.uuid,
    pending: shares.kept.length > 0,
  })
}

function textOf(message: unknown): string {
  if (Array.isArray(message)) return message.join(' ')
  return typeof message === 'string' ? message : 'Queued'
}
