/** Charts made on the server: stacked columns over days, bars by name; each has its table, which says the same. */
import { type Html, html } from '../html.ts'
import { mailLine } from '../mail/defang.ts'
import type { Count, Series } from '../statistics.ts'
import type { View } from '../view.ts'

const width = 640
const height = 150
const base = 128

/** `colour`: one of six that can be told apart, c0 … c5 of the style sheet */
type Labelled = Series & { readonly label: string; readonly colour: number }

const column = (series: readonly Labelled[], index: number, count: number, most: number): Html => {
  const step = width / count
  const pieces: Html[] = []
  let top = base
  for (const one of series) {
    const tall = ((one.values[index] ?? 0) / most) * (base - 8)
    if (tall <= 0) continue
    top -= tall
    pieces.push(
      html`<rect class="c${one.colour}" x="${(index * step + step * 0.1).toFixed(1)}" y="${top.toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${tall.toFixed(1)}"/>`,
    )
  }
  return html`${pieces}`
}

const legend = (series: readonly Labelled[]): Html =>
  html`<ul class="legend">${series.map(one => html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="c${one.colour}" width="12" height="12" rx="2"/></svg>${one.label}</li>`)}</ul>`

const seriesTable = (
  view: View,
  title: string,
  days: readonly string[],
  series: readonly Labelled[],
): Html => {
  const shown = days
    .map((day, index) => ({ day, index }))
    .filter(({ index }) => series.some(one => (one.values[index] ?? 0) > 0))
    .toReversed()
  return html`<details><summary>${view.t('overview.table')}<span class="sr">: ${title}</span></summary><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="data"><thead><tr><th scope="col">${view.t('overview.day')}</th>${series.map(one => html`<th scope="col">${one.label}</th>`)}</tr></thead><tbody>${shown.map(({ day, index }) => html`<tr><th scope="row">${view.format.day(Date.parse(day))}</th>${series.map(one => html`<td class="number">${view.format.number(one.values[index] ?? 0)}</td>`)}</tr>`)}</tbody></table></div></details>`
}

export const daysChart = (
  view: View,
  title: string,
  days: readonly string[],
  series: readonly Labelled[],
): Html => {
  const sums = days.map((_, index) => series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0))
  const most = Math.max(1, ...sums)
  if (sums.every(sum => sum === 0))
    return html`<section class="card"><h2>${title}</h2><p class="muted">${view.t('overview.nothing')}</p></section>`
  const first = view.format.day(Date.parse(days[0] ?? ''))
  const last = view.format.day(Date.parse(days.at(-1) ?? ''))
  return html`<section class="card"><h2>${title}</h2>${legend(series)}<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}"><line class="axis" x1="0" y1="${base}" x2="${width}" y2="${base}"/><text x="0" y="10">${view.format.number(most)}</text>${days.map((_, index) => column(series, index, days.length, most))}<text x="0" y="${height - 6}">${first}</text><text x="${width}" y="${height - 6}" text-anchor="end">${last}</text></svg>${seriesTable(view, title, days, series)}</section>`
}

const bar = (value: number, most: number): Html =>
  html`<svg viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" class="bar"><rect class="track" width="100" height="8" rx="2"/><rect class="fill" width="${Math.round((value / most) * 100)}" height="8" rx="2"/></svg>`

/** Bars by name are a table with a picture in it. */
export const countTable = (
  view: View,
  title: string,
  name: string,
  counts: readonly Count[],
  value = view.t('overview.count'),
): Html => {
  const most = Math.max(1, ...counts.map(one => one.value))
  if (counts.length === 0)
    return html`<section class="card"><h2>${title}</h2><p class="muted">${view.t('overview.nothing')}</p></section>`
  return html`<section class="card"><h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="data"><thead><tr><th scope="col">${name}</th><th scope="col">${value}</th><th scope="col"><span class="sr">${value}</span></th></tr></thead><tbody>${counts.map(one => html`<tr><th scope="row">${mailLine(one.name, 100)}</th><td class="number">${view.format.number(one.value)}</td><td>${bar(one.value, most)}</td></tr>`)}</tbody></table></div></section>`
}
