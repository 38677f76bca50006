/** A report as it will leave the house, before it does. */
import type { Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { itemPath } from '../list-path.ts'
import { mailName } from '../mail/defang.ts'
import { listField } from '../part/list-field.ts'
import { token } from '../part/token.ts'
import type { ReportDraft, ReportTarget } from '../port.ts'
import type { View } from '../view.ts'

/** How well the address is known (quarantine/report-targets.ts). */
const standing = (note: string): 'report.seen' | 'report.heard' | 'report.unsure' => {
  if (note === 'V') return 'report.seen'
  return note === '2' ? 'report.heard' : 'report.unsure'
}

export type ReportData = {
  readonly item: Item
  readonly target: ReportTarget
  readonly draft: ReportDraft
  /** the list that one came from */
  readonly list: string
}

export const reportPage = (view: View, { item, target, draft, list }: ReportData): Html => {
  const { t } = view
  const must = view.app.settings.reason_required.includes('report')
  const before = item.reports.findLast(one => one.target === target.id)
  const again =
    before !== undefined &&
    html`<p class="hint warn">${t('report.before', { name: before.by, at: view.format.dateTime(before.at) })}</p><label class="check"><input type="checkbox" name="again" value="1" required>${t('report.again')}</label>`
  return html`<p class="crumb"><a href="${itemPath(item.id, list)}">← ${t('item.back')}</a></p><h1>${t('report.title')}: ${target.names[view.locale] ?? target.name}</h1><p>${t('report.what')}</p>
<section class="card"><dl class="envelope"><div><dt>${t('recipient.from')}</dt><dd>${mailName(draft.from)}</dd></div><div><dt>${t('report.addressee')}</dt><dd>${mailName(draft.to)}</dd></div><div><dt>${t('recipient.subject')}</dt><dd lang="${draft.language}">${mailName(draft.subject, 300)}</dd></div></dl><div class="mailpart" dir="auto" lang="${draft.language}">${draft.text}</div><p class="muted">${draft.attaches ? t('report.attached', { size: view.format.size(item.size) }) : t('report.bare')}</p><p class="muted">${t(standing(target.note))}</p>
<form method="post" action="/item/${item.id}/report">${token(view)}${listField(list)}<input type="hidden" name="target" value="${target.id}"><label>${t(must ? 'act.reasonMust' : 'act.reason')}<input name="reason" maxlength="300"${must && html` required`}></label>${again}<button class="primary">${t('report.send')}</button></form></section>`
}
