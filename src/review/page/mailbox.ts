/** A recipient's own list: his copies only, each with its state, and a link to look at it and ask for it. */
import type { Mailbox, OwnMessage } from '../../quarantine/mailbox-link.ts'
import { type Html, type HtmlValue, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { subjectWords } from '../mail/erased.ts'
import { mailLanguage, when } from '../part/marks.ts'
import { dataTable } from '../part/table.ts'
import type { View } from '../view.ts'

export type MailboxPlace = { readonly link: string; readonly isFirst: boolean }

const stateOf = (view: View, { fate }: OwnMessage): string =>
  view.t(fate.state === 'held' && fate.requested !== null ? 'state.asked' : `state.${fate.state}`)

const values = (view: View, message: OwnMessage): readonly HtmlValue[] => {
  const { item, fate, link } = message
  const expires = item.receivedAt + view.app.settings.retentionDays * 86_400_000
  return [
    html`<a href="/r/${link}"${mailLanguage(item)}>${mailLine(subjectWords(view, item), 160)}</a>`,
    mailName(item.from, 120),
    when(view, item.receivedAt),
    stateOf(view, message),
    fate.state === 'held' ? view.format.date(expires) : '–',
  ]
}

const list = (view: View, { messages }: Mailbox): Html => {
  const { t } = view
  const labels = [
    'recipient.subject',
    'recipient.from',
    'recipient.received',
    'mailbox.state',
    'mailbox.kept',
  ] as const
  // a time or a state on two lines is hard to read down the column
  const columns = labels.map((label, index) => ({
    label: t(label),
    ...(index > 1 && { kind: 'short' as const }),
  }))
  return dataTable(
    t('mailbox.title'),
    columns,
    messages.map(message => values(view, message)),
  )
}

export const mailboxPage = (view: View, mailbox: Mailbox, { link, isFirst }: MailboxPlace): Html => {
  const { t } = view
  const isEmpty = mailbox.messages.length === 0
  const words = t(isEmpty ? 'mailbox.empty' : 'mailbox.what', { address: '{address}' }).split('{address}')
  const [before = '', behind = ''] = words
  return html`<section class="card"><h1>${t('mailbox.title')}</h1><p>${before}${mailName(mailbox.address, 160)}${behind}</p>${!isEmpty && list(view, mailbox)}
<nav class="pager" aria-label="${t('pager.label')}">${!isFirst && html`<a class="button" href="/mine/${link}">${t('pager.first')}</a>`}${mailbox.next !== null && html`<a class="button" rel="next" href="/mine/${link}?after=${mailbox.next}">${t('pager.next')}</a>`}</nav><p class="muted">${t('mailbox.until', { at: view.format.dateTime(mailbox.expires) })}</p></section>`
}
