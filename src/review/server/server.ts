/** The web server of the review page: everything is registered here, in the order in which it holds. */
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
import { askAgain, unsent } from '../route/recipient.ts'
import type { ReviewSettings } from '../settings.ts'
import { assetRoutes, hashOf, readAssets } from './assets.ts'
import { withCompression } from './compress.ts'
import { formAgain, isWorthKeeping, keepForm, keptOf } from './keep.ts'
import { watchProxies } from './proxy.ts'
import { isRecipients, type Refusal, refuse } from './refuse.ts'
import { secure } from './security.ts'
import { readTls } from './tls.ts'

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

/** Without the query, and without the token of a recipient's link, which opens his mail. */
const loggedPath = (url: string): string => (url.split('?')[0] ?? '').replace(/^\/(r|mine)\/.*$/u, '/$1/…')

/** When even the page that says so cannot be made: words that depend on nothing. */
const lastWords = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Error</title>
<p>Something went wrong. Nothing was lost. Please tell your administrator when it happened.</p>
<p lang="ja">エラーが発生しました。失われたデータはありません。発生した日時を管理者にお知らせください。</p></html>`

const safely = (app: App, reply: FastifyReply, answer: () => FastifyReply): FastifyReply => {
  try {
    return answer()
  } catch (error) {
    app.deps.log('error', 'the error page failed', { error: String(error) })
    return reply.code(500).type('text/html; charset=utf-8').send(lastWords)
  }
}

/** Who may have typed words that have to come back: a recipient, who never signs in, or somebody of the staff. */
const isAsking = (request: FastifyRequest): boolean => request.method === 'POST' && isRecipients(request)

const onError = (app: App) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  if (csrfCodes.has(error.code)) return (isAsking(request) ? askAgain : keepForm)(app, request, reply)
  const why = refusalOf(error)
  if (why === 'internal' || why === 'store')
    app.deps.log('error', 'request failed', {
      path: loggedPath(request.url),
      error: error.stack ?? error.message,
    })
  if (isAsking(request) && (why === 'internal' || why === 'store'))
    return safely(app, reply, () => unsent(app, request, reply, why))
  if (why === 'store' && request.method === 'POST' && isWorthKeeping(keptOf(request)))
    return formAgain(app, request, reply, 'refuse.store.what')
  return safely(app, reply, () => refuse(app, request, reply, why))
}

/** Ready to listen; `sanitise` only for the test that weakens it. */
export const buildServer = async (app: App, sanitise?: Sanitise): Promise<FastifyInstance> => {
  const { settings } = app
  const proxies = settings.trusted_proxies.length > 0 ? [...settings.trusted_proxies] : false
  const server: FastifyInstance = Fastify({
    ...readTls(settings),
    trustProxy: proxies,
    bodyLimit: 1_048_576,
    // what Fastify refuses by itself: a name in the path that is too long, or badly encoded
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      refuse(app, request, reply, isRecipients(request) ? 'recipient' : 'missing'),
    routerOptions: { maxParamLength: 600 },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
  }) as unknown as FastifyInstance
  server.setErrorHandler(onError(app))
  server.setNotFoundHandler((request, reply) => refuse(app, request, reply, 'missing'))
  watchProxies(server, app)
  await secure(server, app)
  withCompression(server)
  assetRoutes(server, readAssets())
  registerRoutes(server, app, sanitise)
  return server
}
