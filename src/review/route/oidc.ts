/** The way to the OpenID provider and back. What it sends is believed only with the state that this browser began with. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, ownPath, seeOther } from '../app.ts'
import { reasonOf } from '../outbound.ts'
import { signInForm } from '../page/sign-in.ts'
import { type Admission, admissionOf, admitted, finishOidc, startOidc } from '../people/oidc.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import { newUser, type User } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { signIn } from '../server/session.ts'
import { isSecure, ownOrigin } from '../settings.ts'
import { viewOf } from '../view.ts'

const cookieTime = 600

const cookieName = (app: App): string => (isSecure(app.settings) ? '__Host-oidc' : 'oidc')

const redirectUri = (app: App, request: FastifyRequest): string =>
  `${ownOrigin(app.settings, request.socket.localPort)}/oidc/callback`

const failed = async (app: App, request: FastifyRequest, reply: FastifyReply, error: unknown) => {
  app.deps.log('warn', 'OIDC sign-in failed', {
    error: reasonOf(error),
  })
  const view = await viewOf(app, request, reply)
  const body = signInForm(view, { keep: '', fault: 'signIn.oidcFailed', name: '', next: '/' })
  return send(reply, view, { title: view.t('signIn.title'), body }, 401)
}

const start = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const cookie = newSecret()
  const { url, memory } = await startOidc(app.settings, redirectUri(app, request))
  const value = { ...memory, next: ownPath(field(request.query, 'next') || '/') }
  const expiresAt = app.deps.now() + cookieTime * 1000
  await app.deps.people.put({ kind: 'oidc', id: hashSecret(cookie), owner: '', value, expiresAt })
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(app.settings),
    maxAge: cookieTime,
  } as const
  return reply.setCookie(cookieName(app), cookie, options).redirect(url, 303)
}

const enter = async (app: App, request: FastifyRequest, admission: Admission): Promise<User | null> => {
  const { name, role, identity, domains } = admission
  const known = await app.users.find(name)
  const note = (user: User, what: string) => {
    const detail = { user: name, what, role, domains: user.domains.join(' ') || '*' }
    return audit(app, request, 'user', { actor: name, detail })
  }
  if (known === null) {
    const made = newUser(name, role, app.deps.now(), { oidc: identity, domains: domains ?? [] })
    if (!(await app.users.create(made))) return null
    await note(made, 'add by OIDC')
    return made
  }
  const user = await app.users.change(name, present => admitted(present, admission))
  if (user !== null && (known.role !== role || known.domains.join() !== user.domains.join()))
    await note(user, 'change by OIDC')
  return user
}

const finish = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const cookie = request.cookies[cookieName(app)] ?? ''
  const found = await app.deps.people.take('oidc', hashSecret(cookie), app.deps.now())
  if (found === null) throw new Error('no sign-in was begun in this browser')
  const memory = {
    state: String(found.value['state']),
    nonce: String(found.value['nonce']),
    verifier: String(found.value['verifier']),
  }
  const back = new URL(redirectUri(app, request))
  back.search = new URL(request.url, 'http://here').search
  const claims = await finishOidc(app.settings, back, memory)
  const admission = admissionOf(app.settings, claims)
  const user = admission === null ? null : await enter(app, request, admission)
  if (user === null) throw new Error('no role, or the name belongs to another account')
  await signIn(app, request, reply, user.name)
  reply.clearCookie(cookieName(app), { path: '/' })
  return seeOther(reply, String(found.value['next']))
}

export const oidcRoutes = (server: FastifyInstance, app: App): void => {
  const route = (path: string, work: typeof start) =>
    server.get(path, async (request, reply) => {
      if (app.settings.oidc_issuer === '') return refuse(app, request, reply, 'missing')
      try {
        return await work(app, request, reply)
      } catch (error) {
        return failed(app, request, reply, error)
      }
    })
  route('/oidc/start', start)
  route('/oidc/callback', finish)
}
