/** Users, for administrators without a domain limit. The last administrator cannot be taken away. */
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, seeOther } from '../app.ts'
import { type PeopleShown, peoplePage } from '../page/people.ts'
import { parseDomains } from '../people/domains.ts'
import { hashPassword, passwordFault } from '../people/password.ts'
import { isLeading, isRole, newUser, type User, userName } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { confirmed } from '../server/confirm.ts'
import { signedIn } from '../server/guard.ts'
import { withLease } from '../server/lease.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { endEverything } from '../server/session.ts'
import { ownOrigin } from '../settings.ts'
import type { Key } from '../text/index.ts'
import { viewOf } from '../view.ts'
import { leave } from './leave.ts'
import { makeResetLink } from './reset.ts'

type Work = (app: App, request: FastifyRequest, reply: FastifyReply, by: User, user: User) => Promise<unknown>

const show = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Partial<PeopleShown> = {},
) => {
  const view = await viewOf(app, request, reply)
  const data = { fault: '' as const, word: '', name: '', domains: '', link: '', linkOf: '', ...shown }
  const body = peoplePage(view, await app.users.list(), data)
  return send(
    reply,
    view,
    { title: view.t('people.title'), body, section: 'people' },
    data.fault === '' ? 200 : 400,
  )
}

const saved = async (app: App, reply: FastifyReply, by: User, key: Key = 'done.saved') =>
  seeOther(reply, await leave(app, by, '/people', key, {}, 'good'))

const named = (domains: readonly string[]): string => domains.join(' ') || '*'

const add = async (app: App, request: FastifyRequest, reply: FastifyReply, by: User) => {
  const typed = { name: field(request.body, 'name'), domains: field(request.body, 'domains') }
  const again = (fault: Key, word = '') => show(app, request, reply, { ...typed, fault, word })
  const name = userName(typed.name)
  const password = field(request.body, 'password')
  const role = field(request.body, 'role')
  if (name === null || !isRole(role)) return again('people.badName')
  const parsed = parseDomains(typed.domains)
  if (!parsed.ok) return again('people.badDomain', parsed.bad)
  const weak = passwordFault(password, name)
  if (weak !== null) return again(`password.${weak}`)
  const { domains } = parsed
  const user = newUser(name, role, app.deps.now(), { passwordHash: await hashPassword(password), domains })
  if (!(await app.users.create(user))) return again('people.taken')
  await audit(app, request, 'user', { detail: { user: name, what: 'add', role, domains: named(domains) } })
  return saved(app, reply, by)
}

/** Would nobody be left who can change anything here? */
const wouldBeLast = async (app: App, name: string, next: User | null): Promise<boolean> => {
  if (next !== null && isLeading(next)) return false
  const others = (await app.users.list()).filter(user => user.name !== name)
  return !others.some(isLeading)
}

/** What was there → what is now, of that only what differs. */
const differences = (before: User, after: User): Readonly<Record<string, string>> => {
  const pairs = {
    role: [before.role, after.role],
    domains: [named(before.domains), named(after.domains)],
    disabled: [before.disabled ? 'yes' : 'no', after.disabled ? 'yes' : 'no'],
  } as const
  const changed = Object.entries(pairs).flatMap(([name, [old, now]]) =>
    old === now ? [] : [[name, `${old} → ${now}`] as const],
  )
  const reset = before.totp !== null && after.totp === null
  return { ...Object.fromEntries(changed), ...(reset && { second: 'reset' }) }
}

const patience = 5_000

/** Two administrators who demote each other at once: the second is asked whether he would be the last one. */
const oneAtATime =
  (work: Work): Work =>
  async (app, request, reply, by, user) => {
    for (const end = Date.now() + patience; Date.now() < end; await pause(20)) {
      const ran = await withLease(app, 'people', async () => ({
        answer: await work(app, request, reply, by, (await app.users.find(user.name)) ?? user),
      }))
      if (ran !== null) return ran.answer
    }
    throw new Error('ERR_PEOPLE_BUSY somebody else is changing the accounts')
  }

/** What cannot be taken back is done only by him who says again who he is. */
const onceConfirmed =
  (work: Work): Work =>
  async (app, request, reply, by, user) => {
    const fault = await confirmed(app, request, by)
    return fault === '' ? work(app, request, reply, by, user) : show(app, request, reply, { fault })
  }

const change: Work = async (app, request, reply, by, user) => {
  const role = field(request.body, 'role')
  const parsed = parseDomains(field(request.body, 'domains'))
  if (!parsed.ok) return show(app, request, reply, { fault: 'people.badDomain', word: parsed.bad })
  const revise = (present: User): User => ({
    ...present,
    role: isRole(role) ? role : present.role,
    domains: parsed.domains,
    disabled: field(request.body, 'disabled') === '1',
    ...(field(request.body, 'resetSecond') === '1' && { totp: null, recoveryHashes: [] }),
  })
  if (await wouldBeLast(app, user.name, revise(user)))
    return show(app, request, reply, { fault: 'people.lastAdministrator' })
  const next = await app.users.change(user.name, revise)
  if (next === null) return refuse(app, request, reply, 'missing')
  if (next.disabled) await app.sessions.endAll(next.name)
  const detail = { user: user.name, what: 'change', ...differences(user, next) }
  await audit(app, request, 'user', { detail })
  return saved(app, reply, by)
}

const remove: Work = async (app, request, reply, by, user) => {
  if (await wouldBeLast(app, user.name, null))
    return show(app, request, reply, { fault: 'people.lastAdministrator' })
  await app.users.remove(user.name)
  await audit(app, request, 'user', { detail: { user: user.name, what: 'remove', role: user.role } })
  return saved(app, reply, by, 'done.removed')
}

const endSessions: Work = async (app, request, reply, by, user) => {
  await endEverything(app, user.name)
  await audit(app, request, 'sign-out', { detail: { user: user.name, what: 'everywhere, with tokens' } })
  return saved(app, reply, by, 'people.ended')
}

/** The administrator passes the link on; he never learns the password. Who comes by OIDC has none here. */
const reset: Work = async (app, request, reply, _by, user) => {
  if (user.oidc !== '') return refuse(app, request, reply, 'missing')
  const link = await makeResetLink(app, ownOrigin(app.settings, request.socket.localPort), user.name)
  await audit(app, request, 'user', { detail: { user: user.name, what: 'password link' } })
  return show(app, request, reply, { link, linkOf: user.name })
}

const works: Readonly<Record<string, Work>> = {
  '/people/change': oneAtATime(change),
  '/people/remove': onceConfirmed(oneAtATime(remove)),
  '/people/end-sessions': endSessions,
  '/people/reset': reset,
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
  for (const [path, work] of Object.entries(works))
    server.post(
      path,
      signedIn(app, 'people', async (request, reply, by) => {
        const user = await app.users.find(field(request.body, 'name'))
        return user === null
          ? refuse(app, request as FastifyRequest, reply, 'missing')
          : work(app, request as FastifyRequest, reply, by, user)
      }),
    )
}
