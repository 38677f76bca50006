import { describe, expect, it } from 'vitest'
import { parse } from '../mail.ts'

const rest = 'Subject: hello\r\nTo: u@example.org\r\n\r\nbody\r\n'
const filler = (lines: number) => 'X-A: b\r\n'.repeat(lines)
const addresses = (text: string) => parse(text).from.map(mailbox => mailbox.address)

describe('fields that only some readers find', () => {
  it('are read behind more lines than are parsed', () => {
    const message = parse(`${filler(2100)}From: Amazon <x@evil.example>\r\n${rest}`)
    expect(message.from).toMatchObject([{ name: 'Amazon', address: 'x@evil.example' }])
    expect(message.subject).toBe('hello')
    expect(message.text.own.trim()).toBe('body')
    expect(message.truncated).toEqual(['header'])
    expect(message.defects).toContainEqual({ code: 'header-late', detail: 'from' })
  })

  it('are read behind more bytes than are parsed, also of one endless line', () => {
    const folded = `X-A: ${`${'b'.repeat(900)}\r\n `.repeat(320)}c\r\n`
    const endless = `X-A: ${'b'.repeat(300_000)}\r\n`
    for (const long of [folded, endless]) {
      const message = parse(`${long}FROM :\r\n Amazon\r\n <x@evil.example>\r\n${rest}`)
      expect(message.from).toMatchObject([{ name: 'Amazon', address: 'x@evil.example' }])
      expect(message.text.own.trim()).toBe('body')
    }
  })

  it('are read once where the limit falls into the middle of a line', () => {
    const line = `X-Filler: ${'b'.repeat(244)}\r\n`
    const text = `${line.repeat(1023)}${line.slice(5)}From: x@evil.example\r\n${rest}`
    expect(text.indexOf('From')).toBe(256 * 1024 - 5)
    expect(addresses(text)).toEqual(['x@evil.example'])
  })

  it('are read behind a bare CR', () => {
    expect(addresses(`X-A: b\rFrom: Amazon <a@amazon.co.jp>\r\nFrom: x@evil.example\r\n${rest}`)).toEqual([
      'x@evil.example',
      'a@amazon.co.jp',
    ])
  })

  it('are read below blank lines at the very top, but text there stays text', () => {
    expect(addresses(`\r\n\r\nFrom: x@evil.example\r\n${rest}`)).toEqual(['x@evil.example'])
    expect(addresses(`\r\nX-A: b\r\n c\r\nFrom: x@evil.example\r\n${rest}`)).toEqual(['x@evil.example'])
    const message = parse('\r\nSee the list: it is long\r\n')
    expect(message.headers).toEqual([])
    expect(message.text.own).toContain('See the list')
  })

  it('are read where the colon comes late', () => {
    expect(addresses(`X-A: b\r\nFrom\r\n : Amazon <x@evil.example>\r\n${rest}`)).toEqual(['x@evil.example'])
  })

  it('are not looked for in the body', () => {
    expect(addresses(`From: x@evil.example\r\n${rest}\rFrom: y@evil.example\r\n`)).toEqual(['x@evil.example'])
  })

  it('cost one pass over 8 MB of header', () => {
    const before = process.cpuUsage().user
    expect(addresses(`${filler(1_000_000)}From: x@evil.example\r\n${rest}`)).toEqual(['x@evil.example'])
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1000)
  })
})
