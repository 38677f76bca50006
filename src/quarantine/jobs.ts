/** The jobs of the quarantine for a process that stays: the filter, the review page, or `quarantine work`. */
import { hostname } from 'node:os'
import type { Config } from '../config/keys.ts'
import type { Store } from '../store/store.ts'
import { auditKey } from './audit-key.ts'
import type { QuarantineLog } from './events.ts'
import { type Housekeeping, startHousekeeping } from './housekeeping.ts'
import { createQuarantineService } from './service.ts'
import { settingsNow } from './settings.ts'

export type JobsOptions = {
  /** asked anew by each job, so that a reload counts */
  readonly config: () => Config
  readonly directory: string
  readonly store: Store
  readonly log: QuarantineLog
}

/** Any number of processes may run them: each job takes its lock in the store. */
export const startJobs = async (options: JobsOptions): Promise<Housekeeping> => {
  const { config, directory, store, log } = options
  const settings = settingsNow(config, directory)
  const key = await auditKey(directory, config())
  const service = await createQuarantineService({ store, settings, auditKey: key, node: hostname(), log })
  return startHousekeeping({ service, settings, log })
}
