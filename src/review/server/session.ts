/** Who is asking: the session cookie is looked up once a request. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isStoreError } from '../../store/errors.ts'
import type { App } from '../app.ts'
import { hashSecret } from '../people/secret.ts'
import type { Session } from '../people/session.ts'
import { tokensOf } from '../people/token.ts'
import { isSecure } from '../settings.ts'
import type { Locale } from '../text/index.ts'
import { audit } from './audit.ts'

/** `__Host-` binds the cookie to this host and to TLS; it cannot be set from a sister domain. */
export const sessionCookie = (app: App): string => (isSecure(app.settings) ? '__Host-session' : 'session')

export const setSession = (app: App, reply: FastifyReply, value: string): FastifyReply =>
  reply.setCookie(sessionCookie(app), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(app.settings),
  })

/** The language that this browser was last told: at the foot of a page, by the preferences, or at sign-in. */
export const setLanguage = (app: App, reply: FastifyReply, locale: Locale): FastifyReply =>
  reply.setCookie('language', locale, {
    path: '/',
    sameSite: 'lax',
    httpOnly: true,
    secure: isSecure(app.settings),
    maxAge: 31_536_000,
  })

/** Whoever is in by a session or a token is out. */
export const endEverything = async (app: App, user: string, except?: Session): Promise<void> => {
  await app.sessions.endAll(user, except)
  await tokensOf(app.deps.people, app.deps.now).dropAll(user)
}

/** Ends the session that was there: its name never becomes that of somebody signed in. */
export const signIn = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  user: string,
): Promise<void> => {
  if (request.session !== null) await app.sessions.end(request.session)
  const begun = await app.sessions.begin(user, request.ip, String(request.headers['user-agent'] ?? ''))
  setSession(app, reply, begun.cookie)
  request.session = begun.session
  request.viewer = await app.users.find(user)
  if (request.viewer?.locale) setLanguage(app, reply, request.viewer.locale)
  await audit(app, request, 'sign-in', { actor: user })
}

/** A page that asks by itself every few seconds is nobody at work: it does not keep a session alive. */
const asksByItself = (request: FastifyRequest): boolean => /^\/live(?:\?|$)/.test(request.url)

const load = async (app: App, request: FastifyRequest): Promise<void> => {
  const value = request.cookies[sessionCookie(app)]
  if (value === undefined || value === '') return
  const session = asksByItself(request) ? await app.sessions.peek(value) : await app.sessions.find(value)
  const user = session === null ? null : await app.users.find(session.user)
  request.expired = user === null
  if (user === null || user.disabled) return
  request.session = session
  request.viewer = user
}

/** With the store away a form is still read: then its words can be given back (server.ts). */
const loadOrWait = async (app: App, request: FastifyRequest): Promise<void> => {
  try {
    await load(app, request)
  } catch (error) {
    if (request.method !== 'POST' || !isStoreError(error)) throw error
    request.unknown = { owner: hashSecret(request.cookies[sessionCookie(app)] ?? ''), error }
  }
}

export const withSessions = (server: FastifyInstance, app: App): void => {
  server.decorateRequest('viewer', null)
  server.decorateRequest('session', null)
  server.decorateRequest('expired', false)
  server.decorateRequest('unknown', null)
  server.addHook('onRequest', async request => {
    if (!request.url.startsWith('/assets/') && !request.url.startsWith('/api/'))
      await loadOrWait(app, request)
  })
  server.addHook('preHandler', async request => {
    if (request.unknown !== null) throw request.unknown.error
  })
}
