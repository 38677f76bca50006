/** Digests: each recipient (or each administrator) gets a list of what was held since the last one. */
import { entry, named, system } from './act.ts'
import type { Deps } from './deps.ts'
import { digestText, type Line, languageOf } from './digest-text.ts'
import { domainOf } from './hold.ts'
import type { Item } from './item.ts'
import { makeLink } from './link.ts'
import type { Letter, Mailer } from './mailer.ts'

export type DigestPolicy = {
  readonly to: 'off' | 'recipients' | 'administrators' | 'both'
  readonly administrators: readonly string[]
  readonly every: number
  readonly linkDays: number
  readonly maxItems: number
  /** sender; '' means quarantine@ the reader's own domain */
  readonly from: string
  /** base of the links, without a slash at its end; '' gives no links */
  readonly url: string
  readonly timeZone: string
}

export type DigestDeps = Deps & { readonly mailer: Mailer; readonly linkKey: Uint8Array }

const day = 86_400_000
const lastRun = 'digest:last'

/** Everything held since `since`, oldest first, bounded by memory, not by count. */
async function* heldSince(since: number, deps: Deps): AsyncGenerator<Item> {
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Deps['store']['list']>> = await deps.store.list({
      limit: 200,
      sort: 'oldest',
      since,
      states: ['held', 'in-doubt'],
      after,
    })
    yield* page.items
    after = page.next
  }
}

type Pile = { readonly items: Item[]; more: number }

/** One pile an address: its own items only, never those of the others. */
const pilesOf = async (
  since: number,
  policy: DigestPolicy,
  deps: Deps,
): Promise<ReadonlyMap<string, Pile>> => {
  const piles = new Map<string, Pile>()
  for await (const item of heldSince(since, deps)) {
    for (const fate of item.recipients) {
      if (fate.state !== 'held') continue
      const pile = piles.get(fate.address) ?? { items: [], more: 0 }
      if (pile.items.length < policy.maxItems) pile.items.push(item)
      else pile.more += 1
      piles.set(fate.address, pile)
    }
  }
  return piles
}

const senderOf = (address: string, from: string): string =>
  from === '' ? `quarantine@${domainOf(address)}` : from

/** Mail programs file it by List-Id; no unsubscribe link, since a link must not act. */
const headersFor = (from: string): Readonly<Record<string, string>> => ({
  'List-Id': `<quarantine.${domainOf(from) || 'localhost'}>`,
})

export const recipientLetter = (
  address: string,
  pile: Pile,
  policy: DigestPolicy,
  key: Uint8Array,
  now: number,
): Letter => {
  const lines: readonly Line[] = pile.items.map(item => ({
    item,
    link:
      policy.url === ''
        ? ''
        : `${policy.url}/r/${makeLink(key, item.id, address, now + policy.linkDays * day)}`,
  }))
  const from = senderOf(address, policy.from)
  const text = digestText(lines, pile.more, address, languageOf(domainOf(address)), policy.timeZone)
  return { from, to: address, ...text, headers: headersFor(from) }
}

const administratorLetter = async (
  address: string,
  since: number,
  policy: DigestPolicy,
  deps: Deps,
): Promise<Letter | null> => {
  const lines: Line[] = []
  let more = 0
  for await (const item of heldSince(since, deps)) {
    if (lines.length < policy.maxItems)
      lines.push({ item, link: policy.url === '' ? '' : `${policy.url}/item/${item.id}` })
    else more += 1
  }
  if (lines.length === 0) return null
  const from = senderOf(address, policy.from)
  return {
    from,
    to: address,
    ...digestText(lines, more, null, languageOf(domainOf(address)), policy.timeZone),
    headers: headersFor(from),
  }
}

const recipientLetters = async (
  since: number,
  policy: DigestPolicy,
  deps: DigestDeps,
): Promise<readonly Letter[]> =>
  [...(await pilesOf(since, policy, deps))].map(([address, pile]) =>
    recipientLetter(address, pile, policy, deps.linkKey, deps.now()),
  )

const post = async (letter: Letter, deps: DigestDeps): Promise<boolean> => {
  const { sent, answer } = await deps.mailer.post(letter)
  const detail = { to: named(deps, [letter.to]), sent: String(sent), answer: answer.slice(0, 200) }
  await deps.store.appendAudit([entry(deps, system, 'digest', '', detail)])
  return sent
}

export type DigestReport = { readonly sent: number; readonly failed: number }

/** Whoever looks after the quarantine gets the list in any case; recipients only where that is wanted. */
export const readersOf = ({
  to,
  administrators,
}: Pick<DigestPolicy, 'to' | 'administrators'>): {
  readonly recipients: boolean
  readonly administrators: readonly string[]
} => ({ recipients: to === 'recipients' || to === 'both', administrators })

/** Sends what is due; the time of the last run stands in the store, so that one node does it, once. */
export const sendDigests = async (policy: DigestPolicy, deps: DigestDeps): Promise<DigestReport | null> => {
  const readers = readersOf(policy)
  if (!readers.recipients && readers.administrators.length === 0) return null
  return deps.store.exclusively('digest', async () => {
    const now = deps.now()
    const last = Number((await deps.store.getValue(lastRun)) ?? now - policy.every)
    if (now - last < policy.every) return { sent: 0, failed: 0 }
    const letters: Letter[] = readers.recipients ? [...(await recipientLetters(last, policy, deps))] : []
    for (const address of readers.administrators) {
      const letter = await administratorLetter(address, last, policy, deps)
      if (letter !== null) letters.push(letter)
    }
    // before the letters: a crash in the middle costs one digest, the other order would send it twice
    await deps.store.putValue(lastRun, String(now), 0)
    const report = { sent: 0, failed: 0 }
    for (const letter of letters) {
      if (await post(letter, deps)) report.sent += 1
      else report.failed += 1
    }
    return report
  })
}
