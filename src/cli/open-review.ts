/** What `review` and `user` work with: the configuration, the store and the key of the audit chain. */
import type { Command } from 'commander'
import type { Config } from '../config/keys.ts'
import { auditKey } from '../quarantine/audit-key.ts'
import type { Store } from '../store/store.ts'
import { baseDirectory, openConfiguredStore, readConfig } from './context.ts'

/** Said as one line: code, message and what to do. */
export class ReviewCommandError extends Error {
  readonly code: string
  readonly hint: string
  constructor(code: string, message: string, hint: string) {
    super(message)
    this.code = code
    this.hint = hint
  }
}

export type OpenedReview = {
  readonly config: Config
  readonly directory: string
  readonly store: Store
  /** of the audit chain; it also signs the links of digests */
  readonly key: Uint8Array
}

/** null after every fault of the configuration was said. */
export const openReview = async (command: Command): Promise<OpenedReview | null> => {
  const directory = baseDirectory(command)
  const config = readConfig(command)
  if (config === null) return null
  const { store, problem } = await openConfiguredStore(config, directory)
  if (store === null)
    throw new ReviewCommandError('ERR_REVIEW_STORE', problem, 'see `amazon-impersonation doctor`')
  return { config, directory, store, key: await auditKey(directory, config) }
}
