/** Signing in: password, then a one-time code where the account has one; throttled; the same answer for every failure. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, ownPath, seeOther } from '../app.ts'
import { codeForm, type SignInState, signInForm } from '../page/sign-in.ts'
import { verifyPassword } from '../people/password.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import { checkTotp, hashRecoveryCode } from '../people/totp.ts'
import { type User, userName } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { keptForm, parseKept } from '../server/keep.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { sessionCookie, setLanguage, signIn } from '../server/session.ts'
import { isLocale } from '../text/index.ts'
import { viewOf } from '../view.ts'

const ticketTime = 5 * 60_000

const stateOf = (request: FastifyRequest): SignInState => ({
  keep: field(request.body, 'keep'),
  next: ownPath(field(request.body, 'next')),
  name: field(request.body, 'name').slice(0, 64),
  fault: '',
})

const showForm = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  state: SignInState,
  status: number,
) => {
  const view = await viewOf(app, request, reply)
  return send(reply, view, { title: view.t('signIn.title'), body: signInForm(view, state) }, status)
}

const showCode = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  state: SignInState,
  ticket: string,
) => {
  const view = await viewOf(app, request, reply)
  const status = state.fault === '' ? 200 : 401
  return send(reply, view, { title: view.t('code.title'), body: codeForm(view, state, ticket) }, status)
}

/** Signed in: on to where he wanted, or back to the form that he was typing. */
const enter = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  state: SignInState,
) => {
  await signIn(app, request, reply, user.name)
  const kept = state.keep === '' ? null : parseKept(state.keep)
  if (kept === null) return seeOther(reply, state.next)
  const view = await viewOf(app, request, reply)
  return send(reply, view, { title: view.t('keep.title'), body: keptForm(view, kept) })
}

const password = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const state = stateOf(request)
  const name = userName(state.name) ?? ''
  if (!(await app.throttle.attempt(name, request.ip))) {
    app.deps.log('warn', 'sign-in throttled', { address: request.ip })
    return showForm(app, request, reply, { ...state, fault: 'signIn.throttled' }, 429)
  }
  const user = name === '' ? null : await app.users.find(name)
  const good = await verifyPassword(field(request.body, 'password'), user?.passwordHash ?? null)
  if (!good || user === null || user.disabled) {
    app.deps.log('warn', 'sign-in failed', { address: request.ip })
    return showForm(app, request, reply, { ...state, fault: 'signIn.failed' }, 401)
  }
  await app.throttle.succeeded(name, request.ip)
  if (user.totp === null) return enter(app, request, reply, user, state)
  const ticket = newSecret()
  const expiresAt = app.deps.now() + ticketTime
  await app.deps.people.put({
    kind: 'one-time',
    id: hashSecret(ticket),
    owner: user.name,
    value: { step: 'code' },
    expiresAt,
  })
  return showCode(app, request, reply, state, ticket)
}

/** The user with the code used up, or null if the code is not good. */
export const useCode = (user: User, code: string, now: number): User | null => {
  const { totp } = user
  const step = totp === null ? null : checkTotp(totp.secret, code, now, totp.lastStep)
  if (totp !== null && step !== null) return { ...user, totp: { ...totp, lastStep: step } }
  const hash = hashRecoveryCode(code)
  if (code.length < 12 || !user.recoveryHashes.includes(hash)) return null
  return { ...user, recoveryHashes: user.recoveryHashes.filter(one => one !== hash) }
}

const code = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const state = stateOf(request)
  const ticket = field(request.body, 'ticket')
  const now = app.deps.now()
  const found = await app.deps.people.get('one-time', hashSecret(ticket), now)
  const user = found?.value['step'] === 'code' ? await app.users.find(found.owner) : null
  if (user === null || user.disabled)
    return showForm(app, request, reply, { ...state, fault: 'signIn.expired' }, 401)
  if (!(await app.throttle.attempt(`code ${user.name}`, request.ip))) {
    return showForm(app, request, reply, { ...state, fault: 'signIn.throttled' }, 429)
  }
  // of requests that come at once one uses the code up, and one takes the ticket
  const used = await app.users.change(user.name, present =>
    present.disabled ? null : useCode(present, field(request.body, 'code'), now),
  )
  if (used === null) return showCode(app, request, reply, { ...state, fault: 'code.wrong' }, ticket)
  if ((await app.deps.people.take('one-time', hashSecret(ticket), now)) === null)
    return showForm(app, request, reply, { ...state, fault: 'signIn.expired' }, 401)
  await app.throttle.succeeded(`code ${user.name}`, request.ip)
  return enter(app, request, reply, used, state)
}

export const signInRoutes = (server: FastifyInstance, app: App): void => {
  server.get('/sign-in', async (request, reply) => {
    const next = ownPath(field(request.query, 'next') || '/')
    if (request.viewer !== null) return seeOther(reply, next)
    const fault = request.expired ? 'signIn.expired' : ''
    return showForm(app, request, reply, { keep: '', fault, name: '', next }, 200)
  })
  server.post('/sign-in', (request, reply) => password(app, request, reply))
  server.post('/sign-in/code', (request, reply) => code(app, request, reply))
  server.post('/sign-out', async (request, reply) => {
    if (request.session !== null) {
      await app.sessions.end(request.session)
      await audit(app, request, 'sign-out', { detail: { user: request.session.user, what: 'here' } })
    }
    reply.clearCookie(sessionCookie(app), { path: '/' })
    return seeOther(reply, '/sign-in')
  })
  server.get<{ Params: { locale: string } }>('/language/:locale', async (request, reply) => {
    // a choice of this browser, not an act: nothing in the store changes
    const { locale } = request.params
    if (!isLocale(locale)) return refuse(app, request as FastifyRequest, reply, 'missing')
    return seeOther(setLanguage(app, reply, locale), ownPath(field(request.query, 'back') || '/'))
  })
}
