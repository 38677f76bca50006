/** One decision for a whole campaign: for all copies that wait now, and for later arrivals for some hours. */
import type { CampaignDecision } from '../store/store.ts'
import { type ActResult, entry, type Fault, fault, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { remove } from './handle.ts'
import type { Fate } from './item.ts'
import { type ReleasePolicy, release } from './release.ts'

export type DecisionScope = {
  /** the reviewer's limit: only recipients in these domains; empty: all */
  readonly domains: readonly string[]
  readonly policy: ReleasePolicy
}

/** Which items it took, and which it did not take, with the reason: a second reviewer is needed, the store went away … */
export type Sweep = {
  readonly taken: readonly string[]
  readonly left: readonly { readonly id: string; readonly code: Fault }[]
}

/** A person who decides has every copy that waits in mind. */
const waits = (fate: Fate): boolean => fate.state === 'held'

/**
 * A decision that stands takes only what came after it and was never released: what a next hop refused, what a person
 * took back or returned from doubt, is a person's from then on.
 */
const cameLater =
  (decision: CampaignDecision) =>
  (fate: Fate): boolean =>
    fate.state === 'held' && fate.since >= decision.at && fate.handled !== true

/** Ids sort by time. Whoever decides for later arrivals as well has those in mind that came since he looked. */
export const isSeen = ({ newest, at, until }: CampaignDecision, id: string): boolean =>
  newest === undefined || until > at || id <= newest

const applyTo = (
  decision: CampaignDecision,
  id: string,
  recipients: readonly string[],
  actor: Actor,
  deps: Deps,
  policy: ReleasePolicy,
): Promise<ActResult> => {
  const who = { ...actor, reason: decision.reason }
  return decision.action === 'delete'
    ? remove(id, recipients, who, deps)
    : release({ id, recipients, to: null }, who, deps, policy)
}

/** Every item of the campaign with a copy that is meant, page by page. */
const sweep = async (
  decision: CampaignDecision,
  actor: Actor,
  deps: Deps,
  { domains, policy }: DecisionScope,
  isMeant: (fate: Fate) => boolean,
): Promise<Sweep> => {
  const taken: string[] = []
  const left: { id: string; code: Fault }[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Deps['store']['list']>> = await deps.store.list({
      limit: 100,
      campaign: decision.campaign,
      states: ['held', 'releasing', 'in-doubt'],
      after,
      ...(domains.length === 0 ? {} : { domains }),
    })
    for (const { id, recipients } of page.items.filter(item => isSeen(decision, item.id))) {
      const meant = recipients
        .filter(fate => isMeant(fate) && (domains.length === 0 || domains.includes(fate.domain)))
        .map(fate => fate.address)
      if (meant.length === 0) continue
      const result = await applyTo(decision, id, meant, actor, deps, policy)
      if (result.ok) taken.push(id)
      else left.push({ id, code: result.code })
    }
    after = page.next
  }
  return { taken, left }
}

/** `until` in the past: only what waits now. A reviewer with a limit decides only for his domains, and not for later ones. */
export const decideCampaign = async (
  decision: CampaignDecision,
  actor: Actor,
  deps: Deps,
  scope: DecisionScope,
): Promise<Sweep> => {
  const detail = {
    campaign: decision.campaign,
    action: decision.action,
    until: new Date(decision.until).toISOString(),
  }
  const audit = [entry(deps, { ...actor, reason: decision.reason }, 'campaign', '', detail)]
  const isForLater = scope.domains.length === 0 && decision.until > deps.now()
  if (isForLater) await deps.store.putDecision(decision, audit)
  else await deps.store.appendAudit(audit)
  return sweep(decision, actor, deps, scope, waits)
}

/** Later arrivals wait for a person again; what was decided stays decided. */
export const dropDecision = async (campaign: string, actor: Actor, deps: Deps): Promise<ActResult> => {
  const audit = [entry(deps, actor, 'campaign', '', { campaign, action: 'dropped' })]
  try {
    return (await deps.store.dropDecision(campaign, audit)) ? { ok: true, item: null } : fault('gone')
  } catch (error) {
    return storeFault(error)
  }
}

/** Later arrivals follow the decisions that still stand (housekeeping runs it every minute, and sends what is released). */
export const followDecisions = async (deps: Deps, policy: ReleasePolicy): Promise<number> => {
  let followed = 0
  for (const decision of await deps.store.decisions(deps.now())) {
    const actor: Actor = { name: decision.by, source: 'system' }
    const scope = { domains: [], policy }
    followed += (await sweep(decision, actor, deps, scope, cameLater(decision))).taken.length
  }
  return followed
}
