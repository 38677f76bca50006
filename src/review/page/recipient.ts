/** What a recipient sees through the link of his digest: his own item, nobody else's, and one thing to do. */

import type { Message } from '../../message/message.ts'
import type { Fate, Item } from '../../quarantine/item.ts'
import { forRecipient } from '../../quarantine/link.ts'
import { isAdvice } from '../../verdict/explain.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { markedText } from '../part/marked-text.ts'
import { when } from '../part/marks.ts'
import { claimAgainstProof } from '../part/pairs.ts'
import { token } from '../part/token.ts'
import { inLanguage, type Key } from '../text/index.ts'
import type { View } from '../view.ts'

export type Again = { readonly why: Key; readonly reason: string }

export type RecipientData = {
  readonly item: Item
  readonly recipient: string
  readonly link: string
  readonly message: Message | null
  /** he has just asked for it */
  readonly asked: boolean
  /** further items that wait for the same recipient */
  readonly others: number
  /** the token of his list, where he came from there; '' else */
  readonly list: string
  /** his request was not taken: why, and what he had typed */
  readonly again: Again | null
}

const form = (view: View, link: string, reason: string): Html =>
  html`<form method="post" action="/r/${link}">${token(view)}<label>${view.t('recipient.reason')}<textarea name="reason" rows="3" maxlength="500">${reason}</textarea></label><button class="primary">${view.t('recipient.ask')}</button></form>`

const faultOf = (view: View, { why }: Again): Html => html`<p class="fault" role="alert">${view.t(why)}</p>`

const asking = (view: View, data: RecipientData, fate: Fate | undefined): Html => {
  const { t } = view
  if (fate === undefined || fate.state !== 'held')
    return html`<p class="hint">${t('recipient.decided', { state: fate === undefined ? '' : t(`state.${fate.state}`) })}</p>`
  if (fate.requested !== null)
    return html`<p class="notice good" role="status">${data.asked ? t('recipient.thanks') : t('recipient.asked', { at: view.format.dateTime(fate.requested.at) })}</p>`
  const expires = data.item.receivedAt + view.app.settings.retentionDays * 86_400_000
  return html`<p>${t('recipient.other', { at: view.format.date(expires) })}</p>${form(view, data.link, data.again?.reason ?? '')}`
}

const factsOf = (view: View, item: Item, recipient: string): Html => {
  const { t } = view
  const fact = (name: Key, value: Html) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`
  const received = html`${view.format.dateTime(item.receivedAt)} (${when(view, item.receivedAt)})`
  return html`<dl class="envelope">${fact('recipient.from', mailName(item.from, 160))}${fact('recipient.subject', mailLine(item.subject || t('subject.none'), 200))}${fact('column.recipient', mailName(recipient, 160))}${fact('recipient.received', received)}</dl>`
}

/** What it is comes first, then what he may do about it. */
export const recipientPage = (view: View, data: RecipientData): Html => {
  const { t } = view
  const item = forRecipient(data.item, data.recipient)
  const fate = item.recipients[0]
  const what = t(fate?.state === 'held' ? 'recipient.waiting' : 'recipient.what')
  const back =
    data.list !== '' && html`<p class="crumb"><a href="/mine/${data.list}">← ${t('recipient.back')}</a></p>`
  return html`${back}<section class="card own"><h1>${t('recipient.title')}</h1>${data.again !== null && faultOf(view, data.again)}<p>${what}</p>${factsOf(view, item, data.recipient)}${asking(view, data, fate)}${data.others > 0 && html`<p class="muted">${t('recipient.others', { count: data.others })}</p>`}</section>
${data.message !== null && html`<details class="card"><summary>${t('body.title')}</summary>${markedText(view, item, data.message.text.runs)}</details>`}
<details class="card"><summary>${t('why.title')}</summary><ol class="sentences">${inLanguage(view.locale, item.verdict.explanation).map(one => html`<li>${isAdvice(one) ? one : mailLine(one, 600)}</li>`)}</ol>${claimAgainstProof(view, item)}</details>`
}

/** His words and the button, where the message itself cannot be read at the moment. */
export const unsentPage = (view: View, link: string, again: Again): Html =>
  html`<section class="card own"><h1>${view.t('recipient.title')}</h1>${faultOf(view, again)}${form(view, link, again.reason)}</section>`
