/** A quarantine for tests: memory store, a real next hop on loopback, a clock that the test moves. */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { createQuarantineService, type QuarantineService } from '../../src/quarantine/service.ts'
import type { Settings } from '../../src/quarantine/settings.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, type ItemOptions, makeItem } from './fixtures.ts'
import { type HopOptions, startHop, type TestHop } from './next-hop.ts'

export const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-handle-'))
afterAll(() => fs.rm(directory, { recursive: true }))

const hops: TestHop[] = []
afterEach(async () => {
  await Promise.all(hops.splice(0).map(hop => hop.close()))
})

export const hanako = { name: 'hanako', source: '192.0.2.1', reason: '確認' }
export const day = 86_400_000

export type World = {
  readonly service: QuarantineService
  readonly settings: Settings
  readonly hop: TestHop
  readonly clock: { at: number }
  readonly put: (options?: ItemOptions) => Promise<string>
  readonly events: string[]
}

export const world = async (change: Partial<Settings> = {}, options: HopOptions = {}): Promise<World> => {
  const hop = await startHop(options)
  hops.push(hop)
  const clock = { at: Date.UTC(2026, 10, 22) }
  const store = openMemoryStore({ auditKey, now: () => clock.at })
  const settings: Settings = {
    hop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    send: { name: 'us.test', timeout: 2_000 },
    authservId: 'mx.test',
    inDoubt: 'person',
    retryAfter: 1_000,
    attempts: 3,
    fourEyes: 101,
    reasonRequired: [],
    retention: { days: 30, doneDays: 7, maxItems: 0, maxBytes: 0, warnDays: 5 },
    watermark: { minFree: 0, maxBytes: 0 },
    digest: {
      to: 'both',
      administrators: ['admin@example.org'],
      every: day,
      linkDays: 7,
      maxItems: 3,
      from: '',
      url: 'https://q.example.jp',
      timeZone: 'Asia/Tokyo',
      language: { all: 'auto', domains: new Map() },
      keepDays: 30,
      profile: 'company',
    },
    profile: 'company',
    from: '',
    notify: ['admin@example.jp'],
    reportHop: { protocol: 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    reportTargets: ['antiphishing-jp', 'soc@example.jp', 'unknown'],
    campaignHours: 24,
    exportHead: 60_000,
    heads: null,
    linkKeyFile: path.join(directory, 'link.key'),
    ...change,
  }
  const events: string[] = []
  const service = await createQuarantineService({
    store,
    settings: () => settings,
    auditKey,
    node: 'test',
    now: () => clock.at,
  })
  const put = async (options: ItemOptions = {}): Promise<string> => {
    const { item, raw } = makeItem({ at: clock.at, ...options })
    await store.insert(item, raw, 0)
    return item.id
  }
  return { service, settings, hop, clock, put, events }
}
