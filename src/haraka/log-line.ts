/** The events of the message log: their names and fields are a public contract (docs/logging.md). */

import { reasonsOf } from '../action/headers.ts'
import type { Plan } from '../action/plan.ts'
import type { LogEvent } from '../observe/log.ts'
import type { Examination } from './examination.ts'
import type { Transaction } from './members.ts'

export type MessageLine = {
  readonly transaction: Transaction
  readonly mailFrom: string
  readonly recipients: readonly string[]
  readonly ms: number
  /** header fields of ours that the message brought */
  readonly forged: readonly string[]
}

export function describeExamined(line: MessageLine, examination: Examination, plan: Plan): LogEvent {
  const { verdict, authentication, message } = examination
  return {
    event: 'verdict',
    ...common(line),
    messageId: message.messageId,
    size: message.size,
    client: authentication.client.ip,
    brand: verdict.brand,
    outcome: verdict.outcome,
    score: verdict.score,
    urgency: verdict.urgency,
    payment: verdict.payment,
    language: verdict.language,
    reasons: reasonsOf(verdict),
    spf: verdict.authentication.spf.result,
    dkim: verdict.authentication.dkim.map(signature => `${signature.result}:${signature.domain}`),
    dmarc: verdict.authentication.dmarc.result,
    arc: verdict.authentication.arc.result,
    action: actionOf(plan),
    fates: plan.fates,
    truncated: verdict.truncated,
  }
}

export function describeSkipped(line: MessageLine, reason: string): LogEvent {
  return { event: 'skipped', ...common(line), reason }
}

export function describeFailure(line: MessageLine, kind: string, error: string, action: string): LogEvent {
  return { event: 'failure', ...common(line), kind, error, action }
}

export function describeHeld(transaction: Transaction, item: string): LogEvent {
  return { event: 'held', transaction: transaction.uuid, item }
}

/** The strictest thing that happens to anybody's copy. */
export function actionOf(plan: Plan): string {
  if (plan.answer.kind !== 'accept') return plan.answer.kind
  for (const fate of ['hold', 'tag'] as const) if (plan.fates.includes(fate)) return fate
  return 'bare'
}

function common(line: MessageLine) {
  return {
    transaction: line.transaction.uuid,
    mailFrom: line.mailFrom,
    recipients: line.recipients,
    forged: line.forged,
    ms: Math.round(line.ms * 10) / 10,
  }
}
