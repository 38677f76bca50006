import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timePages } from '../../bench/review.ts'
import { auditKey } from '../quarantine/fixtures.ts'

const count = Number(process.env['REVIEW_ITEMS'] ?? 1_000_000)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'review-full-'))
  const fill = new URL('../../bench/million.ts', import.meta.url).pathname
  await promisify(execFile)(process.execPath, [fill, `sqlite:${folder}`, String(count)], {
    maxBuffer: 64_000_000,
  })
}, 7_200_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe(`the review page over ${count} items`, () => {
  it('answers each page within its promise, nineteen times of twenty', async () => {
    const found = await timePages(`sqlite:${folder}`, auditKey, 40)
    for (const one of found)
      console.info(`${one.name}: p50 ${one.p50.toFixed(1)} ms, p95 ${one.p95.toFixed(1)} ms`)
    expect(found.filter(one => one.p95 > one.limit)).toEqual([])
  }, 600_000)
})
