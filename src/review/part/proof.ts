/** What authentication says of the sender, as sentences with ✓ ✗ ?. */
import type { AuthResult } from '../../auth/authentication.ts'
import type { Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import { mailLine } from '../mail/defang.ts'
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

type ProofLine = {
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
const proofLines = (view: View, item: Item): readonly ProofLine[] => {
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

/** What was checked, what came of it, and whether it says anything about the sender who is shown. */
export const proofItems = (view: View, item: Item): readonly Html[] =>
  proofLines(view, item).map(
    one =>
      html`<li>${sign(view, one.shown)}<span class="says"><b class="method">${one.method.toUpperCase()}</b> ${mailLine(one.sentence, 300)}${one.shown === 'open' && one.domain !== '' && !one.aligned && html` <span class="muted">${view.t('auth.otherDomain')}</span>`}</span></li>`,
  )
