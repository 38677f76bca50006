/** Judgement and what it rests on → the verdict as CLI, API, log and store see it (docs/verdict.schema.json). */
import type { Authentication } from '../auth/authentication.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { explain } from './explain.ts'
import type { Judgement } from './judge.ts'
import type { Verdict } from './verdict.ts'

/** What the observation is called in `claimed`, by the beginning of its id. */
const PLACES: readonly (readonly [string, string])[] = [
  ['from-name', 'display name'],
  ['disguised', 'disguised name'],
  ['from-local', 'address'],
  ['spoofed', 'address'],
  ['tampered', 'address'],
  ['lookalike-from', 'domain'],
  ['reply-to', 'Reply-To'],
  ['sender', 'Sender'],
  ['recipient', 'recipient'],
  ['subject', 'subject'],
  ['link', 'link'],
  ['lookalike-link', 'link'],
  ['shop-path', 'link'],
  ['logo', 'picture'],
  ['hot-linked', 'picture'],
  ['attachment', 'attachment'],
  ['organizer', 'organizer'],
  ['title', 'title'],
  ['order', 'order number'],
]
const MOST = 8

const claimed = ({ id, quote }: Evidence): string =>
  `${PLACES.find(([start]) => id.startsWith(start))?.[1] ?? 'text'} “${quote}”`

const proven = ({ params, quote }: Evidence): string => `${params?.['domain'] ?? ''} (${quote})`

export type Written = {
  readonly brand: string
  readonly judgement: Judgement
  readonly authentication: Authentication
  readonly language: { readonly language: string; readonly urgency: number; readonly payment: number }
  readonly truncated: boolean
  readonly ms: number
}

export const writeVerdict = ({
  brand,
  judgement,
  authentication,
  language,
  truncated,
  ms,
}: Written): Verdict => {
  const { outcome, score, evidence } = judgement
  const { spf, dkim, dmarc, arc } = authentication
  const isProven = outcome === 'official' || outcome === 'partner'
  return {
    version: 1,
    brand,
    outcome,
    score,
    urgency: language.urgency,
    payment: language.payment,
    language: language.language,
    claimed: evidence
      .filter(({ side }) => side === 'claim')
      .slice(0, MOST)
      .map(claimed),
    proven: isProven ? evidence.filter(({ side }) => side === 'proof').map(proven) : [],
    authentication: { spf, dkim, dmarc, arc },
    evidence,
    explanation: explain(judgement),
    truncated,
    ms: Math.round(ms * 10) / 10,
  }
}
