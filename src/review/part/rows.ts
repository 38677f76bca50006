/** The rows of the inbox: two lines a mail, the second of them claim against proof; a wave is one row with its size. */
import type { Item } from '../../quarantine/item.ts'
import { isWaiting } from '../../store/campaigns.ts'
import { type Html, html, nothing } from '../html.ts'
import { itemPath, listText } from '../list-path.ts'
import { mailLine } from '../mail/defang.ts'
import { isErased, subjectWords } from '../mail/erased.ts'
import type { Present } from '../people/records.ts'
import { writeWavePick } from '../picks.ts'
import { type InboxQuery, inboxPath, isGrouped } from '../query.ts'
import type { WaitingActs } from '../server/pending.ts'
import type { View } from '../view.ts'
import { mailLanguage, outcomeMark, pressure, recipients, secondMark, stateMark, when } from './marks.ts'
import { senderLine } from './sender.ts'

/** A wave with more than one mail; its row stands for all of them. */
export type ShownWave = {
  readonly campaign: string
  readonly count: number
  readonly lastAt: number
}
export type Line = {
  readonly item: Item
  readonly wave: ShownWave | null
  /** the wave's other mails, where it is open */
  readonly copies: readonly Item[]
  /** there are more of them than are shown */
  readonly cut: boolean
}

export type RowData = {
  readonly query: InboxQuery
  readonly seen: ReadonlySet<string>
  readonly presence: readonly Present[]
  readonly waiting: WaitingActs
  /** there is a bulk form that checkboxes belong to */
  readonly picks: boolean
}

const watchers = (view: View, data: RowData, item: Item): Html => {
  const names = data.presence.filter(one => one.item === item.id).map(one => one.user)
  return html`<span class="presence" data-presence="${item.id}">${names.length > 0 && view.t('presence.now', { names: names.join(', ') })}</span>`
}

const waveLink = (view: View, data: RowData, wave: ShownWave): Html => {
  const words = view.t('campaign.copies', { count: wave.count })
  const { query } = data
  if (!isGrouped(query))
    return query.campaign === ''
      ? html`<a class="wave" href="${inboxPath(query, { campaign: wave.campaign })}">${words}</a>`
      : nothing
  const open = query.open === wave.campaign
  const path = inboxPath(query, { after: query.after, open: open ? '' : wave.campaign })
  return html`<a class="wave" href="${path}#${open ? 'content' : 'wave'}"${open && html` id="wave"`} aria-expanded="${open ? 'true' : 'false'}"><span aria-hidden="true">${open ? '▾' : '▸'}</span> ${words}</a>`
}

const tags = (view: View, data: RowData, item: Item, wave: ShownWave | null): Html => {
  const { t } = view
  const asked = item.recipients.some(fate => fate.requested !== null && fate.state === 'held')
  return html`<span class="tags">${wave !== null && waveLink(view, data, wave)}${item.state !== 'held' && stateMark(view, item)}${data.waiting.on(item) !== null && html`<span class="state">${t('state.waiting')}</span>`}${secondMark(view, item)}${asked && html`<span class="state asked">${t('state.asked')}</span>`}${item.assigned !== '' && html`<span class="tag">@${item.assigned}</span>`}${item.reviewed !== null && html`<span class="tag">✓ ${t('state.reviewed')}</span>`}${watchers(view, data, item)}</span>`
}

type Kind = 'single' | 'wave' | 'copy'

const pick = (view: View, item: Item, wave: ShownWave | null, kind: Kind): Html => {
  const subject = mailLine(item.subject, 60)
  const [name, value] =
    kind === 'wave'
      ? (['wave', writeWavePick({ campaign: item.campaign, newest: item.id })] as const)
      : (['id', item.id] as const)
  const label =
    kind === 'wave'
      ? html`${view.t('column.pickWave', { count: wave?.count ?? 0 })} ${subject}`
      : html`${view.t('column.pickOne')} ${subject}`
  return html`<td class="pick"><label><input type="checkbox" name="${name}" value="${value}" form="bulk"${kind === 'wave' && html` data-size="${wave?.count}" data-wave="${item.campaign}"`}${kind === 'copy' && html` data-part="${item.campaign}"`}><span class="sr">${label}</span></label></td>`
}

const row = (view: View, data: RowData, item: Item, wave: ShownWave | null, kind: Kind): Html => {
  const { t } = view
  const unread = isWaiting(item) && !data.seen.has(item.id)
  return html`<tr data-item="${item.id}" class="${unread ? 'unread' : 'read'}${kind === 'copy' && ' copy'}">${data.picks && pick(view, item, wave, kind)}
<td class="verdict"><span class="score ${item.verdict.outcome}">${item.verdict.score}</span>${outcomeMark(view, item)}</td>
<td class="mail"><div class="subject">${unread && html`<span class="dot"><span class="sr">${t('state.unread')}</span></span>`}<a href="${itemPath(item.id, listText(data.query))}"${!isErased(item) && mailLanguage(item)}>${mailLine(subjectWords(view, item), 200)}</a>${tags(view, data, item, wave)}</div><div class="sender">${item.from !== '' && senderLine(view, item)}</div></td>
<td class="to">${recipients(view, item)}</td><td class="press">${pressure(view, item)}</td><td class="age">${when(view, kind === 'wave' && wave !== null ? wave.lastAt : item.receivedAt)}</td></tr>`
}

const lineRows = (view: View, data: RowData, line: Line): Html => {
  const grouped = line.wave !== null && isGrouped(data.query)
  const more =
    line.wave !== null &&
    line.cut &&
    html`<tr class="copy"><td colspan="${data.picks ? 6 : 5}"><a href="${inboxPath(data.query, { campaign: line.wave.campaign })}">${view.t('campaign.all', { count: line.wave.count })}</a></td></tr>`
  return html`${row(view, data, line.item, line.wave, grouped ? 'wave' : 'single')}${line.copies.map(copy => row(view, data, copy, null, 'copy'))}${more}`
}

export const rows = (view: View, data: RowData, lines: readonly Line[]): Html =>
  html`${lines.map(line => lineRows(view, data, line))}`
