import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/verdict/sentences/en.ts'
import { addedWeights, claimWeights, contextWeights } from '../../src/verdict/weights.ts'

const page = readFileSync(new URL('../../docs/indicators.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter(line => /^\| \d+ \|/.test(line))
const cells = (row: string): readonly string[] =>
  row.split(' | ').map(cell => cell.replace(/^\||\|$/g, '').trim())
const known = new Set([
  ...Object.keys(claimWeights),
  ...Object.keys(addedWeights),
  ...Object.keys(contextWeights),
  ...Object.keys(en),
  'official-sender',
  'proven-partner',
])

describe('docs/indicators.md', () => {
  it('has each of the 184 indicators once', () => {
    expect(rows.map(row => Number(cells(row)[0]))).toEqual(Array.from({ length: 184 }, (_, at) => at + 1))
  })

  it('names only checks that exist', () => {
    const ids = rows.flatMap(row =>
      [...(cells(row)[3] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+|[a-z]+:[a-z]+)`/g)].map(match => match[1]),
    )
    expect(ids.length).toBeGreaterThan(100)
    for (const id of ids) expect(known, id).toContain(id)
  })

  it('gives every row that a filter can decide a check, or the reason why not', () => {
    for (const row of rows.filter(row => cells(row)[2] === 'auto')) {
      const [, , , check = '', reason = ''] = cells(row)
      expect(check.includes('`') || reason.length > 10, row).toBe(true)
    }
  })
})
