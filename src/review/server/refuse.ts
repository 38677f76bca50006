/** What a reader sees when something is not to be had: a clear page in his language, with what to do. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { html } from '../html.ts'
import { messagePage } from '../page/layout.ts'
import { plainView } from '../view.ts'
import { send } from './send.ts'

export type Refusal =
  | 'host'
  | 'cross-site'
  | 'missing'
  | 'forbidden'
  | 'limit'
  | 'store'
  | 'internal'
  | 'input'
  | 'link'
  | 'recipient'
  | 'large'

const statuses: Readonly<Record<Refusal, number>> = {
  host: 421,
  'cross-site': 403,
  missing: 404,
  forbidden: 403,
  limit: 429,
  store: 503,
  internal: 500,
  input: 400,
  link: 410,
  recipient: 410,
  large: 413,
}

export const refuse = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  why: Refusal,
): FastifyReply => {
  if (request.url.startsWith('/api/'))
    return reply.code(statuses[why]).send({ error: `ERR_REVIEW_${why.toUpperCase().replace('-', '_')}` })
  const view = plainView(app, request)
  // a recipient has no account, and no inbox here
  const isOutside = why === 'host' || why === 'recipient'
  const home = isOutside ? null : html`<a class="button" href="/">${view.t('refuse.home')}</a>`
  const words = [view.t(`refuse.${why}.what`), view.t(`refuse.${why}.todo`)]
  return send(reply, view, messagePage(view.t(`refuse.${why}.title`), words, html`${home}`), statuses[why])
}
