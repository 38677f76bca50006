/** Who is to be told of what: one pile a reader, his own copies only, never those of the others. */
import { scopeOf } from '../config/overrides.ts'
import type { Deps } from './deps.ts'
import type { Fate, Item } from './item.ts'
import { isTold, markOf } from './told.ts'

export type Entry = { readonly item: Item; readonly fate: Fate | null }

export type Pile = {
  readonly address: string
  readonly isAdministrator: boolean
  readonly mark: string
  /** not told of yet, oldest first */
  readonly entries: Entry[]
  more: number
  waiting: number
}

export type Readers = {
  readonly recipients: boolean
  readonly administrators: readonly string[]
  /** in one letter */
  readonly maxItems: number
}

/** Everything that waits, oldest first, a page at a time. */
export async function* waitingItems(deps: Deps, requested = false): AsyncGenerator<Item> {
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<Deps['store']['list']>> = await deps.store.list({
      limit: 200,
      sort: 'oldest',
      states: ['held', 'in-doubt', 'releasing'],
      after,
      ...(requested ? { requested } : {}),
    })
    yield* page.items
    after = page.next
  }
}

const isOpen = (fate: Fate): boolean => fate.state === 'held' || fate.state === 'in-doubt'

type Piles = Map<string, Pile>

const pileOf = (piles: Piles, address: string, isAdministrator: boolean): Pile => {
  const mark = markOf(isAdministrator ? 'list' : 'digest', address)
  const known = piles.get(mark)
  if (known !== undefined) return known
  const made: Pile = { address, isAdministrator, mark, entries: [], more: 0, waiting: 0 }
  piles.set(mark, made)
  return made
}

const add = (pile: Pile, entry: Entry, maxItems: number): void => {
  if (isTold(entry.item, pile.mark)) pile.waiting += 1
  else if (pile.entries.length < maxItems) pile.entries.push(entry)
  else pile.more += 1
}

/** One mailbox has one pile, however the senders wrote it; `only`: the marks of those who are asked for. */
export const pilesOf = async (
  { recipients, administrators, maxItems }: Readers,
  deps: Deps,
  only: ReadonlySet<string> | null,
): Promise<readonly Pile[]> => {
  const piles: Piles = new Map()
  const looking = [...new Map(administrators.map(one => [scopeOf(one), one])).values()]
  for await (const item of waitingItems(deps)) {
    for (const fate of recipients ? item.recipients : [])
      if (fate.state === 'held') add(pileOf(piles, fate.address, false), { item, fate }, maxItems)
    if (!item.recipients.some(isOpen)) continue
    for (const address of looking) add(pileOf(piles, address, true), { item, fate: null }, maxItems)
  }
  return [...piles.values()].filter(pile => pile.entries.length > 0 && (only === null || only.has(pile.mark)))
}
