/** Four eyes: what one reviewer agreed to, another one may do; anything beyond it needs somebody who agrees to that. */

import { foldedAddress } from './domain.ts'
import type { Approval, Item, Wish } from './item.ts'

/** Approvals of earlier versions had no wish: they were for the message's own recipients. */
const plain: Wish = { recipients: null, to: null }

const isSameTarget = (one: string | null, other: string | null): boolean =>
  one === null || other === null ? one === other : foldedAddress(one) === foldedAddress(other)

/** The copies that a release without names means: those that wait. */
const meant = (item: Item, { recipients }: Wish): readonly string[] =>
  recipients ?? item.recipients.filter(fate => fate.state === 'held').map(fate => fate.address)

const covers = ({ wish = plain }: Approval, wanted: Wish, item: Item): boolean => {
  if (!isSameTarget(wish.to, wanted.to)) return false
  const { recipients } = wish
  return recipients === null || meant(item, wanted).every(address => recipients.includes(address))
}

/** `by`: who wants to do it, whose own approval does not count. */
export const lacksSecond = (item: Item, wanted: Wish, by: string, fourEyes: number): boolean =>
  item.verdict.score >= fourEyes &&
  !item.approvals.some(approval => approval.by !== by && covers(approval, wanted, item))
