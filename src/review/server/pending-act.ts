/** What a person decided, as it waits to be done. */
import type { CampaignDecision } from '../../store/store.ts'

export type Target = { readonly id: string; readonly recipients: readonly string[] | null }
export type ItemsAct = {
  readonly act: 'release' | 'delete'
  readonly targets: readonly Target[]
  readonly to: string | null
  readonly reason: string
  /** the reviewer's limit */
  readonly domains: readonly string[]
}
export type CampaignAct = {
  readonly act: 'campaign'
  readonly decision: CampaignDecision
  /** messages that waited when it was decided */
  readonly count: number
  readonly reason: string
  readonly domains: readonly string[]
}
export type PendingAct = ItemsAct | CampaignAct
