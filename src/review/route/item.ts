/** The item page and what hangs on it: preview frame, raw source, download. Reading a body is audited. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { proofsOf } from '../../quarantine/allow.ts'
import type { Item } from '../../quarantine/item.ts'
import { withoutBodyWords } from '../../quarantine/privacy.ts'
import { isWaiting } from '../../store/campaigns.ts'
import type { App } from '../app.ts'
import { campaignRow } from '../campaign.ts'
import { html } from '../html.ts'
import { itemPath, listPath } from '../list-path.ts'
import { type Opened, openMail, sourceOf } from '../mail/open.ts'
import { previewDocument, previewOf, remoteImagesOf, type Sanitise } from '../mail/preview.ts'
import { itemPage, itemTitle } from '../page/item.ts'
import { historyFor } from '../people/history.ts'
import { canTake, limitOf, visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { audit } from '../server/audit.ts'
import { type BodyWay, openBody } from '../server/body.ts'
import { withItem } from '../server/guard.ts'
import { waitingActs } from '../server/pending.ts'
import { presenceFor } from '../server/presence.ts'
import { refuse } from '../server/refuse.ts'
import { previewPolicy } from '../server/security.ts'
import { send } from '../server/send.ts'
import { viewOf } from '../view.ts'
import { listOf, neighboursOf } from './neighbours.ts'

const othersOf = async (app: App, user: User, item: Item): Promise<readonly Item[]> => {
  if (item.campaign === '') return []
  const page = await app.deps.store.list({ limit: 9, campaign: item.campaign, ...limitOf(user) })
  return page.items.flatMap(one => (one.id === item.id ? [] : (visibleTo(user, one) ?? [])))
}

/** What waits, as the list counts it; of what is decided, all. */
const alikeOf = async (app: App, user: User, item: Item): Promise<number> => {
  if (item.campaign === '') return 1
  const row = await campaignRow(app, user, item.campaign)
  const isOneOfWave = isWaiting(item) && (row?.waiting ?? 0) > 1
  return (isOneOfWave ? row?.waiting : row?.total) ?? 1
}

const actsOf = async (app: App, user: User, item: Item, list: string) => {
  const [users, pending] = await Promise.all([app.users.list(), waitingActs(app)])
  return {
    item,
    targets: app.deps.quarantine.reportTargets(),
    reviewers: users.filter(one => canTake(one, item)).map(one => one.name),
    proofs: proofsOf(item.authentication),
    waiting: pending.on(item),
    list,
    advance: user.advance,
  }
}

const show = async (app: App, request: FastifyRequest, reply: FastifyReply, user: User, whole: Item) => {
  const access = await openBody(app, request, user, whole, 'page')
  if (access !== 'open') await audit(app, request, 'view', { item: whole.id })
  const item = access === 'open' ? whole : withoutBodyWords(whole)
  const opened: Opened | null = access === 'open' ? await openMail(app.deps.store, item) : null
  await Promise.all([app.records.markSeen(user.name, item.id), app.records.present(user.name, item.id)])
  const list = listOf(app, request)
  const [view, acts, near, others, alike, history, presence] = await Promise.all([
    viewOf(app, request, reply),
    actsOf(app, user, item, list),
    neighboursOf(app, user, list, whole),
    othersOf(app, user, item),
    alikeOf(app, user, item),
    app.deps.store.audit({ after: 0, limit: 40, item: item.id, newestFirst: true }),
    presenceFor(app, user),
  ])
  const watchers = presence.filter(one => one.item === item.id).map(one => one.user)
  const remoteImages = opened === null ? 0 : remoteImagesOf(opened.message)
  const data = {
    item,
    access,
    opened,
    remoteImages,
    acts,
    others,
    alike,
    history: historyFor(
      user,
      item,
      history.filter(one => one.action !== 'view'),
      app.deps.quarantine.nameInLog,
    ),
    watchers,
    back: listPath(list),
    previous: near.previous,
    next: near.next,
  }
  return send(reply, view, {
    title: itemTitle(view, item),
    body: itemPage(view, data),
    section: 'inbox',
    wide: true,
  })
}

type Reader = (request: FastifyRequest, reply: FastifyReply, item: Item) => Promise<unknown>

/** A body is read by the same rule on every way to it. */
const bodyRoute = (
  server: FastifyInstance,
  app: App,
  way: Extract<BodyWay, 'preview' | 'raw' | 'download'>,
  read: Reader,
): void => {
  server.get(
    `/item/:id/${way}`,
    withItem(app, 'body', async (request, reply, user, item) => {
      const access = await openBody(app, request, user, item, way)
      if (access === 'open') return read(request, reply, item)
      return refuse(app, request, reply, access === 'gone' ? 'missing' : 'forbidden')
    }),
  )
}

export const itemRoutes = (server: FastifyInstance, app: App, sanitise?: Sanitise): void => {
  server.get(
    '/item/:id',
    withItem(app, 'see', (request, reply, user, item) => show(app, request, reply, user, item)),
  )
  bodyRoute(server, app, 'preview', async (request, reply, item) => {
    const opened = await openMail(app.deps.store, item)
    const view = await viewOf(app, request, reply)
    if (opened === null) return refuse(app, request, reply, 'missing')
    const page = previewDocument(previewOf(opened.message, sanitise), view.locale, view.t('preview.empty'))
    reply.header('content-security-policy', previewPolicy).header('x-frame-options', 'SAMEORIGIN')
    return reply.type('text/html; charset=utf-8').send(page)
  })
  bodyRoute(server, app, 'raw', async (request, reply, item) => {
    const raw = await app.deps.store.body(item.id)
    if (raw === null) return refuse(app, request, reply, 'missing')
    const view = await viewOf(app, request, reply)
    const body = html`<p class="crumb"><a href="${itemPath(item.id, listOf(app, request))}">← ${view.t('item.back')}</a></p><h1>${view.t('raw.title')}</h1><pre class="raw" tabindex="0">${sourceOf(raw, 1_000_000)}</pre>`
    return send(reply, view, { title: view.t('raw.title'), body, section: 'inbox', wide: true })
  })
  bodyRoute(server, app, 'download', async (request, reply, item) => {
    const raw = await app.deps.store.body(item.id)
    if (raw === null) return refuse(app, request, reply, 'missing')
    // the name is our own id: nothing out of the message reaches a header
    return reply
      .type('message/rfc822')
      .header('content-disposition', `attachment; filename="${item.id}.eml"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(raw))
  })
}
