/** A key that nothing reads is a setting that silently does nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eachKey } from '../../src/config/table.ts'

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && name !== 'config/keys.ts')
  .map(name => readFileSync(join('src', name), 'utf8').replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, ''))

/** Sections that are handed on as a whole, and what they are called there. */
const aliases: Readonly<Record<string, string>> = { review: 'settings', extract: 'section', log: 'config' }

/** `config.section.key`, or `const { key } = config.section`. */
const reads = (section: string, key: string): RegExp => {
  const name = `\\b(?:${section}|${aliases[section] ?? section})`
  return new RegExp(`${name}\\.${key}\\b|\\{[^{}]*\\b${key}\\b[^{}]*\\}(?: = |: )[^\\n]*${name}\\b`)
}

describe('the table of parameters', () => {
  it.each([...eachKey()].map(([section, key]) => [section, key] as const))(
    '[%s] %s is read by the program',
    (section, key) => {
      expect(code.some(text => reads(section, key).test(text))).toBe(true)
    },
  )
})
