/** Who calls the API: a bearer token, its scope, and what its owner may do now (RFC 6750). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { type App, actorOf } from '../app.ts'
import { type Act, may, visibleTo } from '../people/may.ts'
import { tokensOf } from '../people/token.ts'
import type { User } from '../people/user.ts'

export type Caller = { readonly user: User; readonly request: FastifyRequest; readonly reply: FastifyReply }

/** `field`: what of the request is wrong. */
export const deny = (
  reply: FastifyReply,
  status: number,
  error: string,
  message = '',
  field = '',
): FastifyReply =>
  reply.code(status).send({ error, ...(message !== '' && { message }), ...(field !== '' && { field }) })

const userOf = async (
  app: App,
  request: FastifyRequest,
): Promise<{ readonly user: User; readonly scope: 'read' | 'act' } | null> => {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1]
  const found = bearer === undefined ? null : await tokensOf(app.deps.people, app.deps.now).find(bearer)
  const user = found === null ? null : await app.users.find(found.user)
  return found === null || user === null || user.disabled ? null : { user, scope: found.scope }
}

/** The token may less than its owner, never more; cookies mean nothing here, so no other site can act through them. */
export const called =
  (app: App, act: Act, work: (caller: Caller) => Promise<unknown>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const found = await userOf(app, request)
    if (found === null)
      return deny(
        reply.header('www-authenticate', 'Bearer'),
        401,
        'ERR_API_TOKEN',
        'a bearer token is needed',
      )
    const writes = act === 'decide' && found.scope !== 'act'
    if (writes || !may(found.user, act))
      return deny(reply, 403, 'ERR_API_FORBIDDEN', 'the token or its owner may not do this')
    request.viewer = found.user
    return work({ user: found.user, request, reply })
  }

export const calledItem = (app: App, act: Act, work: (caller: Caller, item: Item) => Promise<unknown>) =>
  called(app, act, async caller => {
    const { id } = caller.request.params as { readonly id: string }
    const found = await app.deps.store.get(id)
    const item = found === null ? null : visibleTo(caller.user, found)
    return item === null ? deny(caller.reply, 404, 'ERR_API_MISSING', 'no such item') : work(caller, item)
  })

export const actor = (caller: Caller, reason: string | undefined) => actorOf(caller.request, reason ?? '')
