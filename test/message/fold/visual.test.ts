import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visualOrder } from '../../../src/message/fold/visual.ts'

describe('visualOrder', () => {
  it.each([
    ['an override to the end of the line', '\u202enozama\nb', 'amazon\nb'],
    ['an override until it is popped', 'a \u202enozama\u202c b', 'a amazon b'],
    ['an override in an override once', '\u202eno\u202eza\u202cma\u202c', 'amazon'],
    ['text turned back inside', '\u202exx\u202dabc\u202cyy\u202c', 'yyabcxx'],
    ['letters with their marks', '\u202ee\u0301a\u202c', 'ae\u0301'],
    ['surrogate pairs whole', '\u202e𝐛𝐚\u202c', '𝐚𝐛'],
    ['a pop without a push', '\u202c\u202eba\u202c', 'ab'],
  ])('undoes %s', (_, text, drawn) => {
    expect(visualOrder(text).text).toBe(drawn)
  })

  it('leaves genuine right-to-left text as it reads', () => {
    for (const text of ['שלום Amazon', '\u202bשלום\u202c', '\u2068John\u2069!'])
      expect(visualOrder(text).text).toBe(text)
  })

  it('keeps every character but the controls', () => {
    const letters = fc.constantFrom(
      'a',
      'b',
      '\u202e',
      '\u202d',
      '\u202c',
      '\u202a',
      '\u2066',
      '\u2069',
      '\n',
      '\u0301',
      '𝐀',
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), parts => {
        const text = `\u202e${parts.join('')}`
        const kept = [...text].filter(letter => !/[\u202a-\u202e\u2066-\u2069]/.test(letter))
        expect([...visualOrder(text).text].toSorted()).toEqual(kept.toSorted())
      }),
    )
  })
})
