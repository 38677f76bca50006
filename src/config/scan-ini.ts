/**
 * An ini file as lines with their numbers. Haraka's own reader only logs bad lines and drops the numbers, and the
 * usual libraries split section names at dots (`[policy.example.org]`), so the few rules of the format are read here.
 */

export type IniEntry = {
  readonly section: string
  readonly key: string
  readonly value: string
  readonly line: number
}

export type IniProblem = { readonly line: number; readonly text: string }

export type IniScan = {
  readonly entries: readonly IniEntry[]
  readonly sections: readonly { readonly name: string; readonly line: number }[]
  readonly problems: readonly IniProblem[]
}

/** `;` and `#` at the start of a line are comments; a key before the first section stands in section ''. */
export function scanIni(text: string): IniScan {
  const entries: IniEntry[] = []
  const sections: { name: string; line: number }[] = []
  const problems: IniProblem[] = []
  let section = ''
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    const trimmed = raw.trim()
    if (trimmed === '' || trimmed.startsWith(';') || trimmed.startsWith('#')) continue
    if (trimmed.startsWith('[')) {
      if (!trimmed.endsWith(']') || trimmed.length < 3) problems.push({ line, text: trimmed })
      else {
        section = trimmed.slice(1, -1).trim()
        sections.push({ name: section, line })
      }
      continue
    }
    const equals = trimmed.indexOf('=')
    if (equals < 1) problems.push({ line, text: trimmed })
    else {
      const key = trimmed.slice(0, equals).trim()
      entries.push({ section, key, value: unquote(trimmed.slice(equals + 1).trim()), line })
    }
  }
  return { entries, sections, problems }
}

function unquote(value: string): string {
  const quoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"')
  return quoted ? value.slice(1, -1) : value
}
