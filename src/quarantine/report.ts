/** Report: the original goes as a message/rfc822 attachment to an address that the administrator enabled, after a preview. */
import { type ActResult, change, entry, fault, storeFault } from './act.ts'
import type { Actor } from './audit.ts'
import type { Deps } from './deps.ts'
import type { Item } from './item.ts'
import type { Letter, Mailer } from './mailer.ts'
import { mayViewBody, type Profile } from './privacy.ts'
import type { ReportTarget } from './report-targets.ts'
import { revise } from './state.ts'

export type ReportDeps = Deps & {
  readonly mailer: Mailer
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
}

const words = {
  ja: {
    subject: (id: string) => `なりすましメールの報告 (${id})`,
    text: (item: Item) =>
      `Amazonを名乗るなりすましメールと判断したメールを、元のまま添付して報告します。\n\n` +
      `受信日時: ${new Date(item.receivedAt).toISOString()}\n送信元IPアドレス: ${item.client.ip ?? '不明'}\n` +
      `判定の根拠:\n${item.verdict.explanation.ja.map(line => `・${line}`).join('\n')}\n`,
  },
  en: {
    subject: (id: string) => `Report of an impersonation (${id})`,
    text: (item: Item) =>
      `We judged the attached message, which claims to come from Amazon, to be an impersonation.\n` +
      `It is attached unchanged, with all its headers.\n\n` +
      `Received: ${new Date(item.receivedAt).toISOString()}\nClient address: ${item.client.ip ?? 'unknown'}\n` +
      `Why:\n${item.verdict.explanation.en.map(line => `- ${line}`).join('\n')}\n`,
  },
} as const

export const senderFor = (item: Item, from: string): string =>
  from === '' ? `quarantine@${item.recipients[0]?.domain || 'localhost'}` : from

/** What would be sent; nothing is. */
export const reportDraft = (item: Item, target: ReportTarget, from: string): ReportDraft => {
  const language = target.countries.includes('JP') ? words.ja : words.en
  return {
    from: senderFor(item, from),
    to: target.address,
    subject: language.subject(item.id),
    text: language.text(item),
  }
}

const letterOf = (item: Item, target: ReportTarget, body: Uint8Array, from: string): Letter => ({
  ...reportDraft(item, target, from),
  attached: { name: `${item.id}.eml`, bytes: body },
})

export const report = async (
  id: string,
  targetId: string,
  actor: Actor,
  deps: ReportDeps,
): Promise<ActResult> => {
  const target = deps.targets.find(({ id: known }) => known === targetId)
  if (target === undefined) return fault('target', targetId)
  try {
    const item = await deps.store.get(id)
    const body = item === null ? null : await deps.store.body(id)
    if (item === null || body === null) return fault('gone')
    const may = mayViewBody(item, actor, deps.profile)
    if (may !== 'yes') return fault(may)
    const posted = await deps.mailer.post(letterOf(item, target, body, deps.from))
    if (!posted.sent) return fault('target', posted.answer)
    const done = { at: deps.now(), by: actor.name, target: target.id, answer: posted.answer.slice(0, 200) }
    return await change(deps, id, current => ({
      item: revise(current, { reports: [...current.reports, done] }, deps.now()),
      audit: [
        entry(deps, actor, 'report', id, { target: target.id, address: target.address, answer: done.answer }),
      ],
    }))
  } catch (error) {
    return storeFault(error)
  }
}
