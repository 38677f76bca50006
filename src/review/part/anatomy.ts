/** The parts of a message as lists: route, links, attachments, headers. */
import type { Link, Message, Part } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { defangUrl, mailLine, mailName } from '../mail/defang.ts'
import { routeOf } from '../mail/route.ts'
import type { View } from '../view.ts'
import { cutNote } from './marks.ts'

export const routeLine = (view: View, item: Item, message: Message): Html => {
  const { t } = view
  const hops = routeOf(item, message.headers, view.app.settings.trustedRelays)
  if (hops.length === 0) return html`<p class="muted">${t('route.none')}</p>`
  const border = hops.findIndex(hop => !hop.trusted)
  return html`<ol class="route">${hops.map(
    (hop, index) =>
      html`${index === border && html`<li class="border"><span>${t('route.border')}</span></li>`}<li class="${hop.trusted ? 'trusted' : 'said'}"><b>${mailName(hop.by || '?', 80)}</b> <span class="muted">${t('route.from')}</span> ${mailName(hop.from || '?', 80)}${hop.ip !== '' && html` <code>${hop.ip}</code>`}${hop.at !== null && html` <time datetime="${new Date(hop.at).toISOString()}">${view.format.dateTime(hop.at)}</time>`}</li>`,
  )}</ol><p class="muted">${t('route.note')}</p>`
}

const linkRow = (view: View, link: Link): Html => {
  const { t } = view
  const target = defangUrl(link.target)
  return html`<tr><td data-label="${t('link.shown')}">${link.shown === '' ? html`<span class="muted">${t(`link.${link.origin}`)}</span>` : mailLine(link.shown, 120)}${!link.visible && html` <span class="tag">${t('link.hidden')}</span>`}</td>
<td class="target" data-label="${t('link.target')}"><code><bdi>${target.slice(0, 400)}</bdi></code></td><td data-label="${t('link.domain')}"><b>${mailName(link.organizationalDomain || link.host || '–', 100)}</b></td><td><button type="button" class="plain" data-copy="${target.slice(0, 2000)}" data-copied="${t('link.copied')}" hidden>${t('link.copy')}</button></td></tr>`
}

const shownLinks = 200
const shownHeaders = 300

export const linkTable = (view: View, message: Message): Html => {
  const { t } = view
  if (message.links.length === 0) return html`<p class="muted">${t('link.none')}</p>`
  return html`<table class="data links"><thead><tr><th scope="col">${t('link.shown')}</th><th scope="col">${t('link.target')}</th><th scope="col">${t('link.domain')}</th><th scope="col"><span class="sr">${t('link.copy')}</span></th></tr></thead><tbody>${message.links.slice(0, shownLinks).map(link => linkRow(view, link))}</tbody></table>${cutNote(view, shownLinks, message.links.length)}`
}

export type AttachmentLine = { readonly part: Part; readonly sha256: string }

export const attachmentTable = (view: View, lines: readonly AttachmentLine[]): Html => {
  const { t } = view
  if (lines.length === 0) return html`<p class="muted">${t('attachment.none')}</p>`
  return html`<table class="data attachments"><thead><tr><th scope="col">${t('attachment.name')}</th><th scope="col">${t('attachment.type')}</th><th scope="col">${t('attachment.size')}</th><th scope="col">SHA-256</th></tr></thead><tbody>${lines.map(
    ({ part, sha256 }) =>
      html`<tr><th scope="row">${part.filename === '' ? html`<span class="muted">${t('attachment.unnamed')}</span>` : mailLine(part.filename, 160)}</th><td data-label="${t('attachment.type')}">${mailLine(part.type, 80)}</td><td class="number" data-label="${t('attachment.size')}">${view.format.size(part.size)}</td><td data-label="SHA-256"><code class="hash">${sha256}</code></td></tr>`,
  )}</tbody></table>`
}

export const headerTable = (view: View, message: Message): Html =>
  html`<table class="data headers"><tbody>${message.headers
    .slice(0, shownHeaders)
    .map(
      field =>
        html`<tr><th scope="row"><bdi>${mailLine(field.name, 80)}</bdi></th><td>${mailLine(field.value, 1500)}</td></tr>`,
    )}</tbody></table>${cutNote(view, shownHeaders, message.headers.length)}`

export const envelopeList = (view: View, item: Item): Html => {
  const { t } = view
  const { client, envelope } = item
  const pair = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<dl class="envelope">${pair('MAIL FROM', mailName(envelope.mailFrom, 200))}${pair(t('envelope.client'), html`<code>${client.ip ?? '–'}</code> ${mailName(client.reverseName ?? '', 120)}`)}${pair('HELO', mailName(client.helo ?? '–', 120))}${pair('TLS', client.tls === null ? t('envelope.noTls') : mailName(client.tls.version, 40))}${pair('Message-ID', mailName(item.messageId, 200))}${pair(t('envelope.size'), view.format.size(item.size))}${pair('SHA-256', html`<code class="hash">${item.sha256}</code>`)}${pair(t('envelope.received'), view.format.dateTime(item.receivedAt))}${pair(t('envelope.node'), html`${item.node} <span class="muted">${item.transaction}</span>`)}${item.campaign === '' ? nothing : pair(t('envelope.campaign'), html`<code>${item.campaign.slice(0, 16)}</code>`)}</dl>`
}
