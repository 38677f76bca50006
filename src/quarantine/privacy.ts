/** Privacy profiles: `company` trusts its reviewers; `isp` keeps the secrecy of communications (docs/privacy.md). */
import { createHmac } from 'node:crypto'
import { explain } from '../verdict/explain.ts'
import { type ActResult, entry, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import type { Item } from './item.ts'

export type Profile = 'company' | 'isp'

const addressInText = /[^\s<>"'(),:;@[\]]{1,64}@[^\s<>"'(),:;@[\]]{1,255}/gu

/** Short and keyed: two entries of one address can be told to be the same, the address cannot be read. */
export const addressHasher =
  (key: Uint8Array) =>
  (address: string): string =>
    `#${createHmac('sha256', key).update(`address:${address.toLowerCase()}`).digest('base64url').slice(0, 12)}`

/** The audit log is kept for good, and an address must not outlive its item there: under every profile a hash stands. */
export const hashingDeps = (deps: Deps, key: Uint8Array): Deps => ({
  ...deps,
  hashAddress: addressHasher(key),
})

/** An answer of the next hop for the audit log: many repeat the address that they were given, or name the real one. */
export const cleaned = (deps: Deps, answer: string, addresses: readonly string[]): string => {
  const hashed = (address: string): string => deps.hashAddress?.(address) ?? address
  const known = addresses.reduce(
    (text, address) => text.replaceAll(address, hashed(address)),
    answer.slice(0, 500),
  )
  return known.replace(addressInText, hashed).slice(0, 200)
}

/** Under `isp` a body opens only to its recipient's request, and always needs a reason. */
export const mayViewBody = (item: Item, actor: Actor, profile: Profile): 'yes' | 'hidden' | 'reason' => {
  if (profile === 'company') return 'yes'
  if (!item.recipients.some(fate => fate.requested !== null)) return 'hidden'
  return (actor.reason ?? '').trim() === '' ? 'reason' : 'yes'
}

export type Viewed = { readonly item: Item; readonly body: Uint8Array }

/** The bytes for a person's eye (or download); every view is audited before it is given. */
export const viewBody = async (
  id: string,
  action: 'view-body' | 'download',
  actor: Actor,
  deps: Deps,
  profile: Profile,
): Promise<Viewed | Extract<ActResult, { ok: false }>> => {
  try {
    const item = await deps.store.get(id)
    const body = item === null ? null : await deps.store.body(id)
    if (item === null || body === null) return { ok: false, code: 'gone', detail: '' }
    const may = mayViewBody(item, actor, profile)
    if (may !== 'yes') return { ok: false, code: may, detail: '' }
    await deps.store.appendAudit([entry(deps, actor, action, id)])
    return { item, body }
  } catch (error) {
    const result = storeFault(error)
    return result.ok ? { ok: false, code: 'gone', detail: '' } : result
  }
}

export const isViewed = (result: Viewed | ActResult): result is Viewed => 'body' in result

const ofBody = (where: string): boolean => !/^(?:header|auth|envelope|client)(?::|$)/.test(where)

/** For whoever may not read the body: nothing of its words, neither in the evidence nor in the sentences. */
export const withoutBodyWords = (item: Item): Item => {
  const evidence = item.verdict.evidence.map(one => {
    if (!ofBody(one.where)) return one
    const params = Object.fromEntries(Object.keys(one.params ?? {}).map(key => [key, '…']))
    return { ...one, quote: '…', params }
  })
  const { outcome, score } = item.verdict
  const claimed = item.verdict.evidence
    .filter(one => one.side === 'claim' && !ofBody(one.where))
    .map(one => one.quote)
  return {
    ...item,
    verdict: { ...item.verdict, evidence, claimed, explanation: explain({ outcome, score, evidence }) },
  }
}
