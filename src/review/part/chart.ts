/** Charts made on the server: stacked columns over days, bars by name; each has its table, which says the same. */
import { type Html, html } from '../html.ts'
import { mailLine } from '../mail/defang.ts'
import type { Count, Series } from '../statistics.ts'
import type { View } from '../view.ts'

/** Only a drawing, stretched to its place: what is read stands beside it as words, in the page's own size. */
const width = 640
const height = 120

/** `colour`: one of six that can be told apart, c0 … c5 of the style sheet */
export type Labelled = Series & { readonly label: string; readonly colour: number }

/** The next even number that is easily read, so that its half is a number of messages too. */
export const roundUp = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return [2, 4, 6, 8, 10].map(step => step * power).find(step => step >= most) ?? most
}

const column = (series: readonly Labelled[], index: number, count: number, most: number): Html => {
  const step = width / count
  const pieces: Html[] = []
  let top = height
  for (const one of series) {
    const tall = ((one.values[index] ?? 0) / most) * height
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
  return html`<details><summary>${view.t('overview.table')}<span class="sr">: ${title}</span></summary><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="data"><thead><tr><th scope="col">${view.t('overview.day')}</th>${series.map(one => html`<th scope="col" class="number">${one.label}</th>`)}</tr></thead><tbody>${shown.map(({ day, index }) => html`<tr><th scope="row" data-label="${view.t('overview.day')}">${view.format.day(day)}</th>${series.map(one => html`<td class="number" data-label="${one.label}">${view.format.number(one.values[index] ?? 0)}</td>`)}</tr>`)}</tbody></table></div></details>`
}

/** The first day, the last, and up to three between. */
const ticksOf = (days: readonly string[]): readonly string[] => {
  const gaps = Math.min(4, days.length - 1)
  const at = Array.from({ length: gaps + 1 }, (_, tick) =>
    Math.round((tick * (days.length - 1)) / Math.max(1, gaps)),
  )
  return at.flatMap(index => days[index] ?? [])
}

type Drawn = {
  readonly view: View
  readonly title: string
  readonly days: readonly string[]
  readonly series: readonly Labelled[]
  readonly sums: readonly number[]
}

const plot = ({ view, title, days, series, sums }: Drawn): Html => {
  const { format, t } = view
  const peak = Math.max(...sums)
  const most = roundUp(peak)
  const said = t('overview.chart', {
    title,
    count: sums.reduce((sum, one) => sum + one, 0),
    peak: format.number(peak),
    day: format.day(days[sums.indexOf(peak)] ?? ''),
  })
  const line = (y: number) => html`<line x1="0" y1="${y}" x2="${width}" y2="${y}"/>`
  return html`<div class="plot"><div class="ys" aria-hidden="true"><span>${format.number(most)}</span><span>${format.number(most / 2)}</span><span>0</span></div><svg class="chart" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${said}">${line(0)}${line(height / 2)}${line(height)}${days.map((_, index) => column(series, index, days.length, most))}</svg><div class="xs" aria-hidden="true">${ticksOf(days).map(day => html`<span>${format.day(day)}</span>`)}</div></div>`
}

const empty = (view: View, title: string): Html =>
  html`<section class="card"><h2>${title}</h2><p class="muted">${view.t('overview.nothing')}</p></section>`

export const daysChart = (
  view: View,
  title: string,
  days: readonly string[],
  series: readonly Labelled[],
): Html => {
  const sums = days.map((_, index) => series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0))
  if (sums.every(sum => sum === 0)) return empty(view, title)
  return html`<section class="card"><h2>${title}</h2>${legend(series)}${plot({ view, title, days, series, sums })}${seriesTable(view, title, days, series)}</section>`
}

const bar = (value: number, most: number): Html =>
  html`<svg viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" class="bar"><rect class="track" width="100" height="8" rx="2"/><rect class="fill" width="${Math.round((value / most) * 100)}" height="8" rx="2"/></svg>`

/** `path`: where more of it is to be seen */
export type Counted = Count & { readonly path?: string }

/** Bars by name are a table with a picture in it. */
export const countTable = (
  view: View,
  title: string,
  name: string,
  counts: readonly Counted[],
  value = view.t('overview.count'),
): Html => {
  const most = Math.max(1, ...counts.map(one => one.value))
  if (counts.length === 0) return empty(view, title)
  const named = (one: Counted): Html =>
    one.path === undefined
      ? mailLine(one.name, 100)
      : html`<a href="${one.path}">${mailLine(one.name, 100)}</a>`
  return html`<section class="card"><h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="data"><thead><tr><th scope="col">${name}</th><th scope="col" class="number">${value}</th><th scope="col"><span class="sr">${value}</span></th></tr></thead><tbody>${counts.map(one => html`<tr><th scope="row" data-label="${name}">${named(one)}</th><td class="number" data-label="${value}">${view.format.number(one.value)}</td><td>${bar(one.value, most)}</td></tr>`)}</tbody></table></div></section>`
}
