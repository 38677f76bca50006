import { expect, it } from 'vitest'
import { measureRatio } from '../store/holds.ts'

it('group commit holds at least three times as many 20 KB messages a second as one fsync each', async () => {
  expect(await measureRatio(3, 12, 2_000)).toBeGreaterThanOrEqual(3)
}, 180_000)
