/**
 * The recipient's view: a signed link shows one item to one recipient, another one the list of his own. No link acts; a
 * form asks, a reviewer decides.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readCursor } from '../../store/paging.ts'
import { type App, field, seeOther } from '../app.ts'
import { openMail } from '../mail/open.ts'
import { mailboxPage } from '../page/mailbox.ts'
import { recipientPage } from '../page/recipient.ts'
import { refuse } from '../server/refuse.ts'
import { send } from '../server/send.ts'
import { viewOf } from '../view.ts'

/** A recipient has no name here: the log tells two of them apart, and no more. */
const actorName = (app: App, recipient: string): string =>
  `recipient:${app.deps.quarantine.nameInLog(recipient)}`

const note = (app: App, request: FastifyRequest, recipient: string, item: string) =>
  app.deps.store.appendAudit([
    {
      at: app.deps.now(),
      actor: actorName(app, recipient),
      action: 'view-body',
      item,
      source: request.ip,
      reason: 'own message',
      detail: {},
    },
  ])

/**
 * How many more wait for the same recipient. No more than the number: a link is for one item, and whoever it was
 * forwarded to learns nothing of the others; the digest has a link to all.
 */
const othersFor = async (app: App, recipient: string, item: string): Promise<number> => {
  const page = await app.deps.store.list({ limit: 100, states: ['held'], recipient })
  return page.items.filter(one => one.id !== item).length
}

type Linked = FastifyRequest<{ Params: { link: string } }>

const show = async (app: App, request: Linked, reply: FastifyReply) => {
  const { link } = request.params
  const found = await app.deps.quarantine.openLink(link)
  if (found === null) return refuse(app, request as FastifyRequest, reply, 'recipient')
  const opened = found.item.bodyKept ? await openMail(app.deps.store, found.item) : null
  if (opened !== null) await note(app, request as FastifyRequest, found.recipient, found.item.id)
  const view = await viewOf(app, request as FastifyRequest, reply)
  const thanks = field(request.query, 'asked') === '1'
  const others = await othersFor(app, found.recipient, found.item.id)
  const body = recipientPage(view, { ...found, link, message: opened?.message ?? null, thanks, others })
  return send(reply, view, { title: view.t('recipient.title'), body })
}

const showMailbox = async (app: App, request: Linked, reply: FastifyReply) => {
  const { link } = request.params
  const after = field(request.query, 'after')
  const mailbox =
    after !== '' && readCursor(after) === null ? null : await app.deps.quarantine.openMailbox(link, after)
  if (mailbox === null) return refuse(app, request as FastifyRequest, reply, 'recipient')
  const view = await viewOf(app, request as FastifyRequest, reply)
  const body = mailboxPage(view, mailbox, { link, isFirst: after === '' })
  return send(reply, view, { title: view.t('mailbox.title'), body })
}

export const recipientRoutes = (server: FastifyInstance, app: App): void => {
  server.get('/mine/:link', (request: Linked, reply: FastifyReply) => showMailbox(app, request, reply))
  server.get('/r/:link', (request: Linked, reply: FastifyReply) => show(app, request, reply))
  server.post('/r/:link', async (request: Linked, reply: FastifyReply) => {
    const { link } = request.params
    const found = await app.deps.quarantine.openLink(link)
    if (found === null) return refuse(app, request as FastifyRequest, reply, 'recipient')
    const reason = field(request.body, 'reason').trim().slice(0, 500)
    const actor = { name: actorName(app, found.recipient), source: request.ip }
    const result = await app.deps.quarantine.request(found.item.id, found.recipient, reason, actor)
    return seeOther(reply, result.ok ? `/r/${link}?asked=1` : `/r/${link}`)
  })
}
