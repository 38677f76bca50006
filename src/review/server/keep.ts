/** A form that could not be done as it came: what was typed is kept, shown, and sent again by a person. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { type App, ownPath } from '../app.ts'
import { type Html, html } from '../html.ts'
import { itemPath } from '../list-path.ts'
import { signInForm } from '../page/sign-in.ts'
import { recipientChoice } from '../part/acts.ts'
import { token } from '../part/token.ts'
import type { Key } from '../text/index.ts'
import { formView, type View, viewOf } from '../view.ts'
import { send } from './send.ts'

export type Kept = { readonly path: string; readonly fields: readonly (readonly [string, string])[] }

const secretField = /password|present|code|ticket|link|_csrf|once|secret|keep/i

/** As many as a page of messages has, and some. */
const mostFields = 300

/** At most 64 KB; passwords and tokens are never kept. */
export const keptOf = (request: FastifyRequest): Kept => {
  const body: unknown = request.body
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const pairs = entries.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(one => [name, String(one)] as const),
  )
  return {
    path: ownPath(request.url),
    fields: pairs.filter(([name]) => !secretField.test(name)).slice(0, mostFields),
  }
}

export const parseKept = (text: string): Kept | null => {
  try {
    const value: unknown = JSON.parse(text.slice(0, 65_536))
    if (typeof value !== 'object' || value === null || !('path' in value) || !('fields' in value)) return null
    if (!Array.isArray(value.fields)) return null
    const fields = value.fields.map((pair: unknown) =>
      Array.isArray(pair) ? ([String(pair[0]), String(pair[1])] as const) : (['', ''] as const),
    )
    const path = ownPath(String(value.path))
    return path === '/'
      ? null
      : { path, fields: fields.filter(([name]) => !secretField.test(name)).slice(0, mostFields) }
  } catch {
    return null
  }
}

/** What people type may be read again and changed before it is sent; the rest goes along unseen. */
const labels: Readonly<Record<string, Key>> = {
  text: 'keep.typed',
  name: 'keep.typed',
  reason: 'act.reason',
  to: 'act.otherAddress',
}

const keptField = ([name, value]: readonly [string, string], view: View): Html => {
  const label = labels[name]
  if (label === undefined) return html`<input type="hidden" name="${name}" value="${value}">`
  return name === 'to'
    ? html`<label>${view.t(label)}<input name="to" value="${value}" maxlength="320" inputmode="email" autocomplete="off"></label>`
    : html`<label>${view.t(label)}<textarea name="${name}" rows="4">${value}</textarea></label>`
}

/** Something that a person would have to type or choose again. */
export const isWorthKeeping = ({ path, fields }: Kept): boolean =>
  /^\/(?:item|campaign)\/|^\/bulk$/.test(path) &&
  fields.some(([name, value]) => value !== '' && (name === 'id' || name === 'wave' || name in labels))

export type KeptWords = {
  /** why it could not be done; absent: it had expired */
  readonly fault?: string
  /** whose recipients are offered anew, where the choice was wrong */
  readonly item?: Item
}

/** Where one came from: the message within its list, or the list that something was chosen in. */
const backOf = ({ fields }: Kept, item: Item | undefined): string => {
  const found = (wanted: string) => fields.find(([name]) => name === wanted)?.[1] ?? ''
  return item === undefined ? ownPath(found('back')) : itemPath(item.id, found('list'))
}

export const keptForm = (view: View, kept: Kept, { fault, item }: KeptWords = {}): Html => {
  const choosing = item !== undefined && kept.path.endsWith('/release')
  const fields = choosing
    ? kept.fields.filter(([name]) => name !== 'recipient' && name !== 'choose')
    : kept.fields
  const chosen = new Set(kept.fields.filter(([name]) => name === 'recipient').map(([, value]) => value))
  const why =
    fault === undefined
      ? html`<p>${view.t('keep.what')}</p>`
      : html`<p class="fault" role="alert">${fault}</p><p>${view.t('keep.again')}</p>`
  return html`<section class="card message"><h1>${view.t('keep.title')}</h1>${why}
<form method="post" action="${kept.path}">${token(view)}${choosing && recipientChoice(view, item, chosen)}${fields.map(pair => keptField(pair, view))}
<p class="actions"><button class="primary">${view.t('keep.send')}</button><a class="button" href="${backOf(kept, item)}">${view.t(item === undefined ? 'refuse.home' : 'item.back')}</a></p></form></section>`
}

/** The session is still good, only the form is old: show it again. Else sign in first, the words travel along. */
export const keepForm = async (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const kept = keptOf(request)
  const view = await viewOf(app, request, reply)
  if (request.viewer !== null)
    return send(reply, view, { title: view.t('keep.title'), body: keptForm(view, kept) }, 409)
  const body = signInForm(view, {
    keep: kept.path === '/' ? '' : JSON.stringify(kept),
    fault: 'signIn.expired',
    name: '',
    next: '/',
  })
  return send(reply, view, { title: view.t('signIn.title'), body }, 401)
}

/** A reason that was not even asked for is asked for now. */
const asking = (kept: Kept, why: Key): Kept =>
  why === 'fault.reason' && !kept.fields.some(([name]) => name === 'reason')
    ? { ...kept, fields: [...kept.fields, ['reason', '']] }
    : kept

/** It was not done, and why: the form again with what was typed. Needs no store: it may be the store that is away. */
export const formAgain = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  why: Key,
  { detail = '', item }: { readonly detail?: string; readonly item?: Item } = {},
): FastifyReply => {
  const view = formView(app, request, reply)
  const fault = view.t(why, { detail })
  const kept = asking(keptOf(request), why)
  const body = keptForm(view, kept, item === undefined ? { fault } : { fault, item })
  const status = why === 'fault.store' || why === 'refuse.store.what' ? 503 : 422
  return send(reply, view, { title: view.t('keep.title'), body }, status)
}
