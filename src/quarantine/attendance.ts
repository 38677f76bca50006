/** Will somebody look? Mail that is accepted into a place that nobody reads is lost mail. */
import type { Config } from '../config/keys.ts'

export type Attendance = { readonly attended: boolean; readonly by: readonly string[] }

type Looked = Pick<Config, 'quarantine' | 'digest' | 'policy' | 'policyOverrides'>

/** `npm start` brings its own review page with a sign-in link on the terminal: whoever started it looks. */
export const attendance = (config: Looked, hasReviewPage = false): Attendance => {
  const { quarantine, digest } = config
  const by = [
    ...(digest.to === 'off' ? [] : [`digest to ${digest.to}`]),
    ...(quarantine.notify.length === 0 ? [] : [`notification to ${quarantine.notify.join(', ')}`]),
    ...(hasReviewPage ? ['the review page that was started with it'] : []),
    ...(quarantine.unattended ? ['nobody, as [quarantine] unattended says'] : []),
  ]
  return { attended: by.length > 0, by }
}

export const holdsMail = (config: Looked): boolean =>
  config.policy.default === 'quarantine' ||
  [...config.policyOverrides.values()].some(override => override.policy === 'quarantine')

/** null if the program may start; else what is wrong and what to do. */
export const attendanceProblem = (
  config: Looked,
  hasReviewPage = false,
): { readonly code: string; readonly hint: string } | null =>
  !holdsMail(config) || attendance(config, hasReviewPage).attended
    ? null
    : {
        code: 'ERR_QUARANTINE_UNATTENDED',
        hint:
          'policy quarantine holds mail, but nobody would look: set [digest] to, or [quarantine] notify, ' +
          'or say [quarantine] unattended=yes',
      }
