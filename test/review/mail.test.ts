/** What the pages make of a message: its route, and a preview whatever the message tries. */
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../src/message/parse.ts'
import { previewOf, remoteImagesOf } from '../../src/review/mail/preview.ts'
import { type Arrived, routeOf } from '../../src/review/mail/route.ts'

const received = (...values: readonly string[]) =>
  parseMessage(
    Buffer.from(`${values.map(value => `Received: ${value}\r\n`).join('')}Subject: x\r\n\r\nx\r\n`),
  ).headers

const from = (ip: string | null): Arrived => ({
  client: { ip, helo: 'said.example', reverseName: 'true.example', tls: null },
  node: 'mx1',
  receivedAt: 1_000,
})

const forged =
  'from a.smtp-out.amazonses.com (amazon.co.jp [205.251.242.103]) by mx.example.jp with ESMTPS; x'

describe('the route', () => {
  it('begins with the connection that we took, and believes no line that came with the message', () => {
    const route = routeOf(from('203.0.113.7'), received(forged), ['192.0.2.0/24'])
    expect(route.map(({ by, ip, trusted }) => [by, ip, trusted])).toEqual([
      ['mx1', '203.0.113.7', true],
      ['mx.example.jp', '205.251.242.103', false],
    ])
    expect(route[0]).toMatchObject({ from: 'true.example', at: 1_000 })
    expect(routeOf(from('203.0.113.7'), received(), [])).toHaveLength(1)
  })

  it('believes the line of a trusted relay, and those of the relays before it, up to the first stranger', () => {
    const lines = [
      'from second.example ([192.0.2.20]) by relay.example; x',
      'from stranger.example ([198.51.100.1]) by second.example; x',
      forged,
    ]
    const route = routeOf(from('192.0.2.10'), received(...lines), ['192.0.2.0/24'])
    expect(route.map(hop => hop.trusted)).toEqual([true, true, true, false])
  })

  it('of an imported message has no hop that we saw, and nothing to believe', () => {
    expect(routeOf(from(null), received(forged), ['205.251.242.103']).map(hop => hop.trusted)).toEqual([
      false,
    ])
  })
})

const withPicture = (html: string, bytes: number): Buffer =>
  Buffer.from(
    [
      'From: a@x.example',
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      html,
      '--b',
      'Content-Type: image/png',
      'Content-ID: <a>',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.alloc(bytes, 1).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  )

describe('the preview', () => {
  it('shows pictures of the message itself, and counts those of others', () => {
    const message = parseMessage(withPicture('<img src="cid:a"><img src="https://x.example/1.png">', 900))
    const preview = previewOf(message)
    expect(preview.html.match(/<img src="data:image\/png;base64,/g)).toHaveLength(1)
    expect(preview.remoteImages).toBe(1)
    expect(remoteImagesOf(message)).toBe(1)
  })

  it('stays small however often a picture is asked for', () => {
    const message = parseMessage(withPicture('<img src="cid:a">'.repeat(20_000), 1_000_000))
    const preview = previewOf(message)
    expect(preview.html.length).toBeLessThan(6_000_000)
    expect(preview.html).toContain('data:image/png')
    expect(remoteImagesOf(message)).toBe(0)
  })

  it('is empty where the sanitiser fails, and nothing else is', () => {
    const broken = (): string => {
      throw new RangeError('Maximum call stack size exceeded')
    }
    expect(previewOf(parseMessage(withPicture('<p>x</p>', 10)), broken)).toEqual({
      html: '',
      remoteImages: 0,
      links: 0,
    })
  })
})
