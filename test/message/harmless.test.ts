import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmless } from '../../src/message/harmless.ts'

describe('harmless', () => {
  it('shows what a terminal would obey or a reader would not see', () => {
    expect(harmless('a\u001b[31mred\u202Egnp.exe\u200B!')).toBe('a‹U+001B›[31mred‹U+202E›gnp.exe‹U+200B›!')
  })

  it('makes one line of several', () => {
    expect(harmless('a\r\nX-Evil: 1\r\n\r\nb')).toBe('a X-Evil: 1 b')
  })

  it('leaves ordinary text of any script alone', () => {
    for (const text of ['アマゾンジャパン合同会社', 'Größe', 'Кто там', '👍🏽', 'हिन्दी'])
      expect(harmless(text)).toBe(text)
  })

  it('cuts at whole characters', () => {
    expect(harmless('😀'.repeat(10), 5)).toBe('😀😀😀😀…')
  })

  it('never lets a control or bidi character through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        expect(harmless(text)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/,
        )
      }),
    )
  })
})
