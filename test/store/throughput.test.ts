import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { measureHolds } from '../../bench/holds.ts'

it('group commit holds at least three times as many 20 KB messages a second as one fsync each', async () => {
  let best = 0
  // the machine may be busy with something else: the best of a few rounds is what it can do
  for (let round = 0; round < 6 && best < 3; round += 1) {
    const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'holds-'))
    const { single, grouped } = await measureHolds(`sqlite:${directory}`, 1_000)
    await fs.rm(directory, { recursive: true })
    best = Math.max(best, grouped / single)
  }
  expect(best).toBeGreaterThanOrEqual(3)
})
