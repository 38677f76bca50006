/** What every route works with, and what a request carries once its session is known. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../quarantine/audit.ts'
import type { Records } from './people/records.ts'
import type { Session, Sessions } from './people/session.ts'
import type { Throttle } from './people/throttle.ts'
import type { User, Users } from './people/user.ts'
import type { ReviewDeps } from './port.ts'
import type { ReviewSettings } from './settings.ts'

export type App = {
  readonly deps: ReviewDeps
  readonly settings: ReviewSettings
  readonly users: Users
  readonly sessions: Sessions
  readonly throttle: Throttle
  readonly records: Records
  /** content hashes of the assets, so that browsers may keep them for ever */
  readonly assets: Readonly<Record<'css' | 'js', string>>
}

declare module 'fastify' {
  interface FastifyRequest {
    viewer: User | null
    session: Session | null
    /** the cookie named a session that has ended */
    expired: boolean
    /** the store was away when the session was to be looked up: whose form it will be, and the error */
    unknown: { readonly owner: string; readonly error: unknown } | null
  }
}

export const actorOf = (request: FastifyRequest, reason = ''): Actor => {
  const actor = { name: request.viewer?.name ?? 'nobody', source: request.ip }
  return reason === '' ? actor : { ...actor, reason }
}

/** Form fields as strings: what is missing is '', what comes twice is a list. */
export const field = (source: unknown, name: string): string => {
  const value: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value[0] : ''
  return typeof value === 'string' ? value : ''
}

export const fields = (source: unknown, name: string): readonly string[] => {
  const value: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, name) : undefined
  if (Array.isArray(value)) return value.filter(entry => typeof entry === 'string')
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** Only a path of our own may be gone to: no scheme, no host, no back-slash, no control character. */
export const ownPath = (path: string): string =>
  /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,2000}$/.test(path) ? path : '/'

/** The path of a page without the notice that it came with. */
export const withoutNotice = (path: string): string =>
  path.replace(/([?&])notice=[^&#]*&?/, '$1').replace(/[?&](?=#|$)/, '')

export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.redirect(ownPath(path), 303)

/** Whose form it is: a token of one session is worth nothing in another. */
export const formOwner = (request: FastifyRequest): string =>
  request.session?.id ?? request.unknown?.owner ?? 'nobody'
