/** The jobs of the quarantine for a process that stays: the review page, `quarantine work`, or a Haraka master. */
import { hostname } from 'node:os'
import type { Config } from '../config/keys.ts'
import type { Store } from '../store/store.ts'
import { type Housekeeping, type HousekeepingOptions, startHousekeeping } from './housekeeping.ts'
import { createQuarantineService } from './service.ts'
import { settingsOf } from './settings.ts'

export type JobsOptions = {
  readonly config: Config
  readonly directory: string
  readonly store: Store
  /** of the audit chain */
  readonly key: Uint8Array
  readonly log: HousekeepingOptions['log']
}

/** Any number of processes may run them: each job takes its lock in the store. */
export const startJobs = async ({
  config,
  directory,
  store,
  key,
  log,
}: JobsOptions): Promise<Housekeeping> => {
  const settings = settingsOf(config, directory)
  const service = await createQuarantineService({ store, settings, auditKey: key, node: hostname(), log })
  return startHousekeeping({ service, settings, log })
}
