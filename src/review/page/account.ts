/** One's own account: language, password, second factor, sessions, tokens. */
import { type Html, html, nothing, trusted } from '../html.ts'
import { presentField } from '../part/present.ts'
import { token } from '../part/token.ts'
import { minimumPasswordLength } from '../people/password.ts'
import type { Session } from '../people/session.ts'
import type { ApiToken } from '../people/token.ts'
import { type User, undoTimes } from '../people/user.ts'
import { type Key, languageName, locales } from '../text/index.ts'
import type { View } from '../view.ts'
import { faultBox } from './sign-in.ts'

export type AccountData = {
  readonly user: User
  readonly sessions: readonly Session[]
  readonly here: string
  readonly tokens: readonly ApiToken[]
  readonly fault: Key | ''
  readonly newToken: string
  readonly recovery: readonly string[]
}

const undoChoice = (view: View, user: User): Html => {
  const { undo } = view.app.settings
  if (undo === 0) return nothing
  const seconds = (time: number) => view.t('seconds', { count: Math.round(time / 1000) })
  return html`<label>${view.t('account.undo')}<select name="undo"><option value="">${view.t('account.undoDefault', { time: seconds(undo) })}</option>${undoTimes.map(time => html`<option value="${time}"${time === user.undo && html` selected`}>${seconds(time)}</option>`)}</select></label>`
}

const preferences = (view: View, user: User): Html => {
  const { t } = view
  return html`<section class="card"><h2>${t('account.title')}: ${user.name}</h2><p class="muted">${t(`role.${user.role}`)} · ${t('people.domains')}: ${user.domains.length === 0 ? t('people.all') : user.domains.join(', ')}</p>
<form method="post" action="/account/preferences">${token(view)}<label>${t('account.language')}<select name="locale">${locales.map(locale => html`<option value="${locale}" lang="${locale}"${locale === view.locale && html` selected`}>${languageName(locale)}</option>`)}</select></label>${undoChoice(view, user)}
<label class="check"><input type="checkbox" name="shortcuts" value="1"${user.shortcuts && html` checked`}>${t('account.shortcuts')}</label><button>${t('account.save')}</button></form></section>`
}

const passwordCard = (view: View, user: User): Html => {
  const { t } = view
  return html`<section class="card"><h2>${t('account.password')}</h2><form method="post" action="/account/password">${token(view)}
${presentField(view, user)}
<label>${t('account.new')}<input name="password" type="password" autocomplete="new-password" required minlength="${minimumPasswordLength}" maxlength="1024" aria-describedby="rule"></label><p class="muted" id="rule">${t('password.rule', { min: minimumPasswordLength })}</p>
<label>${t('password.again')}<input name="passwordAgain" type="password" autocomplete="new-password" required maxlength="1024"></label><p class="muted">${t('account.passwordEnds')}</p><button>${t('account.password')}</button></form></section>`
}

const secondCard = (view: View, data: AccountData): Html => {
  const { t } = view
  const on = data.user.totp !== null
  const codes =
    data.recovery.length > 0 &&
    html`<div class="notice good" role="status"><div><h3>${t('account.recovery')}</h3><p>${t('account.recoveryWhat')}</p><ul class="codes">${data.recovery.map(code => html`<li><code>${code}</code></li>`)}</ul></div></div>`
  if (!on)
    return html`<section class="card"><h2>${t('account.second')}</h2><p>${t('account.secondOff')}</p><p><a class="button" href="/account/second">${t('account.secondStart')}</a></p></section>`
  return html`<section class="card"><h2>${t('account.second')}</h2>${codes}<p>${t('account.secondOn')} ${t('account.recoveryLeft', { count: data.user.recoveryHashes.length })}</p><p><a class="button" href="/account/second">${t('account.secondReplace')}</a></p>
<form method="post" action="/account/second/stop">${token(view)}${presentField(view, data.user)}<button>${t('account.secondStop')}</button></form></section>`
}

const sessionCard = (view: View, data: AccountData): Html => {
  const { t } = view
  return html`<section class="card"><h2>${t('account.sessions')}</h2><ul class="notes">${data.sessions.map(one => html`<li>${one.agent.slice(0, 90) || '–'} <code>${one.address}</code> <span class="muted">${t('account.sessionSince', { at: view.format.dateTime(one.createdAt) })}</span>${one.id === data.here && html` <b>${t('account.sessionHere')}</b>`}</li>`)}</ul>
<form method="post" action="/account/sign-out-all">${token(view)}<label class="check"><input type="checkbox" name="tokens" value="1">${t('account.tokensToo')}</label><button>${t('account.signOutAll')}</button></form></section>`
}

const tokenCard = (view: View, data: AccountData): Html => {
  const { t } = view
  const scopes = data.user.role === 'auditor' ? (['read'] as const) : (['read', 'act'] as const)
  return html`<section class="card"><h2>${t('account.tokens')}</h2><p class="muted">${t('account.tokensWhat')}</p>${data.newToken !== '' && html`<div class="notice good" role="status"><p>${t('account.tokenNew')}<br><code>${data.newToken}</code></p></div>`}
<ul class="notes">${data.tokens.map(one => html`<li><b>${one.name}</b> ${t(one.scope === 'act' ? 'account.tokenAct' : 'account.tokenRead')} <span class="muted">${t('account.tokenUntil', { at: view.format.dateTime(one.expiresAt) })}</span><form class="inline" method="post" action="/account/tokens/drop">${token(view)}<input type="hidden" name="id" value="${one.id}"><button class="plain">${t('account.tokenDrop')}</button></form></li>`)}</ul>
<form method="post" action="/account/tokens">${token(view)}<label>${t('account.tokenName')}<input name="name" required maxlength="60"></label><label>${t('account.tokenScope')}<select name="scope">${scopes.map(scope => html`<option value="${scope}">${t(scope === 'act' ? 'account.tokenAct' : 'account.tokenRead')}</option>`)}</select></label><label>${t('allow.until')}<select name="days"><option value="30">${t('days', { count: 30 })}</option><option value="90">${t('days', { count: 90 })}</option><option value="365">${t('days', { count: 365 })}</option></select></label>${presentField(view, data.user)}<button>${t('account.tokenMake')}</button></form></section>`
}

export const accountPage = (view: View, data: AccountData): Html =>
  html`<h1>${view.t('account.title')}</h1>${faultBox(view, data.fault)}<div class="two"><div>${preferences(view, data.user)}${data.user.passwordHash === null ? nothing : html`${secondCard(view, data)}${passwordCard(view, data.user)}`}</div><div>${sessionCard(view, data)}${tokenCard(view, data)}</div></div>`

/** The QR code is ours: made from a key of ours, nothing out of a message. */
export const secondPage = (
  view: View,
  user: User,
  secret: string,
  ticket: string,
  qr: string,
  fault: Key | '',
): Html => {
  const { t } = view
  return html`<p class="crumb"><a href="/account">← ${t('account.title')}</a></p><section class="card"><h1>${t('account.secondStart')}</h1>${faultBox(view, fault)}<p>${t('account.secondScan')}</p>
<div class="qr" role="img" aria-label="${t('account.secondQr')}">${trusted(qr)}</div><p>${t('account.secondKey')}: <code>${secret.replace(/.{4}/g, '$& ').trim()}</code></p>
<form method="post" action="/account/second">${token(view)}<input type="hidden" name="ticket" value="${ticket}"><label>${t('code.label')}<input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12"></label>${presentField(view, user)}<button class="primary">${t('account.secondConfirm')}</button></form></section>`
}
