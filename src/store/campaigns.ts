/** Items grouped into campaigns: the memory store's way, and what the others' SQL must give. */
import type { Item } from '../quarantine/item.ts'
import { copiesOf, within } from '../quarantine/within.ts'
import type { CampaignQuery, CampaignRow } from './store.ts'

export const isWaiting = (item: Item): boolean =>
  ['held', 'in-doubt', 'pending', 'releasing'].includes(item.state)

/** For all (''), and for each domain whether its own copies wait. */
export const waitingBy = (item: Item): readonly (readonly [domain: string, waits: boolean])[] => [
  ['', isWaiting(item)],
  ...[...copiesOf(item)]
    .filter(([domain]) => domain !== '')
    .map(([domain, copy]) => [domain, isWaiting(copy)] as const),
]

const rowOf = (campaign: string, items: readonly Item[]): CampaignRow => {
  const newest = items.reduce((a, b) => (a.id > b.id ? a : b))
  return {
    campaign,
    waiting: items.filter(isWaiting).length,
    total: items.length,
    firstAt: Math.min(...items.map(item => item.receivedAt)),
    lastAt: Math.max(...items.map(item => item.receivedAt)),
    subject: newest.subject,
    from: newest.from,
    maxScore: Math.max(...items.map(item => item.verdict.score)),
  }
}

export const groupCampaigns = (items: readonly Item[], query: CampaignQuery): readonly CampaignRow[] => {
  const groups = new Map<string, Item[]>()
  for (const whole of items) {
    const item = query.domains === undefined ? whole : within(whole, query.domains)
    if (item === null || item.campaign === '' || item.receivedAt < (query.since ?? 0)) continue
    if (query.only !== undefined && !query.only.includes(item.campaign)) continue
    const group = groups.get(item.campaign)
    if (group === undefined) groups.set(item.campaign, [item])
    else group.push(item)
  }
  return [...groups.entries()]
    .map(([campaign, group]) => rowOf(campaign, group))
    .sort((a, b) => b.waiting - a.waiting || b.lastAt - a.lastAt)
    .slice(0, query.limit)
}
