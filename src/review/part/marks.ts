/** Small pictures that stand in rows: outcome, score, pressure, state. Words first, colour only beside them. */
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailName } from '../mail/defang.ts'
import type { View } from '../view.ts'

export const outcomeMark = (view: View, item: Item): Html =>
  html`<span class="mark ${item.verdict.outcome}">${view.t(`outcome.${item.verdict.outcome}`)}</span>`

export const stateMark = (view: View, item: Item): Html =>
  html`<span class="state ${item.state}">${view.t(`state.${item.state}`)}</span>`

/** A bar of 48 by 6: the number stands in its name for who cannot see it. */
export const bar = (label: string, value: number, kind: string): Html =>
  html`<svg class="bar ${kind}" viewBox="0 0 48 6" width="48" height="6" role="img" aria-label="${label} ${value}"><rect class="track" width="48" height="6" rx="2"/><rect class="fill" width="${Math.round((48 * Math.max(0, Math.min(100, value))) / 100)}" height="6" rx="2"/></svg>`

export const pressure = (view: View, item: Item): Html =>
  html`<span class="pressure">${bar(view.t('column.urgency'), item.verdict.urgency, 'urgency')}${bar(view.t('column.payment'), item.verdict.payment, 'payment')}</span>`

/** The language of the mail's own words, so that they are read aloud and drawn as such (WCAG 3.1.2); none if unknown. */
export const mailLanguage = (item: Item): Html => {
  const { language } = item.verdict
  return /^[a-z]{2,3}$/.test(language) && language !== 'und' ? html` lang="${language}"` : nothing
}

export const recipients = (view: View, item: Item, shown = 1): Html => {
  const first = item.recipients.slice(0, shown)
  const rest = item.recipients.length - first.length
  return html`${first.map(fate => html`<span class="recipient">${mailName(fate.address, 60)}</span>`)}${rest > 0 ? html` <span class="muted more">${view.t('recipients.more', { count: rest })}</span>` : nothing}`
}

/** A list that ends before its end says so. */
export const cutNote = (view: View, shown: number, total: number): Html =>
  total > shown ? html`<p class="hint">${view.t('list.cut', { shown, total })}</p>` : nothing

/** Four eyes: one reviewer has approved it, another one has to look. */
export const secondMark = (view: View, item: Item): Html =>
  item.approvals.length > 0 && item.recipients.some(fate => fate.state === 'held')
    ? html`<span class="state asked">${view.t('state.second')}</span>`
    : nothing

export const when = (view: View, at: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}" title="${view.format.dateTime(at)}">${view.format.age(at, view.now)}</time>`
