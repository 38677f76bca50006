import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type ComposeInput, compose, isPlain } from '../../src/haraka/compose.ts'

// It says each time what it does not like, by the functions that console had when it was loaded.
for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()

/** Haraka's own parser: what it makes of the header section is what the list holds. */
const { Header } = createRequire(createRequire(import.meta.url).resolve('Haraka/package.json'))(
  'haraka-email-message',
) as { Header: new () => { header_list: string[]; parse: (lines: string[]) => void } }

function listOf(bytes: Buffer, encoding: BufferEncoding, maxLines: number): string[] {
  const header = new Header()
  const lines: string[] = []
  for (const line of bytes.toString('latin1').split(/(?<=\n)/)) {
    if (line === '\r\n') break
    if (lines.length >= maxLines) continue
    lines.push(Buffer.from(line, 'latin1').toString(encoding).replace(/\r\n$/, '\n'))
  }
  header.parse(lines)
  return header.header_list
}

function inputOf(bytes: Buffer, change: Partial<ComposeInput> = {}): ComposeInput {
  const encoding = change.encoding ?? 'utf8'
  const maxLines = change.maxLines ?? 5000
  return {
    bytes,
    linesAbove: 0,
    maxLines,
    encoding,
    list: listOf(bytes, encoding, maxLines),
    authservId: 'mx.example.org',
    ...change,
  }
}

const name = fc.constantFrom('Subject', 'X-A', 'from', 'DKIM-Signature', 'constructor', '__proto__', 'X-Ä')
const value = fc
  .array(fc.constantFrom('a', ' ', '\t', 'é', 'あ', '\r\n ', '\r\n\t', ':', '.', '=?utf-8?q?x?='), {
    maxLength: 12,
  })
  .map(parts => parts.join(''))
const field = fc.tuple(name, fc.constantFrom(':', ': ', ' : '), value).map(parts => `${parts.join('')}\r\n`)
const body = fc.array(fc.constantFrom('x', '\r\n', '.', '\r\n.\r\n', '\u0000', '\r'), { maxLength: 10 })

describe('a message that nobody changed', () => {
  it.each(['utf8', 'binary'] as const)(
    'goes on byte for byte, whatever its header section holds (%s)',
    encoding => {
      fc.assert(
        fc.property(
          fc.array(field, { minLength: 1, maxLength: 12 }),
          body,
          fc.boolean(),
          (fields, text, latin) => {
            const bytes = Buffer.from(`${fields.join('')}\r\n${text.join('')}`, latin ? 'latin1' : 'utf8')
            expect(compose(inputOf(bytes, { encoding })).toString('latin1')).toBe(bytes.toString('latin1'))
          },
        ),
        { numRuns: 400 },
      )
    },
  )

  it('keeps the lines that Haraka does not parse', () => {
    const bytes = Buffer.from(`${'X-Line: 1\r\n'.repeat(50)}\r\nbody\r\n`)
    expect(compose(inputOf(bytes, { maxLines: 20 })).equals(bytes)).toBe(true)
  })

  it('keeps a field that is cut in two by that limit', () => {
    const bytes = Buffer.from('A: 1\r\nB: 2\r\n folded\r\n more\r\nC: 3\r\n\r\nbody\r\n')
    expect(compose(inputOf(bytes, { maxLines: 3 })).toString()).toBe(bytes.toString())
  })
})

describe('what plugins did to the header section', () => {
  const bytes = Buffer.from('A: é\r\nB: 2\r\nC: 3\r\n\r\nbody\r\n', 'latin1')

  it('is kept: fields on top, fields below, fields taken out', () => {
    const { list } = inputOf(bytes)
    const changed = ['Top: 1\n', ...list.filter(entry => !entry.startsWith('B:')), 'End: 2\n']
    expect(compose(inputOf(bytes, { list: changed })).toString('latin1')).toBe(
      'Top: 1\r\nA: é\r\nC: 3\r\nEnd: 2\r\n\r\nbody\r\n',
    )
  })

  it('does not bring back a forged field that stands beyond the limit', () => {
    const late = Buffer.from('A: 1\r\nX-Amazon-Impersonation: no\r\nB: 2\r\n\r\nbody\r\n')
    expect(compose(inputOf(late, { maxLines: 1 })).toString()).toBe('A: 1\r\nB: 2\r\n\r\nbody\r\n')
  })

  it('does not bring back a forged field behind a bare CR', () => {
    const hidden = Buffer.from('A: 1\rX-Amazon-Impersonation: no\r\nB: 2\r\n\r\nbody\r\n')
    expect(compose(inputOf(hidden)).toString()).toBe('B: 2\r\n\r\nbody\r\n')
  })
})

describe('a header section that Haraka hands on unchanged by itself', () => {
  it('is ASCII, and short enough', () => {
    const plain = (text: string) => isPlain({ bytes: Buffer.from(text), linesAbove: 3, maxLines: 100 })
    expect(plain('A: 1\r\n b\r\n\r\nbody')).toBe(true)
    expect(plain('A: é\r\n\r\nbody')).toBe(false)
    expect(plain('A: 1\rB\r\n\r\nbody')).toBe(false)
    expect(plain('A: 1\r\nno blank line\r\n')).toBe(false)
    expect(plain(`${'A: 1\r\n'.repeat(99)}\r\nbody`)).toBe(false)
  })
})
