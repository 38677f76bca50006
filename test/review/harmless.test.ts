import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defangText } from '../../src/message/defang.ts'
import { harmless } from '../../src/message/harmless.ts'
import { ownPath } from '../../src/review/app.ts'
import { html, render } from '../../src/review/html.ts'
import { csv, csvCell } from '../../src/review/mail/csv.ts'
import { defangUrl, mailLine, oneLine } from '../../src/review/mail/defang.ts'

describe('a template', () => {
  it('lets no value leave its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const made = render(html`<p title="${value}">${value}</p>`)
        expect(made.split('<').length).toBe(3)
        expect(made.split('>').length).toBe(3)
        expect(made.split('"').length).toBe(3)
      }),
    )
  })

  it('renders lists, nothing and numbers', () => {
    expect(render(html`${[html`<b>1</b>`, '<']}${null}${undefined}${false}${0}`)).toBe('<b>1</b>&lt;0')
  })
})

describe('words out of a message', () => {
  it('never turn the page around: no control, bidi or invisible character passes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        expect(oneLine(value)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/,
        )
      }),
    )
    expect(oneLine('a\u202eexe.fdp')).toBe('a⟨U+202E⟩exe.fdp')
  })

  it('keep the joiner inside a picture, and show it anywhere else', () => {
    const pictures = '👨‍👩‍👧 👩🏽‍🚀 🏳️‍🌈'
    for (const show of [oneLine, (text: string) => harmless(text)]) {
      expect(show(pictures)).toBe(pictures)
      expect(show('Ama\u200dzon 👨\u200d')).toMatch(/^Ama.U\+200D.zon 👨.U\+200D.$/)
    }
  })

  it('are no links', () => {
    expect(defangUrl('https://amazon.co.jp.evil.example/a.b?c=d')).toBe(
      'hxxps://amazon[.]co[.]jp[.]evil[.]example/a.b?c=d',
    )
    expect(defangUrl('javascript:alert(1)')).toBe('java·script:alert(1)')
    expect(defangUrl('https://evil.example/r?u=https://amazon.co.jp.evil.example/x')).toBe(
      'hxxps://evil[.]example/r?u=hxxps://amazon[.]co[.]jp[.]evil[.]example/x',
    )
    expect(defangText('ftp://a.example/x, b.example/path or c@d.example')).toBe(
      'fxp://a[.]example/x, b[.]example/path or c@d.example',
    )
    expect(defangText('see http://a.example/x and www.b.example')).toBe(
      'see hxxp://a[.]example/x and www[.]b.example',
    )
    expect(render(mailLine('Subject\r\nX: y'))).toBe('<bdi>Subject X: y</bdi>')
  })
})

describe('CSV', () => {
  it('runs no formula in a spreadsheet', () => {
    for (const bad of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '"=1', "'=1"]) {
      expect(csvCell(bad)).toMatch(/^"'/)
    }
    expect(csvCell('Amazon')).toBe('"Amazon"')
    expect(csvCell(5)).toBe('5')
  })

  it('keeps each value in its cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const cell = csvCell(value)
        expect(cell.slice(1, -1).replaceAll('""', '')).not.toContain('"')
        expect(cell).not.toMatch(/[\r\n]/)
      }),
    )
    expect(csv([['a', 1]])).toBe('\ufeff"a",1\r\n')
  })
})

describe('where a redirect may lead', () => {
  it('is a path of our own, whatever is asked', () => {
    for (const bad of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil',
      'javascript:1',
      '/a\nb',
      '',
      '/ x',
      '/\t/evil.example',
    ]) {
      expect(ownPath(bad)).toBe('/')
    }
    expect(ownPath('/item/1?x=2#y')).toBe('/item/1?x=2#y')
  })

  it('never leaves our origin, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        expect(new URL(ownPath(`/${value}`), 'https://own.example').origin).toBe('https://own.example')
      }),
    )
  })
})
