/**
 * The recipient's view: a signed link shows one item to one recipient, another one the list of his own. No link acts; a
 * form asks, a reviewer decides.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuditEntry } from '../../quarantine/audit.ts'
import { type OpenedLink, ownFate } from '../../quarantine/link.ts'
import { isStoreError } from '../../store/errors.ts'
import { readCursor } from '../../store/paging.ts'
import { type App, field, seeOther } from '../app.ts'
import { openMail } from '../mail/open.ts'
import { mailboxPage } from '../page/mailbox.ts'
import { type Again, recipientPage, unsentPage } from '../page/recipient.ts'
import { audit } from '../server/audit.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { isSecure } from '../settings.ts'
import { formView, viewOf } from '../view.ts'

/** The token of the link that he came by. */
const linkOf = (request: FastifyRequest): string => field(request.params, 'link')

/** A recipient has no name here: the log tells two of them apart, and no more. */
const actorName = (app: App, recipient: string): string =>
  `recipient:${app.deps.quarantine.nameInLog(recipient)}`

const note = (
  app: App,
  request: FastifyRequest,
  recipient: string,
  what: Pick<AuditEntry, 'action' | 'item' | 'reason'>,
): Promise<void> => audit(app, request, what.action, { ...what, actor: actorName(app, recipient) })

/**
 * How many more wait for the same recipient. No more than the number: a link is for one item, and whoever it was
 * forwarded to learns nothing of the others; the digest has a link to all.
 */
const othersFor = async (app: App, recipient: string, item: string): Promise<number> => {
  const states = ['held', 'releasing', 'in-doubt'] as const
  const page = await app.deps.store.list({ limit: 100, states, recipient })
  return page.items.filter(one => one.id !== item && ownFate(one, recipient)?.state === 'held').length
}

/** Sent back to pages of single messages only: in their addresses it would go along with whatever is forwarded. */
const listCookie = 'list'

/** Where he came from his list, a way back to it; never to the list of another mailbox. */
const ownList = async (app: App, request: FastifyRequest, recipient: string): Promise<string> => {
  const list = request.cookies[listCookie] ?? ''
  return list !== '' && (await app.deps.quarantine.isOwnList(list, recipient)) ? list : ''
}

type Way = { readonly status?: number; readonly again?: Again }

const page = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  found: OpenedLink,
  way: Way = {},
) => {
  const { item, recipient } = found
  const opened = item.bodyKept ? await openMail(app.deps.store, item) : null
  if (opened !== null)
    await note(app, request, recipient, { action: 'view-body', item: item.id, reason: 'own message' })
  const view = await viewOf(app, request, reply)
  const body = recipientPage(view, {
    ...found,
    link: linkOf(request),
    message: opened?.message ?? null,
    asked: field(request.query, 'asked') === '1',
    others: await othersFor(app, recipient, item.id),
    list: await ownList(app, request, recipient),
    again: way.again ?? null,
  })
  return send(reply, view, { title: view.t('recipient.title'), body }, way.status)
}

const show = async (app: App, request: FastifyRequest, reply: FastifyReply, way?: Way) => {
  const found = await app.deps.quarantine.openLink(linkOf(request))
  return found === null ? refuse(app, request, reply, 'recipient') : page(app, request, reply, found, way)
}

const showMailbox = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const link = linkOf(request)
  const after = field(request.query, 'after')
  const mailbox =
    after !== '' && readCursor(after) === null ? null : await app.deps.quarantine.openMailbox(link, after)
  if (mailbox === null) return refuse(app, request, reply, 'recipient')
  await note(app, request, mailbox.address, { action: 'view', item: '', reason: 'own list' })
  const secure = isSecure(app.settings)
  reply.setCookie(listCookie, link, { path: '/r/', httpOnly: true, sameSite: 'strict', secure })
  const view = await viewOf(app, request, reply)
  const body = mailboxPage(view, mailbox, { link, isFirst: after === '' })
  return send(reply, view, { title: view.t('mailbox.title'), body, wide: true })
}

const typed = (request: FastifyRequest): string => field(request.body, 'reason').trim().slice(0, 500)

/** The message cannot be read, or what went wrong is not known: at least his words are not lost. */
export const unsent = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  why: 'store' | 'internal',
): FastifyReply => {
  const view = formView(app, request, reply)
  const again = { why: 'recipient.unsent', reason: typed(request) } as const
  const body = unsentPage(view, linkOf(request), again)
  return send(reply, view, { title: view.t('recipient.title'), body }, why === 'store' ? 503 : 500)
}

/** His form came without its cookie, or with an old token: the page anew, with his words. He never signs in. */
export const askAgain = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  try {
    const again = { why: 'recipient.expired', reason: typed(request) } as const
    return await show(app, request, reply, { status: 409, again })
  } catch (error) {
    if (!isStoreError(error)) throw error
    return unsent(app, request, reply, 'store')
  }
}

/** Asking twice is asking once: the second time is no failure. */
const hasAsked = async (app: App, { item, recipient }: OpenedLink): Promise<boolean> => {
  const fresh = await app.deps.store.get(item.id)
  const fate = fresh?.recipients.find(({ address }) => address === recipient)
  return fate?.state === 'held' && fate.requested !== null
}

const ask = async (app: App, request: FastifyRequest, reply: FastifyReply) => {
  const found = await app.deps.quarantine.openLink(linkOf(request))
  if (found === null) return refuse(app, request, reply, 'recipient')
  const reason = typed(request)
  const actor = { name: actorName(app, found.recipient), source: request.ip }
  const result = await app.deps.quarantine.request(found.item.id, found.recipient, reason, actor)
  if (result.ok) return seeOther(reply, `/r/${linkOf(request)}?asked=1`)
  if (result.code === 'store') return unsent(app, request, reply, 'store')
  if (result.code !== 'state')
    return show(app, request, reply, { status: 422, again: { why: 'recipient.unsent', reason } })
  return (await hasAsked(app, found))
    ? seeOther(reply, `/r/${linkOf(request)}`)
    : show(app, request, reply, { status: 422, again: { why: 'recipient.late', reason } })
}

export const recipientRoutes = (server: FastifyInstance, app: App): void => {
  server.get('/mine/:link', (request, reply) => showMailbox(app, request, reply))
  server.get('/r/:link', (request, reply) => show(app, request, reply))
  server.post('/r/:link', (request, reply) => ask(app, request, reply))
}
