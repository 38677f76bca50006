/** What became of a decision on a campaign, as far as it is known when the answer is due. */
import type { Sweep } from './decide.ts'
import type { Fate, Item } from './item.ts'

export type CampaignOutcome = {
  /** items that it took */
  readonly decided: number
  /** items that it did not take, and why */
  readonly left: Sweep['left']
  /** of a release: what became of the recipients' copies so far */
  readonly copies: {
    readonly released: number
    /** not tried yet, or refused for now: they are tried again */
    readonly waiting: number
    readonly refused: number
    readonly inDoubt: number
  }
}

/** Of the copies that moved since the decision. */
export const countOf = (items: readonly (Item | null)[], since: number): CampaignOutcome['copies'] => {
  const fates = items.flatMap(item => item?.recipients ?? []).filter(fate => fate.since >= since)
  const count = (isMeant: (fate: Fate) => boolean): number => fates.filter(isMeant).length
  return {
    released: count(fate => fate.state === 'released'),
    waiting: count(fate => fate.state === 'releasing'),
    refused: count(fate => fate.state === 'held' && fate.failure !== null),
    inDoubt: count(fate => fate.state === 'in-doubt'),
  }
}
