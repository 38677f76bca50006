/** What an act on one item ends in: another page with a notice, or the form again with what was typed. */
import type { FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { lacksReason as isReasonMissing } from '../../quarantine/reason.ts'
import { type App, field } from '../app.ts'
import { itemPath } from '../list-path.ts'
import type { User } from '../people/user.ts'
import type { ActResult } from '../port.ts'
import type { Key } from '../text/index.ts'
import { leave } from './leave.ts'
import { listOf, nextPath } from './neighbours.ts'

export type Run = {
  readonly app: App
  readonly request: FastifyRequest
  readonly user: User
  readonly item: Item
}

export type Outcome =
  | { readonly go: string; readonly done: boolean }
  | { readonly again: Key; readonly detail: string }
export type Doing = (run: Run) => Promise<Outcome>

/** Back to the message, within the list that its reader came from. */
export const pathOf = ({ app, item, request }: Run): string => itemPath(item.id, listOf(app, request))

/** What is decided is left behind where the reader wants that; a problem never is. */
const onward = ({ app, user, item, request }: Run): Promise<string> =>
  nextPath(app, user, listOf(app, request), item)

export const reasonOf = (request: FastifyRequest): string =>
  field(request.body, 'reason').trim().slice(0, 300)

/** What whoever typed it can mend himself: he gets his words back. */
const mendable: ReadonlySet<string> = new Set(['address', 'nobody', 'reason', 'empty', 'store', 'unsent'])

type FaultCode = Extract<ActResult, { ok: false }>['code'] | 'nobody' | 'empty'

export const fault = async (run: Run, code: FaultCode, detail = '', back = pathOf(run)): Promise<Outcome> =>
  mendable.has(code)
    ? { again: `fault.${code}`, detail }
    : { go: await leave(run.app, run.user, back, `fault.${code}`, { detail }, 'bad'), done: false }

type Params = Readonly<Record<string, string | number>>

export const went = async (
  run: Run,
  key: Key,
  params: Params = { count: 1 },
  undo = '',
): Promise<Outcome> => ({
  go: await leave(run.app, run.user, pathOf(run), key, params, 'good', undo),
  done: true,
})

/** A decision: the next message follows where the account wants it. */
export const decided = async (
  run: Run,
  key: Key,
  params: Params = { count: 1 },
  undo = '',
): Promise<Outcome> =>
  run.user.advance
    ? { go: await leave(run.app, run.user, await onward(run), key, params, 'good', undo), done: true }
    : went(run, key, params, undo)

export const told = (run: Run, key: Key, result: ActResult, back?: string): Promise<Outcome> =>
  result.ok ? went(run, key) : fault(run, result.code, result.detail, back)

/** A rule always says why it is there. */
export const lacksReason = ({ app, request }: Run, act: string): boolean =>
  isReasonMissing(act, reasonOf(request), [...app.settings.reason_required, 'allow'])
