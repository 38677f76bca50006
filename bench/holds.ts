/** Durable holds: one fsync a message against group commit, in the same run, and what that does to the event loop. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay, type RecordableHistogram } from 'node:perf_hooks'
import { newId } from '../src/quarantine/id.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { auditKey, makeItem } from '../test/quarantine/fixtures.ts'

export type HoldRates = {
  readonly single: number
  readonly grouped: number
  /** milliseconds */
  readonly idleP99: number
  readonly loadedP99: number
}

/** Made before anything is measured: what is measured is the store. */
const bodies = Array.from({ length: 100 }, (_, number) =>
  Buffer.from(
    `From: a@xnkpwx.example\r\nSubject: ${number}\r\n\r\n${`line ${number} `.repeat(3_000).slice(0, 20_000)}\r\n`,
  ),
)
const template = makeItem({ subject: '未納料金のお知らせ', raw: bodies[0] ?? Buffer.alloc(0) }).item

const hold = async (store: Store, number: number): Promise<void> => {
  const at = Date.now()
  const item = { ...template, id: newId(at), receivedAt: at, updatedAt: at, dedupe: `bench-${number}` }
  await store.insert(item, bodies[number % bodies.length] ?? Buffer.alloc(0), 0).catch(error => {
    // two ids of one millisecond: the real hold makes a new one
    if (error.code !== 'ERR_STORE_ID_TAKEN') throw error
  })
}

const during = async (ms: number, parallel: number, store: Store, from: number): Promise<number> => {
  const end = performance.now() + ms
  const start = performance.now()
  let count = 0
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      count += 1
      await hold(store, from + count)
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return (count / (performance.now() - start)) * 1_000
}

const p99 = (histogram: Pick<RecordableHistogram, 'percentile'>): number => histogram.percentile(99) / 1e6

/** What the monitor itself sees when nothing happens is taken off by the caller. */
const watched = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const result = await work()
  histogram.disable()
  return [result, p99(histogram)]
}

export const measureHolds = async (url: string, ms: number): Promise<HoldRates> => {
  const store = await openStore(url, { auditKey, node: 'bench' })
  try {
    await during(300, 8, store, 0)
    const [, idleP99] = await watched(() => new Promise(resolve => setTimeout(resolve, ms)))
    const single = await during(ms, 1, store, 1e6)
    const [grouped, loadedP99] = await watched(() => during(ms, 64, store, 2e6))
    return { single, grouped, idleP99, loadedP99 }
  } finally {
    await store.close()
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const given = process.argv[2]
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'holds-'))
  const rates = await measureHolds(given ?? `sqlite:${directory}`, 4_000)
  await fs.rm(directory, { recursive: true })
  const round = (value: number): string => value.toFixed(1)
  process.stdout.write(
    `one fsync a message ${round(rates.single)}/s, group commit ${round(rates.grouped)}/s ` +
      `(${round(rates.grouped / rates.single)} times)\n` +
      `event loop p99: idle ${round(rates.idleP99)} ms, under load ${round(rates.loadedP99)} ms\n`,
  )
}
