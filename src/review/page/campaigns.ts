/** The campaigns, one campaign with its decision, and the decisions that still stand. */
import type { CampaignDecision, CampaignRow } from '../../store/store.ts'
import { flag, type Html, type HtmlValue, html, nothing } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { when } from '../part/marks.ts'
import { writtenLine } from '../part/sender.ts'
import { dataTable } from '../part/table.ts'
import { token } from '../part/token.ts'
import { may } from '../people/may.ts'
import type { Waiting } from '../server/pending.ts'
import type { View } from '../view.ts'

/** The example's subject goes with its body: then the campaign has only its name. */
const titleOf = (view: View, campaign: string, subject: string, length: number): Html =>
  subject === ''
    ? html`${view.t('campaign.title')} <code>${campaign.slice(0, 16)}</code>`
    : mailLine(subject, length)

const pathOf = (campaign: string): string => `/campaign/${encodeURIComponent(campaign)}`

const rowValues = (view: View, row: CampaignRow): readonly HtmlValue[] => {
  const { format } = view
  return [
    html`<a href="${pathOf(row.campaign)}">${titleOf(view, row.campaign, row.subject, 140)}</a>`,
    row.from === '' ? '–' : html`<span class="writtensender">${writtenLine(row.from)}</span>`,
    html`<span class="score impersonation">${row.maxScore}</span>`,
    format.number(row.waiting),
    format.number(row.total),
    when(view, row.lastAt),
  ]
}

const dropForm = (view: View, campaign: string): Html =>
  view.viewer === null || !may(view.viewer, 'decide') || view.viewer.domains.length > 0
    ? nothing
    : html`<form method="post" action="${pathOf(campaign)}/drop">${token(view)}<button class="plain">${view.t('campaign.drop')}</button></form>`

/** What happens to mail that has not come yet has to be seen, and ended, by whoever works here. */
const standingTable = (
  view: View,
  decisions: readonly CampaignDecision[],
  rows: readonly CampaignRow[],
): Html => {
  if (decisions.length === 0) return nothing
  const { t, format } = view
  const subjects = new Map(rows.map(row => [row.campaign, row.subject]))
  const columns = [
    t('campaign.title'),
    t('campaign.later'),
    t('allowed.until'),
    t('allowed.by'),
    t('act.reason'),
    t('act.title'),
  ].map(label => ({ label }))
  const lines = decisions.map(one => [
    html`<a href="${pathOf(one.campaign)}">${titleOf(view, one.campaign, subjects.get(one.campaign) ?? '', 100)}</a>`,
    t(`campaign.will.${one.action}`),
    format.dateTime(one.until),
    mailName(one.by, 64),
    one.reason === '' ? '–' : mailLine(one.reason, 200),
    dropForm(view, one.campaign),
  ])
  return html`<section class="card" aria-labelledby="standing"><h2 id="standing">${t('campaign.standing')}</h2>${dataTable(t('campaign.standing'), columns, lines)}</section>`
}

export const campaignsPage = (
  view: View,
  rows: readonly CampaignRow[],
  decisions: readonly CampaignDecision[],
): Html => {
  const { t } = view
  const columns = [
    { label: t('column.subject') },
    { label: t('campaign.from') },
    { label: t('column.score'), kind: 'number' },
    { label: t('campaign.waiting'), kind: 'number' },
    { label: t('campaign.total'), kind: 'number' },
    { label: t('campaign.last') },
  ] as const
  const lines = rows.map(row => rowValues(view, row))
  return html`<h1>${t('nav.campaigns')}</h1><p class="muted">${t('campaign.what')}</p>${standingTable(view, decisions, rows)}<section class="card">${rows.length === 0 ? html`<p class="muted">${t('campaign.none')}</p>` : dataTable(t('nav.campaigns'), columns, lines)}</section>`
}

export type CampaignData = {
  readonly row: CampaignRow
  /** the newest that waits: the form decides for what the page shows */
  readonly newest: string
  readonly decides: boolean
  readonly waiting: Waiting | null
  readonly standing: CampaignDecision | null
}

/** A reason is asked for by the button whose act needs it. */
const decideForm = (view: View, { row, newest }: CampaignData): Html => {
  const { t } = view
  const needs = (act: string) => view.app.settings.reason_required.includes(act)
  const must = needs('release') || needs('delete')
  const loose = (act: string) => !needs(act) && html` formnovalidate`
  const eyes = row.maxScore >= view.app.settings.four_eyes
  return html`<section class="card"><h2>${t('campaign.decide')}</h2><p class="muted">${t('campaign.what')}</p>${eyes && html`<p class="hint">${t('campaign.fourEyes', { score: view.app.settings.four_eyes })}</p>`}<form method="post" action="${pathOf(row.campaign)}">${token(view)}<input type="hidden" name="newest" value="${newest}">
<label>${t(must ? 'act.reasonMust' : 'act.reason')}<input name="reason" maxlength="300"${flag(must, 'required')}></label>
${view.viewer?.domains.length === 0 && html`<label>${t('campaign.later')}<select name="hours"><option value="0">${t('campaign.laterNo')}</option>${[1, 6, 24, 72].map(count => html`<option value="${count}">${t('hours', { count })}</option>`)}</select></label>`}
<p class="actions"><button name="act" value="delete" class="danger"${loose('delete')}>${t('act.delete')}</button><button name="act" value="release"${loose('release')}>${t('act.release')}</button></p></form></section>`
}

const standingCard = (view: View, decision: CampaignDecision | null): Html =>
  decision === null
    ? nothing
    : html`<section class="card"><h2>${view.t('campaign.standing')}</h2><p>${view.t(`campaign.stands.${decision.action}`, { until: view.format.dateTime(decision.until), name: decision.by })}${decision.reason !== '' && html` – <q>${mailLine(decision.reason, 300)}</q>`}</p>${dropForm(view, decision.campaign)}</section>`

const waitingCard = (view: View, waiting: Waiting): Html => {
  const mine = waiting.by === view.viewer?.name
  const undo = html`<form method="post" action="/undo">${token(view)}<input type="hidden" name="acts" value="${waiting.name}"><input type="hidden" name="back" value="${view.here}"><button class="primary">${view.t('notice.undo')}</button></form>`
  return html`<section class="card"><p class="hint warn" role="status">${view.t(mine ? `waits.mine.${waiting.act}` : `waits.${waiting.act}`, { name: waiting.by })}</p>${mine && view.notice === null && undo}</section>`
}

export const campaignPage = (view: View, data: CampaignData): Html => {
  const { t } = view
  const { row, decides, waiting, standing } = data
  return html`<p class="crumb"><a href="/campaigns">← ${t('nav.campaigns')}</a></p><h1>${titleOf(view, row.campaign, row.subject, 200)}</h1>
<section class="card"><p>${mailName(row.from, 160)}</p><p>${t('campaign.waiting')}: <b>${view.format.number(row.waiting)}</b> · ${t('campaign.total')}: <b>${view.format.number(row.total)}</b> · ${when(view, row.firstAt)} – ${when(view, row.lastAt)}</p>
<p><a href="/?campaign=${encodeURIComponent(row.campaign)}&amp;tab=all">${t('campaign.others')}</a></p></section>
${standingCard(view, standing)}${waiting !== null && waitingCard(view, waiting)}${decides && waiting === null && (row.waiting > 0 ? decideForm(view, data) : html`<section class="card"><p class="muted">${t('campaign.nothing')}</p></section>`)}`
}
