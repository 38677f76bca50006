/** A wave as its reviewer saw it: what came since he opened the page waits for somebody who has seen it. */
import { timeOf } from '../../quarantine/id.ts'
import type { CampaignRow, ListQuery } from '../../store/store.ts'
import type { App } from '../app.ts'
import { waitingOf } from '../campaign.ts'
import type { User } from '../people/user.ts'

export type SeenWave = {
  readonly campaign: string
  readonly maxScore: number
  /** the newest mail that was seen; '' if nothing waits */
  readonly newest: string
  /** of those seen, how many wait */
  readonly waiting: number
  /** how many came since */
  readonly since: number
}

/** The newest that waits now: what a page that is drawn now can show. */
export const newestOf = async (app: App, user: User, campaign: string): Promise<string> =>
  (await app.deps.store.list({ ...waitingOf(user, campaign), limit: 1 })).items[0]?.id ?? ''

const countSince = async (app: App, user: User, campaign: string, newest: string): Promise<number> => {
  let count = 0
  let after: string | null = ''
  while (after !== null) {
    const query: ListQuery = { ...waitingOf(user, campaign), limit: 100, since: timeOf(newest), after }
    const page: Awaited<ReturnType<App['deps']['store']['list']>> = await app.deps.store.list(query)
    count += page.items.filter(item => item.id > newest).length
    after = page.next
  }
  return count
}

/** A form that does not say what it showed is taken to have shown what waits now. */
export const seenWave = async (app: App, user: User, row: CampaignRow, newest: string): Promise<SeenWave> => {
  const { campaign, maxScore } = row
  if (newest === '')
    return {
      campaign,
      maxScore,
      newest: await newestOf(app, user, campaign),
      waiting: row.waiting,
      since: 0,
    }
  const since = await countSince(app, user, campaign, newest)
  return { campaign, maxScore, newest, waiting: Math.max(0, row.waiting - since), since }
}
