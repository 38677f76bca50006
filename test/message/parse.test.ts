import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { base64, lines, multipart, parse, part } from './mail.ts'

describe('parseMessage', () => {
  it('keeps the exact bytes, the envelope and the client', () => {
    const raw = Buffer.from('From: a@b.example\r\n\r\n\xff\0', 'latin1')
    const envelope = { mailFrom: '', recipients: ['r@s.example'], smtputf8: true, eightBitMime: true }
    const client = { ip: '2001:db8::1', helo: 'h', reverseName: null }
    const message = parse(raw, { envelope, client })
    expect(message.raw).toBe(raw)
    expect(message).toMatchObject({ envelope, client, size: raw.length })
  })

  it('shows duplicates, in order, decoded and raw', () => {
    const message = parse(
      lines(
        'Subject: one',
        `subject: =?utf-8?B?${base64('二')}?=`,
        'From: a@b.example',
        'From: Amazon <c@d.example>',
        '',
        'x',
      ),
    )
    expect(message.headers.map(header => `${header.name}=${header.value}`)).toEqual([
      'subject=one',
      'subject=二',
      'from=a@b.example',
      'from=Amazon <c@d.example>',
    ])
    expect(message.headers[1]?.raw).toContain('=?utf-8?B?')
    expect(message.subject).toBe('one')
    expect(message.from.map(mailbox => mailbox.address)).toEqual(['a@b.example', 'c@d.example'])
    expect(message.defects).toEqual([
      { code: 'header-twice', detail: 'from' },
      { code: 'header-twice', detail: 'subject' },
    ])
  })

  it('reads every mailbox field', () => {
    const message = parse(
      lines(
        'From: f@a.example',
        'Sender: s@a.example',
        'Reply-To: r@a.example, q@a.example',
        'To: t@a.example',
        'Cc: c@a.example',
        'Message-ID: <1@x>',
        '',
        '',
      ),
    )
    const { from, sender, replyTo, to, cc } = message
    expect(
      [from, sender, replyTo, to, cc].map(list => list.map(each => `${each.field} ${each.local}`)),
    ).toEqual([['from f'], ['sender s'], ['reply-to r', 'reply-to q'], ['to t'], ['cc c']])
    expect(message.messageId).toBe('<1@x>')
  })

  it('reads raw Shift_JIS and JIS headers', () => {
    const bytes = Buffer.concat([
      Buffer.from('Subject: '),
      iconv.encode('アカウントの確認', 'shift_jis'),
      Buffer.from('\r\nFrom: \x1b$B%"%^%>%s\x1b(B <a@b.example>\r\n\r\nx'),
    ])
    const message = parse(bytes)
    expect(message.subject).toBe('アカウントの確認')
    expect(message.from[0]).toMatchObject({ name: 'アマゾン', domain: 'b.example' })
  })

  it('reports nested and split encoded-words', () => {
    const nested = `=?utf-8?B?${base64(`=?utf-8?B?${base64('アマゾン')}?=`)}?=`
    const bytes = Buffer.from('重要')
    const split = `=?utf-8?B?${bytes.subarray(0, 4).toString('base64')}?= =?utf-8?B?${bytes.subarray(4).toString('base64')}?=`
    const message = parse(lines(`Subject: ${nested}`, `From: ${split} <a@b.example>`, '', 'x'))
    expect(message.subject).toBe('アマゾン')
    expect(message.from[0]?.name).toBe('重要')
    expect(message.disguises.map(each => [each.kind, each.where])).toEqual([
      ['nested-encoding', 'header:subject'],
      ['split-encoded-word', 'header:from'],
    ])
  })

  it('gathers text, links, images and forms of HTML', () => {
    const html =
      '<title>T</title><p>Hello <a href="http://evil.example/">amazon.co.jp</a> and https://plain.example/x</p><img alt="amazon" src="https://img.example/l.png"><form action="https://f.example/"><input name=a></form>'
    const message = parse(lines('From: a@b.example', part('text/html; charset=utf-8', html)))
    expect(message.text.title).toBe('T')
    expect(message.text.own).toContain('Hello amazon.co.jp')
    expect(message.links.map(link => `${link.origin} ${link.host}`)).toEqual(
      expect.arrayContaining(['html evil.example', 'form f.example', 'text plain.example']),
    )
    expect(message.links.some(link => link.host === 'amazon.co.jp')).toBe(false)
    expect(message.images).toMatchObject([{ alt: 'amazon', host: 'img.example' }])
    expect(message.forms).toBeGreaterThan(0)
  })

  it('marks quoted text of plain parts and reads format=flowed', () => {
    const message = parse(
      lines(
        'From: a@b.example',
        part('text/plain; format=flowed', lines('my own ', 'words', '', '> theirs')),
      ),
    )
    expect(message.text.own).toContain('my own words')
    expect(message.text.quoted).toContain('theirs')
  })

  it.each([
    ['nothing', ''],
    ['one byte', '\0'],
    ['line ends', '\r\n\r\n\r\n'],
    ['a colon', ':'],
    ['text', 'no header at all, just text'],
  ])('makes a message of %s', (_, text) => {
    expect(parse(text)).toMatchObject({ subject: '', from: [], truncated: [] })
  })
})

describe('limits of parseMessage', () => {
  const from = 'From: a@b.example\r\n'
  const many = Array.from({ length: 50 }, (_, index) => part('text/plain', `part ${index}`))

  it.each([
    ['bytes', { bytes: 100 }, `${from}\r\n${'x'.repeat(200)}`],
    ['header', { headerBytes: 100 }, `${from}${'X: y\r\n'.repeat(50)}\r\nbody`],
    ['header', { headerLines: 10 }, `${from}${'X: y\r\n'.repeat(50)}\r\nbody`],
    ['parts', { parts: 10 }, from + multipart('mixed', 'b', ...many)],
    ['links', { links: 3 }, `${from}\r\n${'https://a.example/ '.repeat(10)}`],
    ['links', { links: 3 }, from + part('text/html', '<a href="https://a.example/">a</a>'.repeat(10))],
    ['text', { text: 20 }, `${from}\r\n${'x'.repeat(200)}`],
    [
      'depth',
      { depth: 2 },
      from +
        multipart('mixed', 'a', multipart('mixed', 'b', multipart('mixed', 'c', part('text/plain', 'deep')))),
    ],
  ])('%s', (name, limits, text) => {
    const message = parse(text, { limits })
    expect(message.truncated).toContain(name)
    expect(message.text.own.length).toBeGreaterThan(0)
    expect(parse(text).truncated).toEqual([])
  })

  it('says nothing of links that just fit', () => {
    expect(
      parse(`${from}\r\n${'https://a.example/ '.repeat(3)}`, { limits: { links: 3 } }).truncated,
    ).toEqual([])
  })

  it('reads a body of 30 MB to its first 512 KB', () => {
    const raw = Buffer.concat([Buffer.from(`${from}\r\nhello `), Buffer.alloc(30_000_000, 'x')])
    const start = process.cpuUsage()
    const message = parse(raw)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500)
    expect(message.size).toBe(raw.length)
    expect(message.parts[0]?.size).toBe(512 * 1024)
    expect(message.truncated).toEqual(['bytes'])
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1.5])('a limit of %s switches nothing off', value => {
    const message = parse(`${from}\r\n${'x'.repeat(600_000)}`, { limits: { bytes: value, depth: value } })
    expect(message.truncated).toContain('bytes')
  })
})

describe('disguises', () => {
  it('are found in subject, names, text and words of links', () => {
    const html = '<p>Your A\u200bm\u200bazon account</p><a href="https://x.example/">\u0391mazon.co.jp</a>'
    const message = parse(
      lines(
        `Subject: =?utf-8?B?${base64('Your Am\u0430zon order')}?=`,
        `From: =?utf-8?B?${base64('A\u200bmazon')}?= <a@b.example>`,
        part('text/html; charset=utf-8', html),
      ),
    )
    const found = message.disguises.map(each => `${each.kind} ${each.where}`)
    expect(found).toEqual(
      expect.arrayContaining([
        'confusable-letters header:subject',
        'invisible-characters header:from',
        'invisible-characters body:html',
        'confusable-letters link:1',
      ]),
    )
  })

  it('are none in honest text', () => {
    const html =
      '<p>Vielen Dank für Ihre Bestellung, Jürgen Müller – 20 € ✓</p><p>ご注文ありがとうございます。</p>'
    const message = parse(
      lines('Subject: Order', 'From: Amazon <a@b.example>', part('text/html; charset=utf-8', html)),
    )
    expect(message.disguises).toEqual([])
  })
})
