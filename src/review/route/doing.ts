/** What an act on one item ends in: another page with a notice, or the form again with what was typed. */
import type { FastifyRequest } from 'fastify'
import type { Item } from '../../quarantine/item.ts'
import { type App, field } from '../app.ts'
import type { User } from '../people/user.ts'
import type { ActResult } from '../port.ts'
import type { Key } from '../text/index.ts'
import { leave } from './leave.ts'

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

export const pathOf = (item: Item): string => `/item/${item.id}`
export const reasonOf = (request: FastifyRequest): string =>
  field(request.body, 'reason').trim().slice(0, 300)

/** What whoever typed it can mend himself: he gets his words back. */
const mendable: ReadonlySet<string> = new Set(['address', 'nobody', 'reason', 'empty', 'store', 'unsent'])

type FaultCode = Extract<ActResult, { ok: false }>['code'] | 'nobody' | 'empty'

export const fault = async (
  { app, user, item }: Run,
  code: FaultCode,
  detail = '',
  back = pathOf(item),
): Promise<Outcome> =>
  mendable.has(code)
    ? { again: `fault.${code}`, detail }
    : { go: await leave(app, user, back, `fault.${code}`, { detail }, 'bad'), done: false }

export const went = async (
  { app, user, item }: Run,
  key: Key,
  params: Readonly<Record<string, string | number>> = { count: 1 },
  undo = '',
): Promise<Outcome> => ({ go: await leave(app, user, pathOf(item), key, params, 'good', undo), done: true })

export const told = (run: Run, key: Key, result: ActResult, back?: string): Promise<Outcome> =>
  result.ok ? went(run, key) : fault(run, result.code, result.detail, back)

export const lacksReason = ({ app, request }: Run, act: string): boolean =>
  reasonOf(request) === '' && (act === 'allow' || app.settings.reason_required.includes(act))
