/** A campaign as a person may know it: its row, and its mails that wait. */
import type { CampaignRow, ListQuery } from '../store/store.ts'
import type { App } from './app.ts'
import { limitOf } from './people/may.ts'
import type { User } from './people/user.ts'
import { tabStates } from './query.ts'

/** null: there is none, or nothing of it is his to know. */
export const campaignRow = async (app: App, user: User, campaign: string): Promise<CampaignRow | null> => {
  const [row] = await app.deps.store.campaigns({ limit: 1, only: [campaign], ...limitOf(user) })
  return row ?? null
}

export const waitingOf = (
  user: User,
  campaign: string,
): Pick<ListQuery, 'campaign' | 'states' | 'domains'> => ({
  campaign,
  states: tabStates.waiting,
  ...limitOf(user),
})
