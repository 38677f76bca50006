/** The picture of the product: what the message says it is, beside what is proven of it. */
import type { AuthResult } from '../../auth/authentication.ts'
import type { Evidence } from '../../evidence/evidence.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { mailLine, mailName } from '../mail/defang.ts'
import type { Key } from '../text/index.ts'
import type { View } from '../view.ts'

export type Shown = 'yes' | 'no' | 'open'
type Method = 'spf' | 'dkim' | 'dmarc' | 'arc'

const shownBy: Readonly<Record<AuthResult, Shown>> = {
  pass: 'yes',
  fail: 'no',
  softfail: 'no',
  policy: 'no',
  permerror: 'no',
  neutral: 'open',
  none: 'open',
  temperror: 'open',
}

const groups: Readonly<Record<AuthResult, 'pass' | 'fail' | 'none' | 'temp' | 'perm'>> = {
  pass: 'pass',
  fail: 'fail',
  softfail: 'fail',
  policy: 'fail',
  neutral: 'none',
  none: 'none',
  temperror: 'temp',
  permerror: 'perm',
}

export const sign = (view: View, shown: Shown): Html => {
  const glyph = { yes: '✓', no: '✗', open: '?' }[shown]
  return html`<span class="sign ${shown}"><span aria-hidden="true">${glyph}</span><span class="sr">${view.t(`sign.${shown}`)}</span></span>`
}

export type ProofLine = {
  readonly shown: Shown
  readonly sentence: string
  readonly method: Method
  readonly domain: string
  /** proves the domain in From, not just some domain */
  readonly aligned: boolean
}

const line = (
  view: View,
  method: Method,
  result: AuthResult,
  domain: string,
  aligned: boolean,
  more: Readonly<Record<string, string>> = {},
): ProofLine => {
  const key = `auth.${method}.${groups[result]}` as Key
  const named = domain === '' ? view.t('auth.noDomain') : domain
  const shown = result === 'pass' && !aligned ? 'open' : shownBy[result]
  return { shown, sentence: view.t(key, { domain: named, ...more }), method, domain, aligned }
}

/** Authentication as sentences: one for each thing that was checked. */
export const proofLines = (view: View, item: Item): readonly ProofLine[] => {
  const { spf, dkim, dmarc, arc } = item.verdict.authentication
  const from = item.fromDomain === '' ? view.t('auth.noDomain') : item.fromDomain
  const ip = item.client.ip ?? view.t('auth.unknownAddress')
  const aligned = (domain: string) =>
    domain !== '' && (domain === item.fromDomain || item.fromDomain.endsWith(`.${domain}`))
  const signatures =
    dkim.length === 0
      ? [line(view, 'dkim', 'none', '', false)]
      : dkim.map(one => line(view, 'dkim', one.result, one.domain, one.aligned))
  const policy = view.t(`dmarc.policy.${dmarc.policy === '' ? 'absent' : dmarc.policy}`)
  const lines = [
    line(view, 'dmarc', dmarc.result, dmarc.domain || item.fromDomain, true, { policy, from }),
    ...signatures,
    line(view, 'spf', spf.result, spf.domain, aligned(spf.domain), { ip }),
  ]
  return arc.result === 'none' ? lines : [...lines, line(view, 'arc', arc.result, arc.sealer, arc.trusted)]
}

const claimItem = (view: View, evidence: Evidence): Html =>
  html`<li>${mailLine(evidenceName(view, evidence), 300)}</li>`

/** A name in the reader's language where we have one, else the stable id in words. */
export const evidenceName = (view: View, evidence: Evidence): string => view.evidenceName(evidence)

const mostClaims = 5

const more = (view: View, count: number, table: string): Html => {
  const words = view.t('proof.moreClaims', { count })
  return table === '' ? html`${words}` : html`<a href="${table}">${words}</a>`
}

const claims = (view: View, item: Item, table: string): Html => {
  const found = item.verdict.evidence
    .filter(one => one.side === 'claim')
    .toSorted((a, b) => b.weight - a.weight)
  return html`<section class="side claims" aria-labelledby="claims"><h3 id="claims">${view.t('proof.claims')}</h3>
<p class="lead">${mailName(item.from, 160)}</p><ul>${
    found.length > 0
      ? html`${found.slice(0, mostClaims).map(one => claimItem(view, one))}${found.length > mostClaims && html`<li>${more(view, found.length - mostClaims, table)}</li>`}`
      : html`${item.verdict.claimed.map(words => html`<li>${mailLine(words, 160)}</li>`)}${item.verdict.claimed.length === 0 && html`<li class="muted">${view.t('proof.noClaim')}</li>`}`
  }</ul></section>`
}

const proofs = (view: View, item: Item): Html => {
  const lines = proofLines(view, item)
  const proven = item.verdict.proven
  return html`<section class="side proofs" aria-labelledby="proofs"><h3 id="proofs">${view.t('proof.proofs')}</h3>
<p class="lead">${proven.length > 0 ? proven.map(words => mailLine(words, 120)) : html`<span class="unproven">✗ ${view.t('proof.notAmazon')}</span>`}</p>
<ul>${lines.map(one => html`<li>${sign(view, one.shown)}<span><b class="method">${one.method.toUpperCase()}</b> ${mailLine(one.sentence, 300)}${one.shown === 'open' && one.domain !== '' && !one.aligned && html` <span class="muted">${view.t('auth.otherDomain')}</span>`}</span></li>`)}</ul></section>`
}

export const claimAgainstProof = (
  view: View,
  item: Item,
  table = '',
): Html => html`<section class="card versus" aria-labelledby="versus"><h2 id="versus" class="sr">${view.t('proof.title')}</h2>
<div class="sides">${claims(view, item, table)}<div class="against" aria-hidden="true">↔</div>${proofs(view, item)}</div></section>`
