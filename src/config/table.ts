/** Walks the table of parameters, and names its environment variables. */
import { type KeyRow, keys } from './keys.ts'

export const ENVIRONMENT_PREFIX = 'AMAZON_IMPERSONATION_'

/** Every row of the table with its section and key. */
export function* eachKey(): Generator<readonly [section: string, key: string, row: KeyRow]> {
  for (const [section, rows] of Object.entries(keys)) {
    for (const [key, row] of Object.entries<KeyRow>(rows)) yield [section, key, row]
  }
}

export function environmentName(section: string, key: string): string {
  return `${ENVIRONMENT_PREFIX}${section}_${key}`.toUpperCase()
}
