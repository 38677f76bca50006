/** What happened to an item, told from its audit entries, notes and fates. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Fate, Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import type { View } from '../view.ts'
import { when } from './marks.ts'

const fateRow = (view: View, fate: Fate): Html => {
  const { t } = view
  const answer = fate.failure?.answer ?? fate.release?.answer ?? ''
  return html`<tr><th scope="row">${mailName(fate.address, 120)}</th><td><span class="state ${fate.state}">${t(`state.${fate.state}`)}</span></td><td>${fate.requested !== null && html`${t('state.asked')}${fate.requested.reason !== '' && html`: <q>${mailLine(fate.requested.reason, 200)}</q>`} `}${fate.release !== null && fate.release.to !== fate.address && html`→ ${mailName(fate.release.to, 120)} `}${answer !== '' && html`<code>${mailLine(answer, 200)}</code>`}</td><td>${when(view, fate.since)}</td></tr>`
}

export const fateTable = (view: View, item: Item): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${view.t('fate.title')}"><table class="data"><thead><tr><th scope="col">${view.t('column.recipient')}</th><th scope="col">${view.t('fate.state')}</th><th scope="col">${view.t('fate.answer')}</th><th scope="col">${view.t('column.age')}</th></tr></thead><tbody>${item.recipients.slice(0, 100).map(fate => fateRow(view, fate))}</tbody></table></div>`

export const noteList = (view: View, item: Item): Html =>
  item.notes.length === 0
    ? html`<p class="muted">${view.t('note.none')}</p>`
    : html`<ol class="notes">${item.notes.map(note => html`<li><p dir="auto">${note.text}</p><p class="muted">${note.by} · ${when(view, note.at)}</p></li>`)}</ol>`

export const historyList = (view: View, entries: readonly ChainedEntry[]): Html =>
  entries.length === 0
    ? html`<p class="muted">${view.t('history.none')}</p>`
    : html`<ol class="history">${entries.map(entry => html`<li>${when(view, entry.at)} <b>${mailName(entry.actor, 64)}</b> ${view.t(`audit.${entry.action}`)}${entry.reason !== '' && html` – <q>${mailLine(entry.reason, 300)}</q>`}</li>`)}</ol>`
