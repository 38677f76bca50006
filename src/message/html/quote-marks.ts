/** Elements in which mail programs put what they quote. */
import type { Element } from './element.ts'

/** Class names, with the program that writes them. */
const classes = new Set([
  'gmail_quote',
  'gmail_quote_container',
  'gmail_extra', // Gmail
  'moz-cite-prefix',
  'moz-forward-container',
  'moz-email-headers-table', // Thunderbird
  'yahoo_quoted',
  'yqt', // Yahoo
  'protonmail_quote',
  'tutanota_quote',
  'zmail_extra',
  'WordSection1_quote', // Proton, Tuta, Zoho
])
const ids = new Set([
  'divRplyFwdMsg',
  'appendonsend',
  'OLK_SRC_BODY_SECTION',
  'replySplit',
  'isReplyContent',
  'mail-editor-reference-message-container',
])

/** Whether everything inside the element is a quotation. */
export function isQuoteElement(element: Element): boolean {
  if (element.name === 'blockquote' && element.attributes.get('type')?.toLowerCase() === 'cite') return true
  for (const name of element.classes) if (classes.has(name)) return true
  const id = element.attributes.get('id')
  return id !== undefined && ids.has(id)
}
