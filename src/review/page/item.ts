/** One held message: who it claims to be against what is proven, beside the message itself; what to do stays in sight. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { itemPath } from '../list-path.ts'
import { mailLine, mailName, oneLine } from '../mail/defang.ts'
import { subjectWords } from '../mail/erased.ts'
import type { Opened } from '../mail/open.ts'
import { type ActsData, actBar } from '../part/acts.ts'
import { fateList, historyList, noteList } from '../part/history.ts'
import { type MarkedText, markedSubject, markText } from '../part/marked-text.ts'
import { outcomeMark, pressure, recipients, secondMark, stateMark, when } from '../part/marks.ts'
import { claimAgainstProof } from '../part/pairs.ts'
import { readingTabs } from '../part/reading.ts'
import { langOf } from '../part/sentence.ts'
import { type BodyAccess, may } from '../people/may.ts'
import type { View } from '../view.ts'

export type ItemData = {
  readonly item: Item
  readonly access: BodyAccess
  readonly opened: Opened | null
  readonly remoteImages: number
  readonly acts: ActsData
  readonly others: readonly Item[]
  /** how many mails its campaign has: as many as the list says beside it */
  readonly alike: number
  readonly history: readonly ChainedEntry[]
  readonly watchers: readonly string[]
  /** the list that one came from, and its messages before and after this one; '' where there is none */
  readonly back: string
  readonly previous: string
  readonly next: string
}

export const itemTitle = (view: View, item: Item): string =>
  `${item.verdict.score} ${oneLine(subjectWords(view, item)).slice(0, 120)}`

const step = (path: string, label: string, key: string, rel: string): Html =>
  path === ''
    ? html`<span class="muted">${label}</span>`
    : html`<a href="${path}" rel="${rel}" data-key="${key}" aria-keyshortcuts="${key}">${label}</a>`

const crumb = (view: View, { back, previous, next }: ItemData): Html => {
  const { t } = view
  return html`<nav class="crumb" aria-label="${t('near.label')}"><a href="${back}" data-key="i" aria-keyshortcuts="i">← ${t('nav.inbox')}</a><span class="near">${step(previous, `‹ ${t('near.previous')}`, 'k', 'prev')}${step(next, `${t('near.next')} ›`, 'j', 'next')}</span></nav>`
}

/** What somebody has already said about it, before one decides. */
const told = (view: View, item: Item): Html => {
  const { t } = view
  const asked = item.recipients.filter(fate => fate.requested !== null && fate.state === 'held')
  const notes = item.notes.length
  if (asked.length + notes === 0 && item.assigned === '') return nothing
  return html`<p class="told">${asked.slice(0, 3).map(fate => html`<span class="state asked">${t('state.asked')}</span> ${mailName(fate.address, 80)}${(fate.requested?.reason ?? '') !== '' && html` <q lang="">${mailLine(fate.requested?.reason ?? '', 120)}</q>`} `)}${item.assigned !== '' && html`<span class="tag">@${item.assigned}</span> `}${notes > 0 && html`<a href="#notes">${t('note.title')} ${view.format.number(notes)}</a>`}</p>`
}

/** Whoever comes from the row of a wave sees that this is one of several. */
const alikeLink = (view: View, { item, alike }: ItemData): Html =>
  alike < 2
    ? nothing
    : html`<a class="wave" href="/campaign/${encodeURIComponent(item.campaign)}">${view.t('campaign.copies', { count: alike })}</a> `

const head = (view: View, data: ItemData, subject: Html): Html => {
  const { item } = data
  const { t } = view
  return html`<header class="itemhead">${crumb(view, data)}
<h1>${subject}</h1>
<p class="facts"><span class="score ${item.verdict.outcome}">${item.verdict.score}</span> ${outcomeMark(view, item)} ${stateMark(view, item)} ${secondMark(view, item)} ${alikeLink(view, data)}${pressure(view, item)} <span class="to"><span aria-hidden="true">→</span><span class="sr">${t('column.recipient')}</span> ${recipients(view, item, 2)}</span> <span class="muted">${when(view, item.receivedAt)}</span> <span class="presence" data-presence="${item.id}" role="status">${data.watchers.length > 0 && t('presence.now', { names: data.watchers.join(', ') })}</span> <a class="jump" href="#body">${t('body.title')} ↓</a></p>${told(view, item)}</header>`
}

const card = (id: string, title: string, body: Html): Html =>
  html`<section class="card" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`

const others = (view: View, data: ItemData): Html => {
  const { t } = view
  if (data.others.length === 0) return nothing
  const list = data.others
    .slice(0, 8)
    .map(
      one =>
        html`<li><a href="${itemPath(one.id, data.acts.list)}"${langOf(one)}>${mailLine(subjectWords(view, one), 90)}</a> ${stateMark(view, one)} <span class="muted">${when(view, one.receivedAt)}</span></li>`,
    )
  return card(
    'others',
    t('campaign.others'),
    html`<ul class="others">${list}</ul><p><a href="/campaign/${encodeURIComponent(data.item.campaign)}">${t('campaign.decide')}</a></p>`,
  )
}

const nothingMarked: MarkedText = { text: nothing, found: new Set() }

export const itemPage = (view: View, data: ItemData): Html => {
  const { item, opened } = data
  const { t, format } = view
  const acts = view.viewer !== null && may(view.viewer, 'decide')
  const subject = markedSubject(view, item, oneLine(subjectWords(view, item)).slice(0, 400))
  const body = opened === null ? nothingMarked : markText(view, item, opened.message.text.runs)
  const marked = new Set([...subject.found, ...body.found])
  return html`<article class="item" data-live="/live?item=${item.id}">${head(view, data, subject.text)}${acts && actBar(view, data.acts)}
<div class="columns">${claimAgainstProof(view, item, { message: opened?.message ?? null, marked })}${readingTabs(view, { ...data, list: data.acts.list, text: body.text })}</div>
<div class="aside">${card('fates', `${t('fate.title')} (${format.number(item.recipients.length)})`, fateList(view, item))}${card('notes', t('note.title'), noteList(view, item))}${others(view, data)}${card('history', t('history.title'), historyList(view, data.history))}</div></article>`
}
