/** The picture of the product: each thing that the message says it is, opposite the fact that bears it out or refutes it. */
import type { Message } from '../../message/message.ts'
import type { Item } from '../../quarantine/item.ts'
import type { Share } from '../../verdict/breakdown.ts'
import { type Html, html, nothing } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import { isErased } from '../mail/erased.ts'
import { inLanguage } from '../text/index.ts'
import type { View } from '../view.ts'
import { evidenceLine, type Telling, telling } from './evidence.ts'
import { type Place, placeOf, places } from './places.ts'
import { proofItems, type Shown, sign } from './proof.ts'
import { langOf } from './sentence.ts'
import { contextList, pressureList, total } from './sums.ts'

const mostLines = 4

/** Long lists show their heaviest lines; nothing is left out. */
const lines = (view: View, all: readonly Html[]): Html => {
  const rest = all.slice(mostLines)
  if (rest.length < 2) return all.length === 0 ? nothing : html`<ul>${all}</ul>`
  return html`<ul>${all.slice(0, mostLines)}</ul><details class="rest"><summary>${view.t('proof.moreClaims', { count: rest.length })}</summary><ul>${rest}</ul></details>`
}

/** The name as it is shown, and the address below it with the domain that counts. */
const sender = (item: Item): Html => {
  const match = /^(.*?)\s*<([^<>]*)>$/.exec(item.from)
  const name = match?.[1] ?? ''
  const address = match?.[2] ?? item.from
  const at = address.lastIndexOf('@')
  const domain = at < 0 ? address : address.slice(at + 1)
  const local = at < 0 ? '' : address.slice(0, at + 1)
  return html`<p class="lead">${name !== '' && html`<span class="name"${langOf(item)}>${mailName(name, 100)}</span>`}<span class="address">${local !== '' && mailName(local, 80)}<b>${mailName(domain, 255)}</b></span></p>`
}

const isProven = ({ verdict }: Item): boolean =>
  verdict.outcome === 'official' || verdict.outcome === 'partner'

const senderFact = (view: View, item: Item): Html =>
  isProven(item)
    ? html`<p class="lead proven">${item.verdict.proven.map(words => mailLine(words, 120))}</p>`
    : html`<p class="lead unproven">${view.t('proof.notAmazon')}</p>`

const hosts = (names: readonly string[]): Html => {
  const some = [...new Set(names.filter(name => name !== ''))]
  return html`${some.slice(0, 4).map(name => html`<b class="host">${mailName(name, 255)}</b> `)}${some.length > 4 && '…'}`
}

/** Where links lead and pictures come from, as the message itself says. */
const placeFact = (view: View, item: Item, message: Message | null, place: Place): Html => {
  const { t } = view
  if (place === 'sender') return senderFact(view, item)
  if (place === 'links' && message !== null && message.links.length > 0)
    return html`<p class="lead">${t('pair.leads')} ${hosts(message.links.map(link => link.organizationalDomain || link.host))}</p>`
  if (place === 'pictures' && message?.images.some(image => image.host !== ''))
    return html`<p class="lead">${t('pair.loads')} ${hosts(message.images.map(image => image.host))}</p>`
  return place === 'links' ? nothing : html`<p class="muted">${t(`pair.${place}Fact`)}</p>`
}

const isClaim = ({ evidence }: Share): boolean => evidence.side === 'claim'
const isFact = ({ evidence }: Share): boolean =>
  evidence.side === 'proof' || evidence.side === 'infrastructure'

/** Words and pictures neither prove nor refute; a foreign sender or target does. */
const verdictOn = (item: Item, place: Place): Shown => {
  if (isProven(item)) return 'yes'
  const { outcome } = item.verdict
  if (outcome === 'unknown' || place === 'words' || place === 'pictures' || place === 'attachments')
    return 'open'
  return 'no'
}

const pair = (tell: Telling, message: Message | null, place: Place): Html => {
  const { view, item } = tell
  const here = tell.breakdown.shares.filter(({ evidence }) => placeOf(evidence) === place)
  const claims = here.filter(isClaim)
  const facts = here.filter(isFact)
  if (place !== 'sender' && claims.length + facts.length === 0) return nothing
  const shown = verdictOn(item, place)
  const factSign = isProven(item) ? sign(view, 'yes') : sign(view, 'no')
  const factLines = facts.map(share => evidenceLine(tell, share, factSign))
  const proofs = place === 'sender' ? [...factLines, ...proofItems(view, item)] : factLines
  const wordy = place !== 'sender' && proofs.length === 0
  return html`<section class="pair${wordy && ' wordy'}" aria-label="${view.t(`pair.${place}`)}"><h3>${view.t(`pair.${place}`)}</h3>
<div class="claims">${place === 'sender' && item.from !== '' && sender(item)}${claims.length === 0 && place === 'sender' && html`<p class="muted">${view.t(item.verdict.evidence.length === 0 ? 'proof.noClaim' : 'proof.noNameClaim')}</p>`}${lines(
    view,
    claims.map(share => evidenceLine(tell, share)),
  )}</div><div class="against">${sign(view, shown)}</div>
<div class="facts ${shown}">${placeFact(view, item, message, place)}${proofs.length > 0 && html`<ul>${proofs}</ul>`}</div></section>`
}

export type Pairing = { readonly message: Message | null; readonly marked: ReadonlySet<number> }

/** For a reviewer, with every weight; without `more` for a recipient, as bare sentences. */
export const claimAgainstProof = (view: View, item: Item, more: Pairing | null = null): Html => {
  const tell = telling(view, item, more?.marked, more !== null)
  const headline = isErased(item) ? undefined : inLanguage(view.locale, item.verdict.explanation)[0]
  return html`<section class="card versus" aria-labelledby="versus"><h2 id="versus" class="sr">${view.t('proof.title')}</h2>
${more !== null && html`<p class="headline">${headline === undefined ? view.t('gone.what') : mailLine(headline, 600)}</p>`}
<div class="heads" aria-hidden="true"><span>${view.t('proof.claims')}</span><span></span><span>${view.t('proof.proofs')}</span></div>
${places.map(place => pair(tell, more?.message ?? null, place))}
${more !== null && html`${contextList(tell)}${pressureList(tell)}${total(tell)}${item.verdict.truncated && html`<p class="hint">${view.t('why.truncated')}</p>`}`}</section>`
}
