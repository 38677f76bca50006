/** One act on many messages, and taking acts back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { lacksReason } from '../../quarantine/reason.ts'
import { lacksSecond } from '../../quarantine/second.ts'
import { type App, actorOf, field, fields, ownPath, seeOther, withoutNotice } from '../app.ts'
import { waitingOf } from '../campaign.ts'
import { coveredBy, limitOf, visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { mostPicks, readWavePick } from '../picks.ts'
import { itemShape, signedIn } from '../server/guard.ts'
import { formAgain } from '../server/keep.ts'
import { schedule, waitingActs } from '../server/pending.ts'
import type { PendingAct } from '../server/pending-act.ts'
import type { Performed } from '../server/perform.ts'
import { remember, type Step, undo } from '../server/undo.ts'
import { doneKey, isHeld } from './decide.ts'
import { leave } from './leave.ts'
import { type SeenWave, seenWave } from './seen-wave.ts'

const bulkActs = ['release', 'delete', 'review', 'unreview', 'assign'] as const
type BulkAct = (typeof bulkActs)[number]

type Bulk = {
  readonly app: App
  readonly request: FastifyRequest
  readonly user: User
  readonly back: string
}

type Chosen = { readonly items: readonly Item[]; readonly waves: readonly SeenWave[] }

const picksOf = ({ request }: Bulk) => ({
  ids: fields(request.body, 'id').filter(id => itemShape.test(id)),
  waves: fields(request.body, 'wave').map(readWavePick),
})

const wavesBy = async (bulk: Bulk): Promise<readonly SeenWave[]> => {
  const { app, user } = bulk
  const newest = new Map(picksOf(bulk).waves.map(pick => [pick.campaign, pick.newest]))
  const only = [...newest.keys()]
  if (only.length === 0) return []
  const rows = await app.deps.store.campaigns({ limit: only.length, only, ...limitOf(user) })
  return Promise.all(
    rows.filter(row => row.waiting > 0).map(row => seenWave(app, user, row, newest.get(row.campaign) ?? '')),
  )
}

/** A row of a wave stands for all of it that was there to be seen; a mail chosen beside its wave counts once. */
const chosenBy = async (bulk: Bulk): Promise<Chosen> => {
  const { app, user } = bulk
  const waves = await wavesBy(bulk)
  const found = await Promise.all(picksOf(bulk).ids.map(id => app.deps.store.get(id)))
  const items = found
    .flatMap(item => (item === null ? [] : (visibleTo(user, item) ?? [])))
    .filter(item => !waves.some(wave => wave.campaign === item.campaign && item.id <= wave.newest))
  return { items, waves }
}

const sizeOf = ({ items, waves }: Chosen): number =>
  waves.reduce((sum, wave) => sum + wave.waiting, items.length)

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

/** Above the four-eyes score it takes somebody who approved before; a wave with such a mail is looked at by itself. */
const freeOf = async ({ app, user }: Bulk, act: 'release' | 'delete', chosen: Chosen): Promise<Chosen> => {
  const pending = await waitingActs(app)
  const free = chosen.items.filter(item => isHeld(item) && pending.on(item) === null)
  const waves = chosen.waves.filter(wave => pending.onCampaign(wave.campaign) === null)
  if (act === 'delete') return { items: free, waves }
  const wish = (item: Item) => ({ recipients: coveredBy(user, item), to: null })
  return {
    items: free.filter(item => !lacksSecond(item, wish(item), user.name, app.settings.four_eyes)),
    waves: waves.filter(wave => wave.maxScore < app.settings.four_eyes),
  }
}

const actsOf = (bulk: Bulk, act: 'release' | 'delete', { items, waves }: Chosen, reason: string) => {
  const { app, user } = bulk
  const { domains, name: by } = user
  const targets = items.map(item => ({ id: item.id, recipients: coveredBy(user, item) }))
  const at = app.deps.now()
  const whole = waves.map(({ campaign, newest, waiting: count }): PendingAct => {
    const decision = { campaign, action: act, by, reason, at, until: at, newest }
    return { act: 'campaign', decision, count, reason, domains }
  })
  const single: readonly PendingAct[] =
    targets.length === 0 ? [] : [{ act, targets, to: null, reason, domains }]
  return [...single, ...whole]
}

/** What became of several acts, as of one. */
const together = (all: readonly Performed[]): Performed => ({
  done: all.reduce((sum, one) => sum + one.done, 0),
  underWay: all.reduce((sum, one) => sum + one.underWay, 0),
  failures: all.flatMap(one => one.failures),
  left: all.find(one => one.left !== null)?.left ?? null,
})

/** What is left out is said; what came since by itself, unless it was not the only thing. */
const leftNotice = (bulk: Bulk, act: 'release' | 'delete', left: Left, undo: string): Promise<string> => {
  const { app, user, back } = bulk
  const { count, out, since } = left
  const key = out === 0 && undo !== '' ? (`since.${act}` as const) : (`bulk.some.${act}` as const)
  return leave(app, user, back, key, { count, left: out + since }, 'good', undo)
}

type Left = { readonly count: number; readonly out: number; readonly since: number }

/** How many are decided, how many are not although they were chosen, and how many nobody has chosen. */
const leftOf = (chosen: Chosen, free: Chosen): Left => ({
  count: sizeOf(free),
  out: sizeOf(chosen) - sizeOf(free),
  since: chosen.waves.reduce((sum, wave) => sum + wave.since, 0),
})

const decideBulk = async (
  bulk: Bulk,
  act: 'release' | 'delete',
  chosen: Chosen,
  reason: string,
): Promise<string> => {
  const { app, request, user, back } = bulk
  const free = await freeOf(bulk, act, chosen)
  const left = leftOf(chosen, free)
  const { count } = left
  if (count === 0) return leave(app, user, back, 'bulk.nothing', {}, 'bad')
  const undo: string[] = []
  const done: Performed[] = []
  for (const what of actsOf(bulk, act, free, reason)) {
    const scheduled = await schedule(app, user, request.ip, what)
    if (scheduled.performed === null) undo.push(scheduled.undo)
    else done.push(scheduled.performed)
  }
  const performed = done.length === 0 ? null : together(done)
  const name = undo.join(',')
  if (performed !== null && (performed.failures.length > 0 || performed.left !== null))
    return performedNotice(bulk, act, performed)
  if (left.out + left.since > 0) return leftNotice(bulk, act, left, name)
  return performed === null
    ? leave(app, user, back, `later.${act}`, { count }, 'good', name)
    : performedNotice(bulk, act, performed)
}

/** Marks are set one by one: more than a thousand at once would keep everybody waiting. */
const mostMarks = 1_000

const itemsOf = async ({ app, user }: Bulk, { items, waves }: Chosen): Promise<readonly Item[]> => {
  const found = [...items]
  for (const { campaign, newest, since } of waves) {
    if (found.length >= mostMarks) break
    const page = await app.deps.store.list({ ...waitingOf(user, campaign), limit: mostMarks + since })
    found.push(...page.items.filter(item => item.id <= newest))
  }
  return found.slice(0, mostMarks)
}

/** null: it stands so already. */
const stepOf = (act: Exclude<BulkAct, 'release' | 'delete'>, item: Item, user: User): Step | null => {
  if (act === 'assign')
    return item.assigned === user.name ? null : { act, id: item.id, from: item.assigned, to: user.name }
  const done = act === 'review'
  return (item.reviewed !== null) === done ? null : { act: 'review', id: item.id, done }
}

const markBulk = async (
  bulk: Bulk,
  act: Exclude<BulkAct, 'release' | 'delete'>,
  chosen: Chosen,
): Promise<string> => {
  const { app, request, user, back } = bulk
  const items = await itemsOf(bulk, chosen)
  const steps = items.map(item => stepOf(act, item, user)).filter(step => step !== null)
  for (const step of steps) {
    if (step.act === 'review') await app.deps.quarantine.review(step.id, step.done, actorOf(request))
    else await app.deps.quarantine.assign(step.id, step.to, actorOf(request))
  }
  const name = await remember(app, user, steps)
  const [count, left] = [items.length, sizeOf(chosen) - items.length]
  return left > 0
    ? leave(app, user, back, 'bulk.cut', { count, left }, 'bad', name)
    : leave(app, user, back, `done.${act}`, { count }, 'good', name)
}

const bulk = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User) => {
  const back = ownPath(field(request.body, 'back') || '/')
  const act = bulkActs.find(one => one === field(request.body, 'act'))
  const all = { app, request, user, back }
  const { ids, waves } = picksOf(all)
  const count = ids.length + waves.length
  if (act === undefined || count === 0)
    return seeOther(reply, await leave(app, user, back, 'bulk.none', {}, 'bad'))
  if (count > mostPicks)
    return seeOther(reply, await leave(app, user, back, 'bulk.tooMany', { count: mostPicks }, 'bad'))
  const chosen = await chosenBy(all)
  if (sizeOf(chosen) === 0) return seeOther(reply, await leave(app, user, back, 'bulk.nothing', {}, 'bad'))
  if (act !== 'release' && act !== 'delete') return seeOther(reply, await markBulk(all, act, chosen))
  const reason = field(request.body, 'reason').trim().slice(0, 300)
  if (lacksReason(act, reason, app.settings.reason_required))
    return formAgain(app, request, reply, 'fault.reason')
  return seeOther(reply, await decideBulk(all, act, chosen, reason))
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
      const back = withoutNotice(ownPath(field(request.body, 'back') || '/'))
      const [key, tone] = count > 0 ? (['undo.done', 'good'] as const) : (['undo.late', 'bad'] as const)
      return seeOther(reply, await leave(app, user, back, key, { count }, tone))
    }),
  )
}
