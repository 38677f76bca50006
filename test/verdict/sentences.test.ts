import { describe, expect, it } from 'vitest'
import { en } from '../../src/verdict/sentences/en.ts'
import { ja } from '../../src/verdict/sentences/ja.ts'
import { addedWeights, claimWeights, contextWeights } from '../../src/verdict/weights.ts'

const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort()

describe('sentences', () => {
  it('exist for every piece of evidence that has a weight', () => {
    const ids = [...Object.keys(claimWeights), ...Object.keys(addedWeights), ...Object.keys(contextWeights)]
    for (const id of ids.filter(id => id !== 'official-relay')) expect(en, id).toHaveProperty([id])
  })

  it('say the same in both languages: the same keys, the same values', () => {
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort())
    for (const [id, text] of Object.entries(en))
      expect(holes(ja[id as keyof typeof en]), id).toEqual(holes(text))
  })
})
