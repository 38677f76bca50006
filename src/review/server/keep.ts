/** A form whose session or token ended meanwhile: what was typed is kept, and sent again by a person. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type App, ownPath } from '../app.ts'
import { type Html, html } from '../html.ts'
import { signInForm } from '../page/sign-in.ts'
import { token } from '../part/token.ts'
import { send, type View, viewOf } from '../view.ts'

export type Kept = { readonly path: string; readonly fields: readonly (readonly [string, string])[] }

const secretField = /password|code|_csrf|secret|keep/i

/** At most 64 fields and 64 KB; passwords and tokens are never kept. */
export const keptOf = (request: FastifyRequest): Kept => {
  const body: unknown = request.body
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : []
  const pairs = entries.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(one => [name, String(one)] as const),
  )
  return {
    path: ownPath(request.url),
    fields: pairs.filter(([name]) => !secretField.test(name)).slice(0, 64),
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
      : { path, fields: fields.filter(([name]) => !secretField.test(name)).slice(0, 64) }
  } catch {
    return null
  }
}

/** Long words may be read again before they are sent; the rest goes along unseen. */
const keptField = ([name, value]: readonly [string, string], view: View): Html =>
  ['text', 'reason', 'name'].includes(name)
    ? html`<label>${view.t('keep.typed')}<textarea name="${name}" rows="4">${value}</textarea></label>`
    : html`<input type="hidden" name="${name}" value="${value}">`

export const keptForm = (
  view: View,
  kept: Kept,
): Html => html`<section class="card message"><h1>${view.t('keep.title')}</h1>
<p>${view.t('keep.what')}</p><form method="post" action="${kept.path}">${token(view)}${kept.fields.map(pair => keptField(pair, view))}
<p class="actions"><button class="primary">${view.t('keep.send')}</button><a class="button" href="/">${view.t('refuse.home')}</a></p></form></section>`

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
