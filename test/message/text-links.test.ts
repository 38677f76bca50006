import { describe, expect, it } from 'vitest'
import { linksInText } from '../../src/message/text-links.ts'

const shown = (text: string): readonly string[] =>
  linksInText(text, 'text', true, 100).map(link => link.shown)

describe('linksInText', () => {
  it.each([
    ['see https://a.example/x?y=1&z=2.', ['https://a.example/x?y=1&z=2']],
    ['(https://a.example/x_(y))', ['https://a.example/x_(y)']],
    ['<https://a.example/x>', ['https://a.example/x']],
    ['"HTTP://A.example/x"', ['HTTP://A.example/x']],
    ['go to www.amazon.co.jp, now', ['www.amazon.co.jp']],
    ['こちらhttps://a.example/xをクリック', ['https://a.example/x']],
    ['「https://a.example/x」', ['https://a.example/x']],
    ['https://a.example/x。', ['https://a.example/x']],
    ['https://アマゾン.jp/x', ['https://アマゾン.jp/x']],
    ['http://user@a.example/', ['http://user@a.example/']],
    ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
    ['hxxp://a.example', []],
    ['http:// nothing', []],
    ['awww.a', []],
    ['https://localhost/', []],
  ])('%s', (text, links) => {
    expect(shown(text)).toEqual(links)
  })

  it('gives a host to what begins with www.', () => {
    expect(linksInText('www.amazon.co.jp', 'text', true, 10)[0]).toMatchObject({
      target: 'http://www.amazon.co.jp',
      host: 'www.amazon.co.jp',
    })
  })

  it('is bounded: 100,000 links, and a megabyte of beginnings', () => {
    const start = process.cpuUsage()
    expect(linksInText('https://a.example/x '.repeat(100_000), 'text', true, 2000)).toHaveLength(2000)
    for (const piece of ['http://', 'www.', 'https://a', 'http://a.', 'https://.,;:']) {
      linksInText(piece.repeat(1_000_000 / piece.length), 'text', true, 2000)
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000)
  })
})
