/** Evidence in the text itself, and the score taken apart. */
import type { Evidence, Side } from '../../evidence/evidence.ts'
import { defangText } from '../../message/defang.ts'
import type { TextRun } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { cut, mailLine, visible } from '../mail/defang.ts'
import type { View } from '../view.ts'
import { bar } from './marks.ts'
import { evidenceName } from './proof.ts'

const sides: readonly Side[] = ['claim', 'proof', 'infrastructure', 'pressure', 'context']

/** Context marks are no reproach; they stay unmarked in the text. */
const marksOf = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.filter(one => one.side !== 'context' && one.quote.length > 1).slice(0, 60)

type Span = { readonly start: number; readonly end: number; readonly evidence: Evidence }

/** Where the quotes stand; overlaps go to whoever begins first. */
export const findSpans = (text: string, evidence: readonly Evidence[]): readonly Span[] => {
  const folded = text.toLowerCase()
  // toLowerCase may change the length (İ): then positions would lie
  if (folded.length !== text.length) return []
  const spans: Span[] = []
  for (const one of marksOf(evidence)) {
    const quote = one.quote.toLowerCase()
    for (
      let at = folded.indexOf(quote);
      at >= 0 && spans.length < 300;
      at = folded.indexOf(quote, at + quote.length)
    ) {
      spans.push({ start: at, end: at + quote.length, evidence: one })
    }
  }
  const sorted = spans.sort((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return sorted.filter(span => {
    if (span.start < end) return false
    end = span.end
    return true
  })
}

const marked = (view: View, text: string, evidence: readonly Evidence[]): Html => {
  const pieces: Html[] = []
  let at = 0
  for (const span of findSpans(text, evidence)) {
    pieces.push(html`${text.slice(at, span.start)}`)
    const title = `${evidenceName(view, span.evidence)} · ${view.format.number(span.evidence.weight)}`
    pieces.push(
      html`<mark class="${span.evidence.side}" title="${title}">${text.slice(span.start, span.end)}${span.evidence.weight > 0 && html`<sup>${view.format.number(span.evidence.weight)}</sup>`}</mark>`,
    )
    at = span.end
  }
  pieces.push(html`${text.slice(at)}`)
  return html`${pieces}`
}

/** Blank runs of newsletters are folded; the words stay as they are. */
const tidy = (text: string): string => defangText(visible(text)).replace(/\n{3,}/g, '\n\n')

export const markedText = (view: View, item: Item, runs: readonly TextRun[]): Html => {
  if (runs.length === 0) return html`<p class="muted">${view.t('text.none')}</p>`
  let left = 20_000
  const blocks = runs.slice(0, 400).map(run => {
    const text = tidy(cut(run.text, Math.max(0, left)))
    left -= text.length
    return text.trim() === ''
      ? nothing
      : html`<div class="${run.quoted ? 'run quoted' : 'run'}" dir="auto">${marked(view, text, item.verdict.evidence)}</div>`
  })
  return html`<div class="mailtext">${blocks}${left <= 0 && html`<p class="muted">${view.t('text.cut')}</p>`}</div>`
}

const evidenceRow = (view: View, one: Evidence): Html =>
  html`<tr><th scope="row">${mailLine(evidenceName(view, one), 400)}</th><td class="weight">${one.weight > 0 && html`${bar(view.t('evidence.weight'), one.weight * 100, one.side)} ${view.format.number(one.weight)}`}</td><td class="muted where">${mailLine(one.where, 60)}</td></tr>`

export const scoreTable = (view: View, item: Item): Html => {
  const { t } = view
  const groups = sides.map(side => ({ side, found: item.verdict.evidence.filter(one => one.side === side) }))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${t('evidence.title')}"><table class="data evidence"><thead><tr><th scope="col">${t('evidence.what')}</th><th scope="col">${t('evidence.weight')}</th><th scope="col">${t('evidence.where')}</th></tr></thead>${groups
    .filter(group => group.found.length > 0)
    .map(
      group =>
        html`<tbody><tr class="group"><th colspan="3" scope="rowgroup">${t(`side.${group.side}`)}</th></tr>${group.found.map(one => evidenceRow(view, one))}</tbody>`,
    )}</table></div>
<dl class="sums"><div><dt>${t('column.score')}</dt><dd>${item.verdict.score}</dd></div><div><dt>${t('column.urgency')}</dt><dd>${item.verdict.urgency}</dd></div><div><dt>${t('column.payment')}</dt><dd>${item.verdict.payment}</dd></div></dl>`
}
