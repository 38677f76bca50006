/** The smaller lists: allow rules, audit log, health, keys. */
import type { Health } from '../../doctor/health.ts'
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { AllowRule } from '../../store/store.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { dataTable, table } from '../part/table.ts'
import { token } from '../part/token.ts'
import { inLanguage, type Key } from '../text/index.ts'
import type { View } from '../view.ts'

export const allowedPage = (
  view: View,
  rules: readonly AllowRule[],
  mayRemove: (rule: AllowRule) => boolean,
): Html => {
  const { t } = view
  const head = [
    t('allowed.proof'),
    t('allowed.for'),
    t('act.reason'),
    t('allowed.until'),
    t('allowed.hits'),
    t('allowed.by'),
    '',
  ]
  const lines = rules.map(
    rule =>
      html`<tr><th scope="row">${t(`allow.${rule.proof}`)} ${mailName(rule.value, 120)}</th><td>${rule.scope === 'all' ? t('allow.forAll') : mailName(rule.scopeValue, 120)}</td><td>${mailLine(rule.reason, 200)}</td><td>${view.format.dateTime(rule.expiresAt)}</td><td class="number">${view.format.number(rule.hits)}</td><td>${mailName(rule.author, 64)}</td><td>${mayRemove(rule) && html`<form method="post" action="/allowed/remove">${token(view)}<input type="hidden" name="id" value="${rule.id}"><button class="plain">${t('allowed.remove')}</button></form>`}</td></tr>`,
  )
  return html`<h1>${t('allowed.title')}</h1><section class="card">${rules.length === 0 ? html`<p class="muted">${t('allowed.none')}</p>` : table(t('allowed.title'), head, lines)}</section>`
}

/** Of an account the entry says whose, and what became of it; acts on messages have their item instead. */
const accountWords = ({ action, detail }: ChainedEntry): Html =>
  ['user', 'token', 'sign-out'].includes(action) && Object.keys(detail).length > 0
    ? html` <code>${Object.entries(detail).map(([name, value]) => html`${name}=${mailName(value, 120)} `)}</code>`
    : nothing

export const auditPage = (view: View, entries: readonly ChainedEntry[], older: string | null): Html => {
  const { t } = view
  const head = [
    t('audit.when'),
    t('audit.who'),
    t('audit.what'),
    t('audit.item'),
    t('audit.from'),
    t('audit.reason'),
  ]
  const lines = entries.map(
    entry =>
      html`<tr><td>${view.format.dateTime(entry.at)}</td><td>${mailName(entry.actor, 64)}</td><td>${t(`audit.${entry.action}`)}${accountWords(entry)}</td><td>${entry.item !== '' && html`<a href="/item/${entry.item}"><code>${entry.item}</code></a>`}</td><td><code>${mailName(entry.source, 60)}</code></td><td>${mailLine(entry.reason, 200)}</td></tr>`,
  )
  return html`<h1>${t('audit.title')}</h1><section class="card">${entries.length === 0 ? html`<p class="muted">${t('history.none')}</p>` : table(t('audit.title'), head, lines)}<p class="actions">${older !== null && html`<a class="button" href="${older}">${t('audit.older')}</a>`}<a class="button" href="/audit.jsonl">${t('audit.jsonl')}</a></p></section>`
}

export const healthPage = (view: View, found: readonly Health[]): Html => {
  const { t } = view
  return html`<h1>${t('health.title')}</h1><p class="muted">${t('health.asked', { at: view.format.dateTime(view.now) })}</p><section class="card">${found.length === 0 ? html`<p class="muted">${t('health.none')}</p>` : html`<ul class="health">${found.map(one => html`<li><b class="${one.status}">${t(`health.${one.status}`)}</b><span><code>${one.id}</code> ${inLanguage(view.locale, one)}</span></li>`)}</ul>`}</section>`
}

const keyRows: readonly (readonly [string, Key, Key])[] = [
  ['j', 'keys.next', 'keys.both'],
  ['k', 'keys.previous', 'keys.both'],
  ['o', 'keys.open', 'keys.inList'],
  ['x', 'keys.pick', 'keys.inList'],
  ['r', 'act.release', 'keys.both'],
  ['d', 'act.delete', 'keys.both'],
  ['g', 'keys.assign', 'keys.both'],
  ['v', 'act.review', 'keys.both'],
  ['a', 'keys.allow', 'keys.inItem'],
  ['p', 'keys.report', 'keys.inItem'],
  ['n', 'keys.note', 'keys.inItem'],
  ['l', 'act.links', 'keys.inItem'],
  ['h', 'keys.preview', 'keys.inItem'],
  ['e', 'keys.download', 'keys.inItem'],
  ['q', 'act.doubt', 'keys.inItem'],
  ['c', 'act.cancel', 'keys.inItem'],
  ['Esc', 'keys.close', 'keys.inItem'],
  ['u', 'keys.undo', 'keys.afterAct'],
  ['/', 'keys.search', 'keys.inList'],
  ['i', 'keys.back', 'keys.everywhere'],
  ['?', 'keys.help', 'keys.everywhere'],
]

export const keysPage = (view: View): Html => {
  const { t } = view
  const columns = [{ label: t('keys.key') }, { label: t('keys.does') }, { label: t('keys.where') }]
  const lines = keyRows.map(([name, does, where]) => [html`<kbd>${name}</kbd>`, t(does), t(where)])
  return html`<h1>${t('keys.title')}</h1><p class="muted">${t('keys.what')}</p><section class="card keys">${dataTable(t('keys.title'), columns, lines)}</section>`
}
