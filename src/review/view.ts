/** What every page is drawn with: the reader's language, who he is, and the token of his forms. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Evidence } from '../evidence/evidence.ts'
import { type App, formOwner } from './app.ts'
import type { Notice } from './people/records.ts'
import type { User } from './people/user.ts'
import { evidenceWords } from './text/evidence.ts'
import { type Format, formatter } from './text/format.ts'
import { acceptLanguage, isLocale, type Locale, type Translate, translator } from './text/index.ts'

export type View = {
  readonly t: Translate
  readonly locale: Locale
  readonly format: Format
  readonly now: number
  readonly viewer: User | null
  readonly csrf: string
  /** names what is sent from this page: sent twice, it is done once */
  readonly once: string
  /** path and query of this request */
  readonly here: string
  readonly notice: Notice | null
  /** what a piece of evidence is called in the reader's language */
  readonly evidenceName: (evidence: Evidence) => string
  readonly app: App
}

/** What was chosen in this browser, else in the account, else what the browser asks for. */
const localeOf = (request: FastifyRequest): Locale => {
  const cookie = request.cookies?.['language']
  if (isLocale(cookie)) return cookie
  return request.viewer?.locale ?? acceptLanguage(request.headers['accept-language'])
}

/** The notice that the URL names, else what went wrong meanwhile with an act that waited (told once). */
const noticeOf = async (app: App, request: FastifyRequest): Promise<Notice | null> => {
  if (request.viewer === null || request.method !== 'GET') return null
  const { name } = request.viewer
  const query: unknown = request.query
  const id: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'notice') : undefined
  const late = await app.records.takeNotice(name, `late ${name}`)
  if (late !== null) return late
  return typeof id === 'string' ? app.records.notice(name, id) : null
}

/** A page without anything that needs the store: also when the store is down. */
export const plainView = (app: App, request: FastifyRequest): View => {
  const locale = localeOf(request)
  return {
    t: translator(locale),
    locale,
    format: formatter(locale, app.settings.time_zone),
    now: app.deps.now(),
    viewer: request.viewer ?? null,
    csrf: '',
    once: '',
    here: request.url,
    notice: null,
    evidenceName: evidence => evidenceWords(locale, evidence),
    app,
  }
}

/** With what a form needs, and nothing that needs the store. */
export const formView = (app: App, request: FastifyRequest, reply: FastifyReply): View => ({
  ...plainView(app, request),
  csrf: reply.generateCsrf({ userInfo: formOwner(request) }),
  once: randomBytes(9).toString('base64url'),
})

export const viewOf = async (app: App, request: FastifyRequest, reply: FastifyReply): Promise<View> => ({
  ...formView(app, request, reply),
  notice: await noticeOf(app, request),
})
