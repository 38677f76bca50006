/** One decision for a whole campaign: for all copies that wait now, and for later arrivals for some hours. */
import type { CampaignDecision } from '../store/store.ts'
import { type ActResult, entry, fault, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { remove } from './handle.ts'
import type { Item } from './item.ts'
import { type ReleasePolicy, release } from './release.ts'

export type DecisionScope = {
  /** the reviewer's limit: only recipients in these domains; empty: all */
  readonly domains: readonly string[]
  readonly policy: ReleasePolicy
}

const mayTouch = (item: Item, domains: readonly string[]): readonly string[] =>
  item.recipients
    .filter(fate => fate.state === 'held' && (domains.length === 0 || domains.includes(fate.domain)))
    .map(fate => fate.address)

/** Applies the decision to one item; true if it took effect. */
export const applyDecision = async (
  decision: CampaignDecision,
  item: Item,
  actor: Actor,
  deps: Deps,
  scope: DecisionScope,
): Promise<boolean> => {
  const recipients = mayTouch(item, scope.domains)
  if (recipients.length === 0) return false
  const who = { ...actor, reason: decision.reason }
  const result =
    decision.action === 'delete'
      ? await remove(item.id, recipients, who, deps)
      : await release({ id: item.id, recipients, to: null }, who, deps, scope.policy)
  return result.ok
}

/** Every item of the campaign that still waits, page by page; gives how many were decided. */
const sweepCampaign = async (
  decision: CampaignDecision,
  actor: Actor,
  deps: Deps,
  scope: DecisionScope,
  onDecided: (item: Item) => void,
): Promise<number> => {
  let decided = 0
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Deps['store']['list']>> = await deps.store.list({
      limit: 100,
      campaign: decision.campaign,
      states: ['held', 'releasing', 'in-doubt'],
      after,
      ...(scope.domains.length === 0 ? {} : { domains: scope.domains }),
    })
    for (const item of page.items) {
      if (!(await applyDecision(decision, item, actor, deps, scope))) continue
      decided += 1
      onDecided(item)
    }
    after = page.next
  }
  return decided
}

/** `until` in the past: only what waits now. A reviewer with a limit decides only for his domains, and not for later ones. */
export const decideCampaign = async (
  decision: CampaignDecision,
  actor: Actor,
  deps: Deps,
  scope: DecisionScope,
  onDecided: (item: Item) => void = () => {},
): Promise<number> => {
  const detail = {
    campaign: decision.campaign,
    action: decision.action,
    until: new Date(decision.until).toISOString(),
  }
  const audit = [entry(deps, { ...actor, reason: decision.reason }, 'campaign', '', detail)]
  const isForLater = scope.domains.length === 0 && decision.until > deps.now()
  if (isForLater) await deps.store.putDecision(decision, audit)
  else await deps.store.appendAudit(audit)
  return sweepCampaign(decision, actor, deps, scope, onDecided)
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

/** Later arrivals follow the decisions that still stand (housekeeping runs it every minute). */
export const followDecisions = async (deps: Deps, policy: ReleasePolicy): Promise<number> => {
  let followed = 0
  for (const decision of await deps.store.decisions(deps.now())) {
    const actor: Actor = { name: decision.by, source: 'system' }
    followed += await sweepCampaign(decision, actor, deps, { domains: [], policy }, () => {})
  }
  return followed
}
