import { describe, expect, it } from 'vitest'
import { originalSlice } from '../../../src/message/fold/fold.ts'
import { foldSkeleton, skeleton } from '../../../src/message/fold/skeleton.ts'

describe('skeleton', () => {
  it.each(
    'Amaz0n arnazon ämäzön AMAΖΟΝ аmаzоn @maz0n ama2on 4mazon ᗩmazon ⓐⓜⓐⓩⓞⓝ Ａｍａｚｏｎ a\u200bmazon Ꭺmazon'.split(
      ' ',
    ),
  )('takes %s for amazon', name => {
    expect(skeleton(name)).toBe(skeleton('amazon'))
  })

  it.each('ｱﾏｿﾞﾝ あまぞん ァマゾン アマゾーン アマソ\u3099ン アマゾソ アムゾン 了マゾン'.split(' '))(
    'takes %s for アマゾン',
    name => {
      expect(skeleton(name)).toBe(skeleton('アマゾン'))
    },
  )

  it.each('Pr1me Primҽ PRІME prirne Ρrime pr|me'.split(' '))('takes %s for prime', name => {
    expect(skeleton(name)).toBe(skeleton('prime'))
  })

  it('keeps different names apart', () => {
    expect(skeleton('amazonas')).not.toBe(skeleton('amazon'))
    expect(skeleton('drama zone')).not.toContain(skeleton('amazon'))
    expect(skeleton('アマダ')).not.toBe(skeleton('アマゾン'))
  })

  it('gives back the words of the message', () => {
    const folded = foldSkeleton('from Arnaz0n.co.jp')
    const start = folded.text.indexOf('amazon')
    expect(originalSlice(folded, start, start + 6)).toBe('Arnaz0n')
  })
})
