/** HTML that cannot be injected into: every value in a template is escaped unless it is HTML made here. */

const markup: unique symbol = Symbol('markup')

export type Html = { readonly [markup]: string }
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"'`]/g, char => entities[char] ?? '')

const isHtml = (value: HtmlValue): value is Html =>
  typeof value === 'object' && value !== null && markup in value

const isList = (value: HtmlValue): value is readonly HtmlValue[] => Array.isArray(value)

export const render = (value: HtmlValue): string => {
  if (value === null || value === undefined || value === false) return ''
  if (isList(value)) return value.map(render).join('')
  if (isHtml(value)) return value[markup]
  return escapeHtml(String(value))
}

/** The only way to make markup. Attributes must be quoted in the template; then no value can leave its place. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => ({
  [markup]: parts.map((part, index) => part + (index < values.length ? render(values[index]) : '')).join(''),
})

/** For markup that this program itself generated (charts, QR codes): never for anything out of a message. */
export const trusted = (own: string): Html => ({ [markup]: own })

export const nothing: Html = html``

/** A boolean attribute: present or absent. */
export const flag = (
  on: boolean,
  name: 'autofocus' | 'checked' | 'selected' | 'disabled' | 'hidden' | 'required',
): Html => (on ? trusted(` ${name}`) : nothing)
