/** The lines of the ini file into a draft; nothing unknown passes. */
import { type Draft, nearest, problem, setValue } from './draft.ts'
import { type KeyRow, keys } from './keys.ts'
import { parsePolicyOverrides } from './overrides.ts'
import { type IniEntry, scanIni } from './scan-ini.ts'

export function readEntries(draft: Draft, text: string, file: string): void {
  const scan = scanIni(text)
  for (const bad of scan.problems) {
    draft.errors.push(
      problem(
        'ERR_CONFIG_SYNTAX',
        file,
        bad.line,
        '',
        '',
        bad.text,
        'write [section], key = value, or start the line with ; for a comment',
      ),
    )
  }
  const isOverride = (section: string) => section.startsWith('policy.')
  for (const section of scan.sections) {
    if (isOverride(section.name) || section.name in keys) continue
    draft.errors.push(
      problem(
        'ERR_CONFIG_UNKNOWN_SECTION',
        file,
        section.line,
        section.name,
        '',
        '',
        `the sections are ${Object.keys(keys).join(', ')}${nearest(section.name, Object.keys(keys))}`,
      ),
    )
  }
  const overrides = parsePolicyOverrides(
    scan.entries.filter(entry => isOverride(entry.section)),
    file,
  )
  draft.errors.push(...overrides.errors)
  draft.overrides = overrides.overrides
  const seen = new Set<string>()
  for (const entry of scan.entries.filter(each => !isOverride(each.section)))
    readEntry(draft, entry, file, seen)
}

function readEntry(draft: Draft, entry: IniEntry, file: string, seen: Set<string>): void {
  const rows: Record<string, KeyRow> | undefined = (keys as Record<string, Record<string, KeyRow>>)[
    entry.section
  ]
  if (rows === undefined) {
    if (entry.section === '')
      draft.errors.push(
        problem(
          'ERR_CONFIG_UNKNOWN_SECTION',
          file,
          entry.line,
          '',
          entry.key,
          entry.value,
          'the key stands before the first [section]',
        ),
      )
    return
  }
  const row = Object.hasOwn(rows, entry.key) ? rows[entry.key] : undefined
  if (row === undefined) {
    draft.errors.push(
      problem(
        'ERR_CONFIG_UNKNOWN_KEY',
        file,
        entry.line,
        entry.section,
        entry.key,
        entry.value,
        `the keys of [${entry.section}] are ${Object.keys(rows).join(', ')}${nearest(entry.key, Object.keys(rows))}`,
      ),
    )
    return
  }
  const name = `${entry.section}.${entry.key}`
  if (seen.has(name))
    draft.errors.push(
      problem(
        'ERR_CONFIG_DUPLICATE_KEY',
        file,
        entry.line,
        entry.section,
        entry.key,
        entry.value,
        'the key stands twice; keep one',
      ),
    )
  seen.add(name)
  setValue(draft, row, entry, `${file}:${entry.line}`, file)
}
