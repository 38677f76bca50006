/** The smaller lists: allow rules, health, keys. */
import type { Health } from '../../doctor/health.ts'
import type { AllowRule } from '../../store/store.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { type Column, dataTable } from '../part/table.ts'
import { token } from '../part/token.ts'
import { inLanguage, type Key } from '../text/index.ts'
import type { View } from '../view.ts'

export const allowedPage = (
  view: View,
  rules: readonly AllowRule[],
  mayRemove: (rule: AllowRule) => boolean,
): Html => {
  const { t } = view
  const columns: readonly Column[] = [
    { label: t('allowed.proof'), kind: 'name' },
    { label: t('allowed.for'), kind: 'name' },
    { label: t('act.reason') },
    { label: t('allowed.until') },
    { label: t('allowed.hits'), kind: 'number' },
    { label: t('allowed.by') },
    { label: t('allowed.act') },
  ]
  const lines = rules.map(rule => [
    html`${t(`allow.${rule.proof}`)} ${mailName(rule.value, 120)}`,
    rule.scope === 'all' ? t('allow.forAll') : mailName(rule.scopeValue, 120),
    mailLine(rule.reason, 200),
    view.format.date(rule.expiresAt),
    view.format.number(rule.hits),
    mailName(rule.author, 64),
    mayRemove(rule) &&
      html`<form method="post" action="/allowed/remove">${token(view)}<input type="hidden" name="id" value="${rule.id}"><button class="plain">${t('allowed.remove')}</button></form>`,
  ])
  return html`<h1>${t('allowed.title')}</h1><section class="card">${rules.length === 0 ? html`<p class="muted">${t('allowed.none')}</p>` : dataTable(t('allowed.title'), columns, lines)}</section>`
}

export const healthPage = (view: View, found: readonly Health[]): Html => {
  const { t } = view
  return html`<h1>${t('health.title')}</h1><p class="muted">${t('health.asked', { at: view.format.dateTime(view.now) })}</p><section class="card">${found.length === 0 ? html`<p class="muted">${t('health.none')}</p>` : html`<ul class="health">${found.map(one => html`<li><b class="${one.status}">${t(`health.${one.status}`)}</b><span>${inLanguage(view.locale, one)}</span></li>`)}</ul>`}<p class="actions"><a class="button" href="/health.csv">${t('overview.csv')}</a></p></section>`
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
