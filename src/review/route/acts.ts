/** Acts on one item. Each is a POST, checked again against the item as it stands now, and ends in a redirect. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { proofsOf } from '../../quarantine/allow.ts'
import type { Item } from '../../quarantine/item.ts'
import { type App, actorOf, field, fields, seeOther } from '../app.ts'
import { coveredBy } from '../people/may.ts'
import type { User } from '../people/user.ts'
import type { ActResult, AllowRequest } from '../port.ts'
import { accessTo, grantBody } from '../server/body.ts'
import { withItem } from '../server/guard.ts'
import { schedule, waitingActs } from '../server/pending.ts'
import { refuse } from '../server/refuse.ts'
import { leave } from './leave.ts'

type Run = { readonly app: App; readonly request: FastifyRequest; readonly user: User; readonly item: Item }
/** Where to go next, with its notice. */
type Doing = (run: Run) => Promise<string>

const pathOf = (item: Item): string => `/item/${item.id}`
const reasonOf = (request: FastifyRequest): string => field(request.body, 'reason').trim().slice(0, 300)

const told = (
  { app, user, item }: Run,
  key: string,
  result: ActResult,
  back = pathOf(item),
): Promise<string> =>
  result.ok
    ? leave(app, user, back, key, { count: 1 }, 'good')
    : leave(app, user, back, `fault.${result.code}`, { detail: result.detail }, 'bad')

const fault = (run: Run, code: string): Promise<string> =>
  leave(run.app, run.user, pathOf(run.item), `fault.${code}`, { detail: '' }, 'bad')

const lacksReason = ({ app, request }: Run, act: string): boolean =>
  reasonOf(request) === '' && (act === 'allow' || app.settings.reason_required.includes(act))

const isHeld = (item: Item): boolean => item.recipients.some(fate => fate.state === 'held')
const isOpen = (item: Item): boolean =>
  isHeld(item) || item.recipients.some(fate => fate.state === 'in-doubt')

/** Four eyes: the first reviewer approves, only another one releases. */
const lacksSecond = ({ app, user, item }: Run): boolean =>
  item.verdict.score >= app.settings.four_eyes && !item.approvals.some(one => one.by !== user.name)

const addressShape = /^[^\s@<>"',;:\\()[\]]{1,64}@[^\s@<>"',;:\\()[\]]{1,190}$/u

const release: Doing = async run => {
  const { app, request, user, item } = run
  if (lacksReason(run, 'release')) return fault(run, 'reason')
  if (!isHeld(item)) return fault(run, 'state')
  if (lacksSecond(run))
    return told(
      run,
      'done.approve',
      await app.deps.quarantine.approve(item.id, actorOf(request, reasonOf(request))),
    )
  const to = field(request.body, 'to').trim()
  if (to !== '' && !addressShape.test(to)) return fault(run, 'address')
  const known = new Set(item.recipients.map(fate => fate.address))
  const chosen = fields(request.body, 'recipient').filter(address => known.has(address))
  const offered = fields(request.body, 'recipient').length > 0
  if (offered && chosen.length === 0) return fault(run, 'address')
  const recipients = offered ? chosen : coveredBy(user, item)
  return later(run, 'release', recipients, to === '' ? null : to)
}

const later = async (
  run: Run,
  act: 'release' | 'delete',
  recipients: readonly string[] | null,
  to: string | null,
): Promise<string> => {
  const { app, request, user, item } = run
  const known = (await waitingActs(app)).get(item.id)
  const params = { count: 1 }
  // a double click, or a second reviewer: what waits already is not done twice
  if (known !== undefined)
    return leave(
      app,
      user,
      pathOf(item),
      `done.${act}`,
      params,
      'good',
      known.by === user.name ? known.name : '',
    )
  const targets = [{ id: item.id, recipients }]
  const { undo, results } = await schedule(app, user.name, request.ip, {
    act,
    targets,
    to,
    reason: reasonOf(request),
  })
  const failed = results.find(result => !result.ok)
  return failed === undefined
    ? leave(app, user, pathOf(item), `done.${act}`, params, 'good', undo)
    : told(run, `done.${act}`, failed)
}

const remove: Doing = async run => {
  if (lacksReason(run, 'delete')) return fault(run, 'reason')
  if (!isOpen(run.item)) return fault(run, 'state')
  return later(run, 'delete', coveredBy(run.user, run.item), null)
}

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
  return told(
    run,
    'done.allow',
    await app.deps.quarantine.allow({ ...proof, ...scope, reason, expiresAt }, actorOf(request, reason)),
  )
}

const report: Doing = async run => {
  const { app, request, item } = run
  if (lacksReason(run, 'report')) return fault(run, 'reason')
  return told(
    run,
    'done.report',
    await app.deps.quarantine.report(
      item.id,
      field(request.body, 'target'),
      actorOf(request, reasonOf(request)),
    ),
  )
}

const comment: Doing = async run => {
  const text = field(run.request.body, 'text').trim().slice(0, 4000)
  if (text === '') return fault(run, 'empty')
  return told(run, 'done.note', await run.app.deps.quarantine.note(run.item.id, text, actorOf(run.request)))
}

const assign: Doing = async run => {
  const to = field(run.request.body, 'to')
  if (to !== '' && (await run.app.users.find(to)) === null) return fault(run, 'target')
  return told(run, 'done.assign', await run.app.deps.quarantine.assign(run.item.id, to, actorOf(run.request)))
}

const review =
  (done: boolean): Doing =>
  async run =>
    told(
      run,
      done ? 'done.review' : 'done.unreview',
      await run.app.deps.quarantine.review(run.item.id, done, actorOf(run.request)),
    )

/** Only says why; the page then opens the body and writes the reason into the audit log. */
const openBody: Doing = async run => {
  const reason = reasonOf(run.request)
  if (reason === '') return fault(run, 'reason')
  // said too early, a reason would open the body later without anybody having been asked
  if ((await accessTo(run.app, run.user, run.item)) !== 'reason') return fault(run, 'hidden')
  await grantBody(run.app, run.user, run.item, reason)
  return `${pathOf(run.item)}#body`
}

/** What a person knows of a copy in doubt, or takes back while it waits for its next attempt; within his domains. */
const settling =
  (act: 'settle' | 'returnToHeld' | 'retry' | 'cancel', key: string): Doing =>
  async run => {
    const { app, request, user, item } = run
    return told(
      run,
      key,
      await app.deps.quarantine[act](item.id, coveredBy(user, item), actorOf(request, reasonOf(request))),
    )
  }

const doings: Readonly<Record<string, Doing>> = {
  release,
  delete: remove,
  allow,
  report,
  note: comment,
  assign,
  review: review(true),
  unreview: review(false),
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
    const gate = withItem(app, 'decide', async (_request, _reply, user, item) =>
      seeOther(reply, await doing({ app, request, user, item })),
    )
    return gate(request as FastifyRequest<{ Params: { id: string } }>, reply)
  })
}
