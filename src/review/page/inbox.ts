/** The inbox: tabs, search, filters in the URL, rows, bulk acts. */
import type { Item } from '../../quarantine/item.ts'
import type { CampaignRow } from '../../store/store.ts'
import { flag, type Html, html, nothing } from '../html.ts'
import { mailLine } from '../mail/defang.ts'
import { subjectWords } from '../mail/erased.ts'
import {
  claimed,
  outcomeMark,
  pressure,
  proven,
  recipients,
  secondMark,
  stateMark,
  when,
} from '../part/marks.ts'
import { token } from '../part/token.ts'
import { may } from '../people/may.ts'
import type { Present, SavedFilter } from '../people/records.ts'
import {
  type InboxQuery,
  inboxPath,
  isFiltered,
  outcomes,
  type Sort,
  sorts,
  type Tab,
  tabs,
} from '../query.ts'
import type { View } from '../view.ts'

export type InboxData = {
  readonly query: InboxQuery
  readonly items: readonly Item[]
  readonly next: string | null
  readonly seen: ReadonlySet<string>
  readonly presence: readonly Present[]
  readonly filters: readonly SavedFilter[]
  readonly counts: Readonly<Partial<Record<Tab, number>>>
  readonly campaigns: ReadonlyMap<string, CampaignRow>
  /** items with an act that still waits for its undo time */
  readonly pending: ReadonlySet<string>
}

const tabBar = (view: View, data: InboxData): Html =>
  html`<nav class="tabs" aria-label="${view.t('inbox.states')}"><ul>${tabs.map(tab => {
    const count = data.counts[tab]
    const current = tab === data.query.tab && html` aria-current="page"`
    return html`<li><a href="${inboxPath(data.query, { tab })}"${current}>${view.t(`tab.${tab}`)}${count !== undefined && html` <span class="count" data-count="${tab}">${view.format.number(count)}</span>`}</a></li>`
  })}</ul></nav>`

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}"${flag(value === chosen, 'selected')}>${label}</option>`

const moreFilters = (view: View, query: InboxQuery): Html => {
  const { t } = view
  return html`<div class="filters"><label>${t('filter.outcome')}<select name="outcome">${option('', t('filter.any'), query.outcome)}${outcomes.map(one => option(one, t(`outcome.${one}`), query.outcome))}</select></label>
<label>${t('filter.score')}<input name="score" type="number" min="0" max="100" value="${query.minScore}"></label>
<label>${t('filter.domain')}<input name="domain" value="${query.domain}" maxlength="253"></label>
<label>${t('filter.recipient')}<input name="recipient" value="${query.recipient}" maxlength="200"></label>
<label>${t('filter.language')}<input name="language" value="${query.language}" maxlength="3" size="4"></label>
<label>${t('filter.from')}<input name="from" type="date" value="${query.from}"></label>
<label>${t('filter.to')}<input name="to" type="date" value="${query.to}"></label>
<label>${t('filter.sort')}<select name="sort">${sorts.map(one => option(one, t(`sort.${one}`), query.sort))}</select></label>
<label class="check"><input type="checkbox" name="mine" value="1"${flag(query.mine, 'checked')}>${t('filter.mine')}</label>
<label class="check"><input type="checkbox" name="unreviewed" value="1"${flag(query.unreviewed, 'checked')}>${t('filter.unreviewed')}</label>
<label class="check"><input type="checkbox" name="second" value="1"${flag(query.second, 'checked')}>${t('filter.second')}</label></div>`
}

const searchForm = (view: View, data: InboxData): Html => {
  const { query } = data
  const { t } = view
  const hidden = (name: string, value: string) =>
    value === '' ? nothing : html`<input type="hidden" name="${name}" value="${value}">`
  return html`<form class="search" role="search" method="get" action="/">${hidden('tab', query.tab === 'waiting' ? '' : query.tab)}${hidden('campaign', query.campaign)}
<div class="searchline"><input type="search" name="q" value="${query.text}" maxlength="200" aria-label="${t('search.label')}" placeholder="${t('search.hint')}" data-key="/"><button>${t('search.submit')}</button></div>
<details class="morefilters"${isFiltered(query) && query.text === '' && html` open`}><summary>${t('filter.more')}</summary>${moreFilters(view, query)}</details></form>`
}

const savedFilters = (view: View, data: InboxData): Html => {
  const { t } = view
  const filtered = isFiltered(data.query)
  if (!filtered && data.filters.length === 0) return nothing
  return html`<div class="saved">${data.filters.map(
    one =>
      html`<span class="chip"><a href="/${one.query}"><bdi>${one.name}</bdi></a><form method="post" action="/filters/drop">${token(view)}<input type="hidden" name="id" value="${one.id}"><button class="plain" aria-label="${t('filter.drop', { name: one.name })}">×</button></form></span>`,
  )}${
    filtered &&
    html`<a class="button" href="${inboxPath({ ...data.query }, { text: '', outcome: '', minScore: null, domain: '', recipient: '', language: '', from: '', to: '', campaign: '', mine: false, unreviewed: false, second: false })}">${t('filter.clear')}</a>
<form class="inline" method="post" action="/filters/save">${token(view)}<input type="hidden" name="query" value="${inboxPath(data.query).slice(1)}"><input name="name" required maxlength="40" aria-label="${t('filter.name')}" placeholder="${t('filter.name')}"><button>${t('filter.save')}</button></form>`
  }</div>`
}

const sortHead = (data: InboxData, sort: Sort, other: Sort, label: string): Html => {
  const now = data.query.sort
  const next = now === sort ? other : sort
  const direction = now === 'oldest' && sort === 'newest' ? 'ascending' : 'descending'
  const on = now === sort || (now === other && other !== 'newest')
  return html`<th scope="col"${on && html` aria-sort="${direction}"`}><a href="${inboxPath(data.query, { sort: next })}">${label}</a></th>`
}

const head = (view: View, data: InboxData, acts: boolean): Html => {
  const { t } = view
  return html`<thead><tr>${acts && html`<th scope="col" class="pick"><span class="sr">${t('column.pick')}</span></th>`}${sortHead(data, 'score', 'newest', t('column.verdict'))}<th scope="col">${t('column.sender')}</th><th scope="col">${t('column.subject')}</th><th scope="col">${t('column.recipient')}</th><th scope="col">${t('column.pressure')}</th>${sortHead(data, 'newest', 'oldest', t('column.age'))}</tr></thead>`
}

const extras = (view: View, data: InboxData, item: Item): Html => {
  const wave = data.campaigns.get(item.campaign)
  const others = data.presence.filter(one => one.item === item.id).map(one => one.user)
  const asked = item.recipients.some(fate => fate.requested !== null && fate.state === 'held')
  return html`${wave !== undefined && wave.total > 1 && data.query.campaign === '' && html`<a class="wave" href="${inboxPath(data.query, { campaign: item.campaign })}" title="${view.t('campaign.title')}">${view.t('campaign.copies', { count: wave.total })}</a>`}${item.state !== 'held' && stateMark(view, item)}${data.pending.has(item.id) && html`<span class="state">${view.t('state.waiting')}</span>`}${secondMark(view, item)}${asked && html`<span class="state asked">${view.t('state.asked')}</span>`}${item.assigned !== '' && html`<span class="tag">@${item.assigned}</span>`}${item.reviewed !== null && html`<span class="tag">✓ ${view.t('state.reviewed')}</span>`}<span class="presence" data-presence="${item.id}">${others.length > 0 && view.t('presence.now', { names: others.join(', ') })}</span>`
}

const row = (view: View, data: InboxData, item: Item, acts: boolean): Html => {
  const { t } = view
  const unread = !data.seen.has(item.id)
  return html`<tr data-item="${item.id}" class="${unread ? 'unread' : 'read'}">${acts && html`<td class="pick"><label><input type="checkbox" name="id" value="${item.id}" form="bulk"><span class="sr">${t('column.pickOne')} ${mailLine(item.subject, 60)}</span></label></td>`}
<td class="verdict"><span class="score ${item.verdict.outcome}">${item.verdict.score}</span>${outcomeMark(view, item)}</td>
<td class="sender"><span class="claimed">${claimed(item)}</span><span class="arrow" aria-hidden="true">↔</span><span class="sr">${t('column.provenAs')}</span>${proven(view, item)}</td>
<td class="subject">${unread && html`<span class="dot" title="${t('state.unread')}"><span class="sr">${t('state.unread')}</span></span>`}<a href="/item/${item.id}">${mailLine(subjectWords(view, item), 140)}</a> ${extras(view, data, item)}</td>
<td class="to">${recipients(view, item)}</td><td class="press">${pressure(view, item)}</td><td class="age">${when(view, item.receivedAt)}</td></tr>`
}

const bulkActs = [
  ['release', 'act.release'],
  ['delete', 'act.delete'],
  ['review', 'act.review'],
  ['unreview', 'act.unreview'],
  ['assign', 'act.assignMe'],
] as const

/** One reason for all acts of the bar: only the buttons that need it ask for it. */
const bulkBar = (view: View): Html => {
  const { t } = view
  const needs = (act: string) => view.app.settings.reason_required.includes(act)
  const must = needs('release') || needs('delete')
  const label = t(must ? 'act.reasonMust' : 'act.reason')
  return html`<form id="bulk" class="bulk" method="post" action="/bulk">${token(view)}<input type="hidden" name="back" value="${view.here}">
<label class="check"><input type="checkbox" data-pick-all disabled><span>${t('bulk.all')}</span></label><span class="chosen" data-chosen role="status"></span>
${bulkActs.map(([act, key]) => html`<button name="act" value="${act}"${!needs(act) && html` formnovalidate`}>${t(key)}</button>`)}
<input name="reason" maxlength="300" aria-label="${label}" placeholder="${label}"${flag(must, 'required')}></form>`
}

const list = (view: View, data: InboxData): Html => {
  const { t } = view
  if (data.items.length === 0) {
    return html`<div class="empty"><p>${t(isFiltered(data.query) ? 'inbox.nothingFound' : 'inbox.empty')}</p><p class="muted">${t(isFiltered(data.query) ? 'inbox.nothingFoundTodo' : 'inbox.emptyTodo')}</p></div>`
  }
  const acts = view.viewer !== null && may(view.viewer, 'decide')
  return html`${acts && bulkBar(view)}<div class="scroll" tabindex="0" role="region" aria-label="${t('inbox.title')}"><table class="items">${head(view, data, acts)}<tbody>${data.items.map(item => row(view, data, item, acts))}</tbody></table></div>
<nav class="pager" aria-label="${t('pager.label')}">${data.query.after !== '' && html`<a class="button" href="${inboxPath(data.query)}">${t('pager.first')}</a>`}${data.next !== null && html`<a class="button" rel="next" href="${inboxPath(data.query, { after: data.next })}">${t('pager.next')}</a>`}</nav>`
}

export const inboxPage = (
  view: View,
  data: InboxData,
): Html => html`<div class="inbox" data-live="/live?tab=${data.query.tab}"><h1 class="sr">${view.t('inbox.title')}</h1>
<p class="live" role="status" data-fresh hidden><a href="${view.here}">${view.t('inbox.fresh')}</a></p>
${tabBar(view, data)}${searchForm(view, data)}${savedFilters(view, data)}${list(view, data)}</div>`
