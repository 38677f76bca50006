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

/** Recipients come by the links of their letters: they have no account, no inbox, and no shell. */
export const isRecipients = ({ url }: FastifyRequest): boolean => /^\/(?:r|mine)\//u.test(url)

/** What only an operator can mend is told to a recipient in words of his own. */
const wordsFor = (request: FastifyRequest, why: Refusal): Refusal | 'outside' =>
  isRecipients(request) && (why === 'store' || why === 'internal') ? 'outside' : why

export const refuse = (
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  why: Refusal,
): FastifyReply => {
  if (request.url.startsWith('/api/'))
    return reply.code(statuses[why]).send({ error: `ERR_REVIEW_${why.toUpperCase().replace('-', '_')}` })
  const view = plainView(app, request)
  const isOutside = why === 'host' || why === 'recipient' || isRecipients(request)
  const home = isOutside ? null : html`<a class="button" href="/">${view.t('refuse.home')}</a>`
  const told = wordsFor(request, why)
  const words = [view.t(`refuse.${told}.what`), view.t(`refuse.${told}.todo`)]
  return send(reply, view, messagePage(view.t(`refuse.${told}.title`), words, html`${home}`), statuses[why])
}
