/** Opening a body: by role, by the privacy profile, and under `isp` for a stated reason that holds for half an hour. */
import type { Item } from '../../quarantine/item.ts'
import type { App } from '../app.ts'
import { type BodyAccess, bodyAccess } from '../people/may.ts'
import type { User } from '../people/user.ts'

const grantTime = 30 * 60_000
const grantId = (user: User, item: Item): string => `body ${user.name} ${item.id}`

export const accessTo = async (app: App, user: User, item: Item): Promise<BodyAccess> => {
  const access = bodyAccess(user, item, app.settings.privacy)
  if (access !== 'open' || app.settings.privacy === 'company') return access
  const grant = await app.deps.people.get('ticket', grantId(user, item), app.deps.now())
  return grant === null ? 'reason' : 'open'
}

/** Why this reader opened it; '' where nobody asks. */
export const statedReason = async (app: App, user: User, item: Item): Promise<string> => {
  const grant = await app.deps.people.get('ticket', grantId(user, item), app.deps.now())
  return String(grant?.value['reason'] ?? '')
}

export const grantBody = (app: App, user: User, item: Item, reason: string): Promise<void> =>
  app.deps.people.put({
    kind: 'ticket',
    id: grantId(user, item),
    owner: user.name,
    value: { reason },
    expiresAt: app.deps.now() + grantTime,
  })
