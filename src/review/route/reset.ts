/** A forgotten password: an administrator makes a link, its bearer sets a new password, once and within a day. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field } from '../app.ts'
import { html } from '../html.ts'
import { messagePage } from '../page/layout.ts'
import { resetForm } from '../page/sign-in.ts'
import { hashPassword, passwordFault } from '../people/password.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import type { User } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { endEverything } from '../server/session.ts'
import type { Key } from '../text/index.ts'
import { viewOf } from '../view.ts'

export const resetLinkTime = 24 * 3_600_000

/** A later link makes the earlier one useless. */
export const makeResetLink = async (app: App, origin: string, user: string): Promise<string> => {
  const secret = newSecret()
  await app.deps.people.removeOwned('one-time', user, '')
  const expiresAt = app.deps.now() + resetLinkTime
  const more = { owner: user, value: { step: 'reset' }, expiresAt }
  await app.deps.people.put({ kind: 'one-time', id: hashSecret(secret), ...more })
  return `${origin}/reset?link=${secret}`
}

/** Whose password it is; null: the link is not, or no longer, good. */
const ownerOf = async (app: App, link: string): Promise<User | null> => {
  const found = await app.deps.people.get('one-time', hashSecret(link), app.deps.now())
  const user = found?.value['step'] === 'reset' ? await app.users.find(found.owner) : null
  return user === null || user.disabled || user.oidc !== '' ? null : user
}

const show = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  link: string,
  user: User,
  fault: Key | '' = '',
) => {
  const view = await viewOf(app, request, reply)
  const body = resetForm(view, link, fault, user.name)
  return send(reply, view, { title: view.t('reset.title'), body }, fault === '' ? 200 : 400)
}

const done = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const view = await viewOf(app, request, reply)
  const action = html`<a class="button" href="/sign-in">${view.t('signIn.title')}</a>`
  return send(reply, view, messagePage(view.t('reset.title'), [view.t('reset.done')], action))
}

const change = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const link = field(request.body, 'link')
  const user = await ownerOf(app, link)
  if (user === null) return refuse(app, request, reply, 'link')
  const password = field(request.body, 'password')
  const weak = passwordFault(password, user.name)
  if (weak !== null) return show(app, request, reply, link, user, `password.${weak}`)
  if (password !== field(request.body, 'passwordAgain'))
    return show(app, request, reply, link, user, 'password.differs')
  const passwordHash = await hashPassword(password)
  if ((await app.deps.people.take('one-time', hashSecret(link), app.deps.now())) === null)
    return refuse(app, request, reply, 'link')
  await app.users.change(user.name, present => ({ ...present, passwordHash }))
  await endEverything(app, user.name)
  await audit(app, request, 'user', {
    actor: user.name,
    detail: { user: user.name, what: 'password by link' },
  })
  return done(app, request, reply)
}

export const resetRoutes = (server: FastifyInstance, app: App): void => {
  server.get('/reset', async (request, reply) => {
    const link = field(request.query, 'link')
    const user = await ownerOf(app, link)
    return user === null ? refuse(app, request, reply, 'link') : show(app, request, reply, link, user)
  })
  server.post('/reset', (request, reply) => change(app, request, reply))
}
