/** What an act answers; the same again for the same `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). */
import type { Item } from '../../quarantine/item.ts'
import type { App } from '../app.ts'
import { visibleTo } from '../people/may.ts'
import type { ActResult } from '../port.ts'
import { once } from '../server/once.ts'
import { type Caller, deny } from './gate.ts'
import { shapeOf } from './shape.ts'

type Failed = Extract<ActResult, { ok: false }>

const statuses: Readonly<Record<Failed['code'], number>> = {
  gone: 404,
  state: 409,
  raced: 409,
  told: 409,
  address: 422,
  unproven: 422,
  target: 422,
  reason: 422,
  unsent: 502,
  long: 422,
  store: 503,
  second: 403,
  hidden: 403,
}

export const refused = ({ reply }: Pick<Caller, 'reply'>, { code, detail }: Failed) =>
  deny(reply, statuses[code], `ERR_ACT_${code.toUpperCase()}`, detail)

const shown = ({ reply, user }: Caller, item: Item | null) => {
  const seen = item === null ? null : visibleTo(user, item)
  return seen === null ? reply.code(204).send() : reply.send(shapeOf(seen))
}

export type Work = (caller: Caller, item: Item) => Promise<ActResult>

/** What is kept of an act: that it was done, or why not. The item is shown as it stands when it is asked for. */
type Mark = { readonly fault: Failed | null }

const passing: ReadonlySet<Failed['code']> = new Set(['store', 'raced', 'unsent'])

const keyOf = (caller: Caller): string | null => {
  const given = caller.request.headers['idempotency-key']
  return typeof given === 'string' && given.length > 0 && given.length <= 255 ? given : null
}

/** `showsItem` false: nothing of the item changed, and nothing is shown. */
export const answered =
  (app: App, work: Work, showsItem = true) =>
  async (caller: Caller, item: Item): Promise<unknown> => {
    const key = keyOf(caller)
    if (key === null) {
      const result = await work(caller, item)
      return result.ok ? shown(caller, showsItem ? result.item : null) : refused(caller, result)
    }
    const found = await once<Mark>(app, {
      name: ['api', caller.user.name, key],
      print: `${caller.request.url} ${JSON.stringify(caller.request.body)}`,
      work: async () => {
        const result = await work(caller, item)
        return { fault: result.ok ? null : result }
      },
      isDone: ({ fault }) => fault === null || !passing.has(fault.code),
    })
    if (found.state === 'other')
      return deny(caller.reply, 422, 'ERR_API_KEY_REUSED', 'this Idempotency-Key was used for something else')
    if (found.state === 'under-way')
      return deny(caller.reply, 409, 'ERR_API_UNDER_WAY', 'the first request with this key is still at work')
    if (found.result.fault !== null) return refused(caller, found.result.fault)
    return shown(caller, showsItem ? await app.deps.store.get(item.id) : null)
  }
