/** Acts that `[review] reason_required` names need a reason, whoever does them and by whatever way. */
import { type ActResult, fault } from './act.ts'
import type { Actor } from './audit.ts'

export type ReasonedAct = 'release' | 'delete' | 'report'

export const lacksReason = (act: string, reason: string | undefined, required: readonly string[]): boolean =>
  required.includes(act) && (reason ?? '').trim() === ''

/** Does it, or says for what the reason is missing. */
export const reasoned = async (
  act: ReasonedAct,
  { reason }: Actor,
  required: readonly string[],
  work: () => Promise<ActResult>,
): Promise<ActResult> => (lacksReason(act, reason, required) ? fault('reason', act) : work())
