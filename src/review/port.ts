/** What the pages need of the rest of the program: the use cases, the store and the clock, all by parameter. */
import type { Health } from '../doctor/health.ts'
import type { QuarantineService } from '../quarantine/service.ts'
import type { PeopleStore } from '../store/people.ts'
import type { Store } from '../store/store.ts'

export type { ActResult } from '../quarantine/act.ts'
export type { AllowRequest } from '../quarantine/allow.ts'
export type { ReportDraft } from '../quarantine/report.ts'
export type { NamedTarget as ReportTarget } from '../quarantine/service.ts'

/** The use cases that the pages call, as quarantine/service.ts binds them. */
export type Quarantine = Pick<
  QuarantineService,
  | 'release'
  | 'approve'
  | 'unapprove'
  | 'cancel'
  | 'settle'
  | 'returnToHeld'
  | 'retry'
  | 'remove'
  | 'allow'
  | 'disallow'
  | 'reportTargets'
  | 'reportDraft'
  | 'report'
  | 'note'
  | 'assign'
  | 'review'
  | 'request'
  | 'decide'
  | 'dropDecision'
  | 'drain'
  | 'openLink'
  | 'openMailbox'
  | 'isOwnList'
  | 'revokeLinks'
  | 'nameInLog'
>

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
