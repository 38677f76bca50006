/** Which policy a recipient has, and what that policy does with a verdict: address, then domain, then look-up, then default. */
import type { Config, Policy, PolicyOverride } from '../config/keys.ts'
import { scopeOf } from '../config/overrides.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { Found } from './lookup.ts'

/** A policy with its thresholds; where a score lies between two thresholds the milder action is taken. */
export type RecipientPolicy = {
  readonly policy: Policy
  readonly quarantine: number
  readonly reject: number
}

/** What happens to one recipient's copy. `bare`: delivered without a header of ours. */
export type Fate = 'bare' | 'tag' | 'hold' | 'reject'

type PolicyConfig = Pick<Config, 'policy' | 'threshold' | 'policyOverrides' | 'privacy'>

/** `found` is what the administrator's table says of the address or domain; null where it says nothing or is out. */
export function policyOf(address: string, config: PolicyConfig, found: Found | null): RecipientPolicy {
  const key = scopeOf(address)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  const own = config.policyOverrides.get(key)
  const layers: readonly (PolicyOverride | null | undefined)[] = [
    own,
    found,
    config.policyOverrides.get(domain),
  ]
  const isAsked = config.privacy.profile === 'company' || consents(own, found)
  return {
    policy: isAsked ? (first(layers, layer => layer.policy) ?? config.policy.default) : 'off',
    quarantine: first(layers, layer => layer.quarantine) ?? config.threshold.quarantine,
    reject: first(layers, layer => layer.reject) ?? config.threshold.reject,
  }
}

/**
 * Secrecy of communications: nothing is judged for a mailbox that has not consented. Its own row is its consent, in the
 * file or in the table; a domain cannot consent for its mailboxes, and a table that is out of reach says nothing.
 */
function consents(own: PolicyOverride | undefined, found: Found | null): boolean {
  return own?.policy !== undefined || found?.mailbox === true
}

/** The fate that the policy alone gives; bounces, allow rules and the other recipients come after it (plan.ts). */
export function fateOf(policy: RecipientPolicy, verdict: Pick<Verdict, 'outcome' | 'score'>): Fate {
  if (policy.policy === 'off' || policy.policy === 'monitor') return 'bare'
  if (policy.policy === 'tag' || !isFlagged(verdict)) return 'tag'
  if (policy.policy === 'reject' && verdict.score >= policy.reject) return 'reject'
  return verdict.score >= policy.quarantine ? 'hold' : 'tag'
}

/** Only these two outcomes accuse; `unknown` and the proven ones are never held, whatever their score. */
export function isFlagged(verdict: Pick<Verdict, 'outcome'>): boolean {
  return verdict.outcome === 'impersonation' || verdict.outcome === 'suspected'
}

function first<T, V>(
  layers: readonly (T | null | undefined)[],
  pick: (layer: T) => V | undefined,
): V | undefined {
  for (const layer of layers) {
    const value = layer ? pick(layer) : undefined
    if (value !== undefined) return value
  }
  return undefined
}
