/** What happened to an item, told from its audit entries, notes and fates. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Fate, Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import type { View } from '../view.ts'
import { cutNote, when } from './marks.ts'

const fateWords = (view: View, fate: Fate): Html => {
  const { t } = view
  const answer = fate.failure?.answer ?? fate.release?.answer ?? ''
  const { requested, release } = fate
  const elsewhere = release !== null && release.to !== '' && release.to !== fate.address
  return html`${requested !== null && html`<p class="muted">${t('state.asked')}${requested.reason !== '' && html`: <q>${mailLine(requested.reason, 200)}</q>`}</p>`}${elsewhere && html`<p class="muted">→ ${mailName(release?.to ?? '', 120)}</p>`}${answer !== '' && html`<p class="muted"><code>${mailLine(answer, 200)}</code></p>`}`
}

const shownFates = 100

/** A list, not a table: it stands in the narrow column. */
export const fateList = (view: View, item: Item): Html =>
  html`<ul class="notes fates">${item.recipients
    .slice(0, shownFates)
    .map(
      fate =>
        html`<li><span class="state ${fate.state}">${view.t(`state.${fate.state}`)}</span> ${mailName(fate.address, 120)} <span class="muted">${when(view, fate.since)}</span>${fateWords(view, fate)}</li>`,
    )}</ul>${cutNote(view, shownFates, item.recipients.length)}`

export const noteList = (view: View, item: Item): Html =>
  item.notes.length === 0
    ? html`<p class="muted">${view.t('note.none')}</p>`
    : html`<ol class="notes">${item.notes.map(note => html`<li><p dir="auto">${note.text}</p><p class="muted">${note.by} · ${when(view, note.at)}</p></li>`)}</ol>`

export const historyList = (view: View, entries: readonly ChainedEntry[]): Html =>
  entries.length === 0
    ? html`<p class="muted">${view.t('history.none')}</p>`
    : html`<ol class="history">${entries.map(entry => html`<li>${when(view, entry.at)} <b>${mailName(entry.actor, 64)}</b> ${view.t(`audit.${entry.action}`)}${entry.reason !== '' && html` – <q>${mailLine(entry.reason, 300)}</q>`}</li>`)}</ol>`
