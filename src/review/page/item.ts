/** One held message: claim against proof, the sentences, the text with its evidence, and everything behind it. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import type { Opened } from '../mail/open.ts'
import { type ActsData, actBar } from '../part/acts.ts'
import { attachmentTable, envelopeList, headerTable, linkTable, routeLine } from '../part/anatomy.ts'
import { markedText, scoreTable } from '../part/evidence.ts'
import { fateList, historyList, noteList } from '../part/history.ts'
import { outcomeMark, pressure, recipients, secondMark, stateMark, when } from '../part/marks.ts'
import { claimAgainstProof } from '../part/proof.ts'
import { token } from '../part/token.ts'
import { type BodyAccess, may } from '../people/may.ts'
import type { View } from '../view.ts'

export type ItemData = {
  readonly item: Item
  readonly access: BodyAccess
  readonly opened: Opened | null
  readonly remoteImages: number
  readonly acts: ActsData
  readonly others: readonly Item[]
  readonly history: readonly ChainedEntry[]
  readonly watchers: readonly string[]
  readonly back: string
}

const head = (view: View, data: ItemData): Html => {
  const { item } = data
  const { t } = view
  return html`<header class="itemhead"><p class="crumb"><a href="${data.back}" data-key="Backspace">← ${t('nav.inbox')}</a></p>
<h1>${item.subject === '' ? t('subject.none') : mailLine(item.subject, 300)}</h1>
<p class="facts"><span class="score ${item.verdict.outcome}">${item.verdict.score}</span> ${outcomeMark(view, item)} ${stateMark(view, item)} ${secondMark(view, item)} ${pressure(view, item)} <span>${mailName(item.from, 160)}</span> <span aria-hidden="true">→</span><span class="sr">${t('column.recipient')}</span> ${recipients(view, item, 3)} <span class="muted">${when(view, item.receivedAt)}</span></p>
<p class="presence" data-presence="${item.id}" role="status">${data.watchers.length > 0 && t('presence.now', { names: data.watchers.join(', ') })}</p></header>`
}

const sentences = (view: View, item: Item): Html =>
  html`<section class="card" aria-labelledby="why"><h2 id="why">${view.t('why.title')}</h2><ol class="sentences">${item.verdict.explanation[view.locale].map(sentence => html`<li>${mailLine(sentence, 600)}</li>`)}</ol>${item.verdict.truncated && html`<p class="hint">${view.t('why.truncated')}</p>`}</section>`

const closed = (view: View, item: Item, access: Exclude<BodyAccess, 'open'>): Html => {
  const { t } = view
  const form = html`<form method="post" action="/item/${item.id}/open">${token(view)}<label>${t('act.reasonMust')}<input name="reason" maxlength="300" required></label><button class="primary">${t('body.open')}</button></form>`
  return html`<p class="hint">${t(`body.${access}`)}</p>${access === 'reason' && form}`
}

const bodySection = (view: View, data: ItemData): Html => {
  const { t } = view
  const { item, opened } = data
  const title = html`<h2 id="body">${t('body.title')}</h2>`
  if (opened === null)
    return html`<section class="card" aria-labelledby="body">${title}${closed(view, item, data.access === 'open' ? 'gone' : data.access)}</section>`
  const hasHtml = opened.message.parts.some(part => part.type === 'text/html')
  return html`<section class="card" aria-labelledby="body">${title}${markedText(view, item, opened.message.text.runs)}
${opened.message.text.hidden.trim() !== '' && html`<details><summary>${t('text.hidden')}</summary><div class="mailtext run" dir="auto">${mailLine(opened.message.text.hidden, 3000)}</div></details>`}
${hasHtml && html`<details class="preview"><summary data-key="h">${t('preview.title')}</summary><p class="muted">${t('preview.what')} ${t('preview.remote', { count: data.remoteImages })}</p><iframe sandbox referrerpolicy="no-referrer" loading="lazy" title="${t('preview.title')}" src="/item/${item.id}/preview"></iframe></details>`}</section>`
}

const fold = (id: string, title: string, body: Html, open = false): Html =>
  html`<details class="card fold" id="${id}"${open && html` open`}><summary><h2>${title}</h2></summary>${body}</details>`

const others = (view: View, data: ItemData): Html => {
  const { t } = view
  if (data.others.length === 0) return nothing
  return html`<section class="card" aria-labelledby="others"><h2 id="others">${t('campaign.others')}</h2><ul class="others">${data.others.slice(0, 8).map(one => html`<li><a href="/item/${one.id}">${mailLine(one.subject || t('subject.none'), 90)}</a> ${stateMark(view, one)} <span class="muted">${when(view, one.receivedAt)}</span></li>`)}</ul>
<p><a href="/campaign/${encodeURIComponent(data.item.campaign)}">${t('campaign.decide')}</a></p></section>`
}

const anatomy = (view: View, data: ItemData): Html => {
  const { t } = view
  const { item, opened } = data
  const links = opened?.message.links.length ?? 0
  return html`${opened !== null && html`${fold('links', `${t('link.title')} (${view.format.number(links)})`, linkTable(view, opened.message), links > 0 && links <= 12)}${fold('attachments', `${t('attachment.title')} (${view.format.number(opened.attachments.length)})`, attachmentTable(view, opened.attachments), opened.attachments.length > 0)}${fold('route', t('route.title'), routeLine(view, data.item, opened.message), true)}`}
${fold('envelope', t('envelope.title'), envelopeList(view, item))}${opened !== null && fold('headers', t('headers.title'), headerTable(view, opened.message))}
${opened !== null && html`<p class="downloads"><a class="button" href="/item/${item.id}/raw">${t('raw.title')}</a><a class="button" href="/item/${item.id}/download" data-key="e">${t('raw.download')}</a></p>`}`
}

export const itemPage = (view: View, data: ItemData): Html => {
  const { item } = data
  const { t } = view
  const acts = view.viewer !== null && may(view.viewer, 'decide')
  return html`<article class="item" data-live="/live?item=${item.id}">${head(view, data)}${acts && actBar(view, data.acts)}
<div class="columns"><div class="main">${claimAgainstProof(view, item, '#score')}${sentences(view, item)}${bodySection(view, data)}
${fold('score', t('evidence.title'), scoreTable(view, item), true)}${anatomy(view, data)}</div>
<aside class="aside"><section class="card" aria-labelledby="fates"><h2 id="fates">${t('fate.title')}</h2>${fateList(view, item)}</section>${others(view, data)}
<section class="card" aria-labelledby="notes"><h2 id="notes">${t('note.title')}</h2>${noteList(view, item)}</section>
<section class="card" aria-labelledby="history"><h2 id="history">${t('history.title')}</h2>${historyList(view, data.history)}</section></aside></div></article>`
}
