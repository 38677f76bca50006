/** The message itself in tabs that need no script: text, HTML, links, attachments, route, headers, source. */
import type { Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { itemPath } from '../list-path.ts'
import { mailLine } from '../mail/defang.ts'
import type { Opened } from '../mail/open.ts'
import type { BodyAccess } from '../people/may.ts'
import type { View } from '../view.ts'
import { attachmentTable, envelopeList, headerTable, linkTable, routeLine } from './anatomy.ts'
import { listField } from './list-field.ts'
import { langOf } from './sentence.ts'
import { token } from './token.ts'

export type Reading = {
  readonly item: Item
  /** the list that one came from */
  readonly list: string
  readonly access: BodyAccess
  readonly opened: Opened | null
  readonly remoteImages: number
  /** the text with its marks */
  readonly text: Html
}

type Tab = {
  readonly id: string
  readonly label: string
  readonly count?: number
  readonly key?: string
  readonly body: Html
}

const tabOf = (view: View, { id, label, count, key, body }: Tab, open: boolean): Html =>
  html`<details class="tab" data-tab="${id}" name="reading"${open && html` open`}><summary${key !== undefined && html` data-key="${key}" aria-keyshortcuts="${key}"`}>${label}${count !== undefined && html` <span class="count">${view.format.number(count)}</span>`}</summary><div class="pane" id="${id}" tabindex="0" role="region" aria-label="${label}">${body}</div></details>`

type Closed = Exclude<BodyAccess, 'open'>

const closed = (view: View, { item, list }: Reading, access: Closed): Html => {
  const { t } = view
  const form = html`<form method="post" action="/item/${item.id}/open">${token(view)}${listField(list)}<label>${t('act.reasonMust')}<input name="reason" maxlength="300" required></label><button class="primary">${t('body.open')}</button></form>`
  return html`<p class="hint">${t(`body.${access}`)}</p>${access === 'reason' && form}`
}

const textPane = (view: View, { item, text, opened }: Reading): Html => {
  const hidden = opened?.message.text.hidden.trim() ?? ''
  return html`${text}${hidden !== '' && html`<details class="hiddentext"><summary>${view.t('text.hidden')}</summary><div class="run" dir="auto"${langOf(item)}>${mailLine(hidden, 3000)}</div></details>`}`
}

const framePane = (view: View, { item, remoteImages }: Reading): Html => {
  const { t } = view
  return html`<p class="muted">${t('preview.what')} ${t('preview.remote', { count: remoteImages })}</p><iframe sandbox referrerpolicy="no-referrer" loading="lazy" title="${t('preview.title')}" src="/item/${item.id}/preview"></iframe>`
}

const sourcePane = (view: View, { item, list }: Reading, { source }: Opened): Html => {
  const { t } = view
  return html`<p class="downloads"><a class="button" href="${itemPath(item.id, list, 'raw')}">${t('raw.title')}</a><a class="button" href="/item/${item.id}/download" data-key="e" aria-keyshortcuts="e">${t('raw.download')}</a></p><pre class="raw">${source}</pre>`
}

const envelope = (view: View, item: Item): Html =>
  html`<h3>${view.t('envelope.title')}</h3>${envelopeList(view, item)}`

/** Of a message that cannot be read, only what came with it is known. */
const closedTabs = (view: View, reading: Reading): readonly Tab[] => {
  const { item, access } = reading
  const body = closed(view, reading, access === 'open' ? 'gone' : access)
  return [
    { id: 'body', label: view.t('body.title'), body },
    { id: 'route', label: view.t('envelope.title'), body: envelopeList(view, item) },
  ]
}

const openTabs = (view: View, reading: Reading, opened: Opened): readonly Tab[] => {
  const { t } = view
  const { message, attachments } = opened
  const hasHtml = message.parts.some(part => part.type === 'text/html')
  const frame = { id: 'preview', label: t('reading.html'), key: 'h', body: framePane(view, reading) }
  return [
    { id: 'body', label: t('body.title'), key: 't', body: textPane(view, reading) },
    ...(hasHtml ? [frame] : []),
    { id: 'links', label: t('link.title'), count: message.links.length, body: linkTable(view, message) },
    {
      id: 'attachments',
      label: t('attachment.title'),
      count: attachments.length,
      body: attachmentTable(view, attachments),
    },
    {
      id: 'route',
      label: t('route.title'),
      body: html`${routeLine(view, reading.item, message)}${envelope(view, reading.item)}`,
    },
    { id: 'headers', label: t('headers.title'), body: headerTable(view, message) },
    { id: 'source', label: t('reading.source'), body: sourcePane(view, reading, opened) },
  ]
}

export const readingTabs = (view: View, reading: Reading): Html => {
  const { opened } = reading
  const tabs = opened === null ? closedTabs(view, reading) : openTabs(view, reading, opened)
  return html`<section class="card reading" aria-labelledby="reading"><h2 id="reading" class="sr">${view.t('reading.title')}</h2><div class="panes">${tabs.map((tab, index) => tabOf(view, tab, index === 0))}</div></section>`
}
