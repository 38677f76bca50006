/** The head of the inbox: tabs, search, filters in the URL, saved filters. */
import { flag, type Html, html, nothing } from '../html.ts'
import type { SavedFilter } from '../people/records.ts'
import {
  canGroup,
  filterCount,
  type InboxQuery,
  inboxPath,
  isFiltered,
  isGrouped,
  outcomes,
  sorts,
  type Tab,
  tabs,
  withoutFilters,
} from '../query.ts'
import type { View } from '../view.ts'
import { token } from './token.ts'

export type FilterData = {
  readonly query: InboxQuery
  readonly filters: readonly SavedFilter[]
  readonly counts: Readonly<Partial<Record<Tab, number>>>
  /** languages of what came in lately */
  readonly languages: readonly string[]
}

/** While a filter is set the numbers of everything would only mislead. */
export const tabBar = (view: View, { query, counts }: FilterData): Html =>
  html`<nav class="tabs" aria-label="${view.t('inbox.states')}"><ul>${tabs.map(tab => {
    const count = isFiltered(query) ? undefined : counts[tab]
    const current = tab === query.tab && html` aria-current="page"`
    return html`<li><a href="${inboxPath(query, { tab })}"${current}>${view.t(`tab.${tab}`)}${count !== undefined && html` <span class="count" data-count="${tab}">${view.format.number(count)}</span>`}</a></li>`
  })}</ul></nav>`

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}"${flag(value === chosen, 'selected')}>${label}</option>`

const languageSelect = (view: View, { query, languages }: FilterData): Html => {
  const all = [...new Set([...languages, query.language])].filter(one => one !== '')
  const named = all.map(one => [one, view.format.language(one)] as const)
  const sorted = named.toSorted((a, b) => a[1].localeCompare(b[1], view.locale))
  return html`<label>${view.t('filter.language')}<select name="language">${option('', view.t('filter.any'), query.language)}${sorted.map(([one, name]) => option(one, name, query.language))}</select></label>`
}

const moreFilters = (view: View, data: FilterData): Html => {
  const { t } = view
  const { query } = data
  return html`<div class="filters"><label>${t('filter.outcome')}<select name="outcome">${option('', t('filter.any'), query.outcome)}${outcomes.map(one => option(one, t(`outcome.${one}`), query.outcome))}</select></label>
<label>${t('filter.score')}<input name="score" type="number" min="0" max="100" value="${query.minScore}"></label>
<label>${t('filter.domain')}<input name="domain" value="${query.domain}" maxlength="253"></label>
<label>${t('filter.recipient')}<input name="recipient" value="${query.recipient}" maxlength="200"></label>
${languageSelect(view, data)}
<label>${t('filter.sort')}<select name="sort">${sorts.map(one => option(one, t(`sort.${one}`), query.sort))}</select></label>
<label>${t('filter.from')}<input name="from" type="date" value="${query.from}"></label>
<label>${t('filter.to')}<input name="to" type="date" value="${query.to}"></label>
<label class="check"><input type="checkbox" name="mine" value="1"${flag(query.mine, 'checked')}>${t('filter.mine')}</label>
<label class="check"><input type="checkbox" name="unreviewed" value="1"${flag(query.unreviewed, 'checked')}>${t('filter.unreviewed')}</label>
<label class="check"><input type="checkbox" name="second" value="1"${flag(query.second, 'checked')}>${t('filter.second')}</label>
<p class="actions"><button class="primary">${t('filter.apply')}</button></p></div>`
}

export const searchForm = (view: View, data: FilterData): Html => {
  const { query } = data
  const { t } = view
  const hidden = (name: string, value: string) =>
    value === '' ? nothing : html`<input type="hidden" name="${name}" value="${value}">`
  const count = filterCount(query)
  return html`<form class="search" role="search" method="get" action="/">${hidden('tab', query.tab === 'waiting' ? '' : query.tab)}${hidden('campaign', query.campaign)}${hidden('group', query.grouped ? '' : '0')}
<input type="search" name="q" value="${query.text}" maxlength="200" aria-label="${t('search.label')}" placeholder="${t('search.hint')}" data-key="/"><button>${t('search.submit')}</button>
<details class="morefilters"><summary class="button">${t('filter.more')}${count > 0 && html` <span class="badge"><span class="sr">${t('filter.set')}</span>${view.format.number(count)}</span>`}</summary>${moreFilters(view, data)}</details></form>`
}

/** Wave by wave, or mail by mail: the choice stands in the URL and is seen. */
export const groupSwitch = (view: View, { query }: FilterData): Html => {
  if (!canGroup(query)) return nothing
  const grouped = isGrouped(query)
  const choice = (on: boolean, label: string): Html =>
    html`<a href="${inboxPath(query, { grouped: on, sort: on ? 'newest' : query.sort })}"${on === grouped && html` aria-current="true"`}>${label}</a>`
  return html`<div class="switch" role="group" aria-label="${view.t('group.title')}">${choice(true, view.t('group.waves'))}${choice(false, view.t('group.mails'))}</div>`
}

export const savedFilters = (view: View, { query, filters }: FilterData, found: Html): Html => {
  const { t } = view
  const filtered = isFiltered(query)
  if (!filtered && filters.length === 0) return nothing
  return html`<div class="saved">${found}${filters.map(
    one =>
      html`<span class="chip"><a href="/${one.query}"><bdi>${one.name}</bdi></a><form method="post" action="/filters/drop">${token(view)}<input type="hidden" name="id" value="${one.id}"><button class="plain" aria-label="${t('filter.drop', { name: one.name })}">×</button></form></span>`,
  )}${
    filtered &&
    html`<a class="button" href="${inboxPath(query, withoutFilters)}">${t('filter.clear')}</a>
<form class="inline" method="post" action="/filters/save">${token(view)}<input type="hidden" name="query" value="${inboxPath(query).slice(1)}"><input name="name" required maxlength="40" aria-label="${t('filter.name')}" placeholder="${t('filter.name')}"><button>${t('filter.save')}</button></form>`
  }</div>`
}
