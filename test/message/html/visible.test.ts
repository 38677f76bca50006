import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/message/html/read-html.ts'

const textOf = (html: string) =>
  readHtml(html)
    .runs.map(run => run.text)
    .join('')
    .trim()
const noise = (style: string) => `Ama<span style="${style}">QQ</span>zon`

describe('text that nobody sees', () => {
  it.each([
    'display:none',
    'DISPLAY : NONE',
    'display:none!important',
    'd\\69splay:none',
    'display:/**/none',
    'visibility:hidden',
    'visibility:collapse',
    'opacity:0',
    'opacity:0.01',
    'opacity:0%',
    'filter:opacity(0)',
    'filter:alpha(opacity=0)',
    'font-size:0',
    'font-size:0px',
    'font-size:1px',
    'font-size:2px',
    'font-size:0.01em',
    'font-size:1%',
    'font:0/0 a',
    'font:1px/1.5 Arial,sans-serif',
    'font:italic bold .5px x',
    'font-size:calc(0px)',
    'color:#fff',
    'color:#ffffff',
    'color:white',
    'color:rgb(255,255,255)',
    'color:rgb(100% 100% 100%)',
    'color:hsl(0,0%,100%)',
    'color:#fefefe',
    'color:#FDFDFDff',
    'color:rgba(0,0,0,0)',
    'color:transparent',
    'color:#0000',
    'background:#000;color:#000',
    'background-color:red;color:#f00',
    '-webkit-text-fill-color:transparent',
    'display:inline-block;text-indent:-9999px',
    'position:absolute;left:-9999px',
    'position:absolute;top:-999px',
    'position:fixed;right:-100em',
    'position:relative;left:-5000px',
    'position:absolute;left:9999px',
    'position:absolute;clip:rect(0,0,0,0)',
    'position:absolute;clip:rect(1px 1px 1px 1px)',
    'clip-path:inset(50%)',
    'clip-path:circle(0)',
    'margin-left:-9999px',
    'margin:0 0 0 -9999px',
    'display:inline-block;transform:scale(0)',
    'display:block;transform:translateX(-9999px)',
    'float:left;width:0;overflow:hidden',
    'display:inline-block;height:0;overflow:hidden',
    'display:block;max-height:0px;overflow:hidden',
    'display:inline-block;max-width:1px;overflow-x:hidden',
    'display:block;line-height:0;overflow:hidden',
    'zoom:0',
  ])('is left out of the word: %s', style => {
    const page = readHtml(noise(style))
    expect(
      page.runs
        .map(run => run.text)
        .join('')
        .replaceAll('\n', '')
        .trim(),
    ).toBe('Amazon')
    expect(page.hidden).toBe('QQ')
  })

  it.each([
    'color:#333',
    'color:#999',
    'font-size:9px',
    'font-size:50%',
    'visibility:visible',
    'opacity:.6',
    'text-indent:-10px',
    'text-indent:-9999px',
    'margin-left:-5px',
    'position:absolute;left:0',
    'left:-9999px',
    'height:0',
    'height:0;overflow:hidden',
    'display:inline-block;width:0',
    'max-height:0',
    'display:var(--x)',
    'color:var(--x)',
    'color:nonsense',
    'font-size:inherit',
    'transform:scale(0)',
    'background:#000;color:#fff',
    'background:url(x.png);color:#fff',
    'mso-hide:all',
    'font:700 14px/0 x',
    'color:#ff0000;background:#00a000',
    'width:1%;overflow:hidden;display:inline-block',
    'clip:rect(0,0,0,0)',
  ])('does not take what is seen for hidden: %s', style => {
    expect(readHtml(noise(style)).hidden).toBe('')
    expect(textOf(noise(style)).replaceAll('\n', '')).toBe('AmaQQzon')
  })

  it.each([
    ['<div style="font-size:0"><span style="font-size:14px">seen</span>x</div>', 'seen'],
    ['<div style="visibility:hidden">x<b style="visibility:visible">seen</b></div>', 'seen'],
    ['<div style="display:none">x<b style="display:block">x</b></div>seen', 'seen'],
    ['<div style="opacity:0"><b style="opacity:1">x</b></div>seen', 'seen'],
    ['<table bgcolor="#000000"><tr><td><font color="#ffffff">seen</font></td></tr></table>', 'seen'],
    [
      '<table bgcolor="#000000"><tr><td bgcolor="white"><font color="#ffffff">x</font></td></tr></table>seen',
      'seen',
    ],
    ['<body bgcolor=black text=white>seen', 'seen'],
    ['<td background="x.jpg" style="color:#fff">seen</td>', 'seen'],
    ['<div style="background:linear-gradient(red,blue);color:#fff">seen</div>', 'seen'],
    ['<div style="color:#fff"><a href="x" style="color:inherit">x</a></div><a href=y>seen</a>', 'seen'],
    ['<table><tr><td style="height:0;overflow:hidden">seen</td></tr></table>', 'seen'],
    ['<div hidden>x</div>seen', 'seen'],
    ['<div hidden style="display:block">seen</div>', 'seen'],
    ['<font size="1">seen</font>', 'seen'],
    [
      '<script>x</script><style>x{}</style><template>x</template><object>x</object><iframe>x</iframe>seen',
      'seen',
    ],
    ['<noscript>seen</noscript>', 'seen'],
    ['<!-- x -->se<!-- x -->en', 'seen'],
    ['<!--[if mso]><p>x</p><![endif]-->seen', 'seen'],
    ['<!--[if !mso]><!-->seen<!--<![endif]-->', 'seen'],
    ['<![if !mso]>seen<![endif]>', 'seen'],
    ['<details><summary>se</summary></details>en', 'se\nen'],
    ['<dialog>x</dialog><dialog open>seen</dialog>', 'seen'],
  ])('follows inheritance and elements: %s', (html, text) => {
    expect(textOf(html)).toBe(text)
  })

  it('keeps tables in old documents readable inside of boxes without font size', () => {
    const table = '<div style="font-size:0"><table><tr><td>seen</td></tr></table></div>'
    expect(textOf(table)).toBe('seen')
    expect(textOf(`<!doctype html>${table}`)).toBe('')
  })

  it('reports text that cuts a word, by the way of hiding', () => {
    const kind = (style: string) => readHtml(noise(style)).disguises.map(disguise => disguise.kind)
    expect(kind('display:none')).toEqual(['hidden-text'])
    expect(kind('font-size:0')).toEqual(['tiny-text'])
    expect(kind('color:#fff')).toEqual(['same-colour-text'])
    expect(kind('position:absolute;left:-999px')).toEqual(['off-screen-text'])
    expect(readHtml(noise('display:none')).disguises[0]?.quote).toBe('Ama[QQ]zon')
  })

  it('reports no preheader and no layout', () => {
    const page = readHtml(
      '<div style="display:none;max-height:0">Your order \u034f \u200c</div><td style="font-size:0"> </td><p>Hello<span style="display:none">mobile</span> you',
    )
    expect(page.disguises).toEqual([])
    expect(page.hidden).toContain('Your order')
  })

  const novel = Array.from({ length: 200 }, (_, index) => `word${'abcdefghij'[index % 10]}${index}`).join(' ')

  it('reports more hidden text than shown text, by the way in which most is hidden', () => {
    const page = readHtml(
      `<p>Verify now</p><i style="display:none">x</i><div style="font-size:1px">${novel}</div>`,
    )
    expect(page.disguises).toEqual([
      { kind: 'tiny-text', where: 'body:html', quote: expect.stringContaining('worda0 wordb1') },
    ])
  })

  it('reports no second layout for small screens, and no preheader', () => {
    expect(readHtml(`<div style="display:none">${novel}</div><div>${novel}</div>`).disguises).toEqual([])
    expect(readHtml(`<div style="display:none">${novel.slice(0, 300)}</div><p>Hello`).disguises).toEqual([])
    expect(readHtml(`<!--[if mso]>${novel}<![endif]--><p>Hello`).disguises).toEqual([])
  })

  it('keeps what Outlook alone would show as hidden', () => {
    expect(readHtml('<!--[if mso]><p>Pay now</p><![endif]-->x').hidden).toBe('Pay now')
  })
})
