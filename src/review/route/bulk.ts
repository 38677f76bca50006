/** One act on many messages, and taking acts back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { type App, actorOf, field, fields, ownPath, seeOther } from '../app.ts'
import { coveredBy, visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { itemShape, signedIn } from '../server/guard.ts'
import { formAgain } from '../server/keep.ts'
import { schedule, waitingActs } from '../server/pending.ts'
import type { Performed } from '../server/perform.ts'
import { remember, type Step, undo } from '../server/undo.ts'
import { doneKey, isHeld, lacksSecond } from './decide.ts'
import { leave } from './leave.ts'

const bulkActs = ['release', 'delete', 'review', 'unreview', 'assign'] as const
type BulkAct = (typeof bulkActs)[number]

type Bulk = {
  readonly app: App
  readonly request: FastifyRequest
  readonly user: User
  readonly back: string
}

const itemsOf = async (app: App, user: User, ids: readonly string[]): Promise<readonly Item[]> => {
  const found = await Promise.all(
    ids
      .filter(id => itemShape.test(id))
      .slice(0, 200)
      .map(id => app.deps.store.get(id)),
  )
  return found.flatMap(item => (item === null ? [] : (visibleTo(user, item) ?? [])))
}

/** Done at once: what failed is more worth saying than what went well. */
const performedNotice = ({ app, user, back }: Bulk, act: 'release' | 'delete', performed: Performed) => {
  const [failure] = performed.failures
  if (performed.left !== null) return leave(app, user, back, 'fault.store', {}, 'bad')
  if (failure === undefined)
    return leave(app, user, back, doneKey(act, performed), { count: performed.done }, 'good')
  const alike = performed.failures.filter(one => one.code === failure.code)
  return leave(
    app,
    user,
    back,
    `late.${failure.code}`,
    { count: alike.length, detail: failure.detail },
    'bad',
  )
}

/** Above the four-eyes score it takes somebody who approved before; what is left out is said. */
const decideBulk = async (
  bulk: Bulk,
  act: 'release' | 'delete',
  items: readonly Item[],
  reason: string,
): Promise<string> => {
  const { app, request, user, back } = bulk
  const pending = await waitingActs(app)
  const free = items.filter(item => isHeld(item) && pending.on(item) === null)
  const chosen = act === 'release' ? free.filter(item => !lacksSecond(app, user, item)) : free
  if (chosen.length === 0)
    return leave(app, user, back, items.length === 0 ? 'bulk.none' : 'bulk.nothing', {}, 'bad')
  const targets = chosen.map(item => ({ id: item.id, recipients: coveredBy(user, item) }))
  const what = { act, targets, to: null, reason, domains: user.domains } as const
  const { undo: name, performed } = await schedule(app, user, request.ip, what)
  const left = items.length - chosen.length
  if (performed !== null && (performed.failures.length > 0 || performed.left !== null))
    return performedNotice(bulk, act, performed)
  if (left > 0)
    return leave(app, user, back, `bulk.some.${act}`, { count: chosen.length, left }, 'good', name)
  return performed === null
    ? leave(app, user, back, `later.${act}`, { count: chosen.length }, 'good', name)
    : performedNotice(bulk, act, performed)
}

/** null: it stands so already. */
const stepOf = (act: Exclude<BulkAct, 'release' | 'delete'>, item: Item, user: User): Step | null => {
  if (act === 'assign')
    return item.assigned === user.name ? null : { act, id: item.id, from: item.assigned, to: user.name }
  const done = act === 'review'
  return (item.reviewed !== null) === done ? null : { act: 'review', id: item.id, done }
}

const markBulk = async (
  { app, request, user, back }: Bulk,
  act: Exclude<BulkAct, 'release' | 'delete'>,
  items: readonly Item[],
): Promise<string> => {
  const steps = items.map(item => stepOf(act, item, user)).filter(step => step !== null)
  for (const step of steps) {
    if (step.act === 'review') await app.deps.quarantine.review(step.id, step.done, actorOf(request))
    else await app.deps.quarantine.assign(step.id, step.to, actorOf(request))
  }
  const name = await remember(app, user.name, steps)
  return leave(app, user, back, `done.${act}`, { count: items.length }, 'good', name)
}

const bulk = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const back = ownPath(field(request.body, 'back') || '/')
  const act = bulkActs.find(one => one === field(request.body, 'act'))
  const items = await itemsOf(app, user, fields(request.body, 'id'))
  const all = { app, request, user, back }
  if (act === undefined || items.length === 0)
    return seeOther(reply, await leave(app, user, back, 'bulk.none', {}, 'bad'))
  if (act !== 'release' && act !== 'delete') return seeOther(reply, await markBulk(all, act, items))
  const reason = field(request.body, 'reason').trim().slice(0, 300)
  if (reason === '' && app.settings.reason_required.includes(act))
    return formAgain(app, request, reply, 'fault.reason')
  return seeOther(reply, await decideBulk(all, act, items, reason))
}

export const bulkRoutes = (server: FastifyInstance, app: App): void => {
  server.post(
    '/bulk',
    signedIn(app, 'decide', (request, reply, user) => bulk(app, request as FastifyRequest, reply, user)),
  )
  server.post(
    '/undo',
    signedIn(app, 'decide', async (request, reply, user) => {
      const by = actorOf(request as FastifyRequest)
      const count = await undo(app, by, field(request.body, 'acts').split(','))
      const back = ownPath(field(request.body, 'back') || '/')
        .replace(/([?&])notice=[^&]*&?/, '$1')
        .replace(/[?&]$/, '')
      const [key, tone] = count > 0 ? (['undo.done', 'good'] as const) : (['undo.late', 'bad'] as const)
      return seeOther(reply, await leave(app, user, back, key, { count }, tone))
    }),
  )
}
