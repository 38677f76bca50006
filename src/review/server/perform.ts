/** Does what a person decided on one item after the other, and says what became of each. */
import type { Actor } from '../../quarantine/audit.ts'
import type { CampaignOutcome } from '../../quarantine/campaign-outcome.ts'
import type { Item } from '../../quarantine/item.ts'
import { isStoreError } from '../../store/errors.ts'
import type { App } from '../app.ts'
import type { ActResult } from '../port.ts'
import type { CampaignAct, ItemsAct, PendingAct, Target } from './pending-act.ts'

type Failed = Extract<ActResult, { ok: false }>
/** refused: the next hop does not take it · doubt: it did not answer */
export type Failure = { readonly code: Failed['code'] | 'refused' | 'doubt'; readonly detail: string }

export type Performed = {
  readonly done: number
  /** of those done: released, and not yet taken by the next hop */
  readonly underWay: number
  readonly failures: readonly Failure[]
  /** what the store did not let us do: to be tried again */
  readonly left: PendingAct | null
}

const meant = (item: Item, target: Target) =>
  item.recipients.filter(fate => target.recipients === null || target.recipients.includes(fate.address))

/** Delivery is the release's point: a release that the next hop refused is none. */
const delivery = (item: Item, target: Target): Failure | 'under-way' | null => {
  const fates = meant(item, target)
  const refused = fates.find(fate => fate.state === 'held' && fate.failure !== null)
  if (refused !== undefined) return { code: 'refused', detail: refused.failure?.answer ?? '' }
  const stuck = fates.find(fate => fate.state === 'in-doubt')
  if (stuck !== undefined) return { code: 'doubt', detail: stuck.release?.answer ?? '' }
  return fates.some(fate => fate.state === 'releasing') ? 'under-way' : null
}

/** It stands as it was meant to: an attempt before this one did it, and died before it could say so. */
const stands = (item: Item, act: ItemsAct['act'], target: Target): boolean => {
  const fates = meant(item, target)
  if (act === 'delete') return item.state === 'deleted' || fates.every(fate => fate.state === 'deleted')
  return fates.length > 0 && fates.every(fate => ['releasing', 'released'].includes(fate.state))
}

const actOn = async (app: App, act: ItemsAct, target: Target, by: Actor): Promise<ActResult> => {
  const { quarantine, store } = app.deps
  const result =
    act.act === 'delete'
      ? await quarantine.remove(target.id, target.recipients, by)
      : await quarantine.release({ ...target, to: act.to, domains: act.domains }, by)
  if (result.ok || result.code !== 'state') return result
  const item = await store.get(target.id)
  return item !== null && stands(item, act.act, target) ? { ok: true, item } : result
}

/** A fault of our own is logged and told; only a store that is away is worth another attempt. */
const guarded = async (app: App, item: string, work: () => Promise<ActResult>): Promise<ActResult> => {
  try {
    return await work()
  } catch (error) {
    app.deps.log('error', 'act failed', { item, error: String(error) })
    return { ok: false, code: isStoreError(error) ? 'store' : 'raced', detail: '' }
  }
}

const performItems = async (app: App, act: ItemsAct, by: Actor): Promise<Performed> => {
  const failures: Failure[] = []
  let [done, underWay] = [0, 0]
  for (const [at, target] of act.targets.entries()) {
    const result = await guarded(app, target.id, () => actOn(app, act, target, by))
    if (!result.ok && result.code === 'store')
      return { done, underWay, failures, left: { ...act, targets: act.targets.slice(at) } }
    const found = result.ok && result.item !== null && act.act === 'release' && delivery(result.item, target)
    if (!result.ok) failures.push(result)
    else if (typeof found === 'object' && found !== null) failures.push(found)
    else done += 1
    if (found === 'under-way') underWay += 1
  }
  return { done, underWay, failures, left: null }
}

/** One line a copy: they are counted where they are told. */
const failuresOf = ({ left, copies }: CampaignOutcome): readonly Failure[] => [
  ...left.map(({ code }) => ({ code, detail: '' })),
  ...Array.from({ length: copies.refused }, () => ({ code: 'refused', detail: '' }) as const),
  ...Array.from({ length: copies.inDoubt }, () => ({ code: 'doubt', detail: '' }) as const),
]

const performCampaign = async (app: App, act: CampaignAct, by: Actor): Promise<Performed> => {
  try {
    const outcome = await app.deps.quarantine.decide(act.decision, act.domains, by)
    return {
      done: outcome.decided,
      underWay: outcome.copies.waiting,
      failures: failuresOf(outcome),
      left: null,
    }
  } catch (error) {
    app.deps.log('error', 'act failed', { campaign: act.decision.campaign, error: String(error) })
    const nothing = { done: 0, underWay: 0 }
    return isStoreError(error)
      ? { ...nothing, failures: [], left: act }
      : { ...nothing, failures: [{ code: 'raced', detail: '' }], left: null }
  }
}

export const perform = (app: App, act: PendingAct, by: Actor): Promise<Performed> =>
  act.act === 'campaign' ? performCampaign(app, act, by) : performItems(app, act, by)
