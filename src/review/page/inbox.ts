/** The inbox: its head, its rows, and what can be done with those that are chosen. */
import { flag, type Html, html, nothing } from '../html.ts'
import { type FilterData, groupSwitch, savedFilters, searchForm, tabBar } from '../part/filters.ts'
import { keyHint } from '../part/keys.ts'
import { type Line, type RowData, rows } from '../part/rows.ts'
import { token } from '../part/token.ts'
import { may } from '../people/may.ts'
import { inboxPath, isFiltered, type Sort, type Tab } from '../query.ts'
import type { View } from '../view.ts'

export type InboxData = FilterData &
  Omit<RowData, 'picks'> & { readonly lines: readonly Line[]; readonly next: string | null }

type BulkAct = 'release' | 'delete' | 'review' | 'unreview' | 'assign'

const bulkKeys = { release: 'r', delete: 'd', review: 'v', unreview: '', assign: 'g' } as const

/** What is decided needs nobody any more; what is gone not even a look. */
const bulkActs: Readonly<Record<Tab, readonly BulkAct[]>> = {
  waiting: ['release', 'delete', 'review', 'unreview', 'assign'],
  requested: ['release', 'delete', 'review', 'unreview', 'assign'],
  released: ['review', 'unreview'],
  deleted: [],
  all: ['release', 'delete', 'review', 'unreview', 'assign'],
}

const actsOf = (view: View, data: InboxData): readonly BulkAct[] =>
  view.viewer !== null && may(view.viewer, 'decide') ? bulkActs[data.query.tab] : []

const sortHead = (data: InboxData, sort: Sort, other: Sort, label: string, kind: string): Html => {
  const now = data.query.sort
  const next = now === sort ? other : sort
  const direction = now === 'oldest' && sort === 'newest' ? 'ascending' : 'descending'
  const on = now === sort || (now === other && other !== 'newest')
  return html`<th scope="col" class="${kind}"${on && html` aria-sort="${direction}"`}><a href="${inboxPath(data.query, { sort: next })}">${label}</a></th>`
}

/** Choosing everything at once needs a script; the acts below do not. */
const pickAll = (view: View): Html =>
  html`<th scope="col" class="pick"><label hidden><input type="checkbox" data-pick-all><span class="sr">${view.t('bulk.all')}</span></label><span class="sr" data-pick-head>${view.t('column.pick')}</span></th>`

const head = (view: View, data: InboxData, picks: boolean): Html => {
  const { t } = view
  return html`<thead><tr>${picks && pickAll(view)}${sortHead(data, 'score', 'newest', t('column.verdict'), 'verdict')}<th scope="col" class="mail">${t('column.mail')}</th><th scope="col" class="to">${t('column.recipient')}</th><th scope="col" class="press">${t('column.pressure')}</th>${sortHead(data, 'newest', 'oldest', t('column.age'), 'age')}</tr></thead>`
}

const bulkButton = (view: View, act: BulkAct): Html => {
  const key = bulkKeys[act]
  const loose = !view.app.settings.reason_required.includes(act)
  return html`<button name="act" value="${act}"${key !== '' && html` data-key="${key}"`}${loose && html` formnovalidate`}>${view.t(act === 'assign' ? 'act.assignMe' : `act.${act}`)}${key !== '' && keyHint(view, key)}</button>`
}

/** One reason for all acts of the bar: only the buttons that need it ask for it. */
const bulkBar = (view: View, acts: readonly BulkAct[]): Html => {
  const { t } = view
  const must = acts.some(act => view.app.settings.reason_required.includes(act))
  const label = t(must ? 'act.reasonMust' : 'act.reason')
  return html`<form id="bulk" class="bulk" method="post" action="/bulk" aria-label="${t('bulk.title')}">${token(view)}<input type="hidden" name="back" value="${view.here}">
<span class="chosen" data-chosen="${t('bulk.chosen', { count: '{count}' })}" role="status"></span>${acts.map(act => bulkButton(view, act))}
<input name="reason" maxlength="300" aria-label="${label}" placeholder="${label}"${flag(must, 'required')}></form>`
}

const empty = (view: View, data: InboxData): Html => {
  const { t } = view
  const filtered = isFiltered(data.query)
  const kept = data.query.tab === 'waiting' ? 'inbox.empty' : 'inbox.emptyTab'
  return html`<div class="empty"><p>${t(filtered ? 'inbox.nothingFound' : kept)}</p><p class="muted">${t(filtered ? 'inbox.nothingFoundTodo' : 'inbox.emptyTodo')}</p></div>`
}

/** Counting a search to its end would take as long as the search through everything. */
const found = (view: View, data: InboxData): Html => {
  if (!isFiltered(data.query) || data.query.after !== '' || data.lines.length === 0) return nothing
  const count = data.lines.length
  return html`<p class="found">${view.t(data.next === null ? 'inbox.found' : 'inbox.foundMore', { count })}</p>`
}

const list = (view: View, data: InboxData): Html => {
  const { t } = view
  if (data.lines.length === 0) return empty(view, data)
  const acts = actsOf(view, data)
  const picks = acts.length > 0
  return html`<table class="items"><caption class="sr">${t('inbox.title')}</caption>${head(view, data, picks)}<tbody>${rows(view, { ...data, picks }, data.lines)}</tbody></table>
<nav class="pager" aria-label="${t('pager.label')}">${data.query.after !== '' && html`<a class="button" href="${inboxPath(data.query)}">${t('pager.first')}</a>`}${data.next !== null && html`<a class="button" rel="next" href="${inboxPath(data.query, { after: data.next })}">${t('pager.next')}</a>`}</nav>${picks && bulkBar(view, acts)}`
}

/** What was asked for, so that windows and the history can be told from each other. */
export const inboxTitle = (view: View, { query, counts }: InboxData): string => {
  const { t } = view
  if (query.text !== '') return `${t('inbox.searched', { text: query.text })} · ${t('nav.inbox')}`
  const tab = t(`tab.${query.tab}`)
  if (isFiltered(query)) return `${tab} (${t('inbox.filtered')}) · ${t('nav.inbox')}`
  const count = counts[query.tab]
  return `${tab}${count === undefined ? '' : ` ${view.format.number(count)}`} · ${t('nav.inbox')}`
}

export const inboxPage = (
  view: View,
  data: InboxData,
): Html => html`<div class="inbox" data-live="/live?tab=${data.query.tab}"><h1 class="sr">${view.t('inbox.title')}</h1>
<p class="live" role="status"><a href="${view.here}" data-fresh hidden>${view.t('inbox.fresh')}</a></p>
<div class="tools">${tabBar(view, data)}${groupSwitch(view, data)}${searchForm(view, data)}</div>${savedFilters(view, data, found(view, data))}${list(view, data)}</div>`
