/** Tables of data: rows and columns on a wide screen, a card a row on a narrow one, where each value brings its label. */
import { type Html, type HtmlValue, html, nothing, render } from '../html.ts'

export type Column = {
  readonly label: string
  /** number: set to the right; name: a word that is never broken (a domain, an address); short: one line where there is room */
  readonly kind?: 'number' | 'name' | 'short'
}

/** On a card the value stands beside its label as one thing, however many parts it has; where there is none, nothing does. */
const inOne = (value: HtmlValue): Html => (render(value) === '' ? nothing : html`<div>${value}</div>`)

/** The first value of a row is its head. */
const cell = (column: Column | undefined, value: HtmlValue, isHead: boolean): Html => {
  const { label = '', kind = '' } = column ?? {}
  return isHead
    ? html`<th scope="row" class="${kind}" data-label="${label}">${value}</th>`
    : html`<td class="${kind}" data-label="${label}">${inOne(value)}</td>`
}

export const dataTable = (
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly HtmlValue[])[],
): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="data cards"><thead><tr>${columns.map(column => html`<th scope="col" class="${column.kind ?? ''}">${column.label}</th>`)}</tr></thead><tbody>${rows.map(values => html`<tr>${values.map((value, index) => cell(columns[index], value, index === 0))}</tr>`)}</tbody></table></div>`
