/** Digests: each recipient (or each administrator) gets a list of what was held and he has not been told of. */
import { entry, named, system } from './act.ts'
import type { Deps } from './deps.ts'
import { type Entry, type Pile, pilesOf } from './digest-piles.ts'
import { digestText, type Line } from './digest-text.ts'
import { domainOf } from './hold.ts'
import { type LanguagePolicy, languageFor } from './letter-language.ts'
import { type LinkTimes, makeLink } from './link.ts'
import { makeMailboxLink } from './mailbox-link.ts'
import type { Letter, Mailer, Posted } from './mailer.ts'
import { cleaned, type Profile, withoutBodyWords } from './privacy.ts'
import { markTold } from './told.ts'

export type DigestPolicy = {
  readonly to: 'off' | 'recipients' | 'administrators' | 'both'
  readonly administrators: readonly string[]
  readonly every: number
  readonly linkDays: number
  readonly maxItems: number
  /** sender; '' means quarantine@ the reader's own domain */
  readonly from: string
  /** base of the links, without a slash at its end */
  readonly url: string
  readonly timeZone: string
  readonly language: LanguagePolicy
  /** days until held mail expires */
  readonly keepDays: number
  readonly profile: Profile
}

export type DigestDeps = Deps & { readonly mailer: Mailer; readonly linkKey: Uint8Array }

const day = 86_400_000
const lastRun = 'digest:last'
/** marks of those whose letter did not go for now: JSON list */
const again = 'digest:again'
/** A next hop that is away is not asked for thousands of readers in one round. */
const mostFailures = 10

export const senderOf = (address: string, from: string): string =>
  from === '' ? `quarantine@${domainOf(address)}` : from

/** Mail programs file it by List-Id; no unsubscribe link, since a link must not act. */
export const headersFor = (from: string): Readonly<Record<string, string>> => ({
  'List-Id': `<quarantine.${domainOf(from) || 'localhost'}>`,
})

const timesFrom = ({ linkDays }: DigestPolicy, now: number): LinkTimes => ({
  issued: now,
  expires: now + linkDays * day,
})

const lineOf = ({ item, fate }: Entry, policy: DigestPolicy, key: Uint8Array, now: number): Line => {
  const link =
    fate === null
      ? `${policy.url}/item/${item.id}`
      : `${policy.url}/r/${makeLink(key, item.id, fate.address, timesFrom(policy, now))}`
  // what the sentences quote of a body is as secret as the body, but not to its own recipient
  const seen = fate === null && policy.profile === 'isp' ? withoutBodyWords(item) : item
  return { item: seen, link, expires: item.receivedAt + policy.keepDays * day }
}

const mailboxOf = (address: string, policy: DigestPolicy, key: Uint8Array, now: number): string =>
  `${policy.url}/mine/${makeMailboxLink(key, address, timesFrom(policy, now))}`

const letterOf = (pile: Pile, policy: DigestPolicy, key: Uint8Array, now: number): Letter => {
  const { address, isAdministrator, more, waiting } = pile
  const from = senderOf(address, policy.from)
  const listing = {
    lines: pile.entries.map(one => lineOf(one, policy, key, now)),
    more,
    waiting,
    address: isAdministrator ? null : address,
    mailbox: isAdministrator ? '' : mailboxOf(address, policy, key, now),
  }
  const text = digestText(listing, languageFor(address, policy.language), policy.timeZone)
  return { from, to: address, ...text, headers: headersFor(from) }
}

/** Marked only after the next hop took it: a crash between costs a second letter, never a lost one. */
const post = async (pile: Pile, policy: DigestPolicy, deps: DigestDeps): Promise<Posted> => {
  const posted = await deps.mailer.post(letterOf(pile, policy, deps.linkKey, deps.now()))
  const detail = {
    to: named(deps, [pile.address]),
    sent: String(posted.sent),
    answer: cleaned(deps, posted.answer, [pile.address]),
  }
  await deps.store.appendAudit([entry(deps, system, 'digest', '', detail)])
  if (posted.sent) for (const { item } of pile.entries) await markTold(item.id, [pile.mark], deps)
  return posted
}

/** Whoever looks after the quarantine gets the list in any case; recipients only where that is wanted. */
export const readersOf = ({
  to,
  administrators,
}: Pick<DigestPolicy, 'to' | 'administrators'>): {
  readonly recipients: boolean
  readonly administrators: readonly string[]
} => ({ recipients: to === 'recipients' || to === 'both', administrators })

export type DigestReport = { readonly sent: number; readonly failed: number }

const readAgain = async (deps: Deps): Promise<ReadonlySet<string>> => {
  const marks: unknown = JSON.parse((await deps.store.getValue(again)) ?? '[]')
  return new Set(Array.isArray(marks) ? marks.map(String) : [])
}

const writeAgain = (deps: Deps, marks: Iterable<string>): Promise<void> =>
  deps.store.putValue(again, JSON.stringify([...marks]), 0)

/** Who was refused for good is written to at the next regular digest; who could not be reached, next time. */
const postAll = async (
  piles: readonly Pile[],
  policy: DigestPolicy,
  deps: DigestDeps,
): Promise<DigestReport> => {
  const left = new Set(piles.map(pile => pile.mark))
  // a crash in the middle: the next round writes to whoever has not been told
  await writeAgain(deps, left)
  const report = { sent: 0, failed: 0 }
  let failures = 0
  for (const pile of piles) {
    const posted = await post(pile, policy, deps)
    report[posted.sent ? 'sent' : 'failed'] += 1
    failures = posted.fortune !== 'deferred' ? 0 : failures + 1
    if (failures === 0) left.delete(pile.mark)
    if (failures >= mostFailures) break
  }
  await writeAgain(deps, left)
  return report
}

/** Sends what is due; what was told of stands in the store, so that one node does it, once. */
export const sendDigests = async (policy: DigestPolicy, deps: DigestDeps): Promise<DigestReport | null> => {
  const readers = readersOf(policy)
  if (!readers.recipients && readers.administrators.length === 0) return null
  return deps.store.exclusively('digest', async () => {
    const now = deps.now()
    const last = Number((await deps.store.getValue(lastRun)) ?? 0)
    // a clock that was set back must not silence the digests until it catches up
    const isDue = now - last >= policy.every || now < last
    const unreached = await readAgain(deps)
    if (!isDue && unreached.size === 0) return { sent: 0, failed: 0 }
    const piles = await pilesOf({ ...readers, maxItems: policy.maxItems }, deps, isDue ? null : unreached)
    if (isDue) await deps.store.putValue(lastRun, String(now), 0)
    return postAll(piles, policy, deps)
  })
}
