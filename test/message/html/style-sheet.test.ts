import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/message/html/read-html.ts'

const seen = (css: string, body: string, media = '') =>
  readHtml(`<!doctype html><head><style${media}>${css}</style></head><body>${body}`)
    .runs.map(run => run.text)
    .join('')
    .trim()
const word = 'Ama<i class="n m" id="k" title="t" data-x="a-b c">QQ</i>zon'
const none = '{display:none}'

describe('style sheets', () => {
  it.each([
    '.n',
    'i.n',
    '#k',
    'i',
    'body *',
    '.n.m',
    'body .n',
    'body > i',
    'html body i.m',
    'a,.n',
    '[title]',
    '[title=t]',
    '[title="t"]',
    'i[data-x~="c"]',
    '[data-x|=a]',
    '[data-x^=a]',
    '[data-x$="c"]',
    '[data-x*=-b]',
    'i:first-child',
    'i:nth-child(1)',
    'i:nth-child(odd)',
    'i:nth-child(-n+3)',
    'i:not(.z)',
    ':root .n',
    '.\\6e',
    'head + body > .n',
    'head ~ body .n',
    '.n ',
  ])('match: %s', selector => {
    expect(seen(selector + none, word)).toBe('Amazon')
  })

  it.each([
    '.N',
    '.x',
    'b',
    '#z',
    'p .n',
    'html > i',
    '.n > i',
    'i:hover',
    'i:visited',
    'i::before',
    'i::first-line',
    '[title=T]',
    'i:nth-child(2)',
    'i:not(.n)',
    '.n::',
    '.n:not(',
    '.n..m',
    '> .n',
    'i + i',
    '}.n',
    '.n)',
    '.n:unknown',
    '',
  ])('do not match: %s', selector => {
    expect(seen(selector + none, word)).toBe('AmaQQzon')
  })

  it.each([
    ['the later rule', `.n${none}.n{display:inline}`],
    ['the more specific rule', `#k{display:inline}.n.m${none}`],
    ['importance', `.n{display:inline!important}#k${none}`],
    ['importance with blanks', `.n{display:inline ! important}#k${none}`],
  ])('%s counts', (_, css) => {
    expect(seen(css, word)).toBe('AmaQQzon')
  })

  it('give way to the style attribute, unless they are important', () => {
    expect(seen(`i${none}`, 'a<i style="display:inline">b</i>')).toBe('ab')
    expect(seen('i{display:none!important}', 'a<i style="display:inline">b</i>')).toBe('a')
    expect(seen('i{display:none!important}', 'a<i style="display:inline!important">b</i>')).toBe('ab')
  })

  it.each([
    ['screen', true],
    ['all', true],
    ['only screen and (min-width: 480px)', true],
    ['screen, print', true],
    ['not print', true],
    ['(max-width: 2000px)', true],
    ['screen and (-webkit-min-device-pixel-ratio:0)', true],
    ['(prefers-color-scheme: light)', true],
    ['print', false],
    ['screen and (max-width: 600px)', false],
    ['only screen and (max-device-width:480px)', false],
    ['(prefers-color-scheme: dark)', false],
    ['not screen', false],
    ['speech', false],
    ['(min-width:100em)', false],
  ])('count by their media: %s → %s', (media, counts) => {
    const text = counts ? 'Amazon' : 'AmaQQzon'
    expect(seen(`@media ${media}{.n${none}}`, word)).toBe(text)
    expect(seen(`.n${none}`, word, ` media="${media}"`)).toBe(text)
  })

  it('are read through comments, at-rules and broken rules', () => {
    expect(
      seen(
        `<!-- @charset "x"; @import url(x); /* } */ p{;;color} @font-face{src:url("}")} .n${none} -->`,
        word,
      ),
    ).toBe('Amazon')
    expect(seen(`@supports (display:grid){@media screen{.n${none}}}`, word)).toBe('Amazon')
    expect(
      seen(`p{color:red;;}.z{background:url(data:image/png;base64,AA==)}.n{x:y;${none.slice(1)}`, word),
    ).toBe('Amazon')
  })

  it('count for what stands above them', () => {
    expect(readHtml(`${word}<style>.n${none}</style>`).runs[0]?.text.trim()).toBe('Amazon')
  })

  it('do not count in comments for Outlook', () => {
    expect(readHtml(`<!--[if mso]><style>.n${none}</style><![endif]-->${word}`).runs[0]?.text.trim()).toBe(
      'AmaQQzon',
    )
  })

  it('write text before and after', () => {
    expect(seen('b::before{content:"Ama"}b:after{content:"\\7a on" attr(title)}', '<b title="!">-</b>')).toBe(
      'Ama-zon!',
    )
    expect(seen('b::before{content:"x";display:none}', '<b>-</b>')).toBe('-')
  })

  it('hide by colour, size and place as well', () => {
    expect(seen('.n{font:0/0 x}', word)).toBe('Amazon')
    expect(seen('div{background:#123456} .n{color:#123456}', `<div>${word}</div>`)).toBe('Amazon')
    expect(seen('.n{position:absolute;inset:-2000px auto auto -2000px}', word)).toBe('Amazon')
  })
})
