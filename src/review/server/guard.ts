/** Gates that routes stand behind: signed in, allowed, and the item within the person's domains. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { type App, seeOther } from '../app.ts'
import { type Act, may, visibleTo } from '../people/may.ts'
import type { User } from '../people/user.ts'
import { keepForm } from './keep.ts'
import { refuse } from './refuse.ts'

type Handler<P> = (
  request: FastifyRequest<{ Params: P }>,
  reply: FastifyReply,
  user: User,
) => Promise<unknown>

export const signedIn =
  <P>(app: App, act: Act, handler: Handler<P>) =>
  async (request: FastifyRequest<{ Params: P }>, reply: FastifyReply): Promise<unknown> => {
    const { viewer } = request
    if (viewer === null) {
      if (request.method === 'POST') return keepForm(app, request as FastifyRequest, reply)
      return seeOther(reply, `/sign-in?next=${encodeURIComponent(request.url)}`)
    }
    if (!may(viewer, act)) return refuse(app, request as FastifyRequest, reply, 'forbidden')
    return handler(request, reply, viewer)
  }

export const itemShape = /^[A-Za-z0-9_-]{1,64}$/

/** An item of other domains is answered as one that does not exist: its being there is already news. */
export const withItem = (
  app: App,
  act: Act,
  handler: (request: FastifyRequest, reply: FastifyReply, user: User, item: Item) => Promise<unknown>,
) =>
  signedIn<{ id: string }>(app, act, async (request, reply, user) => {
    const { id } = request.params
    const found = itemShape.test(id) ? await app.deps.store.get(id) : null
    const item = found === null ? null : visibleTo(user, found)
    if (item === null) return refuse(app, request as FastifyRequest, reply, 'missing')
    return handler(request as FastifyRequest, reply, user, item)
  })
