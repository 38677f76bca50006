/** The overview: what came in, what became of it, for whom, as what. */
import type { Outcome } from '../../verdict/verdict.ts'
import { type Html, html } from '../html.ts'
import { countTable, daysChart, type Labelled } from '../part/chart.ts'
import { outcomes } from '../query.ts'
import { type Count, type Period, type Series, type Statistics, shortened } from '../statistics.ts'
import type { View } from '../view.ts'
import { faultBox } from './sign-in.ts'

const outcomeName = (view: View, name: string): string =>
  outcomes.some(one => one === name) ? view.t(`outcome.${name as Outcome}`) : name

const fateName = (view: View, name: string): string => {
  if (name === 'released' || name === 'deleted' || name === 'expired') return view.t(`state.${name}`)
  return name
}

/** `zh` → Chinese, by Intl. */
const languageName = (view: View, code: string): string => {
  try {
    return new Intl.DisplayNames(view.locale, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** `display name “Amazon.co.jp”` → `Amazon.co.jp`: the words that are claimed, without where they stand. */
const claimedName = (name: string): string =>
  /“([^”]{1,200})”/.exec(name)?.[1] ?? name.replace(/^[a-z-]{3,40}: /, '')

const renamed = (counts: readonly Count[], name: (one: string) => string): readonly Count[] =>
  counts.map(one => ({ ...one, name: name(one.name) }))

const actions = ['tag', 'quarantine', 'reject', 'monitor'] as const

const actionName = (view: View, name: string): string => {
  const known = actions.find(one => one === name)
  return known === undefined ? name : view.t(`action.${known}`)
}

/** What became of a message is neither good nor bad: green stays with what is proven. */
const colours: Readonly<Record<string, number>> = {
  impersonation: 0,
  suspected: 1,
  partner: 2,
  official: 3,
  none: 4,
  unknown: 5,
  released: 2,
  deleted: 5,
  expired: 4,
  tag: 1,
  quarantine: 2,
  reject: 0,
  monitor: 5,
}

const labelled = (series: readonly Series[], label: (name: string) => string): readonly Labelled[] =>
  series.map(one => ({ ...one, label: label(one.name), colour: colours[one.name] ?? 4 }))

const periodForm = (view: View, period: Period): Html => {
  const { t } = view
  return html`<form class="periods" method="get" action="/overview"><label>${t('filter.from')}<input type="date" name="from" value="${period.from}"></label><label>${t('filter.to')}<input type="date" name="to" value="${period.to}"></label><button>${t('overview.show')}</button><a class="button" href="/overview.csv?from=${period.from}&amp;to=${period.to}">${t('overview.csv')}</a></form>`
}

/** `1 hour`, `2 days`, by Intl. */
const duration = (view: View, minutes: number): string => {
  const [value, unit] =
    [[minutes / 1440, 'day'] as const, [minutes / 60, 'hour'] as const].find(([count]) => count >= 1) ??
    ([minutes, 'minute'] as const)
  return new Intl.NumberFormat(view.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

const headline = (view: View, data: Statistics): Html => {
  const { t, format } = view
  const { medianMinutes, falsePositives } = data
  const figures = [
    [t('overview.waiting'), format.number(data.waiting)],
    [
      t('overview.median'),
      medianMinutes === null ? '–' : t('overview.within', { time: duration(view, medianMinutes) }),
    ],
    [t('overview.falsePositives'), falsePositives === null ? '–' : format.percent(falsePositives)],
  ] as const
  return html`<dl class="figures">${figures.map(([name, value]) => html`<div class="card"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

const charts = (view: View, data: Statistics): Html => {
  const { t } = view
  const fates = labelled(data.fates, name => fateName(view, name))
  const released = fates.filter(one => one.name === 'released').map(one => ({ ...one, colour: 1 }))
  return html`${daysChart(
    view,
    t('overview.byOutcome'),
    data.days,
    labelled(data.outcomes, name => outcomeName(view, name)),
  )}
${daysChart(
  view,
  t('overview.byAction'),
  data.days,
  labelled(data.actions, name => actionName(view, name)),
)}
${daysChart(view, t('overview.byState'), data.days, fates)}
${daysChart(view, t('overview.released'), data.days, released)}`
}

const tables = (view: View, data: Statistics): Html => {
  const { t } = view
  const campaigns = data.campaigns.map(row => ({
    name: row.subject || row.campaign,
    value: row.value,
    path: `/campaign/${encodeURIComponent(row.campaign)}`,
  }))
  return html`${countTable(view, t('overview.byDomain'), t('filter.domain'), data.domains)}
${countTable(
  view,
  t('overview.byLanguage'),
  t('filter.language'),
  renamed(data.languages, code => languageName(view, code)),
)}
${countTable(view, t('overview.campaigns'), t('column.subject'), campaigns)}
${countTable(view, t('overview.claimed'), t('overview.name'), renamed(data.claimed, claimedName))}
${countTable(view, t('overview.reviewers'), t('people.name'), data.reviewers, t('overview.acts'))}`
}

/** What the days are, where they are not the reader's; and that not all of them are shown. */
const periodNotes = (view: View, asked: Period, shown: Period): Html => {
  const { t, format } = view
  const utc = format.zone !== 'UTC' && t('overview.utc')
  const cut = shown.from !== asked.from && t('overview.longest', { from: shown.from })
  return html`${cut !== false && html`<p class="warn" role="status">${cut}</p>`}${utc !== false && html`<p class="muted">${utc}</p>`}`
}

/** `asked`: the period as it was asked for, which may be longer than what is shown. */
export const overviewPage = (view: View, asked: Period, data: Statistics): Html => {
  const shown = shortened(asked)
  return html`<h1>${view.t('overview.title')}</h1>${periodForm(view, shown)}${periodNotes(view, asked, shown)}${headline(view, data)}<div class="columns">${charts(view, data)}${tables(view, data)}</div>`
}

/** The end before the beginning: one of both is mistyped, and only the reader knows which. */
export const reversedPage = (view: View, asked: Period): Html =>
  html`<h1>${view.t('overview.title')}</h1>${faultBox(view, 'overview.reversed')}${periodForm(view, asked)}`

type Cells = readonly (string | number)[]

const seriesRows = (view: View, data: Statistics): readonly Cells[] => {
  const { t } = view
  return [
    ...data.outcomes.map(one => [t('overview.byOutcome'), outcomeName(view, one.name), one] as const),
    ...data.actions.map(one => [t('overview.byAction'), actionName(view, one.name), one] as const),
    ...data.fates.map(one => [t('overview.byState'), fateName(view, one.name), one] as const),
  ].flatMap(([table, name, one]) =>
    data.days.flatMap((day, index) =>
      (one.values[index] ?? 0) > 0 ? [[table, day, name, one.values[index] ?? 0]] : [],
    ),
  )
}

/** The same as cells, in the reader's language. */
export const overviewRows = (view: View, data: Statistics): readonly Cells[] => {
  const { t } = view
  const table = (title: string, counts: readonly Count[]): readonly Cells[] =>
    counts.map(one => [title, '', one.name, one.value])
  const campaigns = data.campaigns.map(row => ({ name: row.subject || row.campaign, value: row.value }))
  return [
    [t('overview.part'), t('overview.day'), t('overview.name'), t('overview.count')],
    ...seriesRows(view, data),
    ...table(t('overview.byDomain'), data.domains),
    ...table(
      t('overview.byLanguage'),
      renamed(data.languages, code => languageName(view, code)),
    ),
    ...table(t('overview.campaigns'), campaigns),
    ...table(t('overview.claimed'), renamed(data.claimed, claimedName)),
    ...table(t('overview.reviewers'), data.reviewers),
  ]
}
