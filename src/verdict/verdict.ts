/** The verdict: one schema for CLI, API, log and store (DESIGN §5.3, docs/verdict.schema.json). */
import type { Authentication } from '../auth/authentication.ts'
import type { Evidence } from '../evidence/evidence.ts'

export type Outcome = 'impersonation' | 'suspected' | 'official' | 'partner' | 'none' | 'unknown'

export type Verdict = {
  readonly version: 1
  readonly brand: string
  readonly outcome: Outcome
  /** integers 0…100 */
  readonly score: number
  readonly urgency: number
  readonly payment: number
  readonly language: string
  readonly claimed: readonly string[]
  readonly proven: readonly string[]
  readonly authentication: Pick<Authentication, 'spf' | 'dkim' | 'dmarc' | 'arc'>
  readonly evidence: readonly Evidence[]
  readonly explanation: { readonly en: readonly string[]; readonly ja: readonly string[] }
  readonly truncated: boolean
  readonly ms: number
}

/** First word of X-Amazon-Impersonation (DESIGN §5.2). */
export type HeaderWord = 'yes' | 'suspected' | 'no' | 'unknown'
