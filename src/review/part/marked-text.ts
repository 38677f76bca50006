/** The text of a message with the evidence marked in it, each mark with its weight and a name to jump to. */
import type { Evidence } from '../../evidence/evidence.ts'
import { defangText, defangUrl } from '../../message/defang.ts'
import type { TextRun } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { cut, visible } from '../mail/defang.ts'
import type { View } from '../view.ts'
import { langOf } from './sentence.ts'

type Marked = { readonly index: number; readonly evidence: Evidence; readonly forms: readonly string[] }
type Span = { readonly start: number; readonly end: number; readonly marked: Marked }

/** The words as they may stand in the text that is shown: there, addresses are no links any more. */
const formsOf = ({ id, quote }: Evidence): readonly string[] => {
  const words = id === 'link-text-mismatch' ? (quote.split(' → ')[0] ?? '') : quote
  return [...new Set([words, defangText(words), defangUrl(words)])].filter(form => form.length > 1)
}

/** Context is no reproach, and what stands in a header is not said by the same words in the text; pressure is. */
const isInText = ({ side, where }: Evidence): boolean =>
  side !== 'context' && (side === 'pressure' || !/^(?:header|auth)/.test(where))

const marksOf = (evidence: readonly Evidence[], wanted: (one: Evidence) => boolean): readonly Marked[] =>
  evidence
    .map((one, index) => ({ index, evidence: one, forms: formsOf(one) }))
    .filter(one => wanted(one.evidence))
    .slice(0, 60)

/** Where the quotes stand; overlaps go to whoever begins first, then to the longest. */
const findSpans = (text: string, marks: readonly Marked[]): readonly Span[] => {
  const folded = text.toLowerCase()
  // toLowerCase may change the length (İ): then positions would lie
  if (folded.length !== text.length) return []
  const spans: Span[] = []
  for (const marked of marks) {
    for (const form of marked.forms.map(one => one.toLowerCase())) {
      for (
        let at = folded.indexOf(form);
        at >= 0 && spans.length < 300;
        at = folded.indexOf(form, at + form.length)
      )
        spans.push({ start: at, end: at + form.length, marked })
    }
  }
  let end = 0
  return spans
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(span => {
      if (span.start < end) return false
      end = span.end
      return true
    })
}

const weightOf = (view: View, { weight }: Evidence): string =>
  view.format.number(Math.round(weight * 100) / 100)

const mark = (view: View, { evidence, index }: Marked, words: string, first: boolean): Html =>
  html`<mark class="${evidence.side}"${first && html` id="mark-${index}"`} title="${view.evidenceName(evidence)}">${words}${evidence.weight > 0 && html`<sup>${weightOf(view, evidence)}</sup>`}</mark>`

type Writer = (text: string) => Html

const writer =
  (view: View, marks: readonly Marked[], found: Set<number>): Writer =>
  text => {
    const pieces: Html[] = []
    let at = 0
    for (const { start, end, marked } of findSpans(text, marks)) {
      const first = !found.has(marked.index)
      found.add(marked.index)
      pieces.push(html`${text.slice(at, start)}${mark(view, marked, text.slice(start, end), first)}`)
      at = end
    }
    return html`${pieces}${text.slice(at)}`
  }

/** Blank runs of newsletters are folded; the words stay as they are. */
const tidy = (text: string): string => defangText(visible(text)).replace(/\n{3,}/g, '\n\n')

export type MarkedText = {
  readonly text: Html
  /** places in the verdict's evidence that have a mark to jump to */
  readonly found: ReadonlySet<number>
}

export const markText = (view: View, item: Item, runs: readonly TextRun[]): MarkedText => {
  const found = new Set<number>()
  if (runs.length === 0) return { text: html`<p class="muted">${view.t('text.none')}</p>`, found }
  const write = writer(view, marksOf(item.verdict.evidence, isInText), found)
  let left = 20_000
  const blocks = runs.slice(0, 400).map(run => {
    const text = tidy(cut(run.text, Math.max(0, left)))
    left -= text.length
    return text.trim() === ''
      ? nothing
      : html`<div class="${run.quoted ? 'run quoted' : 'run'}" dir="auto"${langOf(item)}>${write(text)}</div>`
  })
  const rest = left <= 0 && html`<p class="muted">${view.t('text.cut')}</p>`
  return { text: html`<div class="mailtext">${blocks}${rest}</div>`, found }
}

export const markedText = (view: View, item: Item, runs: readonly TextRun[]): Html =>
  markText(view, item, runs).text

/** The subject with what it presses for; all of it is the claim. */
export const markedSubject = (view: View, item: Item, subject: string): MarkedText => {
  const found = new Set<number>()
  const pressing = (one: Evidence) => one.side === 'pressure' && one.where === 'header:subject'
  const write = writer(view, marksOf(item.verdict.evidence, pressing), found)
  return { text: html`<bdi${langOf(item)}>${write(subject)}</bdi>`, found }
}
