/** Will somebody look? Mail that is accepted into a place that nobody reads is lost mail. */
import type { Config } from '../config/keys.ts'
import { readersOf } from './digest.ts'

export type Attendance = {
  /** every recipient is told of his own mail */
  readonly recipients: boolean
  /** addresses that are told of all of it */
  readonly administrators: readonly string[]
  /** nobody is told, and that is wanted */
  readonly unattended: boolean
}

type Looked = Pick<Config, 'quarantine' | 'digest' | 'policy' | 'policyOverrides'>

/** Only what is really sent counts. */
export const attendance = ({ quarantine, digest }: Looked): Attendance => ({
  ...readersOf({ to: digest.to, administrators: quarantine.notify }),
  unattended: quarantine.unattended,
})

/** Somebody is told, or it was said that nobody needs to be. */
export const mayHold = (config: Looked): boolean => {
  const { recipients, administrators, unattended } = attendance(config)
  return recipients || administrators.length > 0 || unattended
}

export const holdsMail = (config: Looked): boolean =>
  config.policy.default === 'quarantine' ||
  [...config.policyOverrides.values()].some(override => override.policy === 'quarantine')

/** null if the program may start; else what is wrong and what to do. */
export const attendanceProblem = (
  config: Looked,
): { readonly code: string; readonly hint: string } | null => {
  if (!holdsMail(config) || mayHold(config)) return null
  return {
    code: 'ERR_QUARANTINE_UNATTENDED',
    hint:
      'policy quarantine holds mail, but nobody would look: set [digest] to, or [quarantine] notify, ' +
      'or say [quarantine] unattended=yes',
  }
}
