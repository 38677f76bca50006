/** All use cases bound to one store and one configuration: what the review page, the API and the CLI call. */
import type { CampaignDecision, Store } from '../store/store.ts'
import type { ActResult } from './act.ts'
import { type AllowRequest, allow, disallow } from './allow.ts'
import { attempt, type ReleaseDeps } from './attempt.ts'
import type { Actor } from './audit.ts'
import { readAuditKey } from './audit-key.ts'
import { decideCampaign, dropDecision } from './decide.ts'
import type { Deps } from './deps.ts'
import { assign, markReviewed, note, remove, requestRelease } from './handle.ts'
import type { Item } from './item.ts'
import { type OpenedLink, openLink, revokeLinks } from './link.ts'
import { createMailer, type Mailer } from './mailer.ts'
import { profileDeps, type Viewed, viewBody } from './privacy.ts'
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
import { type ReportDraft, report, reportDraft } from './report.ts'
import { enabledTargets } from './report-targets.ts'
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
  readonly reportDraft: (item: Item, target: { readonly id: string }) => Promise<ReportDraft>
  /** `again`: also where it was reported before */
  readonly report: (id: string, target: string, actor: Actor, again?: boolean) => Promise<ActResult>
  readonly note: (id: string, text: string, actor: Actor) => Promise<ActResult>
  readonly assign: (id: string, to: string, actor: Actor) => Promise<ActResult>
  readonly review: (id: string, done: boolean, actor: Actor) => Promise<ActResult>
  readonly request: (id: string, recipient: string, reason: string, actor: Actor) => Promise<ActResult>
  /** number of items decided */
  readonly decide: (decision: CampaignDecision, domains: readonly string[], actor: Actor) => Promise<number>
  /** later arrivals of the campaign wait for a person again */
  readonly dropDecision: (campaign: string, actor: Actor) => Promise<ActResult>
  /** the digest links of an item are void from now on */
  readonly revokeLinks: ItemAct
  readonly openLink: (token: string) => Promise<OpenedLink | null>
  readonly view: (
    id: string,
    action: 'view-body' | 'download',
    actor: Actor,
  ) => Promise<Viewed | Extract<ActResult, { ok: false }>>
  readonly deps: ReleaseDeps
  readonly mailer: Mailer
  readonly linkKey: Uint8Array
}

export type ServiceOptions = {
  readonly store: Store
  readonly settings: Settings
  readonly auditKey: Uint8Array
  readonly node: string
  readonly now?: () => number
  readonly log?: (message: string, detail: Readonly<Record<string, string>>) => void
  /** milliseconds that a release waits for the next hop before it goes on in the background */
  readonly patience?: number
}

const pause = (ms: number): Promise<null> =>
  new Promise(resolve => {
    setTimeout(() => resolve(null), ms).unref()
  })

export const releaseDeps = (options: ServiceOptions): ReleaseDeps => {
  const { store, settings, auditKey, node, log } = options
  const base: Deps = { store, node, now: options.now ?? Date.now }
  return {
    ...profileDeps(base, settings.profile, auditKey),
    hop: settings.hop,
    send: settings.send,
    authservId: settings.authservId,
    inDoubt: settings.inDoubt,
    retryAfter: settings.retryAfter,
    attempts: settings.attempts,
    ...(log === undefined ? {} : { log }),
  }
}

/** An attempt that fails is on record in the item; what is thrown here is a store that went away meanwhile. */
const sendSoon = async (result: ActResult, deps: ReleaseDeps, patience: number): Promise<ActResult> => {
  if (!result.ok || result.item === null) return result
  const id = result.item.id
  const sending = attempt(id, deps).catch(error => {
    deps.log?.('release not recorded', { id, error: String(error) })
    return null
  })
  const item = await Promise.race([sending, pause(patience)])
  return item === null ? result : { ok: true, item }
}

export const createQuarantineService = async (options: ServiceOptions): Promise<QuarantineService> => {
  const { settings } = options
  const deps = releaseDeps(options)
  const linkKey = await readAuditKey(settings.linkKeyFile)
  const mailer = createMailer(settings.hop, settings.send)
  const targets = enabledTargets(settings.reportTargets)
  const reportDeps = { ...deps, mailer, from: settings.from, targets, profile: settings.profile }
  const policy = { fourEyes: settings.fourEyes, profile: settings.profile }
  const patience = options.patience ?? 10_000
  const background = (item: Item): void => void attempt(item.id, deps).catch(() => null)
  return {
    deps,
    mailer,
    linkKey,
    release: async (request, actor) => sendSoon(await release(request, actor, deps, policy), deps, patience),
    approve: (request, actor) => approve(request, actor, deps, settings.profile),
    unapprove: (id, actor) => unapprove(id, actor, deps),
    cancel: (id, recipients, actor) => cancel(id, recipients, actor, deps),
    settle: (id, recipients, actor) => settle(id, recipients, actor, deps),
    returnToHeld: (id, recipients, actor) => returnToHeld(id, recipients, actor, deps),
    retry: async (id, recipients, actor) =>
      sendSoon(await retry(id, recipients, actor, deps), deps, patience),
    remove: (id, recipients, actor) => remove(id, recipients, actor, deps),
    allow: (request, actor) => allow(request, actor, deps),
    disallow: (id, actor) => disallow(id, actor, deps),
    reportTargets: () =>
      targets.map(({ id, name, address, status }) => ({
        id,
        name: name.en,
        names: name,
        address,
        note: status,
      })),
    reportDraft: async (item, { id }) => {
      const target = targets.find(known => known.id === id)
      return target === undefined
        ? { from: '', to: '', subject: '', text: '', language: 'en', attaches: false }
        : reportDraft(item, target, settings.from, settings.profile)
    },
    report: (id, target, actor, again) => report(id, target, actor, reportDeps, again),
    note: (id, text, actor) => note(id, text, actor, deps),
    assign: (id, to, actor) => assign(id, to, actor, deps),
    review: (id, done, actor) => markReviewed(id, done, actor, deps),
    request: (id, recipient, reason, actor) => requestRelease(id, recipient, reason, actor, deps),
    decide: (decision, domains, actor) =>
      decideCampaign(decision, actor, deps, { domains, policy }, background),
    dropDecision: (campaign, actor) => dropDecision(campaign, actor, deps),
    revokeLinks: (id, recipients, actor) => revokeLinks(linkKey, id, recipients, actor, deps),
    openLink: token => openLink(linkKey, token, deps.store, deps.now()),
    view: (id, action, actor) => viewBody(id, action, actor, deps, settings.profile),
  }
}
