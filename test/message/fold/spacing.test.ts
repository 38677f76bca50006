import { describe, expect, it } from 'vitest'
import { originalSlice } from '../../../src/message/fold/fold.ts'
import { findSpaced, foldSpaced } from '../../../src/message/fold/spacing.ts'

describe('foldSpaced', () => {
  it.each([
    ['A m a z o n . c o . j p', 'amazon.co.jp'],
    ['A-m-a-z-o-n', 'amazon'],
    ['A.m.a.z.o.n', 'amazon'],
    ['A_m_a_z_o_n Prime', 'amazon prime'],
    ['W e  a r e  i n f o r m i n g you', 'we are informing you'],
    ['ア・マ・ゾ・ン', 'アマゾン'],
    ['A\u200b m\u200b a z o n', 'amazon'],
    ['Ａ ｍ ａ ｚ ｏ ｎ', 'amazon'],
    ['*A*m*a*z*o*n*', '*amazon*'],
  ])('puts %s together', (text, folded) => {
    expect(foldSpaced(text)?.text).toBe(folded)
  })

  it.each(['Amazon', 'U.S.A. today', 'A B C', 'a b\nc d', 'Plan A or plan B is a choice', 'Q & A', ''])(
    'leaves %s alone',
    text => {
      expect(foldSpaced(text)).toBeNull()
    },
  )

  it('gives back the words of the message', () => {
    const folded = foldSpaced('Dear A m a z o n user')
    const start = folded?.text.indexOf('amazon') ?? -1
    expect(folded && originalSlice(folded, start, start + 6)).toBe('A m a z o n')
  })

  it('finds where the run stands', () => {
    expect(findSpaced('x y: A m a z o n!')).toEqual([
      expect.objectContaining({ start: 5, end: 16, text: 'Amazon' }),
    ])
  })
})
