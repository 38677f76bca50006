/** Who a message says it comes from, beside who was shown to send it: one line, the product in small. */
import { isAligned, organizationalDomain } from '../../auth/alignment.ts'
import type { AuthResult } from '../../auth/authentication.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailName } from '../mail/defang.ts'
import type { View } from '../view.ts'

export type ProvenSender = {
  /** '' where nothing passed */
  readonly domain: string
  readonly method: 'DMARC' | 'SPF' | 'DKIM' | ''
  /** the proof is of the domain in From, not of some other */
  readonly own: boolean
}

/** What speaks for the domain in From comes first: a stranger's signature says nothing of it. */
export const provenSender = (item: Item): ProvenSender => {
  const { spf, dkim, dmarc } = item.verdict.authentication
  const from = item.fromDomain
  const passed = dkim.filter(one => one.result === 'pass').map(one => one.domain)
  const aligned = passed.find(domain => isAligned(domain, from))
  const sent = spf.result === 'pass' ? spf.domain : ''
  if (dmarc.result === 'pass') return { domain: dmarc.domain || from, method: 'DMARC', own: true }
  if (sent !== '' && isAligned(sent, from)) return { domain: sent, method: 'SPF', own: true }
  if (aligned !== undefined) return { domain: aligned, method: 'DKIM', own: true }
  if (sent !== '') return { domain: sent, method: 'SPF', own: false }
  return passed[0] === undefined
    ? { domain: '', method: '', own: false }
    : { domain: passed[0], method: 'DKIM', own: false }
}

export type Shown = 'yes' | 'no' | 'open'

const refuted: readonly AuthResult[] = ['fail', 'softfail', 'policy', 'permerror']

/** A pass of another domain leaves open who wrote From. */
const shownBy = (result: AuthResult, isOwn: boolean): Shown => {
  if (result === 'pass') return isOwn ? 'yes' : 'open'
  return refuted.includes(result) ? 'no' : 'open'
}

/** What each method says of the domain in From. */
export const signsOf = (item: Item): readonly (readonly ['SPF' | 'DKIM' | 'DMARC', Shown])[] => {
  const { spf, dkim, dmarc } = item.verdict.authentication
  const own = dkim.filter(one => isAligned(one.domain, item.fromDomain))
  const signed = own.map(one => shownBy(one.result, true))
  const best = (['yes', 'no'] as const).find(one => signed.includes(one)) ?? 'open'
  return [
    ['SPF', shownBy(spf.result, isAligned(spf.domain, item.fromDomain))],
    ['DKIM', best],
    ['DMARC', shownBy(dmarc.result, true)],
  ]
}

const glyphs = { yes: '✓', no: '✗', open: '–' } as const

const signs = (view: View, item: Item): Html =>
  html`<span class="auths">${signsOf(item).map(
    ([method, shown]) =>
      html`<span class="auth ${shown}">${method}<span aria-hidden="true"> ${glyphs[shown]}</span><span class="sr"> ${view.t(`shown.${shown}`)}</span></span>`,
  )}</span>`

/** The part that somebody had to register stands out, and is never cut: `mail.` **`xnkpwx.example`**. */
export const domainName = (domain: string): Html => {
  const registered = organizationalDomain(domain)
  const below = domain.toLowerCase().endsWith(`.${registered}`)
    ? domain.slice(0, domain.length - registered.length)
    : ''
  return below === ''
    ? html`<b class="registered">${mailName(domain, 253)}</b>`
    : html`<bdi class="below">${mailName(below, 200)}</bdi><b class="registered">${mailName(domain.slice(below.length), 253)}</b>`
}

type Written = { readonly name: string; readonly local: string; readonly domain: string }

/** `Name <local@domain>` as it was written; what has no such form is a name. */
export const writtenSender = (from: string): Written => {
  const match = /^(.*?)\s?<([^<>]*)>$/su.exec(from)
  const address = match?.[2] ?? from
  const at = address.lastIndexOf('@')
  if (at < 0) return { name: from, local: '', domain: '' }
  return { name: match?.[1] ?? '', local: address.slice(0, at + 1), domain: address.slice(at + 1) }
}

const address = ({ local, domain }: Written): Html =>
  domain === ''
    ? nothing
    : html`<span class="address"><span class="local">${mailName(local, 64)}</span>${domainName(domain)}</span>`

/** What stands in From, and nothing of whether it is true. */
export const writtenLine = (from: string): Html => {
  const written = writtenSender(from)
  return html`${written.name !== '' && html`<span class="name">${mailName(written.name, 60)}</span>`}${address(written)}`
}

const actual = (view: View, sender: ProvenSender): Html =>
  sender.domain === ''
    ? html`<span class="unproven">${view.t('sender.nobody')}</span>`
    : html`<span class="address">${domainName(sender.domain)} <span class="local">(${sender.method})</span></span>`

/** Green only where the proof is of whom it claims to be: any sender can prove a domain of his own. */
export const senderLine = (view: View, item: Item): Html => {
  const written = writtenSender(item.from)
  const { outcome } = item.verdict
  const meant = outcome === 'official' || outcome === 'partner'
  const mark = meant
    ? html`<span class="proven" aria-hidden="true">✓</span><span class="sr">${view.t('sender.proven')}</span>`
    : html`<span class="unproven" aria-hidden="true">✗</span><span class="actual">${view.t('sender.actual')}</span>`
  const name = written.name === '' ? nothing : html`<span class="name">${mailName(written.name, 60)}</span>`
  const sender = provenSender(item)
  // somebody else's domain in From is a part of the claim; his own is the fact that refutes it
  const line =
    meant || sender.own
      ? html`${name}<span class="fact">${mark}${address(written)}</span>`
      : html`${name}${address(written)}<span class="fact">${mark}${actual(view, sender)}</span>`
  return html`${line}${signs(view, item)}`
}
