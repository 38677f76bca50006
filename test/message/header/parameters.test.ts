import { describe, expect, it } from 'vitest'
import { readParameters } from '../../../src/message/header/parameters.ts'

const parameter = (raw: string, name: string): string | undefined => readParameters(raw).parameters.get(name)

describe('readParameters', () => {
  it.each([
    ['text/plain; charset=utf-8', 'charset', 'utf-8'],
    ['text/plain; charset="utf-8" (comment; here)', 'charset', 'utf-8'],
    ['Text/HTML;CHARSET = Shift_JIS ;format=flowed', 'charset', 'Shift_JIS'],
    ['multipart/mixed; boundary="a;b=c"', 'boundary', 'a;b=c'],
    ['multipart/mixed; boundary="a\\"b"', 'boundary', 'a"b'],
    ['multipart/mixed; boundary=unclosed"', 'boundary', 'unclosed"'],
    ['multipart/mixed; boundary="unclosed', 'boundary', 'unclosed'],
    ['multipart/mixed; flag; boundary=a; boundary=b', 'boundary', 'a'],
    ['attachment; filename=Invoice(1).pdf', 'filename', 'Invoice(1).pdf'],
    ['attachment; filename="=?utf-8?B?6KuL5rGC5pu4LnBkZg==?="', 'filename', '請求書.pdf'],
    ["attachment; filename*=UTF-8''%E8%AB%8B%E6%B1%82%E6%9B%B8.pdf", 'filename', '請求書.pdf'],
    ["attachment; filename*=utf-8'ja'%E8%AB%8B.pdf; filename=plain.pdf", 'filename', '請.pdf'],
    ["attachment; filename*0*=utf-8''%E8%AB; filename*1*=%8B; filename*2=.pdf", 'filename', '請.pdf'],
    ['attachment; filename*1="b.pdf"; filename*0="a "', 'filename', 'a b.pdf'],
    ["attachment; filename*=iso-2022-jp''%1B%24B%40A5a%1B%28B.pdf", 'filename', '請求.pdf'],
    ["attachment; filename*=''%zz%41", 'filename', '%zzA'],
  ])('%s', (raw, name, value) => {
    expect(parameter(raw, name)).toBe(value)
  })

  it('lowers the value and drops comments in front of it', () => {
    expect(readParameters('(a) Text/Plain (b); x=y').value).toBe('text/plain')
    expect(readParameters('').value).toBe('')
    expect(readParameters('"text/html"').value).toBe('text/html')
  })

  it('is linear in marks that never close', () => {
    const start = process.cpuUsage()
    for (const piece of ['"', '\\"', '(', '((" ', ';a*1=', '; "('])
      readParameters(`x; ${piece.repeat(100_000)}`)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000)
  })
})
