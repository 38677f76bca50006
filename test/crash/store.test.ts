/** Kills holders and releasers at random moments; `npm run crash` does it more often (CRASH_KILLS). */
import * as fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { auditKey } from '../quarantine/fixtures.ts'
import { startHop } from '../quarantine/next-hop.ts'
import { startPostgres } from '../store/postgres-server.ts'
import { type Judgement, judgeCrash } from './judge.ts'
import { pause, startClient, startWorker, type Worker } from './world.ts'

const kills = Number(process.env['CRASH_KILLS'] ?? 12)
const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'quarantine-crash-'))

afterAll(() => fs.rm(directory, { recursive: true }))

const holders = ['holder1', 'holder2']
const releasers = ['releaser1', 'releaser2']

type Crash = {
  readonly url: string
  readonly kills: number
  readonly onKill?: (count: number) => Promise<void>
}

const crash = async ({ url, kills: wanted, onKill }: Crash): Promise<Judgement> => {
  let answers = 0
  // takes most, refuses some for now, drops the line after the dot now and then, is slow at times
  const hop = await startHop({
    onMessage: () => {
      answers += 1
      if (answers % 17 === 0) return null
      return answers % 5 === 0 ? '451 4.3.0 not now' : '250 2.0.0 taken'
    },
    delay: 3,
  })
  const client = startClient(16)
  const workers = new Map<string, Worker>()
  const start = async (name: string): Promise<void> => {
    const isHolder = holders.includes(name)
    const args = isHolder ? [url, name] : [url, String(hop.port), name]
    const worker = startWorker(isHolder ? './holder.ts' : './releaser.ts', args, client.onLine(name))
    workers.set(name, worker)
    await worker.ready
  }
  await start('holder1')
  await Promise.all([...holders.slice(1), ...releasers].map(start))
  const feeding = setInterval(() => {
    for (const name of holders) {
      const worker = workers.get(name)
      if (worker !== undefined) client.feed(worker, name)
    }
  }, 2)
  const names = [...holders, ...releasers]
  for (let count = 1; count <= wanted; count += 1) {
    await pause(30 + Math.random() * 120)
    await onKill?.(count)
    const name = names[Math.floor(Math.random() * names.length)] ?? 'holder1'
    await workers.get(name)?.kill()
    // the system's pipe may still hold answers that went out before the kill
    await pause(5)
    client.lost(name)
    await start(name)
  }
  clearInterval(feeding)
  for (let wait = 0; wait < 200 && client.waiting() > 0; wait += 1) await pause(20)
  await Promise.all([...workers.values()].map(worker => worker.kill()))
  const store = await openStore(url, { auditKey, node: 'judge', inlineBytes: 64 * 1024 })
  const judgement = await judgeCrash(store, client.accepted, hop.got)
  await store.close()
  await hop.close()
  return judgement
}

const clean = { lost: [], duplicated: [], corrupted: [], problems: [] }

describe('killed at random moments', () => {
  it(
    `SQLite loses, doubles and corrupts nothing (${kills} kills)`,
    async () => {
      const judgement = await crash({ url: `sqlite:${directory}/sqlite`, kills })
      console.log(JSON.stringify(judgement))
      expect(judgement).toMatchObject(clean)
      expect(judgement.accepted).toBeGreaterThan(kills * 5)
      expect(judgement.released).toBeGreaterThan(0)
    },
    120_000 + kills * 10_000,
  )

  it(
    'PostgreSQL as well, when its server is killed too',
    async () => {
      const server = await startPostgres()
      try {
        const onKill = async (count: number): Promise<void> => {
          if (count % 4 !== 0) return
          await server.kill()
          await pause(100)
          await server.start()
        }
        const judgement = await crash({ url: await server.fresh(), kills: Math.ceil(kills / 2), onKill })
        console.log(JSON.stringify(judgement))
        expect(judgement).toMatchObject(clean)
        expect(judgement.accepted).toBeGreaterThan(kills * 2)
      } finally {
        await server.stop()
      }
    },
    120_000 + kills * 10_000,
  )
})
