/** The table of parameters as an ini file, and as the documentation page. Both are committed and tested to be fresh. */
import { type KeyRow, keys } from './keys.ts'
import { environmentName } from './table.ts'
import { formatValue } from './value.ts'

const INI_HEAD = `; haraka-plugin-amazon-impersonation
;
; Every parameter stands here at its default, as a comment. Take the ; away to change one.
; Each can be set in the environment as well: [dns] timeout is AMAZON_IMPERSONATION_DNS_TIMEOUT.
; The file is read again when it changes; one with an error is refused, and what was in force stays.
; Keys that need a restart keep their value until then, and the log says so.
;
; Policy for one recipient domain or address:
;
;   [policy.example.org]
;   policy = quarantine
;   [policy.postmaster@example.org]
;   policy = monitor
;   quarantine = 80
`

/** config/amazon-impersonation.ini */
export function renderIni(): string {
  const sections = Object.entries<Record<string, KeyRow>>(keys).map(([section, rows]) => {
    const lines = Object.entries(rows).flatMap(([key, row]) => [
      ...wrap(`; ${reasonOf(row)}${describe(row)}`),
      `;${key} = ${formatValue(row, row.default)}`.trimEnd(),
      '',
    ])
    return [`[${section}]`, ...lines].join('\n')
  })
  return `${INI_HEAD}\n${sections.join('\n')}`
}

/** docs/configuration.md */
export function renderMarkdown(): string {
  const head = `# Configuration

Generated from \`src/config/keys.ts\`. Parameters stand in \`config/amazon-impersonation.ini\`, or in the environment;
the environment wins. An unknown key, a wrong type or an impossible value stops the start with file, line, key, value
and what would be right. \`amazon-impersonation config --explain\` prints each value and where it came from.

Durations: \`500ms\`, \`2s\`, \`5m\`, \`8h\`, \`30d\`. Sizes: \`512KB\`, \`1MB\`. Lists: separated by commas or blanks.
`
  const sections = Object.entries<Record<string, KeyRow>>(keys).map(([section, rows]) => {
    const table = Object.entries(rows).map(
      ([key, row]) =>
        `| \`${key}\` | ${row.type}${row.choices ? `: ${row.choices.join(', ')}` : ''} | ${code(formatValue(row, row.default))} | ${escapeCell(reasonOf(row))} | \`${environmentName(section, key)}\` |`,
    )
    return `\n## [${section}]\n\n| key | type | default | why | environment |\n| --- | --- | --- | --- | --- |\n${table.join('\n')}\n`
  })
  return head + sections.join('')
}

function reasonOf(row: KeyRow): string {
  return row.restart === true ? `${row.why}; a change needs a restart` : row.why
}

function describe(row: KeyRow): string {
  if (row.choices) return ` (${row.choices.join(', ')})`
  if (row.min !== undefined && row.max !== undefined && row.type === 'integer')
    return ` (${row.min} to ${row.max})`
  return ''
}

function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line.length + word.length > 100) {
      lines.push(line)
      line = ';'
    }
    line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function code(text: string): string {
  return text === '' ? '(empty)' : `\`${text}\``
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
