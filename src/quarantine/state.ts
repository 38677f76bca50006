/** The item's own state as a summary of its recipients' fates, and events applied to some or all of them. Pure. */
import type { Verdict } from '../verdict/verdict.ts'
import type { Fate, Item, State } from './item.ts'
import { type FateEvent, isFinal, step } from './transitions.ts'

/** What asks for attention stands first; among final states what a person most wants to know. */
const precedence = [
  'pending',
  'in-doubt',
  'releasing',
  'held',
  'released',
  'deleted',
  'expired',
  'withdrawn',
] as const satisfies readonly State[]

export const summarize = (fates: readonly Fate[]): State =>
  precedence.find(state => fates.some(fate => fate.state === state)) ?? 'withdrawn'

export type Which = 'all' | readonly string[]

const isMeant = (fate: Fate, which: Which): boolean => which === 'all' || which.includes(fate.address)

export type Applied = { readonly item: Item; readonly changed: readonly Fate[] }

/** The bytes and the personal data have no more use: every fate is final and no copy was delivered by us last. */
const mayDropBody = (fates: readonly Fate[]): boolean => fates.every(fate => isFinal(fate.state))

/**
 * The item after the event happened to those recipients for whom it is legal; null if for none.
 * A released item keeps its body until retention takes it; a deleted, expired or withdrawn one loses it here.
 */
export const apply = (item: Item, which: Which, event: FateEvent, now: number): Applied | null => {
  const changed: Fate[] = []
  const recipients = item.recipients.map(fate => {
    const next = isMeant(fate, which) ? step(fate, event, now) : null
    if (next !== null) changed.push(next)
    return next ?? fate
  })
  if (changed.length === 0) return null
  const state = summarize(recipients)
  const drops = mayDropBody(recipients) && state !== 'released'
  const next: Item = { ...item, recipients, state, revision: item.revision + 1, updatedAt: now }
  return { item: drops ? strip(next) : next, changed }
}

const nobody: Item['client'] = { ip: null, helo: null, reverseName: null, tls: null }

const plainAuthentication = ({
  spf,
  dkim,
  dmarc,
  arc,
}: Verdict['authentication']): Verdict['authentication'] => ({
  spf: { ...spf, reason: '' },
  dkim: dkim.map(signature => ({ ...signature, reason: '' })),
  dmarc: { ...dmarc, reason: '' },
  arc: { ...arc, sealed: null, reason: '' },
})

const plainVerdict = (verdict: Verdict): Verdict => ({
  ...verdict,
  claimed: [],
  proven: [],
  evidence: verdict.evidence.map(({ id, side, weight }) => ({ id, side, weight, where: '', quote: '' })),
  explanation: { en: [], ja: [] },
  authentication: plainAuthentication(verdict.authentication),
})

const plainFate = (fate: Fate): Fate => ({
  ...fate,
  address: fate.domain === '' ? '' : `@${fate.domain}`,
  release: fate.release === null ? null : { ...fate.release, to: '', answer: '' },
  failure: null,
  requested: null,
})

/** Without body and personal data: what remains says that there was an item, what it was judged, and what became of it. */
export const strip = (item: Item): Item => ({
  ...item,
  bodyKept: false,
  dedupe: '',
  subject: '',
  from: '',
  messageId: '',
  client: nobody,
  envelope: { ...item.envelope, mailFrom: '', mailParams: {} },
  recipients: item.recipients.map(plainFate),
  notes: [],
  told: [],
  reports: item.reports.map(report => ({ ...report, answer: '' })),
  approvals: item.approvals.map(({ at, by }) => ({ at, by })),
  verdict: plainVerdict(item.verdict),
  authentication: {
    ...item.authentication,
    ...plainAuthentication(item.authentication),
    client: { ip: null, helo: null },
  },
})

/** Something about the item itself changed, not about a recipient. */
export const revise = (item: Item, change: Partial<Item>, now: number): Item => ({
  ...item,
  ...change,
  revision: item.revision + 1,
  updatedAt: now,
})
