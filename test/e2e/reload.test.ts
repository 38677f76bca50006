import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditKey } from '../../src/quarantine/audit-key.ts'
import { release } from '../../src/quarantine/release.ts'
import { openStore } from '../../src/store/open.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { type Sink, startSink } from './sink.ts'
import { connectSmtp } from './smtp.ts'

let dns: TestServer
let filter: Filter

beforeAll(async () => {
  dns = await serveWorld()
  filter = await startFilter({ ini: `[dns]\nservers=${dns.address}\n` })
})

afterAll(async () => {
  await filter.stop()
  await filter.remove()
  await dns.close()
})

/** What the filter says to a scam. */
async function answer(): Promise<string> {
  const client = await connectSmtp(filter.port)
  const reply = await client.send({ from: 'x@evil.example', to: ['user@reloaded.example'], data: scam() })
  await client.quit()
  return reply
}

describe('the configuration', () => {
  it('is reloaded when its file changes; a bad one changes nothing, and is reported', async () => {
    const file = join(filter.directory, 'config', 'amazon-impersonation.ini')
    expect(await answer()).toMatch(/^250 /)
    await appendFile(file, '[policy.reloaded.example]\npolicy=reject\nreject=50\n')
    await expect.poll(answer, { timeout: 15_000, interval: 500 }).toMatch(/^550 5\.7\.1 /)
    await writeFile(file, `${await readFile(file, 'utf8')}[policy]\ndefault=nonsense\n`)
    await expect.poll(filter.output, { timeout: 15_000 }).toContain('ERR_CONFIG_CHOICE')
    expect(await answer()).toMatch(/^550 5\.7\.1 /)
  })
})

/** A quarantine that holds everything, with a small disk limit to change. */
const holding = (hop: Sink, more = ''): string =>
  `[policy]\ndefault=quarantine\n[quarantine]\nunattended=yes\n[next_hop]\nurl=smtp://127.0.0.1:${hop.port}\n` +
  `[dns]\nservers=${dns.address}\n${more}`

const sendTo = async (filter: Filter, recipient: string): Promise<string> => {
  const client = await connectSmtp(filter.port)
  const reply = await client.send({ from: 'x@evil.example', to: [recipient], data: scam() })
  await client.quit()
  return reply
}

/** The jobs look every few seconds, and are started again after ten. */
const arrives = (hop: Sink, recipient: string): Promise<void> =>
  expect.poll(() => hop.taken.flatMap(({ to }) => to), { timeout: 60_000 }).toContain(recipient)

/** As a person in another process: what he decides, the filter's own jobs carry out. */
const releaseLast = async (filter: Filter): Promise<void> => {
  const key = await auditKey(filter.directory, { audit: { key_file: 'var/audit.key' } })
  const url = `sqlite:${join(filter.directory, 'var', 'quarantine')}`
  const store = await openStore(url, { auditKey: key, node: 'test' })
  const item = (await store.list({ limit: 1 })).items[0]
  const deps = { store, now: Date.now, node: 'test' }
  const actor = { name: 'hanako', source: 'test' }
  const result = await release({ id: item?.id ?? '', recipients: null, to: null }, actor, deps)
  expect(result.ok).toBe(true)
  await store.close()
}

describe('a reload reaches the quarantine', { timeout: 120_000 }, () => {
  it('its releases go to the new next hop, its limits are the new ones; what needs a restart is said', async () => {
    const [first, second] = [await startSink(), await startSink()]
    const quarantine = await startFilter({ ini: holding(first) })
    const file = join(quarantine.directory, 'config', 'amazon-impersonation.ini')
    try {
      expect(await sendTo(quarantine, 'one@example.jp')).toMatch(/^250 /)
      await releaseLast(quarantine)
      await arrives(first, 'one@example.jp')
      await writeFile(file, holding(second, '[store]\nurl=sqlite:var/elsewhere\n'))
      await expect.poll(quarantine.output, { timeout: 30_000 }).toContain('needs a restart')
      expect(quarantine.output()).toMatch(/keeps its old value until then: \[store\] url/)
      expect(await sendTo(quarantine, 'two@example.jp')).toMatch(/^250 /)
      await releaseLast(quarantine)
      await arrives(second, 'two@example.jp')
      expect(first.taken).toHaveLength(1)
      await writeFile(file, holding(second).replace('unattended=yes', 'unattended=yes\nmin_free=1000TB'))
      await expect
        .poll(() => sendTo(quarantine, 'three@example.jp'), { timeout: 40_000, interval: 2_000 })
        .toMatch(/^451 /)
    } finally {
      await quarantine.stop()
      await quarantine.remove()
      await Promise.all([first.close(), second.close()])
    }
  })
})

describe('the jobs beside the store', { timeout: 120_000 }, () => {
  it('that cannot start are a critical line with code and hint, and run when that is mended', async () => {
    const hop = await startSink()
    const quarantine = await startFilter({
      ini: holding(hop, '[digest]\nkey_file=config/link.key\n'),
      config: { 'link.key': 'short' },
    })
    try {
      await expect.poll(quarantine.output, { timeout: 20_000 }).toContain('ERR_KEY_FILE')
      expect(quarantine.output()).toMatch(
        /\[CRIT\].*jobs of the quarantine do not run.*64 hexadecimal digits/,
      )
      expect(await sendTo(quarantine, 'one@example.jp')).toMatch(/^250 /)
      await releaseLast(quarantine)
      await writeFile(join(quarantine.directory, 'config', 'link.key'), 'ab'.repeat(32))
      await arrives(hop, 'one@example.jp')
    } finally {
      await quarantine.stop()
      await quarantine.remove()
      await hop.close()
    }
  })

  it('a store of a newer version is said with its code and what to do, without a stack', async () => {
    const hop = await startSink()
    const before = await startFilter({ ini: holding(hop) })
    expect(await sendTo(before, 'one@example.jp')).toMatch(/^250 /)
    await before.stop()
    const database = new DatabaseSync(join(before.directory, 'var', 'quarantine', 'quarantine.db'))
    database.exec("INSERT INTO migrations VALUES ('quarantine', 99, 'future', 0)")
    database.close()
    const after = await startFilter({ directory: before.directory })
    try {
      await expect.poll(after.output, { timeout: 20_000 }).toContain('ERR_STORE_NEWER_SCHEMA')
      expect(after.output()).toMatch(/\[CRIT\].*upgrade this one/)
      expect(after.output()).not.toMatch(/^\s+at .*store/m)
      expect(await sendTo(after, 'two@example.jp')).toMatch(/^451 .*ERR_STORE_NEWER_SCHEMA/)
      expect(after.output()).toMatch(/not held: ERR_STORE_NEWER_SCHEMA .*upgrade this one/)
    } finally {
      await after.stop()
      await after.remove()
      await hop.close()
    }
  })
})
