import { describe, expect, it } from 'vitest'
import { makeLink } from '../../src/message/link.ts'

const link = (target: string): string => {
  const { scheme, host, organizationalDomain } = makeLink('x', target, 'html', true)
  return [scheme, host, organizationalDomain].join(' ')
}

describe('makeLink', () => {
  it.each([
    ['https://www.amazon.co.jp/gp/x?y=1', 'https www.amazon.co.jp amazon.co.jp'],
    ['HTTPS://WWW.Amazon.CO.JP./', 'https www.amazon.co.jp amazon.co.jp'],
    ['http://www.amazon.co.jp@evil.example.com/', 'http evil.example.com example.com'],
    ['http://www.amazon.co.jp:pw@evil.example.com:8080/a@b', 'http evil.example.com example.com'],
    ['http:\\\\evil.example.com\\x', 'http evil.example.com example.com'],
    ['http:/evil.example.com', 'http evil.example.com example.com'],
    ['//evil.example.com/x', ' evil.example.com example.com'],
    ['www.evil.example.com/x', ' www.evil.example.com example.com'],
    ['evil.example.com:8080/x', ' evil.example.com example.com'],
    [' \t\nht\ntp://evil.exa\nmple.com/ \u00a0', 'http evil.example.com example.com'],
    ['http://3232235777/', 'http 192.168.1.1 '],
    ['http://0xC0.0xA8.1.1/', 'http 192.168.1.1 '],
    ['http://0300.0250.0.1/', 'http 192.168.0.1 '],
    ['http://192.0.2.7:81/', 'http 192.0.2.7 '],
    ['http://[2001:DB8::1]:80/', 'http [2001:db8::1] '],
    ['https://аmazon.example/', 'https xn--mazon-3ve.example xn--mazon-3ve.example'],
    ['https://ａｍａｚｏｎ。ｃｏ。ｊｐ/', 'https amazon.co.jp amazon.co.jp'],
    ['https://%61mazon.co.jp/', 'https amazon.co.jp amazon.co.jp'],
    ['https://shop.blogspot.com/', 'https shop.blogspot.com shop.blogspot.com'],
    ['https://bucket.s3.amazonaws.com/x', 'https bucket.s3.amazonaws.com bucket.s3.amazonaws.com'],
    ['https://www.amazon.com.be/', 'https www.amazon.com.be amazon.com.be'],
    ['https://a.b.foo.com.be/', 'https a.b.foo.com.be foo.com.be'],
    ['https://login_x.example.com/', 'https login_x.example.com example.com'],
    ['mailto:a%40b@example.com?subject=x@y', 'mailto example.com example.com'],
    ['tel:+81-3-1234', 'tel  '],
    ['javascript:alert(1)', 'javascript  '],
    ['data:text/html,<b>', 'data  '],
    ['cid:logo@x', 'cid  '],
    ['#top', '  '],
    ['', '  '],
    ['index.html', '  '],
    ['/path/x', '  '],
    ['https://', 'https  '],
    ['https:///evil.example.com/', 'https evil.example.com example.com'],
    ['https://a..b/', 'https a..b '],
  ])('%s', (target, place) => {
    expect(link(target)).toBe(place)
  })

  it('keeps the target as written, without white space and control characters', () => {
    expect(makeLink('x', ' \x01https://a.example/\tb c ', 'html', true).target).toBe('https://a.example/b c')
    expect(makeLink('x', `https://a.example/${'x'.repeat(10_000)}`, 'html', true).target).toHaveLength(4096)
  })
})
