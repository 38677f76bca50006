/** The hidden fields that every form carries: GET never acts, no other site's form does, and twice is once. */
import { type Html, html } from '../html.ts'

export const token = (view: { readonly csrf: string; readonly once: string }): Html =>
  html`<input type="hidden" name="_csrf" value="${view.csrf}"><input type="hidden" name="once" value="${view.once}">`
