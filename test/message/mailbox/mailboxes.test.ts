import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readMailboxes } from '../../../src/message/mailbox/mailboxes.ts'

/** name | address | domain | comment of each mailbox */
const read = (raw: string): readonly string[] =>
  readMailboxes('from', raw).map(each =>
    [each.name, each.address, each.domain, each.comment].join(' | ').replace(/(?: \| )+$/, ''),
  )

const b = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

describe('readMailboxes', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['a@b.de', [' | a@b.de | b.de']],
    ['<a@b.de>', [' | a@b.de | b.de']],
    ['Amazon <a@B.DE.>', ['Amazon | a@B.DE. | b.de']],
    ['"Amazon, Inc." <a@b.de>', ['Amazon, Inc. | a@b.de | b.de']],
    ['"A \\"B\\"" <a@b.de>', ['A "B" | a@b.de | b.de']],
    ['a@b.de (Amazon (JP))', [' | a@b.de | b.de | Amazon (JP)']],
    ['A <a@b.de>, B <c@d.de>', ['A | a@b.de | b.de', 'B | c@d.de | d.de']],
    ['Friends: a@b.de, C <c@d.de>;', ['Friends: | a@b.de | b.de', 'C | c@d.de | d.de']],
    ['undisclosed-recipients:;', ['undisclosed-recipients: | undisclosed-recipients:']],
    ['"a b"@q.example, x@q.example', [' | "a b"@q.example | q.example', ' | x@q.example | q.example']],
    ['Taro "a,b \\" c"@q.example', ['Taro | "a,b \\" c"@q.example | q.example']],
    ['"taro"@q.example', [' | taro@q.example | q.example']],
    ['"x@amazon.de"@evil.example', [' | "x@amazon.de"@evil.example | evil.example']],
    ['"Amazon"@x.de <y@z.de>', ['Amazon@x.de | y@z.de | z.de']],
    // invalid, and seen
    ['Amazon Gutschein, <x@y.de>', ['Amazon Gutschein | x@y.de | y.de']],
    ['Smith, John, Jr. <x@y.de>', ['Smith, John, Jr. | x@y.de | y.de']],
    ['a,(<x@y.de>)', ['a | x@y.de | y.de | <x@y.de>']],
    ['<"no-reply@Amazon.de">', [' | no-reply@Amazon.de | amazon.de']],
    ['<"no-reply@amazon.de"@evil.example>', [' | "no-reply@amazon.de"@evil.example | evil.example']],
    ['"service@amazon.de" <x@evil.example>', ['service@amazon.de | x@evil.example | evil.example']],
    ['service@amazon.de <x@evil.example>', ['service@amazon.de | x@evil.example | evil.example']],
    [
      'Amazon <a@amazon.de> <x@evil.example>',
      ['Amazon | a@amazon.de | amazon.de', 'Amazon | x@evil.example | evil.example'],
    ],
    ['<Amazon> <x@y.de>', ['Amazon | x@y.de | y.de']],
    ['Amazon x@y.de', ['Amazon | x@y.de | y.de']],
    ['Amazon <x@y.de', ['Amazon | x@y.de | y.de']],
    ['Amazon x@y.de>', ['Amazon | x@y.de | y.de']],
    ['"Amazon <x@y.de>', ['"Amazon | x@y.de | y.de']],
    ['Amazon (shop <x@y.de>', ['Amazon (shop | x@y.de | y.de']],
    ['Amazon<x@y.de>', ['Amazon | x@y.de | y.de']],
    ['<@relay.de,@b.de:x@y.de>', [' | x@y.de | y.de']],
    ['<x%amazon.de@evil.example>', [' | x%amazon.de@evil.example | evil.example']],
    ['< x@y.de >', [' | x@y.de | y.de']],
    ['<mailto:x@y.de>', [' | x@y.de | y.de']],
    ['<x@y.de> Amazon', ['Amazon | x@y.de | y.de']],
    ['<x@y.de>, Amazon', [' | x@y.de | y.de', 'Amazon']],
    ['Amazon <>', ['Amazon']],
    ['Amazon.co.jp', ['Amazon.co.jp | Amazon.co.jp']],
    ['Amazon Prime', ['Amazon Prime']],
    ['<Amazon>', [' | Amazon']],
    ['x@アマゾン.jp', [' | x@アマゾン.jp | xn--cckwcxetd.jp']],
    ['x@[192.0.2.1]', [' | x@[192.0.2.1] | [192.0.2.1]']],
    ['', []],
    [',,, ,', []],
    [`${','.repeat(5000)} Amazon <x@y.de>`, ['Amazon | x@y.de | y.de']],
    // encoded
    [`${b('アマゾン')} <x@y.de>`, ['アマゾン | x@y.de | y.de']],
    [`"${b('アマゾン')}" <x@y.de>`, ['アマゾン | x@y.de | y.de']],
    [`${b('アマゾン')}<x@y.de>`, ['アマゾン | x@y.de | y.de']],
    [`${b('Amazon, Inc. <a@amazon.de>')} <x@y.de>`, ['Amazon, Inc. <a@amazon.de> | x@y.de | y.de']],
    ['=?utf-8?Q?Amazon,_Inc?= <x@y.de>', ['Amazon, Inc | x@y.de | y.de']],
    ['=?utf-8?Q?Amazon, Inc (x?= <x@y.de>', ['Amazon, Inc (x | x@y.de | y.de']],
    [b('Amazon <x@y.de>'), ['Amazon | x@y.de | y.de']],
    [`x@y.de (${b('アマゾン')})`, [' | x@y.de | y.de | アマゾン']],
    [`<${b('x@y.de')}>`, [' | x@y.de | y.de']],
  ]
  it.each(cases)('%s', (raw, mailboxes) => {
    expect(read(raw)).toEqual(mailboxes)
  })

  it('reads raw Shift_JIS and JIS names, whose bytes may look like quotation marks and commas', () => {
    const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
    expect(read(`${latin1(iconv.encode('アマゾン', 'shift_jis'))} <x@y.de>`)).toEqual([
      'アマゾン | x@y.de | y.de',
    ])
    expect(read('\x1b$B%"%^%>%s\x1b(B <x@y.de>')).toEqual(['アマゾン | x@y.de | y.de'])
  })

  it('undoes quoting in the local part', () => {
    expect(readMailboxes('from', '"a b"@y.de')[0]?.local).toBeDefined()
    expect(readMailboxes('from', '<"a b"@y.de>')[0]).toMatchObject({ local: 'a b', domain: 'y.de' })
  })

  it('is linear and bounded: half a million commas, brackets, quotation marks', () => {
    const start = process.cpuUsage()
    for (const piece of [
      ',',
      '<',
      '"',
      '(',
      '\\"',
      'a@b,',
      '<a@b>',
      '()',
      '"",',
      '=?',
      '<,',
      'a <a@b>',
      '"a b"@c ',
      '""@',
    ]) {
      expect(readMailboxes('to', piece.repeat(500_000 / piece.length)).length).toBeLessThanOrEqual(51_000)
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(8_000)
  })
})
