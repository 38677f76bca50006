/** Opening a body: by role, by the privacy profile, and under `isp` for a stated reason that holds for half an hour. */
import type { FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import type { App } from '../app.ts'
import { type BodyAccess, bodyAccess } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { audit } from './audit.ts'

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

/** How a body, or the words of a body in a verdict, reach a reader. */
export type BodyWay = 'page' | 'preview' | 'raw' | 'download' | 'api-verdict' | 'api-raw'

const actions = {
  page: 'view-body',
  preview: 'view-body',
  raw: 'view-body',
  download: 'download',
  'api-verdict': 'view-body',
  'api-raw': 'download',
} as const satisfies Readonly<Record<BodyWay, 'view-body' | 'download'>>

/** The only way to a body: what opens is written down, with the stated reason, before a byte of it is given. */
export const openBody = async (
  app: App,
  request: FastifyRequest,
  user: User,
  item: Item,
  way: BodyWay,
): Promise<BodyAccess> => {
  const access = await accessTo(app, user, item)
  if (access !== 'open') return access
  const reason = await statedReason(app, user, item)
  await audit(app, request, actions[way], { item: item.id, reason, detail: { way } })
  return access
}
