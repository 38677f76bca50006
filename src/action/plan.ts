/** Verdict, policies and envelope to a plan: who gets it, who does not, with which headers, and the one answer after DATA. Pure. */
import type { Verdict } from '../verdict/verdict.ts'
import { type Header, type HeaderLanguage, headersOf, wordOf } from './headers.ts'
import { type Fate, fateOf, type RecipientPolicy } from './policy.ts'

/** One recipient of the transaction, in its order there. */
export type PlannedRecipient = {
  readonly address: string
  readonly policy: RecipientPolicy
  /** the proven identity of the allow rule that holds for him, '' if none */
  readonly allowed: string
}

export type PlanInput = {
  readonly verdict: Verdict
  /** '' is the null reverse-path: a bounce, never held (RFC 5321 §4.5.5) */
  readonly mailFrom: string
  readonly recipients: readonly PlannedRecipient[]
  /** relayed and authenticated outbound mail gets none of our headers */
  readonly outbound: boolean
  readonly deferUnknown: boolean
  /** somebody looks after the quarantine; else what would be held is tagged */
  readonly canHold: boolean
  /** '' switches the Subject tag off */
  readonly subjectTag: string
  /** 'auto': by the first kept recipient's domain */
  readonly language: HeaderLanguage | 'auto'
  /** an id that the log can find */
  readonly id: string
}

export type Answer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'reject'; readonly text: string }
  | { readonly kind: 'defer'; readonly text: string }

export type Plan = {
  readonly answer: Answer
  /** one fate a recipient, in the order of the transaction */
  readonly fates: readonly Fate[]
  readonly headers: readonly Header[]
  /** '' leaves the Subject as it is */
  readonly subjectTag: string
}

export function planOf(input: PlanInput): Plan {
  const fates = settle(
    input.recipients.map(recipient => wished(recipient, input)),
    input,
  )
  const answer = answerOf(fates, input)
  if (answer.kind !== 'accept') return { answer, fates, headers: [], subjectTag: '' }
  const tagged = input.recipients.filter((_, index) => fates[index] === 'tag')
  if (input.outbound || tagged.length === 0) return { answer, fates, headers: [], subjectTag: '' }
  // One message has one header set: it is allowed only where every tagged recipient allows it.
  const allowed = tagged.every(recipient => recipient.allowed !== '') ? (tagged[0]?.allowed ?? '') : ''
  const word = wordOf(input.verdict, allowed)
  return {
    answer,
    fates,
    headers: headersOf(input.verdict, languageOf(input, tagged), allowed),
    subjectTag: word === 'yes' || word === 'suspected' ? input.subjectTag : '',
  }
}

/** What Sieve reads first. */
const firstWord = (plan: Plan): string => plan.headers[0]?.value.split(';')[0] ?? ''

/** The recipients for whom an allow rule changed something: whether they get it, or what its header says. */
export function letThrough(input: PlanInput, plan: Plan): readonly number[] {
  if (input.recipients.every(recipient => recipient.allowed === '')) return []
  const without = planOf({ ...input, recipients: input.recipients.map(each => ({ ...each, allowed: '' })) })
  const saysOther = firstWord(without) !== firstWord(plan)
  return input.recipients.flatMap(({ allowed }, index) => {
    const isOther = plan.fates[index] !== without.fates[index] || (saysOther && plan.fates[index] === 'tag')
    return allowed !== '' && isOther ? [index] : []
  })
}

function wished(recipient: PlannedRecipient, input: PlanInput): Fate {
  const fate = fateOf(recipient.policy, input.verdict)
  const strict = fate === 'hold' || fate === 'reject'
  return strict && (recipient.allowed !== '' || input.mailFrom === '') ? 'tag' : fate
}

/** Only one answer follows DATA: where not all reject, those who would have are held, or tagged; nothing is lost. */
function settle(fates: readonly Fate[], input: PlanInput): readonly Fate[] {
  if (fates.every(fate => fate === 'reject')) return fates
  const milder: Fate = input.canHold && input.mailFrom !== '' ? 'hold' : 'tag'
  return fates.map(fate => (fate === 'reject' || fate === 'hold' ? milder : fate))
}

function answerOf(fates: readonly Fate[], input: PlanInput): Answer {
  if (fates.length > 0 && fates.every(fate => fate === 'reject')) {
    return {
      kind: 'reject',
      text: `This message claims to be from Amazon, and is not proven to be (id ${input.id})`,
    }
  }
  if (input.verdict.outcome === 'unknown' && input.deferUnknown) {
    return { kind: 'defer', text: `The sender could not be verified now, try again later (id ${input.id})` }
  }
  return { kind: 'accept' }
}

function languageOf(input: PlanInput, kept: readonly PlannedRecipient[]): HeaderLanguage {
  if (input.language !== 'auto') return input.language
  const domain = (kept[0]?.address ?? '').toLowerCase()
  return domain.endsWith('.jp') ? 'ja' : 'en'
}
