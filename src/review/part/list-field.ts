/** The list that one came from, as a form takes it along. */
import { type Html, html, nothing } from '../html.ts'

export const listField = (list: string): Html =>
  list === '' ? nothing : html`<input type="hidden" name="list" value="${list}">`
