import { describe, expect, it } from 'vitest'
import type { Message } from '../../../src/message/message.ts'
import { base64, lines, multipart, parse, part } from '../mail.ts'

const outline = (message: Message): readonly string[] =>
  message.parts.map(each =>
    `${each.path} ${each.type} ${each.nested > 0 ? `(${each.nested}) ` : ''}${each.text.trim()}`.trim(),
  )
const codes = (message: Message): readonly string[] => message.defects.map(defect => defect.code)

const from = 'From: a@b.example\r\n'

describe('the MIME tree', () => {
  it('numbers leaves as IMAP does', () => {
    const inner = multipart('alternative', 'in', part('text/plain', 'one'), part('text/html', '<p>two</p>'))
    const message = parse(from + multipart('mixed', 'out', inner, part('application/pdf', 'xxx')))
    expect(outline(message)).toEqual(['1.1 text/plain one', '1.2 text/html <p>two</p>', '2 application/pdf'])
    expect(message.defects).toEqual([])
    expect(outline(parse(`${from}\r\nhello`))).toEqual(['1 text/plain hello'])
  })

  it('keeps the leaves of nested messages with their depth', () => {
    const deepest = lines('From: c@d.example', 'Subject: inner', '', 'deepest')
    const nested = lines(
      'Subject: outer',
      multipart('mixed', 'n', part('text/plain', 'middle'), part('message/rfc822', deepest)),
    )
    const message = parse(
      from +
        multipart(
          'mixed',
          'o',
          part('text/plain', 'top of the message, long enough'),
          part('message/rfc822', nested),
        ),
    )
    expect(outline(message)).toEqual([
      '1 text/plain top of the message, long enough',
      '2 message/rfc822',
      '2.1 text/plain (1) middle',
      '2.2 message/rfc822 (1)',
      '2.2.1 text/plain (2) deepest',
    ])
    expect(message.text.own).toBe('top of the message, long enough')
    expect(message.text.quoted).toContain('deepest')
    expect(message.text.runs.find(run => run.text === 'inner')).toMatchObject({
      where: 'rfc822:2.2',
      quoted: true,
    })
  })

  it('takes a nested message for the message itself where nothing stands around it', () => {
    const message = parse(from + part('message/rfc822', lines('Subject: Amazon', '', 'confirm your account')))
    expect(message.text.own).toContain('confirm your account')
    expect(message.text.own).toContain('Amazon')
  })

  it('takes the headers that a bounce returns for somebody else’s words', () => {
    const notice = part('text/plain', 'Your message could not be delivered to everybody.')
    const headers = part('text/rfc822-headers', lines('From: Amazon <x@y.example>', 'Subject: pay'))
    const message = parse(from + multipart('report', 'b', notice, headers))
    expect(message.text.own).not.toContain('Amazon')
    expect(message.text.quoted).toContain('Amazon')
  })

  it('opens a nested message that was encoded against the rules', () => {
    const inner = base64(lines('Subject: x', '', 'hidden away'))
    const message = parse(from + part('message/rfc822', inner, 'Content-Transfer-Encoding: base64'))
    expect(message.text.own).toContain('hidden away')
  })

  const broken: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    [
      'no closing boundary',
      multipart('mixed', 'b', part('text/plain', 'one')).replace(/\r\n--b--$/, ''),
      ['1 text/plain one'],
      ['boundary-unclosed'],
    ],
    [
      'a part cut in its header',
      lines('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html'),
      ['1 text/html'],
      ['boundary-unclosed'],
    ],
    [
      'a boundary in quotes with blanks',
      multipart('mixed', 'a b=c', part('text/plain', 'one')),
      ['1 text/plain one'],
      [],
    ],
    [
      'a boundary that is the beginning of another',
      multipart(
        'mixed',
        'b',
        multipart('mixed', 'b2', part('text/plain', 'one'), part('text/plain', 'two')),
        part('text/plain', 'three'),
      ),
      ['1.1 text/plain one', '1.2 text/plain two', '2 text/plain three'],
      [],
    ],
    [
      'the same boundary inside',
      multipart('mixed', 'b', multipart('mixed', 'b', part('text/plain', 'one'))),
      ['1 text/plain', '2 text/plain one'],
      ['boundary-missing'],
    ],
    [
      'no boundary parameter',
      multipart('mixed', 'b', part('text/plain', 'one')).replace('; boundary="b"', ''),
      ['1 text/plain one'],
      ['boundary-missing'],
    ],
    [
      'a boundary that does not occur',
      lines('Content-Type: multipart/mixed; boundary=zz', '', 'just text'),
      ['1 text/plain just text'],
      ['boundary-missing'],
    ],
    [
      'a wrong boundary',
      multipart('mixed', 'b', part('text/plain', 'one')).replace('"b"', '"c"'),
      ['1 text/plain one'],
      ['boundary-missing'],
    ],
    [
      'two boundary parameters',
      multipart('mixed', 'b', part('text/plain', 'one')).replace('"b"', '"b"; boundary="c"'),
      ['1 text/plain one'],
      [],
    ],
    [
      'a preamble and an epilogue',
      `${multipart('mixed', 'b', part('text/plain', 'one')).replace('--b\r\n', 'preamble\r\n--b\r\n')}\r\nepilogue`,
      ['1 text/plain one'],
      [],
    ],
    [
      'parts behind the closing boundary',
      `${multipart('mixed', 'b', part('text/plain', 'one'))}\r\n--b\r\n\r\ntwo\r\n--b--`,
      ['1 text/plain one', '2 text/plain two'],
      [],
    ],
    [
      'blanks behind the boundary',
      multipart('mixed', 'b', part('text/plain', 'one'))
        .replaceAll('--b', '--b')
        .replace('--b\r\n', '--b  \t\r\n'),
      ['1 text/plain one'],
      [],
    ],
    [
      'no empty line in a part',
      lines(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        'one and more',
        '',
        'two',
        '--b--',
      ),
      ['1 text/plain one and more\r\n\r\ntwo'],
      ['missing-blank-line'],
    ],
    [
      'a part without header',
      lines('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'one', '--b--'),
      ['1 text/plain one'],
      [],
    ],
    [
      'an empty multipart',
      lines('Content-Type: multipart/mixed; boundary=b', '', '--b--', ''),
      ['1 text/plain --b--'],
      [],
    ],
    [
      'a digest',
      multipart('digest', 'b', lines('', 'Subject: one', '', 'text')),
      ['1 message/rfc822', '1.1 text/plain (1) text'],
      [],
    ],
    [
      'a multipart that was encoded as a whole',
      lines(
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Transfer-Encoding: base64',
        '',
        base64(lines('--b', part('text/plain', 'one'), '--b--')),
      ),
      ['1 text/plain one'],
      [],
    ],
    ['a garbage type', part('text', 'one'), ['1 text/plain one'], ['content-type-invalid']],
    ['an html type', part('html', '<b>one</b>'), ['1 text/html <b>one</b>'], ['content-type-invalid']],
    ['an empty type', part('', 'one'), ['1 text/plain one'], []],
    ['a type with a comment', part('text/html (really)', 'one'), ['1 text/html one'], []],
    [
      'encoding given twice',
      part('text/plain', 'b25l', 'Content-Transfer-Encoding: base64', 'Content-Transfer-Encoding: 7bit'),
      ['1 text/plain one'],
      ['transfer-encoding-twice'],
    ],
    [
      'an unknown encoding',
      part('text/plain', 'one', 'Content-Transfer-Encoding: x-y'),
      ['1 text/plain one'],
      ['transfer-encoding-unknown'],
    ],
  ]
  it.each(broken)('%s', (_, text, expected, defects) => {
    for (const variant of [text, text.replaceAll('\r\n', '\n')]) {
      const message = parse(from + variant)
      expect(outline(message).map(each => each.replaceAll('\r\n', '\n'))).toEqual(
        expected.map(each => each.replaceAll('\r\n', '\n')),
      )
      expect(codes(message)).toEqual(defects)
    }
  })

  it('takes a boundary by its bytes, even if it looks like an encoded-word', () => {
    expect(outline(parse(from + multipart('mixed', '=?utf-8?Q?a?=', part('text/plain', 'one'))))).toEqual([
      '1 text/plain one',
    ])
    expect(outline(parse(from + multipart('mixed', 'é', part('text/plain', 'one'))))).toEqual([
      '1 text/plain one',
    ])
  })

  it('reads mail with CR alone', () => {
    const text = (from + multipart('mixed', 'b', part('text/plain', 'one'))).replaceAll('\r\n', '\r')
    expect(outline(parse(text))).toEqual(['1 text/plain one'])
  })
})

describe('parts', () => {
  it('reads file names, content ids and sizes', () => {
    const image = part(
      'image/png',
      base64('xyz'),
      'Content-Transfer-Encoding: base64',
      'Content-ID: <logo@x>',
      "Content-Disposition: inline; filename*=utf-8''%E8%AB%8B.png",
    )
    const pdf = part(
      'application/pdf; name="=?utf-8?B?6KuLLnBkZg==?="',
      'x',
      'Content-Disposition: attachment',
    )
    const [first, second] = parse(from + multipart('mixed', 'b', image, pdf)).parts
    expect(first).toMatchObject({ contentId: 'logo@x', disposition: 'inline', filename: '請.png', size: 3 })
    expect(Buffer.from(first?.content ?? []).toString()).toBe('xyz')
    expect(second).toMatchObject({ disposition: 'attachment', filename: '請.pdf', size: 1 })
  })

  it('drops folders from file names', () => {
    const [only] = parse(
      from + part('application/pdf', 'x', 'Content-Disposition: attachment; filename="..\\\\..\\\\a/b.pdf"'),
    ).parts
    expect(only?.filename).toBe('b.pdf')
  })

  it.each([
    ['application/octet-stream', 'Content-Disposition: attachment; filename=bill.html', 'text/html'],
    ['application/octet-stream', 'Content-Disposition: attachment; filename=bill.SHTML', 'text/html'],
    ['application/octet-stream', 'X: y', 'text/html'],
    ['text/plain', 'X: y', 'text/html'],
    ['text/plain', 'Content-Disposition: attachment; filename=a.txt', 'text/plain'],
    ['application/pdf', 'Content-Disposition: attachment; filename=a.pdf', 'application/pdf'],
    ['application/xhtml+xml', 'X: y', 'text/html'],
  ])('%s with %s is opened as %s', (type, field, expected) => {
    const [only] = parse(from + part(type, '<!DOCTYPE html><html><body>pay now</body></html>', field)).parts
    expect(only?.type).toBe(expected)
  })

  it('reads an attached page as text and links of the attachment', () => {
    const page = part(
      'text/html',
      '<a href="https://evil.example/x">amazon.co.jp</a>',
      'Content-Disposition: attachment; filename="a.htm"',
    )
    const message = parse(from + multipart('mixed', 'b', part('text/plain', 'see the attachment'), page))
    expect(message.text.runs.map(run => run.where)).toEqual(['body:plain', 'attachment:a.htm'])
    expect(message.links).toMatchObject([
      { shown: 'amazon.co.jp', host: 'evil.example', origin: 'attachment' },
    ])
  })

  it('reads a body that calls itself an attachment', () => {
    expect(parse(from + part('text/plain', 'the text', 'Content-Disposition: attachment')).text.own).toBe(
      'the text',
    )
    const named = part('text/html', '<p>the text', 'Content-Disposition: attachment; filename=a.html')
    expect(parse(from + named).text.runs).toMatchObject([{ where: 'body:html', text: 'the text\n' }])
  })

  it('reports a charset that is not the declared one', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${from}Content-Type: text/plain; charset=utf-8\r\n\r\n`),
      Buffer.from([0x83, 0x41, 0x83, 0x7d, 0x83, 0x5d, 0x83, 0x93]),
    ])
    const message = parse(bytes)
    expect(message.text.own).toBe('アマゾン')
    expect(message.disguises).toMatchObject([{ kind: 'wrong-charset', where: 'part:1' }])
  })

  it('finds the charset of a page in its own markup', () => {
    const head = `${from}Content-Type: text/html\r\n\r\n<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">`
    const message = parse(Buffer.concat([Buffer.from(head), Buffer.from([0x8f, 0x64, 0x97, 0x76])]))
    expect(message.parts[0]).toMatchObject({ charset: 'shift_jis' })
    expect(message.text.own.trim()).toBe('重要')
  })
})
