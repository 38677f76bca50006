/** What happened to an item, told from its audit entries, notes and fates. */
import type { ChainedEntry } from '../../quarantine/audit.ts'
import type { Fate, Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import type { View } from '../view.ts'
import { when } from './marks.ts'

const fateWords = (view: View, fate: Fate): Html => {
  const { t } = view
  const answer = fate.failure?.answer ?? fate.release?.answer ?? ''
  const { requested, release } = fate
  const elsewhere = release !== null && release.to !== '' && release.to !== fate.address
  return html`${requested !== null && html`<p class="muted">${t('state.asked')}${requested.reason !== '' && html`: <q lang="">${mailLine(requested.reason, 200)}</q>`}</p>`}${elsewhere && html`<p class="muted">→ ${mailName(release?.to ?? '', 120)}</p>`}${answer !== '' && html`<p class="muted"><code>${mailLine(answer, 200)}</code></p>`}`
}

const shownFates = 8
const shownEntries = 8

/** The first few lie open, the others behind one line that says how many they are. */
const folded = (view: View, kind: string, all: readonly Html[], most: number): Html => {
  const rest = all.slice(most)
  if (rest.length < 2) return html`<ul class="${kind}">${all}</ul>`
  return html`<ul class="${kind}">${all.slice(0, most)}</ul><details class="rest"><summary>${view.t('proof.moreClaims', { count: rest.length })}</summary><ul class="${kind}">${rest}</ul></details>`
}

/** A list, not a table: it stands in a narrow column. */
export const fateList = (view: View, item: Item): Html => {
  const all = item.recipients.map(
    fate =>
      html`<li><span class="state ${fate.state}">${view.t(`state.${fate.state}`)}</span> ${mailName(fate.address, 120)} <span class="muted">${when(view, fate.since)}</span>${fateWords(view, fate)}</li>`,
  )
  return folded(view, 'notes fates', all, shownFates)
}

export const noteList = (view: View, item: Item): Html =>
  item.notes.length === 0
    ? html`<p class="muted">${view.t('note.none')}</p>`
    : html`<ol class="notes">${item.notes.map(note => html`<li><p dir="auto">${note.text}</p><p class="muted">${note.by} · ${when(view, note.at)}</p></li>`)}</ol>`

type Event = { readonly entry: ChainedEntry; readonly times: number }

/** The same done by the same person again and again is one line. */
const gathered = (entries: readonly ChainedEntry[]): readonly Event[] => {
  const events: Event[] = []
  for (const entry of entries) {
    const last = events.at(-1)
    const same =
      last?.entry.actor === entry.actor &&
      last.entry.action === entry.action &&
      last.entry.reason === entry.reason
    if (last !== undefined && same) events[events.length - 1] = { ...last, times: last.times + 1 }
    else events.push({ entry, times: 1 })
  }
  return events
}

/** A recipient has no name in the log, and the program itself is nobody. */
const actorWords = (view: View, actor: string): string => {
  if (actor.startsWith('recipient:')) return view.t('history.recipient')
  return actor === 'system' ? view.t('history.system') : actor
}

const reasonWords = (view: View, reason: string): Html =>
  reason === 'own message'
    ? html` – ${view.t('history.own')}`
    : html` – <q lang="">${mailLine(reason, 300)}</q>`

export const historyList = (view: View, entries: readonly ChainedEntry[]): Html => {
  if (entries.length === 0) return html`<p class="muted">${view.t('history.none')}</p>`
  const all = gathered(entries).map(
    ({ entry, times }) =>
      html`<li>${when(view, entry.at)} <b>${mailName(actorWords(view, entry.actor), 64)}</b> ${view.t(`audit.${entry.action}`)}${times > 1 && html` <span class="muted">${view.t('history.times', { count: times })}</span>`}${entry.reason !== '' && reasonWords(view, entry.reason)}</li>`,
  )
  return folded(view, 'history', all, shownEntries)
}
