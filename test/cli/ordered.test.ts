import { describe, expect, it } from 'vitest'
import { mapOrdered } from '../../src/cli/ordered.ts'

async function* numbers(count: number, onPull: (n: number) => void = () => undefined) {
  for (let n = 0; n < count; n += 1) {
    onPull(n)
    yield n
  }
}

describe('mapOrdered', () => {
  it('keeps the order of the inputs, however long each takes', async () => {
    const found: number[] = []
    const work = async (n: number) => {
      await new Promise(resolve => setTimeout(resolve, n % 3 === 0 ? 5 : 0))
      return n
    }
    for await (const result of mapOrdered(numbers(30), 7, work)) found.push(result)
    expect(found).toEqual([...Array(30).keys()])
  })

  it('never holds more inputs than its limit', async () => {
    let pulled = 0
    let done = 0
    let most = 0
    const inputs = numbers(200, () => {
      pulled += 1
      most = Math.max(most, pulled - done)
    })
    for await (const _ of mapOrdered(inputs, 10, async n => n)) done += 1
    expect(done).toBe(200)
    expect(most).toBeLessThanOrEqual(11)
  })

  it('passes an error on when its turn comes', async () => {
    const failing = mapOrdered(numbers(5), 3, async n => (n === 2 ? Promise.reject(new Error('two')) : n))
    const found: number[] = []
    await expect(async () => {
      for await (const result of failing) found.push(result)
    }).rejects.toThrow('two')
    expect(found).toEqual([0, 1])
  })
})
