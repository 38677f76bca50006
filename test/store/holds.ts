/** Durable holds a second, one fsync a message and by group commit, in rounds of one run: the best of each is compared. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { measureHolds } from '../../bench/holds.ts'

/**
 * How many times as fast group commit is. A busy machine slows single rounds of both ways, so that each is taken at its
 * best; rounds end as soon as `enough` is shown.
 */
export const measureRatio = async (enough: number, rounds: number, ms: number): Promise<number> => {
  let single = 0
  let grouped = 0
  for (let round = 0; round < rounds && (round < 2 || grouped / single < enough); round += 1) {
    const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'holds-'))
    const rates = await measureHolds(`sqlite:${directory}`, ms)
    await fs.rm(directory, { recursive: true })
    single = Math.max(single, rates.single)
    grouped = Math.max(grouped, rates.grouped)
  }
  return grouped / single
}
