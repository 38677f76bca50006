/** The quarantine's own jobs (due releases, retention, digests …) run beside the filter: the store lets one process at a time. */
import { hostname } from 'node:os'
import type { Config } from '../config/keys.ts'
import type { Log } from '../observe/log.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import { type Housekeeping, startHousekeeping } from '../quarantine/housekeeping.ts'
import { createQuarantineService } from '../quarantine/service.ts'
import { settingsOf } from '../quarantine/settings.ts'
import type { Store } from '../store/store.ts'

export type KeepHouseInput = {
  readonly store: Store
  readonly config: Config
  readonly directory: string
  readonly log: Log
}

export async function keepHouse(input: KeepHouseInput): Promise<Housekeeping> {
  const { store, config, directory, log } = input
  const settings = settingsOf(config, directory)
  const tell = (message: string, detail: Readonly<Record<string, string>>) =>
    log.event({ event: 'quarantine', message, ...detail })
  const key = await auditKey(directory, config)
  const service = await createQuarantineService({
    store,
    settings,
    auditKey: key,
    node: hostname(),
    log: tell,
  })
  return startHousekeeping({ service, settings, log: tell })
}
