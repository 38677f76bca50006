import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/message/html/read-html.ts'

const textOf = (html: string) =>
  readHtml(html)
    .runs.map(run => run.text)
    .join('')
    .trim()

describe('reading order and words', () => {
  it.each([
    ['inline elements do not break words', 'A<b>m</b><span>a</span><font>zo</font>n', 'Amazon'],
    ['blocks do', '<div>a</div><p>b<p>c<li>d', 'a\nb\nc\nd'],
    ['line breaks do', 'a<br>b<br/>c', 'a\nb\nc'],
    ['cells do, rows begin lines', '<table><tr><td>a<td>b<tr><td>c</table>', 'a b\nc'],
    ['white space collapses', ' a \n\t b ', 'a b'],
    ['preformatted lines stay', '<pre>a\nb</pre>c', 'a\nb\nc'],
    ['preserved lines stay', '<div style="white-space:pre-wrap">a\nb</div>', 'a\nb'],
    ['entities are decoded', '&#65;&#x6d;&#97;&zwnj;z&#111;n &lt;b&gt; &amp;amp;', 'Ama\u200czon <b> &amp;'],
    [
      'blocks made inline do not break',
      '<div style="display:inline">A</div><div style="display:inline">mazon</div>',
      'Amazon',
    ],
    ['inline made block breaks', 'a<span style="display:block">b</span>c', 'a\nb\nc'],
    [
      'buttons and fields',
      '<input type=submit value="Sign in"> <button>Go</button><input placeholder="Card">',
      'Sign in Go Card',
    ],
    ['alternative texts', '<img alt="Amazon logo"><b>x</b>', 'Amazon logo x'],
    ['letters as pictures', '<img alt="A">mazon', 'Amazon'],
    ['text drawn backwards by tags', '<bdo dir="rtl">nozamA</bdo> x', 'Amazon x'],
    [
      'text drawn backwards by style',
      '<span style="unicode-bidi:bidi-override;direction:rtl">nozamA</span>',
      'Amazon',
    ],
    ['text drawn backwards by characters', '&#8238;nozamA&#8236; x', 'Amazon x'],
    ['unclosed and crossed tags', '<div><b>a<div>b</b>c</i></div>d', 'a\nb\nc\nd'],
    ['end tags do not leave their cell', '<table><tr><td>a</div></td><td>b</td></tr></table>', 'a b'],
    ['text in SVG', '<svg><text>seen</text><a href="x"/></svg>', 'seen'],
    ['select boxes', '<select><option>a<option>b</select>', 'a\nb'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })

  it('gives the title apart', () => {
    const page = readHtml('<title> Amazon &amp; you </title><title>second</title>x')
    expect(page.title).toBe('Amazon & you')
    expect(page.runs).toEqual([{ text: 'x\n', quoted: false }])
  })
})

describe('links', () => {
  const links = (html: string) => readHtml(html).links

  it('have the words of all their descendants', () => {
    expect(
      links('<a href=" https://x.example/a?b=1&amp;c "><b>Ama</b>zon <img alt="logo"> \n <i>now</i></a>'),
    ).toEqual([
      { shown: 'Amazon logo now', target: 'https://x.example/a?b=1&c', origin: 'html', visible: true },
    ])
  })

  it('leave hidden words out, and say when nobody sees them', () => {
    expect(
      links('<a href=x>a<b style="display:none">b</b></a><a href=y style="display:none">c</a><a href=z></a>'),
    ).toEqual([
      { shown: 'a', target: 'x', origin: 'html', visible: true },
      { shown: '', target: 'y', origin: 'html', visible: false },
      { shown: '', target: 'z', origin: 'html', visible: false },
    ])
  })

  it('are visible by their picture', () => {
    expect(links('<a href=x><img src=y></a>')[0]?.visible).toBe(true)
  })

  it('come from forms, areas, SVG, refresh and buttons too', () => {
    const html =
      '<meta http-equiv="Refresh" content="0; URL=\'http://r.example\'"><form action="http://f.example"><button formaction="http://b.example">x</button></form><map><area href="http://a.example" alt="Pay"></map><svg><a xlink:href="http://s.example">s</a></svg>'
    expect(links(html).map(link => [link.origin, link.target, link.shown])).toEqual([
      ['html', 'http://r.example', ''],
      ['form', 'http://f.example', ''],
      ['form', 'http://b.example', ''],
      ['html', 'http://a.example', 'Pay'],
      ['html', 'http://s.example', 's'],
    ])
  })

  it('stand on the base', () => {
    expect(
      links(
        '<base href="https://x.example/d/"><a href="../e">a</a><a href="//y.example">b</a><a href="mailto:a@b">c</a>',
      ).map(link => link.target),
    ).toEqual(['https://x.example/e', '//y.example', 'mailto:a@b'])
  })

  it('lose line breaks inside of the target, as in browsers', () => {
    expect(links('<a href="https://x.exa\nmple/">a</a>')[0]?.target).toBe('https://x.example/')
  })

  it('are cut at the limit, and that is said', () => {
    const page = readHtml('<a href=x>a</a>'.repeat(5), { links: 3 })
    expect(page.links).toHaveLength(3)
    expect(page.truncated).toEqual(['links'])
  })
})

describe('images and forms', () => {
  it('tells alternative text, source, Content-ID and visibility', () => {
    expect(
      readHtml(
        '<img src="cid:logo@x" alt=" Amazon "><img src="https://i.example/p.gif" style="display:none">',
      ).images,
    ).toEqual([
      { alt: 'Amazon', source: 'cid:logo@x', contentId: 'logo@x', visible: true },
      { alt: '', source: 'https://i.example/p.gif', contentId: '', visible: false },
    ])
  })

  it('counts forms and the fields that a person can fill in', () => {
    const html =
      '<form><input name=a><input type=password><textarea></textarea><select></select><input type=hidden><input type=submit><input style="display:none"></form>'
    expect(readHtml(html).forms).toBe(5)
  })
})

describe('quotations', () => {
  it.each([
    ['cited blocks', '<p>mine</p><blockquote type="cite">theirs</blockquote>'],
    ['Gmail', 'mine<div class="gmail_quote">theirs</div>'],
    ['Thunderbird', 'mine<div class="moz-cite-prefix">theirs</div>'],
    ['Outlook on the web', 'mine<div id="divRplyFwdMsg">theirs</div>'],
    ['Yahoo', 'mine<div class="yahoo_quoted">theirs</div>'],
  ])('are marked: %s', (_, html) => {
    expect(readHtml(html).runs.map(({ text, quoted }) => [text.trim(), quoted])).toEqual([
      ['mine', false],
      ['theirs', true],
    ])
  })

  it('are marked from a header block on', () => {
    const html =
      '<p>mine</p><div><b>差出人:</b> x<br><b>送信日時:</b> y<br><b>宛先:</b> z<br><b>件名:</b> w</div><p>theirs</p>'
    const runs = readHtml(html).runs
    expect(runs.map(run => run.quoted)).toEqual([false, true])
    expect(runs[1]?.text).toContain('theirs')
  })

  it('are not every indented block', () => {
    expect(readHtml('<blockquote>our advice</blockquote>').runs[0]?.quoted).toBe(false)
  })
})
