/** A page on its way to the browser. */
import type { FastifyReply } from 'fastify'
import { render } from '../html.ts'
import { layout, type PageParts } from '../page/layout.ts'
import type { View } from '../view.ts'

export const send = (reply: FastifyReply, view: View, page: PageParts, status = 200): FastifyReply =>
  reply
    .code(status)
    .header('content-language', view.locale)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>\n${render(layout(view, page))}`)
