/** Everything that the hooks work with, in one place; what changes at a reload is asked for anew each time. */

import type { Allowance } from '../action/allow-list.ts'
import type { RecipientPolicy } from '../action/policy.ts'
import type { Authentication } from '../auth/authentication.ts'
import type { Config } from '../config/keys.ts'
import type { Log } from '../observe/log.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { Examination, Examine } from './examination.ts'
import type { Plugin } from './members.ts'
import type { NextHop } from './next-hop.ts'
import type { Quarantine } from './quarantine.ts'
import type { Tally } from './tally.ts'

export type KnownRecipient = { readonly address: string; readonly policy: RecipientPolicy }

export type Runtime = {
  readonly config: () => Config
  readonly examine: Examine
  readonly recipients: (addresses: readonly string[]) => Promise<readonly KnownRecipient[]>
  /** the allow rule that holds for this recipient, null if none */
  readonly allowed: (authentication: Authentication, recipient: string) => Allowance | null
  /** these rules let a message through: once a message */
  readonly countAllowed: (ids: ReadonlySet<string>) => void
  readonly quarantine: Quarantine
  readonly nextHop: (plugin: Plugin) => NextHop
  readonly log: Log
  readonly metrics: Metrics
  readonly observe: (examination: Examination, action: string, ms: number) => void
  readonly tally: Tally
  /** opens what takes time before the first message comes */
  readonly ready: (plugin: Plugin) => Promise<void>
  readonly close: () => Promise<void>
}
