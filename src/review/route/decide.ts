/** Release and delete one item: now, or after the undo time; two reviewers where the score is high. */
import type { Item } from '../../quarantine/item.ts'
import { elsewhere } from '../../quarantine/release.ts'
import { lacksSecond } from '../../quarantine/second.ts'
import { actorOf, field, fields } from '../app.ts'
import { coveredBy } from '../people/may.ts'
import { schedule, type Waiting, waitingActs } from '../server/pending.ts'
import type { ItemsAct } from '../server/pending-act.ts'
import type { Performed } from '../server/perform.ts'
import type { Key } from '../text/index.ts'
import {
  type Doing,
  decided,
  fault,
  lacksReason,
  type Outcome,
  pathOf,
  type Run,
  reasonOf,
  told,
  went,
} from './doing.ts'
import { leave } from './leave.ts'

export const isHeld = (item: Item): boolean => item.recipients.some(fate => fate.state === 'held')
const isOpen = (item: Item): boolean =>
  isHeld(item) || item.recipients.some(fate => fate.state === 'in-doubt')

/** The form always says whom it means: nobody chosen is nobody, not all. Null: nobody of those can be meant. */
const chosenOf = ({ request, user, item }: Run): readonly string[] | null | 'nobody' => {
  const { body } = request
  const named = fields(body, 'recipient')
  if (named.length === 0) return field(body, 'choose') === '1' ? 'nobody' : coveredBy(user, item)
  const known = new Set(item.recipients.map(fate => fate.address))
  return named.every(address => known.has(address)) ? named : 'nobody'
}

export const release: Doing = async run => {
  const { app, request, user, item } = run
  if (lacksReason(run, 'release')) return fault(run, 'reason')
  if (!isHeld(item)) return fault(run, 'state')
  const recipients = chosenOf(run)
  if (recipients === 'nobody') return fault(run, 'nobody')
  const typed = field(request.body, 'to').trim()
  const wish = { recipients, to: typed === '' ? null : typed, domains: user.domains }
  const actor = actorOf(request, reasonOf(request))
  const closed = elsewhere(item, wish, actor, app.settings.privacy)
  if (closed !== null) return fault(run, closed.code, closed.detail)
  if (lacksSecond(item, wish, user.name, app.settings.four_eyes)) {
    const result = await app.deps.quarantine.approve({ id: item.id, ...wish }, actor)
    return result.ok ? decided(run, 'done.approve') : told(run, 'done.approve', result)
  }
  return decide(run, { act: 'release', recipients, to: wish.to })
}

export const remove: Doing = async run => {
  if (lacksReason(run, 'delete')) return fault(run, 'reason')
  if (!isOpen(run.item)) return fault(run, 'state')
  return decide(run, { act: 'delete', recipients: coveredBy(run.user, run.item), to: null })
}

export const unapprove: Doing = async run =>
  told(run, 'done.unapprove', await run.app.deps.quarantine.unapprove(run.item.id, actorOf(run.request)))

type Wanted = Pick<ItemsAct, 'act' | 'to'> & { readonly recipients: readonly string[] | null }

const isSame = (waiting: Waiting, wanted: Wanted): boolean =>
  waiting.act === wanted.act &&
  waiting.to === wanted.to &&
  waiting.target !== null &&
  JSON.stringify(waiting.target.recipients) === JSON.stringify(wanted.recipients)

/** A double click is one click. Anything else is answered with what will really happen. */
const alreadyWaiting = async (run: Run, waiting: Waiting, wanted: Wanted): Promise<Outcome> => {
  const { app, user } = run
  const isMine = waiting.by === user.name
  if (isSame(waiting, wanted))
    return went(run, `later.${wanted.act}`, { count: 1 }, isMine ? waiting.name : '')
  const params = { name: waiting.by }
  const undo = isMine ? waiting.name : ''
  return {
    go: await leave(app, user, pathOf(run), `fault.waits.${waiting.act}`, params, 'bad', undo),
    done: false,
  }
}

const decide = async (run: Run, wanted: Wanted): Promise<Outcome> => {
  const { app, request, user, item } = run
  const waiting = (await waitingActs(app)).on(item)
  if (waiting !== null) return alreadyWaiting(run, waiting, wanted)
  const { act, to, recipients } = wanted
  const { undo, performed } = await schedule(app, user, request.ip, {
    act,
    targets: [{ id: item.id, recipients }],
    to,
    reason: reasonOf(request),
    domains: user.domains,
  })
  return performed === null ? decided(run, `later.${act}`, { count: 1 }, undo) : finished(run, act, performed)
}

/** Done at once: the notice says what became of it, not what was wanted. */
const finished = async (run: Run, act: 'release' | 'delete', performed: Performed): Promise<Outcome> => {
  const { app, user } = run
  const [failure] = performed.failures
  if (performed.left !== null) return fault(run, 'store')
  if (failure === undefined) return decided(run, doneKey(act, performed), { count: 1 })
  const { code, detail } = failure
  if (code !== 'refused' && code !== 'doubt') return fault(run, code, detail)
  return { go: await leave(app, user, pathOf(run), `fault.${code}`, { detail }, 'bad'), done: false }
}

export const doneKey = (act: 'release' | 'delete', performed: Performed): Key =>
  performed.underWay > 0 ? 'done.releasing' : `done.${act}`
