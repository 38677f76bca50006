/** The web server of the review page: everything is registered here, in the order in which it holds. */
import { readFileSync } from 'node:fs'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { isStoreError } from '../../store/errors.ts'
import type { App } from '../app.ts'
import type { Sanitise } from '../mail/preview.ts'
import { recordsOf } from '../people/records.ts'
import { sessionsOf } from '../people/session.ts'
import { throttleOf } from '../people/throttle.ts'
import { usersOf } from '../people/user.ts'
import type { ReviewDeps } from '../port.ts'
import { registerRoutes } from '../route/index.ts'
import type { ReviewSettings } from '../settings.ts'
import { assetRoutes, hashOf, readAssets } from './assets.ts'
import { withCompression } from './compress.ts'
import { formAgain, isWorthKeeping, keepForm, keptOf } from './keep.ts'
import { type Refusal, refuse } from './refuse.ts'
import { secure } from './security.ts'

export const makeApp = (deps: ReviewDeps, settings: ReviewSettings): App => {
  const { people, now } = deps
  const assets = readAssets()
  return {
    deps,
    settings,
    users: usersOf(people),
    sessions: sessionsOf(people, { idle: settings.session_idle, absolute: settings.session_absolute }, now),
    throttle: throttleOf(people, now),
    records: recordsOf(people, now),
    assets: { css: hashOf(assets.css), js: hashOf(assets.js) },
  }
}

const csrfCodes = new Set(['FST_CSRF_MISSING_SECRET', 'FST_CSRF_INVALID_TOKEN'])

const refusalOf = (error: FastifyError): Refusal => {
  if (isStoreError(error)) return 'store'
  if (error.statusCode === 429) return 'limit'
  if (error.statusCode === 413) return 'large'
  return error.statusCode !== undefined && error.statusCode < 500 ? 'input' : 'internal'
}

const onError = (app: App) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  if (csrfCodes.has(error.code)) return keepForm(app, request, reply)
  const why = refusalOf(error)
  if (why === 'internal' || why === 'store')
    app.deps.log('error', 'request failed', {
      path: request.url.split('?')[0] ?? '',
      error: error.stack ?? error.message,
    })
  if (why === 'store' && request.method === 'POST' && isWorthKeeping(keptOf(request)))
    return formAgain(app, request, reply, 'refuse.store.what')
  return refuse(app, request, reply, why)
}

const tlsOf = (settings: ReviewSettings) =>
  settings.tls_certificate === ''
    ? {}
    : {
        https: {
          cert: readFileSync(settings.tls_certificate),
          key: readFileSync(settings.tls_key),
          minVersion: 'TLSv1.2' as const,
        },
      }

/** Ready to listen; `sanitise` only for the test that weakens it. */
export const buildServer = async (app: App, sanitise?: Sanitise): Promise<FastifyInstance> => {
  const { settings } = app
  const proxies = settings.trusted_proxies.length > 0 ? [...settings.trusted_proxies] : false
  const server: FastifyInstance = Fastify({
    ...tlsOf(settings),
    trustProxy: proxies,
    bodyLimit: 1_048_576,
    // what Fastify refuses by itself: a name in the path that is too long, or badly encoded
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      refuse(app, request, reply, request.url.startsWith('/r/') ? 'recipient' : 'missing'),
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
  }) as unknown as FastifyInstance
  server.setErrorHandler(onError(app))
  server.setNotFoundHandler((request, reply) => refuse(app, request, reply, 'missing'))
  await secure(server, app)
  withCompression(server)
  assetRoutes(server, readAssets())
  registerRoutes(server, app, sanitise)
  return server
}
