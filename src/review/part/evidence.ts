/** One observation as a line: what it says, where it stands, what it weighs, and what the score rose with it. */
import type { Item } from '../../quarantine/item.ts'
import { type Breakdown, breakdown, type Share } from '../../verdict/breakdown.ts'
import { type Html, html, nothing } from '../html.ts'
import type { View } from '../view.ts'
import { bar } from './marks.ts'
import { whereWords } from './places.ts'
import { evidenceSentence } from './sentence.ts'

/** How the evidence of an item is shown: with its weights for reviewers, as bare sentences for recipients. */
export type Telling = {
  readonly view: View
  readonly item: Item
  readonly breakdown: Breakdown
  readonly weighed: boolean
  /** observations that are marked in the text */
  readonly marked: ReadonlySet<number>
}

export const telling = (
  view: View,
  item: Item,
  marked: ReadonlySet<number> = new Set(),
  weighed = false,
): Telling => ({ view, item, breakdown: breakdown(item.verdict), weighed, marked })

export const signed = (view: View, points: number): string =>
  `${points < 0 ? '−' : '+'}${view.format.number(Math.abs(points))}`

const kindOf = ({ evidence }: Share, item: Item): string => {
  const { outcome } = item.verdict
  if (evidence.side !== 'proof') return evidence.side
  return outcome === 'official' || outcome === 'partner' ? 'proof' : 'refuted'
}

const whereMark = ({ view, marked }: Telling, { evidence, index }: Share): Html => {
  const words = whereWords(view, evidence.where)
  if (words === '') return nothing
  return marked.has(index)
    ? html` <a class="where" href="#mark-${index}" data-mark="${index}">${words}</a>`
    : html` <span class="where">${words}</span>`
}

const weight = ({ view, item }: Telling, share: Share): Html => {
  const { weight: value } = share.evidence
  const shown = view.format.number(Math.round(value * 100) / 100)
  return html`<span class="weigh"><b${share.points === 0 && html` class="none"`} title="${view.t('evidence.points')}"><span class="sr">${view.t('evidence.points')} </span>${signed(view, share.points)}</b>${value > 0 && html`<small>${bar(view.t('evidence.weight'), value * 100, kindOf(share, item))}<span aria-hidden="true">${shown}</span></small>`}</span>`
}

const pressed = ({ view }: Telling, { urgency, payment }: Share): Html =>
  html`${urgency > 0 && html` <span class="made urgency">${view.t('column.urgency')} ${signed(view, urgency)}</span>`}${payment > 0 && html` <span class="made payment">${view.t('column.payment')} ${signed(view, payment)}</span>`}`

export const evidenceLine = (tell: Telling, share: Share, before: Html = nothing): Html =>
  html`<li class="seen">${before}<span class="says">${evidenceSentence(tell.view, tell.item, share.evidence)}${tell.weighed && html`${whereMark(tell, share)}${pressed(tell, share)}`}</span>${tell.weighed && weight(tell, share)}</li>`
