/** Acts on one item. Each is a POST, checked again against the item as it stands now, and ends in a redirect. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { proofsOf } from '../../quarantine/allow.ts'
import { type App, actorOf, field, seeOther } from '../app.ts'
import { itemPath } from '../list-path.ts'
import { canTake, coveredBy } from '../people/may.ts'
import type { AllowRequest } from '../port.ts'
import { accessTo, grantBody } from '../server/body.ts'
import { withItem } from '../server/guard.ts'
import { formAgain, keptOf } from '../server/keep.ts'
import { once } from '../server/once.ts'
import { refuse } from '../server/refuse.ts'
import { remember } from '../server/undo.ts'
import type { Key } from '../text/index.ts'
import { release, remove, unapprove } from './decide.ts'
import {
  type Doing,
  decided,
  fault,
  lacksReason,
  type Outcome,
  pathOf,
  type Run,
  reasonOf,
  told,
} from './doing.ts'
import { leave } from './leave.ts'
import { listOf } from './neighbours.ts'

const days = (value: string): number => (['30', '90', '365'].includes(value) ? Number(value) : 90)

/** The scope as this person may set it: within his domains, never wider. */
const scopeOf = ({ user, item }: Run, value: string): Pick<AllowRequest, 'scope' | 'scopeValue'> | null => {
  if (value === 'all') return user.domains.length === 0 ? { scope: 'all', scopeValue: '' } : null
  const [scope, ...rest] = value.split(' ')
  const scopeValue = rest.join(' ')
  if (scope === 'domain' && item.recipients.some(fate => fate.domain === scopeValue))
    return { scope, scopeValue }
  if (scope === 'recipient' && item.recipients.some(fate => fate.address === scopeValue))
    return { scope, scopeValue }
  return null
}

const allow: Doing = async run => {
  const { app, request, item } = run
  if (lacksReason(run, 'allow')) return fault(run, 'reason')
  const proof = proofsOf(item.authentication).find(
    one => `${one.proof} ${one.value}` === field(request.body, 'proof'),
  )
  const scope = scopeOf(run, field(request.body, 'scope'))
  if (proof === undefined) return fault(run, 'unproven')
  if (scope === null) return fault(run, 'address')
  const expiresAt = app.deps.now() + days(field(request.body, 'days')) * 86_400_000
  const reason = reasonOf(request)
  const result = await app.deps.quarantine.allow(
    { ...proof, ...scope, reason, expiresAt },
    actorOf(request, reason),
  )
  return told(run, 'done.allow', result)
}

const report: Doing = async run => {
  const { app, request, item } = run
  if (lacksReason(run, 'report')) return fault(run, 'reason')
  const target = field(request.body, 'target')
  const result = await app.deps.quarantine.report(
    item.id,
    target,
    actorOf(request, reasonOf(request)),
    field(request.body, 'again') === '1',
  )
  const list = listOf(app, request)
  const page = itemPath(item.id, list, 'report')
  const preview = `${page}${list === '' ? '?' : '&'}target=${encodeURIComponent(target)}`
  return told(run, 'done.report', result, !result.ok && result.code === 'told' ? preview : undefined)
}

const comment: Doing = async run => {
  const text = field(run.request.body, 'text').trim().slice(0, 4000)
  if (text === '') return fault(run, 'empty')
  return told(run, 'done.note', await run.app.deps.quarantine.note(run.item.id, text, actorOf(run.request)))
}

const assign: Doing = async run => {
  const to = field(run.request.body, 'to')
  if (to !== '' && !canTake(await run.app.users.find(to), run.item)) return fault(run, 'target')
  const result = await run.app.deps.quarantine.assign(run.item.id, to, actorOf(run.request))
  return told(run, to === '' ? 'done.unassign' : 'done.assign', result)
}

const review =
  (done: boolean): Doing =>
  async run => {
    const result = await run.app.deps.quarantine.review(run.item.id, done, actorOf(run.request))
    if (!done || !result.ok) return told(run, done ? 'done.review' : 'done.unreview', result)
    const { app, user, item } = run
    const steps = item.reviewed === null ? [{ act: 'review', id: item.id, done } as const] : []
    return decided(run, 'done.review', { count: 1 }, await remember(app, user, steps))
  }

/** The choice is the account's: it holds for every message. */
const advance: Doing = async run => {
  const { app, user } = run
  await app.users.change(user.name, present => ({ ...present, advance: !present.advance }))
  return { go: pathOf(run), done: true }
}

/** Only says why; the page then opens the body and writes the reason into the audit log. */
const openBody: Doing = async run => {
  const reason = reasonOf(run.request)
  if (reason === '') return fault(run, 'reason')
  // said too early, a reason would open the body later without anybody having been asked
  if ((await accessTo(run.app, run.user, run.item)) !== 'reason') return fault(run, 'hidden')
  await grantBody(run.app, run.user, run.item, reason)
  return { go: `${pathOf(run)}#body`, done: true }
}

/** What a person knows of a copy in doubt, or takes back while it waits for its next attempt; within his domains. */
const settling =
  (act: 'settle' | 'returnToHeld' | 'retry' | 'cancel', key: Key): Doing =>
  async run => {
    const { app, request, user, item } = run
    return told(
      run,
      key,
      await app.deps.quarantine[act](item.id, coveredBy(user, item), actorOf(request, reasonOf(request))),
    )
  }

/** For acts that would add something each time: the same form sent twice is one act. */
const onlyOnce =
  (doing: Doing): Doing =>
  async run => {
    const name = field(run.request.body, 'once')
    if (!/^[\w-]{8,40}$/.test(name)) return doing(run)
    const { path, fields: typed } = keptOf(run.request)
    const found = await once<Outcome>(run.app, {
      name: [run.user.name, path, name, JSON.stringify(typed)],
      print: '',
      work: () => doing(run),
      isDone: outcome => 'go' in outcome && outcome.done,
    })
    if (found.state === 'done') return found.result
    return { go: await leave(run.app, run.user, pathOf(run), 'fault.twice', {}, 'bad'), done: false }
  }

const doings: Readonly<Record<string, Doing>> = {
  release,
  delete: remove,
  unapprove,
  allow: onlyOnce(allow),
  report: onlyOnce(report),
  note: onlyOnce(comment),
  assign,
  review: review(true),
  unreview: review(false),
  advance,
  open: openBody,
  settle: settling('settle', 'done.settle'),
  return: settling('returnToHeld', 'done.return'),
  retry: settling('retry', 'done.retry'),
  cancel: settling('cancel', 'done.cancel'),
}

export const actRoutes = (server: FastifyInstance, app: App): void => {
  server.post('/item/:id/:act', async (request: FastifyRequest, reply: FastifyReply) => {
    const params = request.params as { readonly id: string; readonly act: string }
    const doing = Object.hasOwn(doings, params.act) ? doings[params.act] : undefined
    if (doing === undefined) return refuse(app, request, reply, 'missing')
    const gate = withItem(app, 'decide', async (_request, _reply, user, item) => {
      const outcome = await doing({ app, request, user, item })
      return 'go' in outcome
        ? seeOther(reply, outcome.go)
        : formAgain(app, request, reply, outcome.again, { detail: outcome.detail, item })
    })
    return gate(request as FastifyRequest<{ Params: { id: string } }>, reply)
  })
}
