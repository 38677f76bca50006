import { describe, expect, it } from 'vitest'
import { releasedBytes } from '../../src/quarantine/released-bytes.ts'

const released = (text: string) =>
  Buffer.from(releasedBytes(Buffer.from(text, 'latin1'), 'ID', 0, 'mx.example.org')).toString('latin1')
const OWN = 'X-Amazon-Impersonation-Released: id=ID; at=1970-01-01T00:00:00.000Z\r\n'
const rest = 'From: a@b.example\r\n\r\nX-Amazon-Impersonation: body\r\n'

describe('the bytes of a release', () => {
  it.each([
    ['a verdict', 'X-Amazon-Impersonation: no\r\n'],
    ['a verdict with a late colon', 'X-Amazon-Impersonation\r\n : no\r\n'],
    ['a verdict with NUL', 'X-Amazon\0-Impersonation: no\r\n'],
    ['a verdict behind a bare CR', 'X-A: b\rX-Amazon-Impersonation: no\r\n'],
    ['results', 'Authentication-Results: mx.example.org; dmarc=pass\r\n'],
    [
      'results behind a long comment',
      `Authentication-Results: (${'x'.repeat(20_000)}) mx.example.org; x\r\n`,
    ],
    ['results behind an escaped parenthesis', 'Authentication-Results: (\\() mx.example.org; x\r\n'],
  ])('bring nobody’s forgery of %s', (_, forged) => {
    expect(released(`${forged}${rest}`)).toBe(`${OWN}${rest}`)
  })

  it('are otherwise those that came', () => {
    const text = `Received: from x\r\n by y\r\nX-A: \x80\0\rX-B: c\r\n${rest}`
    expect(released(text)).toBe(`${OWN}${text}`)
  })
})
