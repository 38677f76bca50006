/** What can be done with an item: one button and one key each; details open where they are needed. */
import type { Item, State, Wish } from '../../quarantine/item.ts'
import { flag, type Html, html, nothing } from '../html.ts'
import { itemPath } from '../list-path.ts'
import { mailName } from '../mail/defang.ts'
import type { ReportTarget } from '../port.ts'
import type { Waiting } from '../server/pending.ts'
import type { View } from '../view.ts'
import { linksPanel } from './links.ts'
import { listField } from './list-field.ts'
import { token } from './token.ts'

export type ActsData = {
  readonly item: Item
  readonly targets: readonly ReportTarget[]
  readonly reviewers: readonly string[]
  /** proofs that a rule can stand on: dkim example.org, ip 192.0.2.1 */
  readonly proofs: readonly { readonly proof: 'dkim' | 'dmarc' | 'ip'; readonly value: string }[]
  /** an act that somebody decided, within its undo time */
  readonly waiting: Waiting | null
  /** the list that one came from */
  readonly list: string
  /** the reader's choice: after deciding, open the next of the list */
  readonly advance: boolean
}

/** A rule outlives its maker's memory: it always says why. */
const needsReason = (view: View, act: string): boolean =>
  act === 'allow' || view.app.settings.reason_required.includes(act)

const opening = (view: View, { list }: ActsData): Html => html`${token(view)}${listField(list)}`

/** The letter that does it, where its reader has the letters on. */
const letter = (view: View, key: string): Html =>
  view.viewer?.shortcuts === true ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing

const reason = (view: View, act: string): Html => {
  const must = needsReason(view, act)
  return html`<label>${view.t(must ? 'act.reasonMust' : 'act.reason')}<input name="reason" maxlength="300"${must && html` required`}></label>`
}

const simple = (view: View, data: ActsData, act: string, key: string, label: string): Html =>
  html`<form method="post" action="/item/${data.item.id}/${act}">${opening(view, data)}<button data-key="${key}" aria-keyshortcuts="${key}">${label}${letter(view, key)}</button></form>`

const panel = (view: View, key: string, label: string, body: Html): Html =>
  html`<details class="act" name="act"><summary class="button" data-key="${key}" aria-keyshortcuts="${key}">${label}${letter(view, key)}</summary><div class="panel">${body}</div></details>`

const manyRecipients = 6

/** Without a script all are chosen, and each can be taken out. */
const toggle = (view: View, count: number): Html =>
  count < manyRecipients
    ? nothing
    : html`<p class="toggle"><button type="button" class="plain" data-choose="all" hidden>${view.t('act.all')}</button><button type="button" class="plain" data-choose="none" hidden>${view.t('act.none')}</button></p>`

const inState = (item: Item, state: State) => item.recipients.filter(fate => fate.state === state)

const secondNeeded = (view: View, item: Item): boolean => item.verdict.score >= view.app.settings.four_eyes

/** What the first of two reviewers wants stands there for the second one, who may have approved something himself. */
const wishOf = (view: View, item: Item): Wish | undefined =>
  (item.approvals.findLast(one => one.by !== view.viewer?.name) ?? item.approvals.at(-1))?.wish

const wished = (view: View, item: Item): ReadonlySet<string> | null => {
  const chosen = wishOf(view, item)?.recipients
  return chosen === undefined || chosen === null ? null : new Set(chosen)
}

/** `choose` tells an empty choice from a form without one: nobody is not everybody. */
export const recipientChoice = (view: View, item: Item, chosen: ReadonlySet<string> | null): Html => {
  const { t } = view
  const open = inState(item, 'held')
  return html`<input type="hidden" name="choose" value="1"><fieldset><legend>${t('act.toWhom')} (${view.format.number(open.length)})</legend>${toggle(view, open.length)}${open.map(
    fate =>
      html`<label class="check"><input type="checkbox" name="recipient" value="${fate.address}"${flag(chosen === null || chosen.has(fate.address), 'checked')}>${mailName(fate.address, 120)}${fate.requested !== null && html` <span class="tag">${t('state.asked')}</span>`}</label>`,
  )}</fieldset>`
}

/** Not type=email: a browser takes no 山田@example.jp for an address, SMTPUTF8 does. Under isp only for who asked. */
const otherAddress = (view: View, item: Item): Html => {
  const open = inState(item, 'held').some(fate => fate.requested !== null)
  if (view.app.settings.privacy === 'isp' && !open) return nothing
  const wish = wishOf(view, item)?.to ?? ''
  return html`<label>${view.t('act.otherAddress')}<input name="to" inputmode="email" maxlength="320" autocomplete="off" spellcheck="false" autocapitalize="none" value="${wish}"></label>`
}

const releasePanel = (view: View, data: ActsData): Html => {
  const { item } = data
  const { t } = view
  const mine = item.approvals.some(one => one.by === view.viewer?.name)
  const others = item.approvals.some(one => one.by !== view.viewer?.name)
  const label = secondNeeded(view, item)
    ? t(others ? 'act.releaseSecond' : 'act.releaseFirst')
    : t('act.release')
  const eyes =
    secondNeeded(view, item) &&
    html`<p class="hint">${t('act.fourEyes', { score: view.app.settings.four_eyes })} ${item.approvals.map(one => t('act.approvedBy', { name: one.by }))}</p>`
  const back =
    mine &&
    html`<form method="post" action="/item/${item.id}/unapprove">${opening(view, data)}<button>${t('act.unapprove')}</button></form>`
  return html`<form method="post" action="/item/${item.id}/release">${opening(view, data)}${eyes}
${recipientChoice(view, item, wished(view, item))}${otherAddress(view, item)}${reason(view, 'release')}
<p class="submit"><button class="primary"${mine && !others && secondNeeded(view, item) && html` disabled`}>${label}</button></p></form>${back}`
}

const deletePanel = (
  view: View,
  data: ActsData,
): Html => html`<form method="post" action="/item/${data.item.id}/delete">${opening(view, data)}
<p class="hint">${view.t('act.deleteWhat')}</p>${reason(view, 'delete')}<button class="danger">${view.t('act.delete')}</button></form>`

const scopes = (view: View, item: Item): Html => {
  const domains = [...new Set(item.recipients.map(fate => fate.domain))]
  const wide = view.viewer?.domains.length === 0
  return html`<label>${view.t('allow.scope')}<select name="scope">${item.recipients.map(fate => html`<option value="recipient ${fate.address}">${view.t('allow.forRecipient', { name: fate.address })}</option>`)}${domains.map(domain => html`<option value="domain ${domain}">${view.t('allow.forDomain', { name: domain })}</option>`)}${wide && html`<option value="all">${view.t('allow.forAll')}</option>`}</select></label>`
}

const allowPanel = (view: View, data: ActsData): Html => {
  const { t } = view
  if (data.proofs.length === 0) return html`<p class="hint">${t('allow.unproven')}</p>`
  return html`<form method="post" action="/item/${data.item.id}/allow">${opening(view, data)}<p class="hint">${t('allow.what')}</p>
<fieldset><legend>${t('allow.by')}</legend>${data.proofs.map((one, index) => html`<label class="check"><input type="radio" name="proof" value="${one.proof} ${one.value}"${index === 0 && html` checked`}>${t(`allow.${one.proof}`)} <b>${mailName(one.value, 120)}</b></label>`)}</fieldset>
${scopes(view, data.item)}<label>${t('allow.until')}<select name="days"><option value="30">${t('days', { count: 30 })}</option><option value="90" selected>${t('days', { count: 90 })}</option><option value="365">${t('days', { count: 365 })}</option></select></label>${reason(view, 'allow')}<button class="primary">${t('act.allow')}</button></form>`
}

const reportPanel = (view: View, data: ActsData): Html => {
  const { t } = view
  if (data.targets.length === 0) return html`<p class="hint">${t('report.noTarget')}</p>`
  return html`<form method="get" action="/item/${data.item.id}/report">${listField(data.list)}<label>${t('report.to')}<select name="target">${data.targets.map(one => html`<option value="${one.id}">${one.names[view.locale] ?? one.name} – ${one.address}</option>`)}</select></label><button>${t('report.preview')}</button></form>`
}

const notePanel = (view: View, data: ActsData): Html =>
  html`<form method="post" action="/item/${data.item.id}/note">${opening(view, data)}<label>${view.t('note.text')}<textarea name="text" rows="3" maxlength="4000" required></textarea></label><button class="primary">${view.t('act.noteAdd')}</button></form>`

const assignPanel = (view: View, data: ActsData): Html =>
  html`<form method="post" action="/item/${data.item.id}/assign">${opening(view, data)}<label>${view.t('assign.to')}<select name="to"><option value="">${view.t('assign.nobody')}</option>${data.reviewers.map(name => html`<option value="${name}"${name === (data.item.assigned || view.viewer?.name) && html` selected`}>${name}</option>`)}</select></label><button class="primary">${view.t('act.assignTo')}</button></form>`

/** An attempt died without an answer: only a person knows, and says so. */
const doubtPanel = (view: View, data: ActsData): Html => {
  const { t } = view
  const choice = (act: string, label: string) =>
    html`<form method="post" action="/item/${data.item.id}/${act}">${opening(view, data)}<button>${label}</button></form>`
  return html`<p class="hint warn">${t('act.inDoubt')}</p><div class="choices">${choice('settle', t('act.settle'))}${choice('return', t('act.return'))}${choice('retry', t('act.retry'))}</div>`
}

const undo = (view: View, data: ActsData): Html =>
  data.waiting === null || data.waiting.by !== view.viewer?.name
    ? nothing
    : html`<form method="post" action="/undo">${token(view)}<input type="hidden" name="acts" value="${data.waiting.name}"><input type="hidden" name="back" value="${itemPath(data.item.id, data.list)}"><button class="primary" data-key="u" aria-keyshortcuts="u">${view.t('notice.undo')}${letter(view, 'u')}</button></form>`

/** Until it is done or taken back nothing else can be decided: who looks at it sees why. */
const waiting = (view: View, data: ActsData): Html =>
  data.waiting === null
    ? nothing
    : html`<p class="hint warn" role="status">${view.t(data.waiting.by === view.viewer?.name ? `waits.mine.${data.waiting.act}` : `waits.${data.waiting.act}`, { name: data.waiting.by })}</p>`

/** Opens the next message of the list after a decision; the choice is the account's. */
const advancing = (view: View, data: ActsData): Html =>
  html`<form class="advance" method="post" action="/item/${data.item.id}/advance">${opening(view, data)}<button class="plain" aria-pressed="${data.advance ? 'true' : 'false'}"><span class="box" aria-hidden="true">${data.advance ? '☑' : '☐'}</span> ${view.t('act.advance')}</button></form>`

export const actBar = (view: View, data: ActsData): Html => {
  const { t } = view
  const { item } = data
  const held = inState(item, 'held').length > 0
  const doubt = inState(item, 'in-doubt').length > 0
  const going = inState(item, 'releasing').length > 0
  const free = data.waiting === null
  const done = item.reviewed !== null
  const open = held || doubt
  return html`<div class="acts" role="group" aria-label="${t('act.title')}">${waiting(view, data)}${undo(view, data)}${held && free && panel(view, 'r', t('act.release'), releasePanel(view, data))}${doubt && free && panel(view, 'q', t('act.doubt'), doubtPanel(view, data))}${going && simple(view, data, 'cancel', 'c', t('act.cancel'))}${open && free && panel(view, 'd', t('act.delete'), deletePanel(view, data))}
${item.bodyKept && panel(view, 'a', t('act.allow'), allowPanel(view, data))}${item.bodyKept && panel(view, 'p', t('act.report'), reportPanel(view, data))}${panel(view, 'n', t('act.note'), notePanel(view, data))}${panel(view, 'g', t('act.assign'), assignPanel(view, data))}${item.bodyKept && panel(view, 'l', t('act.links'), linksPanel(view, item, data.list))}
${simple(view, data, done ? 'unreview' : 'review', 'v', t(done ? 'act.unreview' : 'act.review'))}${open && advancing(view, data)}</div>`
}
