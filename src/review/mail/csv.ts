/** CSV (RFC 4180) that a spreadsheet cannot take for formulas: such a cell gets an apostrophe in front. */

/** `=`, `+`, `-`, `@`, tab and line ends start a formula or a new cell in one spreadsheet or another; so do their wide forms. */
const formula = /^[\s\u0000-\u001f"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u

/** A reader that divides at `;` or at tabs begins a cell there, quoted or not. */
const later = /([;,\t])([\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu

export const csvCell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const guarded = value.replace(later, "$1$2'")
  const safe = formula.test(value) ? `'${guarded}` : guarded
  return `"${safe.replace(/\r\n?|\n/g, ' ').replaceAll('"', '""')}"`
}

/** With a byte order mark, so that Excel reads Japanese. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`
