/** A digest that went into the wrong hands: its links to this message are made void, for one recipient or for all. */
import type { Item } from '../../quarantine/item.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { listField } from './list-field.ts'
import { token } from './token.ts'

export const linksPanel = (view: View, item: Item, list: string): Html => {
  const { t } = view
  const all = item.recipients.length > 1 && html`<option value="">${t('links.all')}</option>`
  const addresses = item.recipients.map(
    fate => html`<option value="${fate.address}">${fate.address}</option>`,
  )
  return html`<form method="post" action="/item/${item.id}/void-links">${token(view)}${listField(list)}<p class="hint">${t('links.what')}</p><label>${t('links.whose')}<select name="recipient">${addresses}${all}</select></label><button class="danger">${t('act.links')}</button></form>`
}
