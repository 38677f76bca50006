/** Acts that wait a few seconds so that they can be taken back: durable, done by whichever process comes first (due.ts). */
import { randomBytes } from 'node:crypto'
import type { Actor } from '../../quarantine/audit.ts'
import { isSeen } from '../../quarantine/decide.ts'
import type { Item } from '../../quarantine/item.ts'
import type { App } from '../app.ts'
import type { User } from '../people/user.ts'
import { withLease } from './lease.ts'
import type { CampaignAct, PendingAct, Target } from './pending-act.ts'
import { type Performed, perform } from './perform.ts'

export type Stored = PendingAct & {
  readonly source: string
  /** when it was decided */
  readonly at: number
  readonly due: number
  /** attempts that found the store away */
  readonly tries: number
}

export const actorOf = (name: string, { source, reason }: Pick<Stored, 'source' | 'reason'>): Actor =>
  reason === '' ? { name, source } : { name, source, reason }

export const readStored = (value: Readonly<Record<string, unknown>>): Stored => value as unknown as Stored

export const sizeOf = (act: PendingAct): number => (act.act === 'campaign' ? act.count : act.targets.length)

/** How long this person's acts wait. Where the operator wants them done at once, nobody's wait. */
export const undoTime = (app: App, user: Pick<User, 'undo'>): number =>
  app.settings.undo === 0 ? 0 : (user.undo ?? app.settings.undo)

/** With an undo time of 0 it is done at once, and what became of it is given; else its name. */
export const schedule = async (
  app: App,
  user: User,
  source: string,
  act: PendingAct,
): Promise<{ readonly undo: string; readonly performed: Performed | null }> => {
  const at = app.deps.now()
  const wait = undoTime(app, user)
  if (wait === 0) {
    const by = actorOf(user.name, { source, reason: act.reason })
    return { undo: '', performed: await perform(app, act, by) }
  }
  const stored: Stored = { ...act, source, at, due: at + wait, tries: 0 }
  const id = randomBytes(9).toString('base64url')
  await app.deps.people.put({ kind: 'pending', id, owner: user.name, value: stored, expiresAt: null })
  return { undo: id, performed: null }
}

/** Under its lease: what is being done already is not taken back by halves. */
export const takeBack = async (app: App, user: string, id: string): Promise<number> => {
  const found = await app.deps.people.get('pending', id, 0)
  if (found === null || found.owner !== user) return 0
  const count = await withLease(app, id, async () => {
    const taken = await app.deps.people.take('pending', id, 0)
    return taken === null ? 0 : sizeOf(readStored(taken.value))
  })
  return count ?? 0
}

export type Waiting = {
  readonly name: string
  readonly by: string
  readonly act: 'release' | 'delete'
  /** null: all of it, with its campaign */
  readonly target: Target | null
  readonly to: string | null
}

export type WaitingActs = {
  readonly on: (item: Item) => Waiting | null
  readonly onCampaign: (campaign: string) => Waiting | null
}

type Named = { readonly name: string; readonly by: string; readonly stored: Stored }

/** What came since its reviewer looked is not about to be decided. */
const covers = (act: CampaignAct, item: Item): boolean =>
  item.campaign === act.decision.campaign &&
  isSeen(act.decision, item.id) &&
  (act.domains.length === 0 || item.recipients.some(fate => act.domains.includes(fate.domain)))

const whole = ({ name, by }: Named, { decision }: CampaignAct): Waiting => ({
  name,
  by,
  act: decision.action,
  target: null,
  to: null,
})

export const waitingActs = async (app: App): Promise<WaitingActs> => {
  const found: readonly Named[] = (await app.deps.people.list('pending', null, 0)).map(
    ({ id, owner, value }) => ({ name: id, by: owner, stored: readStored(value) }),
  )
  const single = new Map(
    found.flatMap(({ name, by, stored }) =>
      stored.act === 'campaign'
        ? []
        : stored.targets.map(
            target => [target.id, { name, by, act: stored.act, target, to: stored.to }] as const,
          ),
    ),
  )
  const ofCampaign = (accept: (act: CampaignAct) => boolean): Waiting | null => {
    for (const one of found)
      if (one.stored.act === 'campaign' && accept(one.stored)) return whole(one, one.stored)
    return null
  }
  return {
    on: item =>
      single.get(item.id) ??
      (item.state === 'held' && item.campaign !== '' ? ofCampaign(act => covers(act, item)) : null),
    onCampaign: campaign => ofCampaign(act => act.decision.campaign === campaign),
  }
}
