/**
 * Report: the original goes as a message/rfc822 attachment to an address that the administrator enabled, after a preview.
 * Under `[privacy] profile=isp` it says time, client, domains and authentication only, until the recipient has asked.
 */
import { findings } from '../verdict/explain.ts'
import { type ActResult, change, type Decision, entry, fault, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import { domainOf } from './hold.ts'
import type { Item, Report } from './item.ts'
import type { Letter, Mailer, Posted } from './mailer.ts'
import { cleaned, mayViewBody, type Profile, withoutBodyWords } from './privacy.ts'
import type { ReportTarget } from './report-targets.ts'
import { revise } from './state.ts'

export type ReportDeps = Deps & {
  /** null: nothing here takes mail to the world */
  readonly mailer: Mailer | null
  /** sender; '' means quarantine@ the recipient's domain */
  readonly from: string
  readonly targets: readonly ReportTarget[]
  readonly profile: Profile
}

export type ReportDraft = {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** what the text is written in */
  readonly language: 'ja' | 'en'
  /** the original goes along */
  readonly attaches: boolean
}

const noWayOut = 'the next hop is a Maildir, from which nothing leaves the house: set [report] relay'

/** What the envelope and the authentication say, and nothing of the words. */
const factsOf = ({ receivedAt, client, envelope, fromDomain, authentication, verdict }: Item): string =>
  [
    `Received: ${new Date(receivedAt).toISOString()}`,
    `Client address: ${client.ip ?? 'unknown'}`,
    `MAIL FROM domain: ${domainOf(envelope.mailFrom)}`,
    `From domain: ${fromDomain}`,
    `SPF: ${authentication.spf.result}`,
    `DKIM: ${authentication.dkim.map(({ result, domain }) => `${result} (${domain})`).join(', ') || 'none'}`,
    `DMARC: ${authentication.dmarc.result}`,
    `Outcome: ${verdict.outcome}, score ${verdict.score}`,
  ].join('\n')

const words = {
  ja: {
    subject: (id: string) => `なりすましメールの報告 (${id})`,
    text: (item: Item) =>
      `Amazonを名乗るなりすましメールと判断したメールを、元のまま添付して報告します。\n\n` +
      `受信日時: ${new Date(item.receivedAt).toISOString()}\n送信元IPアドレス: ${item.client.ip ?? '不明'}\n` +
      `判定の根拠:\n${findings(item.verdict.explanation, 'ja')
        .map(line => `・${line}`)
        .join('\n')}\n`,
    bare: (item: Item) =>
      `Amazonを名乗るなりすましメールと判断したメールを報告します。\n` +
      `通信の秘密を守るため、原本と本文の引用は添付していません。\n\n${factsOf(item)}\n`,
  },
  en: {
    subject: (id: string) => `Report of an impersonation (${id})`,
    text: (item: Item) =>
      `We judged the attached message, which claims to come from Amazon, to be an impersonation.\n` +
      `It is attached unchanged, with all its headers.\n\n` +
      `Received: ${new Date(item.receivedAt).toISOString()}\nClient address: ${item.client.ip ?? 'unknown'}\n` +
      `Why:\n${findings(item.verdict.explanation, 'en')
        .map(line => `- ${line}`)
        .join('\n')}\n`,
    bare: (item: Item) =>
      `We judged a message, which claims to come from Amazon, to be an impersonation.\n` +
      `Its original and its words are not attached: they are under the secrecy of communications.\n\n` +
      `${factsOf(item)}\n`,
  },
} as const

export const senderFor = (item: Item, from: string): string =>
  from === '' ? `quarantine@${item.recipients[0]?.domain || 'localhost'}` : from

/** Without the recipient's word nothing of the message itself leaves the house. */
const isWhole = (item: Item, profile: Profile): boolean =>
  profile === 'company' || item.recipients.some(fate => fate.requested !== null)

/** What would be sent; nothing is. */
export const reportDraft = (
  item: Item,
  target: ReportTarget,
  from: string,
  profile: Profile = 'company',
): ReportDraft => {
  const attaches = isWhole(item, profile)
  const language = target.countries.includes('JP') ? 'ja' : 'en'
  const { subject, text, bare } = words[language]
  return {
    from: senderFor(item, from),
    to: target.address,
    subject: subject(item.id),
    text: attaches ? text(item) : bare(item),
    language,
    attaches,
  }
}

/** The draft as this person may see it: what it quotes of a body is read like the body, and stands in the audit log. */
export const previewReport = async (
  item: Item,
  target: ReportTarget,
  actor: Actor | null,
  deps: ReportDeps,
): Promise<ReportDraft> => {
  const { from, profile } = deps
  if (profile === 'company' || !isWhole(item, profile)) return reportDraft(item, target, from, profile)
  if (actor === null || mayViewBody(item, actor, profile) !== 'yes')
    return reportDraft(withoutBodyWords(item), target, from, profile)
  await deps.store.appendAudit([entry(deps, actor, 'view-body', item.id, { for: 'report' })])
  return reportDraft(item, target, from, profile)
}

const letterOf = (
  item: Item,
  target: ReportTarget,
  body: Uint8Array,
  { from, profile }: ReportDeps,
): Letter => ({
  ...reportDraft(item, target, from, profile),
  // abuse desks drop mail from <>, and an address that is dead has to be noticed
  returnTo: senderFor(item, from),
  ...(isWhole(item, profile) && { attached: { name: `${item.id}.eml`, bytes: body } }),
})

/** What may be in somebody's hands: sent, in doubt, or on its way now. */
const isTold = ({ fortune }: Report): boolean => fortune !== 'refused' && fortune !== 'deferred'

/** Written down before it goes out: of two reviewers who report at once one is told that it was done. */
const begin = (id: string, mark: Report, again: boolean, deps: ReportDeps): Promise<ActResult> =>
  change(deps, id, (item): Decision => {
    const before = item.reports.findLast(one => one.target === mark.target && isTold(one))
    if (before !== undefined && !again)
      return { ok: false, code: 'told', detail: new Date(before.at).toISOString() }
    return { item: revise(item, { reports: [...item.reports, mark] }, deps.now()), audit: [] }
  })

const isSame = (a: Report, b: Report): boolean =>
  a.at === b.at && a.by === b.by && a.target === b.target && a.answer === b.answer

/** Every attempt, whatever became of it: what was refused or is in doubt may be in somebody's hands all the same. */
const end = (
  id: string,
  target: ReportTarget,
  mark: Report,
  { fortune, answer }: Posted,
  actor: Actor,
  deps: ReportDeps,
): Promise<ActResult> => {
  const done: Report = { ...mark, fortune, answer: answer.slice(0, 200) }
  const detail = { target: target.id, address: target.address, fortune, answer: cleaned(deps, answer, []) }
  return change(deps, id, item => ({
    item: revise(item, { reports: [...item.reports.filter(one => !isSame(one, mark)), done] }, deps.now()),
    audit: [entry(deps, actor, 'report', id, detail)],
  }))
}

/** `again`: also where it was reported before. */
export const report = async (
  id: string,
  targetId: string,
  actor: Actor,
  deps: ReportDeps,
  again = false,
): Promise<ActResult> => {
  const target = deps.targets.find(({ id: known }) => known === targetId)
  if (target === undefined) return fault('target', targetId)
  const { mailer } = deps
  if (mailer === null) return fault('unsent', noWayOut)
  try {
    const item = await deps.store.get(id)
    const body = item === null ? null : await deps.store.body(id)
    if (item === null || body === null) return fault('gone')
    // asked for, the body goes along: then it needs the reason that a look needs
    if (isWhole(item, deps.profile)) {
      const may = mayViewBody(item, actor, deps.profile)
      if (may !== 'yes') return fault(may)
    }
    const mark: Report = { at: deps.now(), by: actor.name, target: target.id, answer: '' }
    const begun = await begin(id, mark, again, deps)
    if (!begun.ok) return begun
    const posted = await mailer.post(letterOf(item, target, body, deps))
    const ended = await end(id, target, mark, posted, actor, deps)
    return posted.sent || !ended.ok ? ended : fault('unsent', posted.answer)
  } catch (error) {
    return storeFault(error)
  }
}
