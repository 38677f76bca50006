/** The audit log as people read it: newest first, filtered by who, what, which message and when. */
import { auditActions, type ChainedEntry } from '../../quarantine/audit.ts'
import type { AuditFilter } from '../audit-filter.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { dataTable } from '../part/table.ts'
import type { View } from '../view.ts'

export type AuditData = {
  readonly entries: readonly ChainedEntry[]
  readonly older: string | null
  readonly filter: AuditFilter
}

/** Those without an account have a word of their own; two recipients are told apart by the end of it. */
const actorName = (view: View, actor: string): Html => {
  if (actor === 'system') return html`${view.t('audit.system')}`
  const recipient = /^recipient:(.+)$/.exec(actor)?.[1]
  if (recipient === undefined) return mailName(actor, 64)
  return html`${view.t('audit.recipient')} <small>${mailName(recipient.slice(0, 6), 6)}</small>`
}

/** Of an account the entry says whose, and what became of it; acts on messages have their item instead. */
const accountWords = ({ action, detail }: ChainedEntry): Html =>
  ['user', 'token', 'sign-out'].includes(action) && Object.keys(detail).length > 0
    ? html` <code>${Object.entries(detail).map(([name, value]) => html`${name}=${mailName(value, 120)} `)}</code>`
    : nothing

const reasonWords = (view: View, reason: string): Html => {
  if (reason === '') return nothing
  return reason === 'own message' ? html`${view.t('audit.own')}` : mailLine(reason, 200)
}

const filterForm = (view: View, filter: AuditFilter): Html => {
  const { t } = view
  return html`<form class="periods" method="get" action="/audit"><label>${t('audit.who')}<input name="actor" value="${filter.actor}" maxlength="64" autocapitalize="none" spellcheck="false"></label><label>${t('audit.what')}<select name="action"><option value="">${t('audit.any')}</option>${auditActions.map(one => html`<option value="${one}"${one === filter.action && html` selected`}>${t(`audit.${one}`)}</option>`)}</select></label><label>${t('audit.item')}<input name="item" value="${filter.item}" maxlength="64" autocapitalize="characters" spellcheck="false"></label><label>${t('filter.from')}<input type="date" name="from" value="${filter.from}"></label><label>${t('filter.to')}<input type="date" name="to" value="${filter.to}"></label><button>${t('overview.show')}</button></form>`
}

export const auditPage = (view: View, { entries, older, filter }: AuditData): Html => {
  const { t } = view
  const columns = [
    'audit.when',
    'audit.who',
    'audit.what',
    'audit.item',
    'audit.from',
    'audit.reason',
  ] as const
  const lines = entries.map(entry => [
    view.format.dateTime(entry.at),
    actorName(view, entry.actor),
    html`${t(`audit.${entry.action}`)}${accountWords(entry)}`,
    entry.item !== '' && html`<a href="/item/${entry.item}"><code>${entry.item}</code></a>`,
    entry.source !== 'system' && html`<code>${mailName(entry.source, 60)}</code>`,
    reasonWords(view, entry.reason),
  ])
  return html`<h1>${t('audit.title')}</h1><p class="muted">${t('audit.zone', { zone: view.format.zone })}</p>${filterForm(view, filter)}<section class="card">${
    entries.length === 0
      ? html`<p class="muted">${t('history.none')}</p>`
      : dataTable(
          t('audit.title'),
          columns.map(key => ({ label: t(key) })),
          lines,
        )
  }<p class="actions">${older !== null && html`<a class="button" href="${older}">${t('audit.older')}</a>`}<a class="button" href="/audit.jsonl">${t('audit.jsonl')}</a></p></section>`
}
