/** The first administrator: a link that works once, for 15 minutes, and only while there is nobody (as Jupyter does). */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type App, field, seeOther } from '../app.ts'
import { firstForm } from '../page/sign-in.ts'
import { hashPassword, passwordFault } from '../people/password.ts'
import { hashSecret, newSecret } from '../people/secret.ts'
import { newUser, userName } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { signIn } from '../server/session.ts'
import type { Key } from '../text/index.ts'
import { viewOf } from '../view.ts'

export const firstLinkTime = 15 * 60_000

const isTaken = async (app: App): Promise<boolean> =>
  (await app.users.list()).some(user => user.role === 'administrator')

/** null where somebody is known already. A later link makes the earlier one useless. */
export const makeFirstLink = async (app: App, origin: string): Promise<string | null> => {
  if (await isTaken(app)) return null
  const secret = newSecret()
  const expiresAt = app.deps.now() + firstLinkTime
  const value = { step: 'first', hash: hashSecret(secret) }
  await app.deps.people.put({ kind: 'one-time', id: 'first', owner: '', value, expiresAt })
  return `${origin}/first?link=${secret}`
}

/** Without a terminal nobody reads along, and a log keeps what it sees: the link goes into a file of the owner. */
export const writeFirstLink = async (file: string, link: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${link}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
}

/** Also while the link would still be valid, an administrator may have come by another way. */
const good = async (app: App, link: string): Promise<boolean> => {
  const found = await app.deps.people.get('one-time', 'first', app.deps.now())
  return link !== '' && found?.value['hash'] === hashSecret(link) && !(await isTaken(app))
}

const show = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  link: string,
  fault: Key | '',
  name: string,
) => {
  const view = await viewOf(app, request, reply)
  const body = firstForm(view, link, fault, name)
  return send(reply, view, { title: view.t('first.title'), body }, fault === '' ? 200 : 400)
}

const create = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const link = field(request.body, 'link')
  if (!(await good(app, link))) return refuse(app, request, reply, 'link')
  const typed = field(request.body, 'name')
  const name = userName(typed)
  const password = field(request.body, 'password')
  if (name === null) return show(app, request, reply, link, 'people.badName', typed)
  const fault = passwordFault(password, name)
  if (fault !== null) return show(app, request, reply, link, `password.${fault}`, typed)
  if (password !== field(request.body, 'passwordAgain'))
    return show(app, request, reply, link, 'password.differs', typed)
  if ((await app.users.find(name)) !== null) return show(app, request, reply, link, 'people.taken', typed)
  const passwordHash = await hashPassword(password)
  const taken = await app.deps.people.take('one-time', 'first', app.deps.now())
  const made = newUser(name, 'administrator', app.deps.now(), { passwordHash })
  if (taken === null || !(await app.users.create(made))) return refuse(app, request, reply, 'link')
  await audit(app, request, 'user', { actor: name, detail: { user: name, what: 'first administrator' } })
  await signIn(app, request, reply, name)
  return seeOther(reply, '/')
}

export const firstRoutes = (server: FastifyInstance, app: App): void => {
  server.get('/first', async (request, reply) => {
    const link = field(request.query, 'link')
    return (await good(app, link))
      ? show(app, request, reply, link, '', '')
      : refuse(app, request, reply, 'link')
  })
  server.post('/first', (request, reply) => create(app, request, reply))
}
