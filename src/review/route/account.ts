/** One's own account. What weakens it asks for the password again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, seeOther } from '../app.ts'
import { type AccountData, accountPage, secondPage } from '../page/account.ts'
import { type Act, may } from '../people/may.ts'
import { hashPassword, passwordFault } from '../people/password.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import { tokensOf } from '../people/token.ts'
import { checkTotp, hashRecoveryCode, newRecoveryCodes, newTotpSecret, totpQr } from '../people/totp.ts'
import { type User, undoTimes } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { confirmed } from '../server/confirm.ts'
import { signedIn } from '../server/guard.ts'
import { send } from '../server/send.ts'
import { endEverything, setLanguage } from '../server/session.ts'
import { isLocale, type Key } from '../text/index.ts'
import { viewOf } from '../view.ts'
import { leave } from './leave.ts'

const statusOf = (fault: Key | ''): number => {
  if (fault === '') return 200
  return fault === 'signIn.throttled' ? 429 : 400
}

type Shown = Partial<Pick<AccountData, 'fault' | 'newToken' | 'recovery'>>

const show = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  shown: Shown = {},
) => {
  const view = await viewOf(app, request, reply)
  const [sessions, tokens] = await Promise.all([
    app.sessions.list(user.name),
    tokensOf(app.deps.people, app.deps.now).list(user.name),
  ])
  const data = {
    user,
    sessions,
    here: request.session?.id ?? '',
    tokens,
    fault: '' as const,
    newToken: '',
    recovery: [],
    ...shown,
  }
  return send(
    reply,
    view,
    { title: view.t('account.title'), body: accountPage(view, data) },
    statusOf(shown.fault ?? ''),
  )
}

const newPassword = async (app: App, request: FastifyRequest, user: User): Promise<Key | ''> => {
  const password = field(request.body, 'password')
  const refused = await confirmed(app, request, user)
  if (refused !== '') return refused
  const weak = passwordFault(password, user.name)
  if (weak !== null) return `password.${weak}`
  return password === field(request.body, 'passwordAgain') ? '' : 'password.differs'
}

const changePassword = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const fault = user.passwordHash === null ? 'password.wrong' : await newPassword(app, request, user)
  if (fault !== '') return show(app, request, reply, user, { fault })
  const passwordHash = await hashPassword(field(request.body, 'password'))
  await app.users.change(user.name, now => ({ ...now, passwordHash }))
  await endEverything(app, user.name, request.session ?? undefined)
  await audit(app, request, 'user', { detail: { user: user.name, what: 'password' } })
  return seeOther(reply, await leave(app, user, '/account', 'done.saved', {}, 'good'))
}

const showSecond = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  user: User,
  secret: string,
  fault: Key | '',
) => {
  const view = await viewOf(app, request, reply)
  const ticket = newSecret()
  const expiresAt = app.deps.now() + 15 * 60_000
  await app.deps.people.put({
    kind: 'one-time',
    id: hashSecret(ticket),
    owner: user.name,
    value: { step: 'totp', secret },
    expiresAt,
  })
  const body = secondPage(view, user, secret, ticket, await totpQr(secret, user.name), fault)
  return send(reply, view, { title: view.t('account.second'), body }, statusOf(fault))
}

/** The key is taken only when the password and a code of the key were right: nobody locks himself, or another, out. */
const confirmSecond = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const now = app.deps.now()
  const found = await app.deps.people.take('one-time', hashSecret(field(request.body, 'ticket')), now)
  if (found === null || found.owner !== user.name || found.value['step'] !== 'totp')
    return seeOther(reply, '/account/second')
  const secret = String(found.value['secret'])
  const fault = await confirmed(app, request, user)
  if (fault !== '') return showSecond(app, request, reply, user, secret, fault)
  const lastStep = checkTotp(secret, field(request.body, 'code'), now, 0)
  if (lastStep === null) return showSecond(app, request, reply, user, secret, 'code.wrong')
  const recovery = newRecoveryCodes()
  const more = { totp: { secret, lastStep }, recoveryHashes: recovery.map(hashRecoveryCode) }
  const next = await app.users.change(user.name, present => ({ ...present, ...more }))
  await app.sessions.endAll(user.name, request.session ?? undefined)
  const what = user.totp === null ? 'second factor on' : 'second factor replaced'
  await audit(app, request, 'user', { detail: { user: user.name, what } })
  return show(app, request, reply, next ?? user, { recovery })
}

const stopSecond = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const fault = await confirmed(app, request, user)
  if (fault !== '') return show(app, request, reply, user, { fault })
  await app.users.change(user.name, present => ({ ...present, totp: null, recoveryHashes: [] }))
  await audit(app, request, 'user', { detail: { user: user.name, what: 'second factor off' } })
  return seeOther(reply, await leave(app, user, '/account', 'done.saved', {}, 'good'))
}

const makeToken = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const fault = await confirmed(app, request, user)
  if (fault !== '') return show(app, request, reply, user, { fault })
  const name = field(request.body, 'name').trim().slice(0, 60) || 'token'
  const scope = field(request.body, 'scope') === 'act' && may(user, 'decide') ? 'act' : 'read'
  const days = [30, 90, 365].find(one => String(one) === field(request.body, 'days')) ?? 30
  const newToken = await tokensOf(app.deps.people, app.deps.now).make(user.name, name, scope, days)
  const detail = { user: user.name, what: 'made', name, scope, days: String(days) }
  await audit(app, request, 'token', { detail })
  return show(app, request, reply, user, { newToken })
}

const dropToken = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const dropped = await tokensOf(app.deps.people, app.deps.now).drop(user.name, field(request.body, 'id'))
  if (dropped !== null) {
    const { name, scope } = dropped
    await audit(app, request, 'token', { detail: { user: user.name, what: 'dropped', name, scope } })
  }
  return seeOther(reply, await leave(app, user, '/account', 'done.removed', {}, 'good'))
}

const signOutAll = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const count = await app.sessions.endAll(user.name, request.session ?? undefined)
  const tokens = field(request.body, 'tokens') === '1'
  if (tokens) await tokensOf(app.deps.people, app.deps.now).dropAll(user.name)
  const what = tokens ? 'everywhere else, with tokens' : 'everywhere else'
  await audit(app, request, 'sign-out', { detail: { user: user.name, what } })
  return seeOther(reply, await leave(app, user, '/account', 'done.signedOut', { count }, 'good'))
}

const savePreferences = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const typed = field(request.body, 'locale')
  const shortcuts = field(request.body, 'shortcuts') === '1'
  const undo = undoTimes.find(time => String(time) === field(request.body, 'undo')) ?? null
  const locale = isLocale(typed) ? typed : user.locale
  await app.users.change(user.name, present => ({ ...present, locale, shortcuts, undo }))
  if (locale !== null) setLanguage(app, reply, locale)
  return seeOther(reply, await leave(app, user, '/account', 'done.saved', {}, 'good'))
}

type Work = (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => Promise<unknown>

const posts: Readonly<Record<string, readonly [Act, Work]>> = {
  '/account/preferences': ['see', savePreferences],
  '/account/password': ['see', changePassword],
  '/account/second': ['see', confirmSecond],
  '/account/second/stop': ['see', stopSecond],
  '/account/sign-out-all': ['see', signOutAll],
  '/account/tokens': ['tokens', makeToken],
  '/account/tokens/drop': ['tokens', dropToken],
}

export const accountRoutes = (server: FastifyInstance, app: App): void => {
  const gate = (act: Act, work: Work) =>
    signedIn(app, act, (request, reply, user) => work(app, request as FastifyRequest, reply, user))
  server.get('/account', gate('see', show))
  server.get(
    '/account/second',
    gate('see', (_app, request, reply, user) => showSecond(app, request, reply, user, newTotpSecret(), '')),
  )
  for (const [path, [act, work]] of Object.entries(posts)) server.post(path, gate(act, work))
}
