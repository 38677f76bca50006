/** Items as the API gives them: the reviewer's view of them, no bodies. */
import type { Item } from '../../quarantine/item.ts'

export const shapeOf = (item: Item) => ({
  id: item.id,
  state: item.state,
  receivedAt: new Date(item.receivedAt).toISOString(),
  mailFrom: item.envelope.mailFrom,
  recipients: item.recipients.map(fate => ({
    address: fate.address,
    state: fate.state,
    requested: fate.requested !== null,
  })),
  from: item.from,
  subject: item.subject,
  messageId: item.messageId,
  outcome: item.verdict.outcome,
  score: item.verdict.score,
  urgency: item.verdict.urgency,
  payment: item.verdict.payment,
  language: item.verdict.language,
  campaign: item.campaign,
  size: item.size,
  sha256: item.sha256,
  assigned: item.assigned,
  reviewed: item.reviewed !== null,
})

const timed = <T extends { readonly at: number }>(all: readonly T[]) =>
  all.map(one => ({ ...one, at: new Date(one.at).toISOString() }))

/** What people wrote and did, beside the item itself. */
export const handledOf = (item: Item) => ({
  notes: timed(item.notes),
  approvals: timed(item.approvals),
  reports: timed(item.reports),
})
