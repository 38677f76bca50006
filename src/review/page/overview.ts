/** The overview: what came in, what became of it, for whom, as what. */
import type { Outcome } from '../../verdict/verdict.ts'
import { type Html, html } from '../html.ts'
import { countTable, daysChart } from '../part/chart.ts'
import { outcomes } from '../query.ts'
import type { Count, Period, Series, Statistics } from '../statistics.ts'
import type { View } from '../view.ts'

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
export const claimedName = (name: string): string =>
  /“([^”]{1,200})”/.exec(name)?.[1] ?? name.replace(/^[a-z-]{3,40}: /, '')

const renamed = (counts: readonly Count[], name: (one: string) => string): readonly Count[] =>
  counts.map(one => ({ ...one, name: name(one.name) }))

const colours: Readonly<Record<string, number>> = {
  impersonation: 0,
  suspected: 1,
  partner: 2,
  official: 3,
  none: 4,
  unknown: 5,
  released: 3,
  deleted: 5,
  expired: 2,
}

const labelled = (series: readonly Series[], label: (name: string) => string) =>
  series.map(one => ({ ...one, label: label(one.name), colour: colours[one.name] ?? 4 }))

const periodForm = (view: View, period: Period): Html => {
  const { t } = view
  return html`<form class="periods" method="get" action="/overview"><label>${t('filter.from')}<input type="date" name="from" value="${period.from}"></label><label>${t('filter.to')}<input type="date" name="to" value="${period.to}"></label><button>${t('overview.show')}</button><a class="button" href="/overview.csv?from=${period.from}&amp;to=${period.to}">${t('overview.csv')}</a></form>`
}

export const overviewPage = (view: View, period: Period, data: Statistics): Html => {
  const { t } = view
  const released = data.fates.filter(one => one.name === 'released')
  const campaigns = data.campaigns.map(row => ({ name: row.subject || row.campaign, value: row.total }))
  return html`<h1>${t('overview.title')}</h1>${periodForm(view, period)}<div class="grid">${daysChart(
    view,
    t('overview.byOutcome'),
    data.days,
    labelled(data.outcomes, name => outcomeName(view, name)),
  )}
${daysChart(
  view,
  t('overview.byState'),
  data.days,
  labelled(data.fates, name => fateName(view, name)),
)}
${daysChart(
  view,
  t('overview.released'),
  data.days,
  labelled(released, name => fateName(view, name)),
)}
${countTable(view, t('overview.byDomain'), t('filter.domain'), data.domains)}
${countTable(
  view,
  t('overview.byLanguage'),
  t('filter.language'),
  renamed(data.languages, code => languageName(view, code)),
)}
${countTable(view, t('overview.campaigns'), t('column.subject'), campaigns)}
${countTable(view, t('overview.claimed'), t('overview.name'), renamed(data.claimed, claimedName))}
${countTable(view, t('overview.reviewers'), t('people.name'), data.reviewers, t('overview.acts'))}</div>`
}
