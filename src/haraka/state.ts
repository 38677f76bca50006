/** What we know of a transaction between its hooks. Not in Haraka's notes: those are written into queue files. */
import type { Plan } from '../action/plan.ts'
import type { HoldRequest } from '../quarantine/hold.ts'
import type { Examination } from './examination.ts'
import type { Connection, Transaction } from './members.ts'
import type { Received } from './raw.ts'

export type Arrival = {
  /** what came of it: null where it was not examined */
  readonly judged: { readonly examination: Examination; readonly plan: Plan } | null
  /** the recipients at that moment, as RCPT TO gave them, in the order of the plan's fates */
  readonly recipients: readonly string[]
}

/** A hold that waits until the others' copy is taken. */
export type Pending = { readonly id: string; readonly request: HoldRequest }

export type MailParams = Readonly<Record<string, string>>

const arrivals = new WeakMap<Transaction, Arrival>()
const received = new WeakMap<Transaction, Received>()
const params = new WeakMap<Transaction, MailParams>()
const pending = new WeakMap<Transaction, Pending>()

export const arrivalOf = (transaction: Transaction): Arrival | undefined => arrivals.get(transaction)

export function remember(transaction: Transaction, arrival: Arrival): void {
  arrivals.set(transaction, arrival)
}

export const receivedOf = (transaction: Transaction): Received | null => received.get(transaction) ?? null

export function rememberReceived(transaction: Transaction, bytes: Received): void {
  received.set(transaction, bytes)
}

/** MAIL FROM's parameters exist only as an argument of the mail hook. */
export function rememberParams(connection: Connection, given: unknown): void {
  if (connection.transaction !== null) params.set(connection.transaction, readParams(given))
}

export const paramsOf = (transaction: Transaction): MailParams => params.get(transaction) ?? {}

/** The hold that waits for another queue plugin's answer. */
export const pendingOf = (transaction: Transaction): Pending | undefined => pending.get(transaction)

export function rememberPending(transaction: Transaction, waiting: Pending): void {
  pending.set(transaction, waiting)
}

export function forgetPending(transaction: Transaction): void {
  pending.delete(transaction)
}

function readParams(given: unknown): MailParams {
  if (!Array.isArray(given)) return {}
  const object: unknown = given[1]
  if (typeof object !== 'object' || object === null) return {}
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name.toUpperCase(),
      typeof value === 'string' ? value : '',
    ]),
  )
}
