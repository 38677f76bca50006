/** Headers and checks that every answer and every request passes: CSP, frames, Host, CSRF, body size. */
import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type App, field, formOwner } from '../app.ts'
import { isOwnHost, isSecure, ownOrigin } from '../settings.ts'
import { refuse } from './refuse.ts'
import { withSessions } from './session.ts'

const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** The preview: nothing may run, load or leave; `sandbox` holds also when the frame is opened on its own. */
export const previewPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox"

/** The same key in every process and after every restart, else forms that stand open would become invalid. */
const csrfKey = async (app: App): Promise<string> => {
  const now = app.deps.now()
  const fresh = { kind: 'secret', id: 'csrf', owner: '', expiresAt: null } as const
  await app.deps.people.create({ ...fresh, value: { key: randomBytes(32).toString('base64url') } }, now)
  return String((await app.deps.people.get('secret', 'csrf', now))?.value['key'])
}

/**
 * A browser says where a request comes from; one that says "elsewhere" is not believed (Fetch Metadata). What it says
 * there does not depend on Host, which a proxy may have rewritten; only an older browser is judged by Origin alone.
 */
const isCrossSite = (app: App, request: FastifyRequest): boolean => {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = request.headers
  if (origin === undefined) return false
  if (app.settings.url !== '' && origin === ownOrigin(app.settings)) return false
  return URL.canParse(origin) ? new URL(origin).host !== host : true
}

const guards = (server: FastifyInstance, app: App): void => {
  server.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(app.settings, request.headers.host ?? '')) return refuse(app, request, reply, 'host')
  })
  server.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (request.url.startsWith('/api/')) return
    if (isCrossSite(app, request)) return refuse(app, request, reply, 'cross-site')
    await new Promise<void>(resolve => {
      server.csrfProtection(request, reply, () => resolve())
      if (reply.sent) resolve()
    })
  })
  server.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store')
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()')
  })
}

export const secure = async (server: FastifyInstance, app: App): Promise<void> => {
  const overTls = isSecure(app.settings)
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 262_144 })
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: overTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  await server.register(rateLimit, {
    max: 1200,
    timeWindow: 60_000,
    allowList: request => request.url.startsWith('/assets/'),
  })
  withSessions(server, app)
  await server.register(csrf, {
    sessionPlugin: '@fastify/cookie',
    cookieKey: overTls ? '__Host-form' : 'form',
    cookieOpts: { httpOnly: true, sameSite: 'strict', path: '/', secure: overTls },
    csrfOpts: { hmacKey: await csrfKey(app), userInfo: true },
    getUserInfo: request => formOwner(request),
    getToken: request => field(request.body, '_csrf'),
  })
  guards(server, app)
}
