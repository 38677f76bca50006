import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disguises } from '../../../src/message/fold/disguises.ts'
import { foldSkeleton } from '../../../src/message/fold/skeleton.ts'
import { foldSpaced } from '../../../src/message/fold/spacing.ts'
import { readHtml } from '../../../src/message/html/read-html.ts'
import { readPlain } from '../../../src/message/plain/read-plain.ts'

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

/** Pages made to be slow; each would take seconds if one step were quadratic. */
const pages: Readonly<Record<string, (size: number) => string>> = {
  'deep nesting': size => `${'<div>'.repeat(size)}x`,
  'end tags of what is not open': size => '<b>'.repeat(size / 2) + '</i>'.repeat(size / 2),
  'one letter': size => 'a'.repeat(size * 10),
  blanks: size => ' '.repeat(size * 10),
  links: size => '<a href="http://x.example/">l</a>'.repeat(size),
  attributes: size => `<div ${many(size, index => ` a${index}=b`)}>`,
  'open tables': size => '<table><tr><td>'.repeat(size / 3),
  comments: size => '<!--'.repeat(size) + '<!-- -->'.repeat(size),
  ampersands: size => '&'.repeat(size * 4),
  rules: size => `<style>${many(size / 2, index => `.c${index} td{display:none}`)}</style><p class=c1>x`,
  'rules for everything': size =>
    `<style>${'*{display:none}'.repeat(size / 8)}</style>${'<p>x'.repeat(size / 20)}`,
  'descendants of descendants': size =>
    `<style>${'div > div div > div div > div div q b{color:red}'.repeat(size / 80)}</style>${'<div>'.repeat(200)}${'<b>x</b>'.repeat(size / 40)}`,
  'nested negations': size => `<style>${':not('.repeat(size)}</style>x`,
  'open blocks of rules': size => `<style>${'a{'.repeat(size)}${'@media screen{'.repeat(size / 8)}</style>x`,
  imports: size => `<style>${'@import x;'.repeat(size / 2)}</style>x`,
  'style attributes': size =>
    many(size / 8, index => `<i style="color:#${100_000 + index};font:${index}px x">x</i>`),
  'long values': size =>
    `<i style="transform:${'translate('.repeat(size / 4)};filter:${'opacity('.repeat(size / 4)}">x</i>`,
  'backward text': size => '\u202ea\u202db'.repeat(size),
  'combining marks': size => `a${'\u0301'.repeat(size * 4)}`,
  'nested SVG': size => '<svg>'.repeat(size / 2) + '<a/>'.repeat(size / 2),
  'quoted blocks': size => '<blockquote type=cite>x'.repeat(size / 4),
  'names of built-in properties': size =>
    '<constructor><__proto__ style="font-size:constructor"></valueof>'.repeat(size / 20),
}
/** CPU time, since a busy machine stretches the time on the wall; the best of three, since the first one compiles. */
const millis = (run: () => unknown) => {
  const once = () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  }
  return Math.min(once(), once(), once())
}

describe('HTML made to be slow', () => {
  it.each(Object.keys(pages))('is read in linear time: %s', name => {
    const make = pages[name] ?? String
    const short = make(4_000)
    const long = make(16_000)
    const time = millis(() => readHtml(long))
    expect(time).toBeLessThan(1_000)
    // Four times the size: 16 times the time would be quadratic.
    if (time > 100) expect(time).toBeLessThan(10 * millis(() => readHtml(short)))
  })

  it('is cut at limits, which are named', () => {
    expect(readHtml('<p>x'.repeat(100), { nodes: 50 }).truncated).toEqual(['html-nodes'])
    expect(readHtml(`${'<div>'.repeat(20)}x`, { depth: 9 })).toMatchObject({
      runs: [{ text: 'x\n' }],
      truncated: ['html-depth'],
    })
    expect(readHtml('abcdef<p>ghi<p>jkl', { text: 5 }).truncated).toEqual(['text'])
    expect(readHtml(`<style>${'p{color:red}'.repeat(100)}</style>x`, { style: 50 }).truncated).toEqual([
      'html-style',
    ])
    expect(
      readHtml(`<style>${'*{color:red}'.repeat(100)}</style>${'<p>x'.repeat(9)}`, { matches: 50 }).truncated,
    ).toEqual(['html-matches'])
  })
})

describe('text made to be slow', () => {
  it.each([
    '>',
    '\n',
    ' ',
    'a ',
    'a-',
    'a  ',
    '> > x\n',
    'From: x\n',
    '-- \n',
    'wrote:\n',
    ':',
    'аmа ',
    '\ud800',
    '𝐀',
    '🇦',
    '\ufdfa',
    'a\u00ad',
    '\u202ea',
  ])('is read in linear time: %j', piece => {
    const text = piece.repeat(30_000 / piece.length)
    const read = [
      readPlain,
      (value: string) => readPlain(value, { flowed: true }),
      foldSkeleton,
      foldSpaced,
      (value: string) => disguises(value, 'x'),
    ]
    for (const run of read) expect(millis(() => run(text))).toBeLessThan(1_000)
  })
})

describe('any HTML', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'<div> </div> <p> <td> <table> </table> <b> </b> <a\u00a0href=x> </a> <style>p{display:none}</style> <style> </style> <title> <br> <svg> <textarea> <script> </script> <!-- --> <![if\u00a0x]> <body> </body> <html> <head> < & &amp; \u202e \u200b x Amazon'
        .split(' ')
        .map(text => text.replace('\u00a0', ' ')),
    ),
    fc.string({ maxLength: 8 }),
  )

  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const page = readHtml(pieces.join(''))
        expect(page.truncated).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('never shows hidden text, and never loses shown text', () => {
    const block = fc.record({ hidden: fc.boolean(), tag: fc.constantFrom('div', 'span', 'p', 'td', 'i') })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), blocks => {
        const html = blocks.map(
          ({ hidden, tag }, index) => `<${tag}${hidden ? ' style="display:none"' : ''}>w${index}w</${tag}>`,
        )
        const page = readHtml(html.join(' '))
        const text = page.runs.map(run => run.text).join('')
        for (const [index, { hidden }] of blocks.entries()) {
          expect(text.includes(`w${index}w`)).toBe(!hidden)
          expect(page.hidden.includes(`w${index}w`)).toBe(hidden)
        }
      }),
    )
  })
})
