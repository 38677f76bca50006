/** The hidden field that every form carries: GET never acts, and no other site's form does. */
import { type Html, html } from '../html.ts'

export const token = (view: { readonly csrf: string }): Html =>
  html`<input type="hidden" name="_csrf" value="${view.csrf}">`
