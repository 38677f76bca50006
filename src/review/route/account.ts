/** One's own account. What weakens it asks for the password again. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, seeOther } from '../app.ts'
import { type AccountData, accountPage, secondPage } from '../page/account.ts'
import { hashPassword, passwordFault, verifyPassword } from '../people/password.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import { tokensOf } from '../people/token.ts'
import { checkTotp, hashRecoveryCode, newRecoveryCodes, newTotpSecret, totpQr } from '../people/totp.ts'
import { type User, undoTimes } from '../people/user.ts'
import { signedIn } from '../server/guard.ts'
import { isLocale, type Key } from '../text/index.ts'
import { send, viewOf } from '../view.ts'
import { leave } from './leave.ts'

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
    shown.fault === undefined ? 200 : 400,
  )
}

const changePassword = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const password = field(request.body, 'password')
  const good =
    (await app.throttle.attempt(user.name, request.ip)) &&
    (await verifyPassword(field(request.body, 'present'), user.passwordHash))
  const weak = passwordFault(password, user.name)
  const differs = password !== field(request.body, 'again')
  if (!good) return show(app, request, reply, user, { fault: 'password.wrong' })
  if (weak !== null) return show(app, request, reply, user, { fault: `password.${weak}` })
  if (differs) return show(app, request, reply, user, { fault: 'password.differs' })
  await app.users.save({ ...user, passwordHash: await hashPassword(password) })
  await app.throttle.clear(user.name)
  await app.sessions.endAll(user.name, request.session ?? undefined)
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
  const body = secondPage(view, secret, ticket, await totpQr(secret, user.name), fault)
  return send(reply, view, { title: view.t('account.second'), body }, fault === '' ? 200 : 400)
}

/** The key is taken only when a code of it was right: nobody locks himself out. */
const confirmSecond = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const found = await app.deps.people.take(
    'one-time',
    hashSecret(field(request.body, 'ticket')),
    app.deps.now(),
  )
  if (found === null || found.owner !== user.name || found.value['step'] !== 'totp')
    return seeOther(reply, '/account/second')
  const secret = String(found.value['secret'])
  const step = checkTotp(secret, field(request.body, 'code'), app.deps.now(), 0)
  if (step === null) return showSecond(app, request, reply, user, secret, 'code.wrong')
  const recovery = newRecoveryCodes()
  const next = { ...user, totp: { secret, lastStep: step }, recoveryHashes: recovery.map(hashRecoveryCode) }
  await app.users.save(next)
  await app.sessions.endAll(user.name, request.session ?? undefined)
  return show(app, request, reply, next, { recovery })
}

const tokenRoutes = (server: FastifyInstance, app: App): void => {
  const tokens = tokensOf(app.deps.people, app.deps.now)
  server.post(
    '/account/tokens',
    signedIn(app, 'tokens', async (request, reply, user) => {
      const name = field(request.body, 'name').trim().slice(0, 60) || 'token'
      const scope = field(request.body, 'scope') === 'act' && user.role !== 'auditor' ? 'act' : 'read'
      const days = [30, 90, 365].find(one => String(one) === field(request.body, 'days')) ?? 30
      return show(app, request as FastifyRequest, reply, user, {
        newToken: await tokens.make(user.name, name, scope, days),
      })
    }),
  )
  server.post(
    '/account/tokens/drop',
    signedIn(app, 'tokens', async (request, reply, user) => {
      await tokens.drop(user.name, field(request.body, 'id'))
      return seeOther(reply, await leave(app, user, '/account', 'done.removed', {}, 'good'))
    }),
  )
}

export const accountRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/account',
    signedIn(app, 'see', (request, reply, user) => show(app, request as FastifyRequest, reply, user)),
  )
  server.post(
    '/account/preferences',
    signedIn(app, 'see', async (request, reply, user) => {
      const locale = field(request.body, 'locale')
      await app.users.save({
        ...user,
        locale: isLocale(locale) ? locale : user.locale,
        shortcuts: field(request.body, 'shortcuts') === '1',
        undo: undoTimes.find(time => String(time) === field(request.body, 'undo')) ?? null,
      })
      return seeOther(reply, await leave(app, user, '/account', 'done.saved', {}, 'good'))
    }),
  )
  server.post(
    '/account/password',
    signedIn(app, 'see', (request, reply, user) =>
      changePassword(app, request as FastifyRequest, reply, user),
    ),
  )
  server.get(
    '/account/second',
    signedIn(app, 'see', (request, reply, user) =>
      showSecond(app, request as FastifyRequest, reply, user, newTotpSecret(), ''),
    ),
  )
  server.post(
    '/account/second',
    signedIn(app, 'see', (request, reply, user) =>
      confirmSecond(app, request as FastifyRequest, reply, user),
    ),
  )
  server.post(
    '/account/second/stop',
    signedIn(app, 'see', async (request, reply, user) => {
      const good =
        (await app.throttle.attempt(user.name, request.ip)) &&
        (await verifyPassword(field(request.body, 'present'), user.passwordHash))
      if (!good) return show(app, request as FastifyRequest, reply, user, { fault: 'password.wrong' })
      await app.throttle.clear(user.name)
      await app.users.save({ ...user, totp: null, recoveryHashes: [] })
      return seeOther(reply, await leave(app, user, '/account', 'done.saved', {}, 'good'))
    }),
  )
  server.post(
    '/account/sign-out-all',
    signedIn(app, 'see', async (request, reply, user) => {
      const count = await app.sessions.endAll(user.name, request.session ?? undefined)
      return seeOther(reply, await leave(app, user, '/account', 'done.signedOut', { count }, 'good'))
    }),
  )
  tokenRoutes(server, app)
}
