/** The administrator's page of users. */
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { presentField } from '../part/present.ts'
import { dataTable } from '../part/table.ts'
import { token } from '../part/token.ts'
import { minimumPasswordLength } from '../people/password.ts'
import { roles, type User } from '../people/user.ts'
import type { Key } from '../text/index.ts'
import type { View } from '../view.ts'
import { faultBox } from './sign-in.ts'

export type PeopleShown = {
  readonly fault: Key | ''
  /** the word that the fault is about */
  readonly word: string
  /** what was typed for a new user */
  readonly name: string
  readonly domains: string
  /** a link that was made for a person to set a new password */
  readonly link: string
  readonly linkOf: string
}

const roleSelect = (view: View, chosen: string): Html =>
  html`<label>${view.t('people.role')}<select name="role">${roles.map(role => html`<option value="${role}"${role === chosen && html` selected`}>${view.t(`role.${role}`)}</option>`)}</select></label>`

const domainsInput = (view: View, value: string): Html =>
  html`<label>${view.t('people.domains')}<input name="domains" value="${value}" maxlength="2000" spellcheck="false"></label><p class="muted">${view.t('people.domainsHint')}</p>`

const button = (view: View, user: User, path: string, key: Key): Html =>
  html`<form method="post" action="/people/${path}">${token(view)}<input type="hidden" name="name" value="${user.name}"><button>${view.t(key)}</button></form>`

/** Nothing brings an account back: it takes a second look, and the remover's own password. */
const removal = (view: View, user: User): Html => {
  const { t, viewer } = view
  return html`<details class="removal"><summary class="button">${t('people.remove')}<span class="sr"> ${user.name}</span></summary><form method="post" action="/people/remove">${token(view)}<input type="hidden" name="name" value="${user.name}"><p class="warn">${t('people.removeWhat', { name: user.name })}</p>${viewer !== null && presentField(view, viewer)}<button class="danger">${t('people.remove')}</button></form></details>`
}

const editor = (view: View, user: User): Html => {
  const { t } = view
  return html`<details class="act"><summary class="button">${t('people.edit')}<span class="sr"> ${user.name}</span></summary><div class="inlinepanel"><form method="post" action="/people/change">${token(view)}<input type="hidden" name="name" value="${user.name}">${roleSelect(view, user.role)}${domainsInput(view, user.domains.join(', '))}
<label class="check"><input type="checkbox" name="disabled" value="1"${user.disabled && html` checked`}>${t('people.disabled')}</label>${user.totp !== null && html`<label class="check"><input type="checkbox" name="resetSecond" value="1">${t('people.resetSecond')}</label>`}<p class="actions"><button class="primary">${t('people.save')}</button></p></form>
${user.oidc === '' && button(view, user, 'reset', 'people.reset')}${button(view, user, 'end-sessions', 'people.endSessions')}${removal(view, user)}</div></details>`
}

const row = (view: View, user: User): readonly HtmlValue[] => {
  const { t } = view
  return [
    html`${user.name}${user.disabled && html` <span class="tag">${t('people.disabled')}</span>`}`,
    html`${t(`role.${user.role}`)} <span class="muted">${user.oidc === '' ? t('people.local') : 'OIDC'}</span>`,
    user.domains.length === 0 ? t('people.all') : user.domains.join(', '),
    user.totp === null ? t('people.secondNone') : '✓ TOTP',
    editor(view, user),
  ]
}

const columnKeys = ['people.name', 'people.role', 'people.domains', 'people.second', 'people.edit'] as const

const linkBox = (view: View, { link, linkOf }: PeopleShown): Html =>
  link === ''
    ? nothing
    : html`<div class="notice good" role="status"><p>${view.t('people.resetLink', { name: linkOf })}<br><code>${link}</code></p></div>`

export const peoplePage = (view: View, users: readonly User[], shown: PeopleShown): Html => {
  const { t } = view
  return html`<h1>${t('people.title')}</h1>${faultBox(view, shown.fault, shown.word)}${linkBox(view, shown)}<section class="card">${dataTable(
    t('people.title'),
    columnKeys.map(key => ({ label: t(key) })),
    users.map(user => row(view, user)),
  )}</section>
<section class="card"><h2>${t('people.add')}</h2><form method="post" action="/people/add">${token(view)}<label>${t('people.name')}<input name="name" value="${shown.name}" required maxlength="64" autocomplete="off" spellcheck="false" autocapitalize="none"></label><label>${t('signIn.password')}<input name="password" type="password" autocomplete="new-password" required minlength="${minimumPasswordLength}" maxlength="1024"></label><p class="muted">${t('password.rule', { min: minimumPasswordLength })}</p>${roleSelect(view, 'reviewer')}${domainsInput(view, shown.domains)}<button class="primary">${t('people.add')}</button></form></section>`
}
