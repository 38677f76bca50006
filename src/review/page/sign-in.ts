/** The pages before somebody is known: password, one-time code, first administrator. */
import { flag, type Html, html, nothing } from '../html.ts'
import { token } from '../part/token.ts'
import { minimumPasswordLength } from '../people/password.ts'
import type { Key } from '../text/index.ts'
import type { View } from '../view.ts'

export type SignInState = {
  readonly keep: string
  readonly fault: Key | ''
  readonly name: string
  readonly next: string
}

/** `word`: what of that which was typed is meant, where a fault names it. */
export const faultBox = (view: View, fault: Key | '', word = ''): Html =>
  fault === ''
    ? nothing
    : html`<p class="fault" role="alert" id="fault">${view.t(fault, { min: minimumPasswordLength, word: word.slice(0, 100) })}</p>`

const hidden = (name: string, value: string): Html =>
  value === '' ? nothing : html`<input type="hidden" name="${name}" value="${value}">`

const oidcLink = (view: View, state: SignInState): Html =>
  view.app.settings.oidc_issuer === ''
    ? nothing
    : html`<p class="or"><span>${view.t('signIn.or')}</span></p>
<p><a class="button block" href="/oidc/start?next=${encodeURIComponent(state.next)}">${view.t('signIn.oidc')}</a></p>`

export const signInForm = (view: View, state: SignInState): Html => {
  const { t } = view
  const { organisation } = view.app.settings
  // who tries again has his name right, most often
  const isAgain = state.name !== ''
  return html`<section class="card gate"><h1>${t('signIn.title')}</h1>
<p class="muted">${organisation === '' ? t('product.long') : html`<bdi>${organisation}</bdi> · ${t('product.long')}`}</p>${faultBox(view, state.fault)}
<form method="post" action="/sign-in">${token(view)}${hidden('keep', state.keep)}${hidden('next', state.next)}
<label>${t('signIn.name')}<input name="name" value="${state.name}" autocomplete="username" required${flag(!isAgain, 'autofocus')} maxlength="64" spellcheck="false" autocapitalize="none"></label>
<label>${t('signIn.password')}<input name="password" type="password" autocomplete="current-password" required${flag(isAgain, 'autofocus')} maxlength="1024"></label>
<button class="primary block">${t('signIn.submit')}</button></form>${oidcLink(view, state)}</section>`
}

export const codeForm = (view: View, state: SignInState, ticket: string): Html => {
  const { t } = view
  return html`<section class="card gate"><h1>${t('code.title')}</h1><p>${t('code.what')}</p>${faultBox(view, state.fault)}
<form method="post" action="/sign-in/code">${token(view)}${hidden('keep', state.keep)}${hidden('next', state.next)}
<input type="hidden" name="ticket" value="${ticket}">
<label>${t('code.label')}<input name="code" inputmode="text" autocomplete="one-time-code" required autofocus maxlength="32" spellcheck="false" autocapitalize="none"></label>
<button class="primary block">${t('signIn.submit')}</button></form><p class="muted">${t('code.recovery')}</p></section>`
}

/** A new password, typed twice. */
const newPassword = (view: View): Html => {
  const { t } = view
  return html`<label>${t('signIn.password')}<input name="password" type="password" autocomplete="new-password" required minlength="${minimumPasswordLength}" maxlength="1024" aria-describedby="rule"></label>
<p class="muted" id="rule">${t('password.rule', { min: minimumPasswordLength })}</p>
<label>${t('password.again')}<input name="passwordAgain" type="password" autocomplete="new-password" required maxlength="1024"></label>`
}

export const firstForm = (view: View, link: string, fault: Key | '', name: string): Html => {
  const { t } = view
  return html`<section class="card gate"><h1>${t('first.title')}</h1><p>${t('first.what')}</p>${faultBox(view, fault)}
<form method="post" action="/first">${token(view)}<input type="hidden" name="link" value="${link}">
<label>${t('signIn.name')}<input name="name" value="${name}" autocomplete="username" required autofocus maxlength="64" spellcheck="false" autocapitalize="none"></label>
${newPassword(view)}<button class="primary block">${t('first.submit')}</button></form></section>`
}

/** The name stands in a field, so that a password manager knows whose password it is. */
export const resetForm = (view: View, link: string, fault: Key | '', name: string): Html => {
  const { t } = view
  return html`<section class="card gate"><h1>${t('reset.title')}</h1><p>${t('reset.what')}</p>${faultBox(view, fault)}
<form method="post" action="/reset">${token(view)}<input type="hidden" name="link" value="${link}">
<label>${t('signIn.name')}<input value="${name}" autocomplete="username" readonly></label>
${newPassword(view)}<button class="primary block">${t('reset.title')}</button></form></section>`
}
