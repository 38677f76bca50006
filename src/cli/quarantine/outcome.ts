/** How an act ended, as the shell says it: what the next hop made of a release has codes and an exit code of its own. */
import type { ActResult, Fault } from '../../quarantine/act.ts'
import type { CampaignOutcome } from '../../quarantine/campaign-outcome.ts'
import type { Fate, Item } from '../../quarantine/item.ts'

/** deferred: tried again by itself · refused: it waits for a person again · doubt: the answer was lost · usage: words that are off */
export type OutcomeCode = Fault | 'deferred' | 'refused' | 'doubt' | 'usage'

export type Outcome =
  | { readonly ok: true; readonly item: Item | null }
  | { readonly ok: false; readonly code: OutcomeCode; readonly detail: string }

/** Scripts tell what failed from what is still under way. */
export const exitCodes = { done: 0, failed: 1, usage: 2, deferred: 3 } as const

/** Of many: a failure outweighs what is still under way. */
export const exitCodeOf = (codes: readonly OutcomeCode[]): number => {
  if (codes.length === 0) return exitCodes.done
  return codes.every(code => code === 'deferred') ? exitCodes.deferred : exitCodes.failed
}

const timeOf = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ')

/** What became of one copy that was released; null if it arrived. */
const trouble = (fate: Fate): Extract<Outcome, { ok: false }> | null => {
  if (fate.state === 'in-doubt')
    return { ok: false, code: 'doubt', detail: fate.release?.answer ?? fate.failure?.answer ?? '' }
  if (fate.state === 'held' && fate.failure !== null)
    return { ok: false, code: 'refused', detail: fate.failure.answer }
  if (fate.state !== 'releasing') return null
  const { phase, due, answer = '' } = fate.release ?? { phase: 'waiting', due: 0 }
  const when = phase === 'sending' ? 'another process is sending it' : `next attempt ${timeOf(due)} UTC`
  return { ok: false, code: 'deferred', detail: [answer, when].filter(part => part !== '').join('; ') }
}

/** The worst of the copies that this release meant: those whose state is as new as the release. */
export const released = (result: ActResult, only: readonly string[] | null, since: number): Outcome => {
  if (!result.ok || result.item === null) return result
  const troubles = result.item.recipients
    .filter(fate => fate.since >= since && (only === null || only.includes(fate.address)))
    .map(trouble)
    .filter(one => one !== null)
  return (
    troubles.find(one => one.code === 'doubt') ??
    troubles.find(one => one.code === 'refused') ??
    troubles[0] ??
    result
  )
}

/** The exit code of a decision on a campaign. */
export const campaignExit = ({ left, copies }: CampaignOutcome): number =>
  exitCodeOf([
    ...left.map(one => one.code),
    ...(copies.refused > 0 ? (['refused'] as const) : []),
    ...(copies.inDoubt > 0 ? (['doubt'] as const) : []),
    ...(copies.waiting > 0 ? (['deferred'] as const) : []),
  ])
