/** All use cases bound to one store and the configuration in force: what the review page, the API and the CLI call. */
import type { CampaignDecision, Store } from '../store/store.ts'
import { type ActResult, named } from './act.ts'
import { type AllowRequest, allow, disallow } from './allow.ts'
import type { ReleaseDeps } from './attempt.ts'
import type { Actor } from './audit.ts'
import { linkKeyOf } from './audit-key.ts'
import { type CampaignOutcome, countOf } from './campaign-outcome.ts'
import { decideCampaign, dropDecision } from './decide.ts'
import type { Deps } from './deps.ts'
import type { QuarantineLog } from './events.ts'
import { assign, markReviewed, note, remove, requestRelease } from './handle.ts'
import type { Item } from './item.ts'
import { type OpenedLink, openLink } from './link.ts'
import { isOwnList, type Mailbox, openMailbox } from './mailbox-link.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { hashingDeps, type Viewed, viewBody } from './privacy.ts'
import { lacksReason, type ReasonedAct, reasoned } from './reason.ts'
import {
  approve,
  cancel,
  type ReleaseRequest,
  release,
  retry,
  returnToHeld,
  settle,
  unapprove,
} from './release.ts'
import { previewReport, type ReportDraft, report } from './report.ts'
import { enabledTargets } from './report-targets.ts'
import { revokeLinks, revokeMailbox } from './revoke.ts'
import { createSender, type Sender } from './sender.ts'
import type { Settings } from './settings.ts'

export type NamedTarget = {
  readonly id: string
  /** in English, for whoever has no other language */
  readonly name: string
  readonly names: Readonly<Record<string, string>>
  readonly address: string
  readonly note: string
}

type ItemAct = (id: string, recipients: readonly string[] | null, actor: Actor) => Promise<ActResult>

export type QuarantineService = {
  /** durable first; then sent, and the answer awaited for a while: the item shows how far it came */
  readonly release: (request: ReleaseRequest, actor: Actor) => Promise<ActResult>
  /** the first of two reviewers; the request is what he wants to be done */
  readonly approve: (request: ReleaseRequest, actor: Actor) => Promise<ActResult>
  readonly unapprove: (id: string, actor: Actor) => Promise<ActResult>
  readonly cancel: ItemAct
  readonly settle: ItemAct
  readonly returnToHeld: ItemAct
  readonly retry: ItemAct
  readonly remove: ItemAct
  readonly allow: (request: AllowRequest, actor: Actor) => Promise<ActResult>
  readonly disallow: (id: string, actor: Actor) => Promise<ActResult>
  readonly reportTargets: () => readonly NamedTarget[]
  /** for a person's eye; without an actor who may read the body, nothing that the message says stands in it */
  readonly reportDraft: (item: Item, target: { readonly id: string }, actor?: Actor) => Promise<ReportDraft>
  /** `again`: also where it was reported before */
  readonly report: (id: string, target: string, actor: Actor, again?: boolean) => Promise<ActResult>
  readonly note: (id: string, text: string, actor: Actor) => Promise<ActResult>
  readonly assign: (id: string, to: string, actor: Actor) => Promise<ActResult>
  readonly review: (id: string, done: boolean, actor: Actor) => Promise<ActResult>
  readonly request: (id: string, recipient: string, reason: string, actor: Actor) => Promise<ActResult>
  /**
   * Like `release`: durable first, then sent, a few at a time, and the answers awaited for a while. Without a reason that
   * is required nothing is decided, and the campaign itself is what is left.
   */
  readonly decide: (
    decision: CampaignDecision,
    domains: readonly string[],
    actor: Actor,
  ) => Promise<CampaignOutcome>
  /** later arrivals of the campaign wait for a person again */
  readonly dropDecision: (campaign: string, actor: Actor) => Promise<ActResult>
  /** begins no further delivery, and waits for those that run: to be called before the store is closed */
  readonly drain: () => Promise<void>
  /** the digest links of an item are void from now on, and all others that its recipients were sent so far */
  readonly revokeLinks: ItemAct
  readonly revokeMailbox: (address: string, actor: Actor) => Promise<ActResult>
  readonly openLink: (token: string) => Promise<OpenedLink | null>
  /** a recipient's own list, a page at a time; `after`: the cursor of the page before, or '' */
  readonly openMailbox: (token: string, after: string) => Promise<Mailbox | null>
  readonly isOwnList: (token: string, address: string) => Promise<boolean>
  readonly view: (
    id: string,
    action: 'view-body' | 'download',
    actor: Actor,
  ) => Promise<Viewed | Extract<ActResult, { ok: false }>>
  readonly deps: ReleaseDeps
  readonly mailer: Mailer
  readonly linkKey: Uint8Array
  /** an address as the audit log names it: hashed, since the log outlives it */
  readonly nameInLog: (address: string) => string
}

export type ServiceOptions = {
  readonly store: Store
  /** asked anew for each act, so that a reload counts; the same object as long as nothing has changed */
  readonly settings: () => Settings
  readonly auditKey: Uint8Array
  readonly node: string
  readonly now?: () => number
  readonly log?: QuarantineLog
  /** milliseconds that a release waits for the next hop before it goes on in the background */
  readonly patience?: number
}

const pause = (ms: number): Promise<null> =>
  new Promise(resolve => {
    setTimeout(() => resolve(null), ms).unref()
  })

export const releaseDeps = (options: ServiceOptions, settings: Settings): ReleaseDeps => {
  const { store, auditKey, node, log } = options
  const base: Deps = { store, node, now: options.now ?? Date.now }
  return {
    ...hashingDeps(base, auditKey),
    hop: settings.hop,
    send: settings.send,
    authservId: settings.authservId,
    inDoubt: settings.inDoubt,
    retryAfter: settings.retryAfter,
    attempts: settings.attempts,
    ...(log === undefined ? {} : { log }),
  }
}

/** Waits for the work, but not longer than this; null if it goes on in the background. */
const within = <T>(patience: number, work: Promise<T>): Promise<T | null> =>
  patience === Number.POSITIVE_INFINITY ? work : Promise.race([work, pause(patience)])

const sendSoon = async (result: ActResult, sender: Sender, patience: number): Promise<ActResult> => {
  if (!result.ok || result.item === null) return result
  const item = await within(patience, sender.send(result.item.id))
  return item === null ? result : { ok: true, item }
}

/** What the use cases work with under one configuration. */
const bind = (options: ServiceOptions, settings: Settings) => {
  const deps = releaseDeps(options, settings)
  const { from, profile, fourEyes, reportHop } = settings
  const mailer = createMailer(settings.hop, settings.send, from)
  const reports = reportHop === null ? null : createMailer(reportHop, settings.send)
  const targets = enabledTargets(settings.reportTargets)
  return {
    settings,
    deps,
    mailer,
    targets,
    reportDeps: { ...deps, mailer: reports, from, targets, profile },
    policy: { fourEyes, profile },
  }
}

type Bound = ReturnType<typeof bind>

const namedTargets = ({ targets }: Bound): readonly NamedTarget[] =>
  targets.map(({ id, name, address, status }) => ({ id, name: name.en, names: name, address, note: status }))

const draftOf = async (
  item: Item,
  id: string,
  actor: Actor | null,
  { targets, reportDeps }: Bound,
): Promise<ReportDraft> => {
  const target = targets.find(known => known.id === id)
  return target === undefined
    ? { from: '', to: '', subject: '', text: '', language: 'en', attaches: false }
    : previewReport(item, target, actor, reportDeps)
}

/** Durable first; then a few deliveries at a time, whose answers are awaited for a while. */
const deciding =
  (now: () => Bound, sender: Sender, patience: number): QuarantineService['decide'] =>
  async (decision, domains, actor) => {
    const { deps, policy, settings } = now()
    if (lacksReason(decision.action, decision.reason, settings.reasonRequired))
      return {
        decided: 0,
        left: [{ id: decision.campaign, code: 'reason' }],
        copies: countOf([], decision.at),
      }
    const { taken, left } = await decideCampaign(decision, actor, deps, { domains, policy })
    if (decision.action === 'release') await within(patience, sender.sendAll(taken))
    const items = await Promise.all(taken.map(id => deps.store.get(id)))
    return { decided: taken.length, left, copies: countOf(items, decision.at) }
  }

export const createQuarantineService = async (options: ServiceOptions): Promise<QuarantineService> => {
  const linkKey = await linkKeyOf(options.store, options.settings().linkKeyFile)
  let bound = bind(options, options.settings())
  const now = (): Bound => {
    const settings = options.settings()
    if (settings !== bound.settings) bound = bind(options, settings)
    return bound
  }
  const patience = options.patience ?? 10_000
  const sender = createSender(() => now().deps)
  const send = (result: ActResult): Promise<ActResult> => sendSoon(result, sender, patience)
  const asked = (act: ReasonedAct, actor: Actor, work: () => Promise<ActResult>): Promise<ActResult> =>
    reasoned(act, actor, now().settings.reasonRequired, work)
  return {
    get deps() {
      return now().deps
    },
    get mailer() {
      return now().mailer
    },
    linkKey,
    nameInLog: address => named(now().deps, [address]),
    release: (request, actor) =>
      asked('release', actor, async () => send(await release(request, actor, now().deps, now().policy))),
    approve: (request, actor) =>
      asked('release', actor, () => approve(request, actor, now().deps, now().settings.profile)),
    unapprove: (id, actor) => unapprove(id, actor, now().deps),
    cancel: (id, recipients, actor) => cancel(id, recipients, actor, now().deps),
    settle: (id, recipients, actor) => settle(id, recipients, actor, now().deps),
    returnToHeld: (id, recipients, actor) => returnToHeld(id, recipients, actor, now().deps),
    retry: async (id, recipients, actor) => send(await retry(id, recipients, actor, now().deps)),
    remove: (id, recipients, actor) =>
      asked('delete', actor, () => remove(id, recipients, actor, now().deps)),
    allow: (request, actor) => allow(request, actor, now().deps),
    disallow: (id, actor) => disallow(id, actor, now().deps),
    reportTargets: () => namedTargets(now()),
    reportDraft: (item, { id }, actor) => draftOf(item, id, actor ?? null, now()),
    report: (id, target, actor, again) =>
      asked('report', actor, () => report(id, target, actor, now().reportDeps, again)),
    note: (id, text, actor) => note(id, text, actor, now().deps),
    assign: (id, to, actor) => assign(id, to, actor, now().deps),
    review: (id, done, actor) => markReviewed(id, done, actor, now().deps),
    request: (id, recipient, reason, actor) => requestRelease(id, recipient, reason, actor, now().deps),
    decide: deciding(now, sender, patience),
    dropDecision: (campaign, actor) => dropDecision(campaign, actor, now().deps),
    drain: sender.drain,
    revokeLinks: (id, recipients, actor) => revokeLinks(linkKey, id, recipients, actor, now().deps),
    revokeMailbox: (address, actor) => revokeMailbox(linkKey, address, actor, now().deps),
    openLink: token => openLink(linkKey, token, now().deps.store, now().deps.now()),
    openMailbox: (token, after) => openMailbox(linkKey, token, after, now().deps.store, now().deps.now()),
    isOwnList: (token, address) => isOwnList(linkKey, token, address, now().deps.store, now().deps.now()),
    view: (id, action, actor) => viewBody(id, action, actor, now().deps, now().settings.profile),
  }
}
