/** Filter, workers and review page start at the same moment over a store that none of them has seen before. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { linkKeyOf } from '../../src/quarantine/audit-key.ts'
import { settleAuditKey } from '../../src/quarantine/chain-key.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'

const folders: string[] = []
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'first-start-'))
  folders.push(made)
  return made
}
afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true, force: true })
})

const opener = join(import.meta.dirname, 'first-start-process.ts')

/** What a process says that opens the store, and its keys, as configured. */
const opened = async (directory: string): Promise<string> => {
  const child = fork(opener, [directory], { stdio: 'inherit' })
  const [said] = await once(child, 'message')
  await once(child, 'exit')
  return String(said)
}

describe('a first start', () => {
  it('of several processes at once gives all of them the same keys', async () => {
    for (let round = 0; round < 2; round += 1) {
      const directory = await folder()
      const said = await Promise.all(Array.from({ length: 4 }, () => opened(directory)))
      expect(new Set(said).size, said.join('\n')).toBe(1)
      expect(said[0]).toMatch(/^keys /u)
    }
  }, 60_000)

  it('of two nodes with keys of their own lets one of them in, and tells the other', async () => {
    const [mine, theirs] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const store = openMemoryStore({ auditKey: mine, now: Date.now })
    const both = await Promise.allSettled([
      settleAuditKey(store, mine, 'mine'),
      settleAuditKey(store, theirs, 'theirs'),
    ])
    expect(both.map(one => one.status)).toEqual(['fulfilled', 'rejected'])
    const links = await Promise.allSettled([
      linkKeyOf(store, join(await folder(), 'link.key')),
      linkKeyOf(store, join(await folder(), 'link.key')),
    ])
    expect(links.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await store.close()
  })
})
