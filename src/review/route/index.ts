/** All routes; a new page is a file and a line here. */
import type { FastifyInstance } from 'fastify'
import { apiRoutes } from '../api/routes.ts'
import type { App } from '../app.ts'
import type { Sanitise } from '../mail/preview.ts'
import { accountRoutes } from './account.ts'
import { actRoutes } from './acts.ts'
import { bulkRoutes } from './bulk.ts'
import { campaignRoutes } from './campaigns.ts'
import { firstRoutes } from './first.ts'
import { inboxRoutes } from './inbox.ts'
import { itemRoutes } from './item.ts'
import { linkRoutes } from './links.ts'
import { listRoutes } from './lists.ts'
import { oidcRoutes } from './oidc.ts'
import { overviewRoutes } from './overview.ts'
import { peopleRoutes } from './people.ts'
import { recipientRoutes } from './recipient.ts'
import { resetRoutes } from './reset.ts'
import { signInRoutes } from './sign-in.ts'

export const registerRoutes = (server: FastifyInstance, app: App, sanitise?: Sanitise): void => {
  signInRoutes(server, app)
  firstRoutes(server, app)
  resetRoutes(server, app)
  inboxRoutes(server, app)
  bulkRoutes(server, app)
  itemRoutes(server, app, sanitise)
  actRoutes(server, app)
  campaignRoutes(server, app)
  linkRoutes(server, app)
  listRoutes(server, app)
  accountRoutes(server, app)
  peopleRoutes(server, app)
  overviewRoutes(server, app)
  recipientRoutes(server, app)
  oidcRoutes(server, app)
  apiRoutes(server, app)
}
