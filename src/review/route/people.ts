/** Users, for administrators without a domain limit. The last administrator cannot be taken away. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, seeOther } from '../app.ts'
import { peoplePage } from '../page/people.ts'
import { hashPassword, passwordFault } from '../people/password.ts'
import { domainList, isRole, newUser, type User, userName } from '../people/user.ts'
import { signedIn } from '../server/guard.ts'
import { refuse } from '../server/refuse.ts'
import type { Key } from '../text/index.ts'
import { send, viewOf } from '../view.ts'
import { leave } from './leave.ts'

const show = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Key | '' = '',
  typed = '',
) => {
  const view = await viewOf(app, request, reply)
  const body = peoplePage(view, await app.users.list(), fault, typed)
  return send(
    reply,
    view,
    { title: view.t('people.title'), body, section: 'people' },
    fault === '' ? 200 : 400,
  )
}

const note = (app: App, request: FastifyRequest, user: User, what: string) =>
  app.deps.store.appendAudit([
    {
      at: app.deps.now(),
      actor: request.viewer?.name ?? '',
      action: 'user',
      item: '',
      source: request.ip,
      reason: '',
      detail: { user: user.name, what, role: user.role },
    },
  ])

const add = async (app: App, request: FastifyRequest, reply: FastifyReply, by: User) => {
  const typed = field(request.body, 'name')
  const name = userName(typed)
  const password = field(request.body, 'password')
  const role = field(request.body, 'role')
  if (name === null || !isRole(role)) return show(app, request, reply, 'people.badName', typed)
  const weak = passwordFault(password, name)
  if (weak !== null) return show(app, request, reply, `password.${weak}`, typed)
  const more = {
    passwordHash: await hashPassword(password),
    domains: domainList(field(request.body, 'domains')),
  }
  const user = newUser(name, role, app.deps.now(), more)
  if (!(await app.users.create(user))) return show(app, request, reply, 'people.taken', typed)
  await note(app, request, user, 'add')
  return seeOther(reply, await leave(app, by, '/people', 'done.saved', {}, 'good'))
}

const leads = (user: User): boolean =>
  user.role === 'administrator' && !user.disabled && user.domains.length === 0

/** Would nobody be left who can change anything here? */
const wouldBeLast = async (app: App, name: string, next: User | null): Promise<boolean> => {
  if (next !== null && leads(next)) return false
  const others = (await app.users.list()).filter(user => user.name !== name)
  return !others.some(leads)
}

const change = async (app: App, request: FastifyRequest, reply: FastifyReply, by: User, user: User) => {
  const role = field(request.body, 'role')
  const reset = field(request.body, 'resetSecond') === '1'
  const next: User = {
    ...user,
    role: isRole(role) ? role : user.role,
    domains: domainList(field(request.body, 'domains')),
    disabled: field(request.body, 'disabled') === '1',
    ...(reset && { totp: null, recoveryHashes: [] }),
  }
  if (await wouldBeLast(app, user.name, next)) return show(app, request, reply, 'people.lastAdministrator')
  await app.users.save(next)
  if (next.disabled) await app.sessions.endAll(next.name)
  await note(app, request, next, 'change')
  return seeOther(reply, await leave(app, by, '/people', 'done.saved', {}, 'good'))
}

export const peopleRoutes = (server: FastifyInstance, app: App): void => {
  server.get(
    '/people',
    signedIn(app, 'people', (request, reply) => show(app, request as FastifyRequest, reply)),
  )
  server.post(
    '/people/add',
    signedIn(app, 'people', (request, reply, user) => add(app, request as FastifyRequest, reply, user)),
  )
  server.post(
    '/people/change',
    signedIn(app, 'people', async (request, reply, by) => {
      const user = await app.users.find(field(request.body, 'name'))
      return user === null
        ? refuse(app, request as FastifyRequest, reply, 'missing')
        : change(app, request as FastifyRequest, reply, by, user)
    }),
  )
  server.post(
    '/people/remove',
    signedIn(app, 'people', async (request, reply, by) => {
      const user = await app.users.find(field(request.body, 'name'))
      if (user === null) return refuse(app, request as FastifyRequest, reply, 'missing')
      if (await wouldBeLast(app, user.name, null))
        return show(app, request as FastifyRequest, reply, 'people.lastAdministrator')
      await app.users.remove(user.name)
      await note(app, request as FastifyRequest, user, 'remove')
      return seeOther(reply, await leave(app, by, '/people', 'done.removed', {}, 'good'))
    }),
  )
}
