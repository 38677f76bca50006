/**
 * Retention: by age, by count and by bytes; reviewed items go first, unreviewed ones last. For lack of room nothing goes
 * that nobody could have looked at yet: the watermark, not the newest mail, is what a flood runs into.
 */
import type { Usage } from '../store/store.ts'
import { entry, system } from './act.ts'
import type { Deps } from './deps.ts'
import type { Item, State } from './item.ts'
import { apply, revise, strip } from './state.ts'

export type RetentionPolicy = {
  readonly days: number
  readonly doneDays: number
  /** 0: no limit */
  readonly maxItems: number
  readonly maxBytes: number
  readonly warnDays: number
  /** milliseconds that a digest has to tell of an item before it may go for lack of room; 0 or absent: nobody gets one */
  readonly tellWithin?: number
}

const hour = 3_600_000
/** time for a look at what came in just now, whether or not anybody is told of it */
const grace = hour
const day = 86_400_000
const pageSize = 200
/** so many stand in a warning one by one */
const listed = 50
const waiting: readonly State[] = ['held', 'in-doubt']

/** A copy is on its way, or another recipient's hop has not answered yet: what it is made of must stay. */
const isUnderWay = (item: Item): boolean =>
  item.recipients.some(fate => fate.state === 'releasing' || fate.state === 'pending')

/** Body and personal data go; an item that still waited becomes `expired`, a released one stays `released`. */
const expireOne = async (item: Item, why: string, deps: Deps): Promise<boolean> => {
  if (isUnderWay(item)) return false
  const audit = [entry(deps, { ...system, reason: why }, 'expire', item.id)]
  const applied = apply(item, 'all', { kind: 'expire' }, deps.now())
  const next = applied?.item ?? revise(item, {}, deps.now())
  return deps.store.update(next.bodyKept ? strip(next) : next, audit)
}

type Candidates = { readonly states: readonly State[]; readonly before: number }

/** Items with a body, reviewed ones first, then by time; a page at a time, each item once. */
async function* candidates({ states, before }: Candidates, deps: Deps): AsyncGenerator<Item> {
  let after: Item | undefined
  do {
    const page = await deps.store.oldest({ before, states, limit: pageSize, ...(after && { after }) })
    yield* page
    after = page.length < pageSize ? undefined : page.at(-1)
  } while (after !== undefined)
}

/** Since when nothing more is to be done: the last fate's time. */
const doneSince = (item: Item): number => Math.max(...item.recipients.map(fate => fate.since))

const expireOlder = async (
  asked: Candidates,
  isDue: (item: Item) => boolean,
  deps: Deps,
): Promise<number> => {
  let expired = 0
  for await (const item of candidates(asked, deps)) {
    if (isDue(item) && (await expireOne(item, 'age', deps))) expired += 1
  }
  return expired
}

const excess = (usage: Usage, policy: RetentionPolicy) => ({
  items: policy.maxItems === 0 ? 0 : Math.max(0, usage.items - policy.maxItems),
  bytes: policy.maxBytes === 0 ? 0 : Math.max(0, usage.bytes - policy.maxBytes),
})

/** Nobody looked at it, and nobody was told of it who could have. */
const isUnknown = (item: Item): boolean => item.reviewed === null && (item.told ?? []).length === 0

/** Without a limit in bytes and without a known disk no watermark stops a flood: then only the grace is given. */
const isGuarded = ({ freeBytes }: Usage, { maxBytes }: RetentionPolicy): boolean =>
  freeBytes !== null || maxBytes > 0

/** How old it has to be to go for lack of room. */
const ageToGo = (item: Item, tellWithin: number): number => {
  if (item.reviewed !== null) return 0
  return isUnknown(item) ? Math.max(grace, tellWithin) : grace
}

const goneKey = 'retention:gone'

/** How many nobody had looked at went for lack of room, ever: each letter says what came since the one before. */
export const goneUnseen = async (deps: Deps): Promise<number> =>
  Number((await deps.store.getValue(goneKey)) ?? 0)

type Over = { items: number; bytes: number }

const isOver = ({ items, bytes }: Over): boolean => items > 0 || bytes > 0

/** Takes what may go until there is room; gives how many it took, and how many of them nobody had looked at. */
const makeRoom = async (states: readonly State[], over: Over, tellWithin: number, deps: Deps) => {
  const gone = { all: 0, unseen: 0 }
  for await (const item of candidates({ states, before: deps.now() + 1 }, deps)) {
    if (!isOver(over)) break
    const isWaiting = states === waiting
    const age = deps.now() - item.receivedAt
    // reviewed ones came first, and what follows is younger still
    if (isWaiting && item.reviewed === null && age < grace) break
    if (isWaiting && age < ageToGo(item, tellWithin)) continue
    if (!(await expireOne(item, 'room', deps))) continue
    over.items -= 1
    over.bytes -= item.size
    gone.all += 1
    if (isWaiting && item.reviewed === null) gone.unseen += 1
  }
  return gone
}

/** What was decided goes first, then what was looked at, then the oldest of the rest. */
const expireExcess = async (policy: RetentionPolicy, deps: Deps): Promise<number> => {
  const usage = await deps.store.usage()
  const over = excess(usage, policy)
  if (!isOver(over)) return 0
  const tellWithin = isGuarded(usage, policy) ? (policy.tellWithin ?? 0) : 0
  const done = await makeRoom(['released'], over, tellWithin, deps)
  const { all, unseen } = await makeRoom(waiting, over, tellWithin, deps)
  if (unseen > 0) await deps.store.putValue(goneKey, String((await goneUnseen(deps)) + unseen), 0)
  return done.all + all
}

export const enforceRetention = async (policy: RetentionPolicy, deps: Deps): Promise<number> => {
  const now = deps.now()
  const aged = await expireOlder({ states: waiting, before: now - policy.days * day }, () => true, deps)
  const doneBefore = now - policy.doneDays * day
  const done = await expireOlder(
    { states: ['released'], before: doneBefore },
    item => doneSince(item) < doneBefore,
    deps,
  )
  return aged + done + (await expireExcess(policy, deps))
}

export type RetentionWarning = {
  /** the first of those that expire, and how many they are in all */
  readonly expiring: readonly Item[]
  readonly count: number
  /** 0…1, by the tighter limit */
  readonly fill: number
  /** where the disk comes near `[quarantine] min_free`, below which new holds become 451 */
  readonly disk: { readonly free: number; readonly least: number } | null
  /** how many that nobody had looked at went for lack of room, ever */
  readonly gone: number
}

/** Twice the watermark: there is time to make room. */
const nearly = 2

/** What nobody has looked at and will be gone soon, how full the store is, and how full its disk. */
export const retentionWarning = async (
  policy: RetentionPolicy,
  minFree: number,
  deps: Deps,
): Promise<RetentionWarning> => {
  const before = deps.now() - (policy.days - policy.warnDays) * day
  const asked = { before, states: waiting, unreviewed: true }
  const expiring = await deps.store.oldest({ ...asked, limit: listed })
  const count = await deps.store.countOldest(asked)
  const usage = await deps.store.usage()
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
  const fill = Math.max(share(usage.items, policy.maxItems), share(usage.bytes, policy.maxBytes))
  const isNear = usage.freeBytes !== null && usage.freeBytes < minFree * nearly
  const disk = isNear ? { free: usage.freeBytes ?? 0, least: minFree } : null
  return { expiring, count, fill, disk, gone: await goneUnseen(deps) }
}
