import { describe, expect, it } from 'vitest'
import { decodeTransfer, transferEncoding } from '../../../src/message/mime/transfer.ts'

const decode = (text: string, encoding: string): string =>
  Buffer.from(decodeTransfer(Buffer.from(text, 'latin1'), transferEncoding(encoding))).toString('latin1')

const encoded = Buffer.from('Hello, world').toString('base64')

describe('decodeTransfer', () => {
  it.each([
    ['base64', encoded, 'Hello, world'],
    [' BASE64 (comment)', `${encoded.slice(0, 5)}\r\n ${encoded.slice(5)}\r\n`, 'Hello, world'],
    ['base64', `!!${encoded.slice(0, 4)}*#${encoded.slice(4)}`, 'Hello, world'],
    ['base64', 'SGk=\r\nSGk=\r\n', 'HiHi'],
    ['base64', 'SGk', 'Hi'],
    ['base64', 'SGk=\r\n--\r\nlist footer: unsubscribe!', 'Hi'],
    ['base64', '', ''],
    ['quoted-printable', 'a=3Db=\r\nc=C3=A9', 'a=bc\xc3\xa9'],
    ['Quoted_Printable', 'a=3db', 'a=b'],
    ['quoted-printable', 'soft= \t\r\nbreak=\nhere=', 'softbreakhere'],
    ['quoted-printable', 'a=zz=4=', 'a=zz=4'],
    ['quoted-printable', '100% = all', '100% = all'],
    ['quoted-printable', 'no escapes', 'no escapes'],
    ['uuencode', 'text\nbegin 644 a.txt\n#86)C\n`\nend\n', 'abc'],
    ['7bit', 'a=3Db', 'a=3Db'],
    ['x-unknown', 'a=3Db', 'a=3Db'],
    ['', 'a=3Db', 'a=3Db'],
  ])('%s %j', (encoding, text, decoded) => {
    expect(decode(text, encoding)).toBe(decoded)
  })

  it('is linear', () => {
    const start = process.cpuUsage()
    for (const piece of ['=', '= ', 'A', 'A=', '=3', '\n', 'begin \n']) {
      for (const encoding of ['base64', 'quoted-printable', 'uuencode'])
        decode(piece.repeat(500_000 / piece.length), encoding)
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000)
  })
})
