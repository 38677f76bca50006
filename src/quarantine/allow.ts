/** Allow rules made by reviewers: by what was proven, never by From. Who they let through is decided in action/allow.ts. */
import { domainToASCII } from 'node:url'
import { checkIdentity } from '../action/allow.ts'
import { isSharedSender } from '../action/shared-senders.ts'
import type { Authentication } from '../auth/authentication.ts'
import { isAddress, isDomain } from '../config/addresses.ts'
import { scopeOf } from '../config/overrides.ts'
import type { AllowRule } from '../store/store.ts'
import { type ActResult, entry, fault, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { newId } from './id.ts'

export type AllowRequest = Pick<
  AllowRule,
  'proof' | 'value' | 'scope' | 'scopeValue' | 'reason' | 'expiresAt'
>

/** A name as DNS and signatures write it: 例え.jp is xn--r8jz45g.jp there. */
const asciiDomain = (domain: string): string => domainToASCII(domain) || domain

type Scope = Pick<AllowRule, 'scope' | 'scopeValue'>

/** As recipients are compared with it; `@example.jp` is another way to write the domain. */
export const normalScope = (scope: AllowRule['scope'], written: string): Scope => {
  if (scope === 'all') return { scope, scopeValue: '' }
  const domain = /^@([^@]+)$/u.exec(written.trim())?.[1]
  return domain === undefined
    ? { scope, scopeValue: scopeOf(written) }
    : { scope: 'domain', scopeValue: scopeOf(domain) }
}

/** Whether any recipient could be meant. */
export const isScope = ({ scope, scopeValue }: Scope): boolean => {
  if (scope === 'all') return true
  return scope === 'recipient' ? isAddress(scopeValue) : isDomain(scopeValue)
}

/** The rule as it is compared with mail: lower case, A-labels. */
export const allowRequestOf = (request: AllowRequest): AllowRequest => {
  const value = request.value.trim().toLowerCase()
  return {
    ...request,
    value: request.proof === 'ip' ? value : asciiDomain(value),
    ...normalScope(request.scope, request.scopeValue),
  }
}

export const isSameRule = (one: AllowRequest, other: AllowRequest): boolean =>
  one.proof === other.proof &&
  one.value === other.value &&
  one.scope === other.scope &&
  one.scopeValue === other.scopeValue

/** Why nothing can be allowed so; null if it can. */
const refusal = (request: AllowRequest, now: number): ActResult | null => {
  if (request.reason.trim() === '') return fault('reason')
  if (request.expiresAt <= now) return fault('unproven', 'the rule would have expired already')
  if (!isScope(request)) return fault('address', request.scopeValue)
  const problem = checkIdentity(`${request.proof}:${request.value}`)
  return problem === null ? null : fault('unproven', problem)
}

/** The same again extends the rule that stands: two equal rules would have to be removed twice. */
const ruleOf = (request: AllowRequest, actor: Actor, now: number, rules: readonly AllowRule[]): AllowRule => {
  const same = rules.find(
    rule =>
      rule.expiresAt > now &&
      rule.proof === request.proof &&
      rule.value === request.value &&
      rule.scope === request.scope &&
      rule.scopeValue === request.scopeValue,
  )
  if (same !== undefined)
    return { ...same, reason: request.reason, expiresAt: Math.max(same.expiresAt, request.expiresAt) }
  return { ...request, id: newId(now), author: actor.name, createdAt: now, hits: 0, lastHitAt: 0 }
}

export const allow = async (request: AllowRequest, actor: Actor, deps: Deps): Promise<ActResult> => {
  const normal = allowRequestOf(request)
  const refused = refusal(normal, deps.now())
  if (refused !== null) return refused
  try {
    const rule = ruleOf(normal, actor, deps.now(), await deps.store.allowRules())
    const detail = {
      rule: rule.id,
      proof: `${rule.proof}:${rule.value}`,
      scope: rule.scope,
      expires: new Date(rule.expiresAt).toISOString(),
    }
    await deps.store.putAllowRule(rule, [entry(deps, { ...actor, reason: rule.reason }, 'allow', '', detail)])
    return { ok: true, item: null }
  } catch (error) {
    return storeFault(error)
  }
}

export const disallow = async (id: string, actor: Actor, deps: Deps): Promise<ActResult> => {
  try {
    const isGone = await deps.store.removeAllowRule(id, [entry(deps, actor, 'disallow', '', { rule: id })])
    return isGone ? { ok: true, item: null } : fault('gone')
  } catch (error) {
    return storeFault(error)
  }
}

/** What this message could be allowed by: what it proved, less what everybody can prove. */
export const proofsOf = (authentication: Authentication): readonly Pick<AllowRule, 'proof' | 'value'>[] => {
  const { dkim, dmarc, client } = authentication
  const passed = dkim.filter(one => one.result === 'pass' && !one.underSized)
  const domains = new Set(passed.map(one => one.domain).filter(domain => !isSharedSender(domain)))
  return [
    ...(dmarc.result === 'pass' && !isSharedSender(dmarc.domain)
      ? [{ proof: 'dmarc' as const, value: dmarc.domain }]
      : []),
    ...[...domains].map(value => ({ proof: 'dkim' as const, value })),
    ...(client.ip === null ? [] : [{ proof: 'ip' as const, value: client.ip }]),
  ]
}
