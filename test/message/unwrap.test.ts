import { describe, expect, it } from 'vitest'
import { makeLink } from '../../src/message/link.ts'
import { unwrap } from '../../src/message/unwrap.ts'

const target = 'https://evil.example/a?b=c'
const encoded = encodeURIComponent(target)

describe('unwrap', () => {
  it.each([
    [`https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05`, target],
    [`https://www.google.com/url?q=${encoded}&sa=D`, target],
    [`https://www.google.co.jp/url?url=${encoded}`, target],
    [`https://l.facebook.com/l.php?u=${encoded}`, target],
    [`https://linkprotect.cudasvc.com/url?a=${encoded}&c=E`, target],
    ['https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a-3Fb-3Dc&d=Dw', target],
    ['https://urldefense.com/v3/__https://evil.example/a?b=c__;!!x', target],
    [
      `https://www.google.com/url?q=${encodeURIComponent(`https://x.safelinks.protection.outlook.com/?url=${encoded}`)}`,
      target,
    ],
  ])('%s', (wrapped, inner) => {
    expect(unwrap(wrapped)).toBe(inner)
  })

  it.each([
    target,
    `https://evil.example/?url=${encodeURIComponent('https://www.amazon.co.jp/')}`,
    `https://www.google.com.evil.example/url?q=${encodeURIComponent('https://www.amazon.co.jp/')}`,
    'https://www.google.com/search?q=amazon',
    'https://www.google.com/url?q=javascript:alert(1)',
    'https://urldefense.com/v3/broken',
    '',
  ])('leaves %s alone', other => {
    expect(unwrap(other)).toBe(other)
  })

  it('gives a link the host that it leads to, and keeps what was written', () => {
    const wrapped = `https://www.google.com/url?q=${encoded}`
    expect(makeLink('x', wrapped, 'html', true)).toMatchObject({ target: wrapped, host: 'evil.example' })
  })
})
