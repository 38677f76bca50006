/** What the pages need of the rest of the program: the use cases, the store and the clock, all by parameter. */
import type { Health } from '../doctor/health.ts'
import type { ActResult } from '../quarantine/act.ts'
import type { Actor } from '../quarantine/audit.ts'
import type { Item } from '../quarantine/item.ts'
import type { PeopleStore } from '../store/people.ts'
import type { AllowRule, CampaignDecision, Store } from '../store/store.ts'

export type { ActResult } from '../quarantine/act.ts'

export type ReleaseRequest = {
  readonly id: string
  /** exact recipients; null: all that wait */
  readonly recipients: readonly string[] | null
  /** another address instead of the recipient's own */
  readonly to: string | null
}

export type AllowRequest = Pick<
  AllowRule,
  'proof' | 'value' | 'scope' | 'scopeValue' | 'reason' | 'expiresAt'
>

export type ReportTarget = {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly note: string
}
export type ReportDraft = {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Quarantine = {
  readonly release: (request: ReleaseRequest, actor: Actor) => Promise<ActResult>
  readonly approve: (id: string, actor: Actor) => Promise<ActResult>
  readonly remove: (id: string, recipients: readonly string[] | null, actor: Actor) => Promise<ActResult>
  readonly allow: (request: AllowRequest, actor: Actor) => Promise<ActResult>
  readonly disallow: (id: string, actor: Actor) => Promise<ActResult>
  readonly reportTargets: () => readonly ReportTarget[]
  readonly reportDraft: (item: Item, target: ReportTarget) => Promise<ReportDraft>
  readonly report: (id: string, target: string, actor: Actor) => Promise<ActResult>
  readonly note: (id: string, text: string, actor: Actor) => Promise<ActResult>
  readonly assign: (id: string, to: string, actor: Actor) => Promise<ActResult>
  readonly review: (id: string, done: boolean, actor: Actor) => Promise<ActResult>
  readonly request: (id: string, recipient: string, reason: string, actor: Actor) => Promise<ActResult>
  readonly decide: (decision: CampaignDecision, domains: readonly string[], actor: Actor) => Promise<number>
  /** the item and the recipient that a digest link names, or null if it is forged, expired or revoked */
  readonly openLink: (token: string) => Promise<{ readonly item: Item; readonly recipient: string } | null>
}

/** What `doctor` knows, asked anew. */
export type HealthSource = () => Promise<readonly Health[]>

export type ReviewDeps = {
  readonly store: Store
  readonly people: PeopleStore
  readonly quarantine: Quarantine
  readonly health: HealthSource
  readonly now: () => number
  /** a line for the operator's log; never a secret, never mail text */
  readonly log: (
    level: 'info' | 'warn' | 'error',
    message: string,
    detail?: Readonly<Record<string, string>>,
  ) => void
}
