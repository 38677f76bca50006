import { describe, expect, it } from 'vitest'
import { readHeaderSection } from '../../../src/message/header/fields.ts'
import { createNotes } from '../../../src/message/notes.ts'

const read = (text: string, limit = { bytes: 100_000, lines: 1000 }) => {
  const notes = createNotes()
  const bytes = Buffer.from(text, 'latin1')
  const { fields, bodyAt } = readHeaderSection(bytes, limit, notes)
  return {
    fields: fields.map(field => `${field.name}=${field.raw}`),
    body: bytes.toString('latin1', bodyAt),
    defects: notes.defects.map(defect => defect.code),
    truncated: notes.truncated,
  }
}

describe('readHeaderSection', () => {
  it('keeps order and duplicates, unfolds, lowers names', () => {
    expect(read('A: 1\r\nB:\r\n 2\r\n\t3\r\na: 4\r\n\r\nbody')).toEqual({
      fields: ['a=1', 'b=2\t3', 'a=4'],
      body: 'body',
      defects: [],
      truncated: [],
    })
  })

  it.each([
    ['LF only', 'A: 1\nB: 2\n\nbody', ['a=1', 'b=2'], 'body'],
    ['CR only', 'A: 1\rB: 2\r\rbody', ['a=1', 'b=2'], 'body'],
    ['mixed', 'A: 1\nB: 2\r\n\nbody', ['a=1', 'b=2'], 'body'],
    ['no body', 'A: 1\r\nB: 2', ['a=1', 'b=2'], ''],
    ['no header', '\r\nbody', [], 'body'],
    ['nothing', '', [], ''],
    ['blank before the colon', 'A : 1\n\nbody', ['a=1'], 'body'],
    ['an mbox mark', 'From x@y Mon\nA: 1\n\nbody', ['a=1'], 'body'],
    ['a line of blanks in a folded field', 'A: 1\n  \n 2\n\nbody', ['a=1   2'], 'body'],
    ['NUL and bare CR', 'A: a\0b\rc\n\nbody', ['a=a b c'], 'body'],
  ])('%s', (_, text, fields, body) => {
    expect(read(text)).toMatchObject({ fields, body, defects: [] })
  })

  it('begins the body at text when the empty line is missing', () => {
    expect(read('Subject: x\n<html>\nhello: world\n\nmore')).toMatchObject({
      fields: ['subject=x'],
      body: '<html>\nhello: world\n\nmore',
      defects: ['missing-blank-line'],
    })
    expect(read('just text')).toMatchObject({ fields: [], body: 'just text' })
  })

  it('skips a line of junk between header fields', () => {
    expect(read('Subject: x\njunk line\nContent-Type: text/html\n\nbody')).toMatchObject({
      fields: ['subject=x', 'content-type=text/html'],
      body: 'body',
      defects: ['header-junk-line'],
    })
  })

  it('sees the field behind a byte order mark', () => {
    expect(read('\xef\xbb\xbfFrom: a@b\n\nbody')).toMatchObject({
      fields: ['from=a@b'],
      body: 'body',
      defects: ['byte-order-mark'],
    })
  })

  it('cuts by bytes and by lines, and still finds the body', () => {
    const long = `A: 1\r\n${'B: 2\r\n'.repeat(100)}\r\nbody`
    expect(read(long, { bytes: 50, lines: 1000 })).toMatchObject({ body: 'body', truncated: ['header'] })
    expect(read(long, { bytes: 5000, lines: 10 })).toMatchObject({ body: 'body', truncated: ['header'] })
    expect(read(long, { bytes: 5000, lines: 10 }).fields).toHaveLength(10)
  })
})
