/** What a recipient sees through the link of his digest: his own item, nobody else's, and one thing to do. */

import type { Message } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'
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

export type RecipientData = {
  readonly item: Item
  readonly recipient: string
  readonly link: string
  readonly message: Message | null
  readonly thanks: boolean
  /** further items that wait for the same recipient */
  readonly others: number
}

const asking = (view: View, data: RecipientData): Html => {
  const { t } = view
  const fate = data.item.recipients.find(one => one.address === data.recipient)
  if (data.thanks) return html`<p class="notice good" role="status">${t('recipient.thanks')}</p>`
  if (fate === undefined || fate.state !== 'held')
    return html`<p class="hint">${t('recipient.decided', { state: fate === undefined ? '' : t(`state.${fate.state}`) })}</p>`
  if (fate.requested !== null)
    return html`<p class="notice good" role="status">${t('recipient.asked', { at: view.format.dateTime(fate.requested.at) })}</p>`
  const expires = data.item.receivedAt + view.app.settings.retentionDays * 86_400_000
  return html`<p>${t('recipient.other', { at: view.format.date(expires) })}</p><form method="post" action="/r/${data.link}">${token(view)}<label>${t('recipient.reason')}<textarea name="reason" rows="3" maxlength="500"></textarea></label><button class="primary">${t('recipient.ask')}</button></form>`
}

export const recipientPage = (view: View, data: RecipientData): Html => {
  const { t } = view
  const item = forRecipient(data.item, data.recipient)
  const fact = (name: Key, value: Html) => html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`
  const received = html`${view.format.dateTime(item.receivedAt)} (${when(view, item.receivedAt)})`
  return html`<section class="card"><h1>${t('recipient.title')}</h1><p>${t('recipient.what')}</p>${asking(view, data)}<dl class="envelope">${fact('recipient.from', mailName(item.from, 160))}${fact('recipient.subject', mailLine(item.subject || t('subject.none'), 200))}${fact('column.recipient', mailName(data.recipient, 160))}${fact('recipient.received', received)}</dl>${data.others > 0 && html`<p class="muted">${t('recipient.others', { count: data.others })}</p>`}</section>
${data.message !== null && html`<details class="card"><summary>${t('body.title')}</summary>${markedText(view, item, data.message.text.runs)}</details>`}
<details class="card"><summary>${t('why.title')}</summary><ol class="sentences">${inLanguage(view.locale, item.verdict.explanation).map(one => html`<li>${isAdvice(one) ? one : mailLine(one, 600)}</li>`)}</ol>${claimAgainstProof(view, item)}</details>`
}
