/** What every use case is given: the store, the clock, and who we are. Nothing is global. */
import type { Store } from '../store/store.ts'

export type Deps = {
  readonly store: Store
  readonly now: () => number
  readonly node: string
  /** how the audit log writes an address (privacy.ts); absent: as it is */
  readonly hashAddress?: (address: string) => string
}
