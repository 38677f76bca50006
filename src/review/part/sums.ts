/** What does not stand in the pairs: pressure, the situation, and the sum of it all with its rule. */
import { type Html, html, nothing } from '../html.ts'
import { evidenceLine, signed, type Telling } from './evidence.ts'
import { bar } from './marks.ts'

const meter = ({ view }: Telling, label: string, value: number, kind: string): Html =>
  html`<span class="meter">${label} ${bar(label, value, kind)} <b>${view.format.number(value)}</b></span>`

export const pressureList = (tell: Telling): Html => {
  const { view, item } = tell
  const found = tell.breakdown.shares.filter(share => share.evidence.side === 'pressure')
  const { urgency, payment } = item.verdict
  if (found.length === 0 && urgency + payment === 0) return nothing
  return html`<section class="sum" aria-labelledby="pressure"><h3 id="pressure">${view.t('side.pressure')}</h3>
<p class="meters">${meter(tell, view.t('column.urgency'), urgency, 'urgency')} ${meter(tell, view.t('column.payment'), payment, 'payment')}</p>
<ul>${found.map(share => evidenceLine(tell, share))}</ul></section>`
}

export const contextList = (tell: Telling): Html => {
  const found = tell.breakdown.shares.filter(share => share.evidence.side === 'context')
  if (found.length === 0) return nothing
  return html`<section class="sum" aria-labelledby="context"><h3 id="context">${tell.view.t('side.context')}</h3><ul>${found.map(share => evidenceLine(tell, share))}</ul></section>`
}

export const total = (tell: Telling): Html => {
  const { view, item, breakdown } = tell
  const { t } = view
  const { rest } = breakdown
  return html`<div class="total" id="score"><p><span>${t('evidence.total')}</span>${rest !== 0 && html` <span class="muted">${t(rest > 0 ? 'evidence.rest' : 'evidence.limited')} ${signed(view, rest)}</span>`} <b class="score ${item.verdict.outcome}">${item.verdict.score}</b></p><details><summary>${t('evidence.title')}</summary><p class="muted">${t('evidence.rule')}</p></details></div>`
}
