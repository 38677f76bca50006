/** Asked before what cannot be taken back or weakens an account; whoever comes by OIDC has no password here. */
import { type Html, html, nothing } from '../html.ts'
import type { User } from '../people/user.ts'
import type { View } from '../view.ts'

export const presentField = (view: View, user: User): Html =>
  user.passwordHash === null
    ? nothing
    : html`<label>${view.t('account.present')}<input name="present" type="password" autocomplete="current-password" required maxlength="1024"></label>`
