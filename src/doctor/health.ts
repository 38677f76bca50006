/** What a health check is: one observation about the deployment, said in both languages. Shared by `doctor` and the review page. */
import type { Config } from '../config/keys.ts'
import type { Store } from '../store/store.ts'

export type HealthStatus = 'ok' | 'warn' | 'fail'

export type Health = {
  /** stable id: dns, store, next-hop … */
  readonly id: string
  readonly status: HealthStatus
  /** one plain sentence; a warning or failure says what to do */
  readonly en: string
  readonly ja: string
}

export type HealthDeps = {
  readonly config: Config
  /** the Haraka directory: config/ and var/ lie below it */
  readonly directory: string
  /** null where it could not be opened */
  readonly store: Store | null
  /** why the store could not be opened, '' if it could */
  readonly storeProblem: string
  /** milliseconds since 1970 */
  readonly now: () => number
}

/** A check reports; it neither throws nor takes longer than a few seconds. */
export type HealthCheck = (deps: HealthDeps) => Promise<readonly Health[]>

export function health(id: string, status: HealthStatus, en: string, ja: string): Health {
  return { id, status, en, ja }
}
