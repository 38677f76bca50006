/** The letters of the keyboard, as they stand on buttons and in the list of keys. */
import { type Html, html, nothing } from '../html.ts'
import type { View } from '../view.ts'

/** Beside the words of a button; who has the keys switched off does not see it. */
export const keyHint = (view: View, key: string): Html =>
  view.viewer?.shortcuts === true ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing
