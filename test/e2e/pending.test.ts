/** Recipients of one message with different fates: the hold waits until the next hop has answered for the rest. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAuditKey } from '../../src/quarantine/audit-key.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { TestServer } from '../auth/dns/server.ts'
import { startHop } from '../quarantine/next-hop.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { connectSmtp } from './smtp.ts'

const HOLDS = 'holds@example.org'
const TAGS = 'tags@example.org'

let dns: TestServer

beforeAll(async () => {
  dns = await serveWorld()
})
afterAll(() => dns.close())

const start = (nextHop: string): Promise<Filter> =>
  startFilter({
    ini: [
      `[dns]\nservers=${dns.address}`,
      `[next_hop]\nurl=${nextHop}`,
      '[quarantine]\nunattended=true',
      `[policy.${HOLDS}]\npolicy=quarantine`,
      '',
    ].join('\n'),
  })

const storeOf = async ({ directory }: Filter): Promise<Store> =>
  openStore(`sqlite:${join(directory, 'var', 'quarantine')}`, {
    node: 'test',
    auditKey: await readAuditKey(join(directory, 'var', 'audit.key')),
  })

const submit = async ({ port }: Filter, data: string): Promise<string> => {
  const client = await connectSmtp(port)
  const reply = await client.send({ from: 'x@evil.example', to: [HOLDS, TAGS], data })
  client.destroy()
  return reply
}

describe('a pending hold', () => {
  it('is not lost when a sender tries again meanwhile, and the first attempt is refused late', async () => {
    let answers = 0
    const hop = await startHop({
      onMessage: () => {
        answers += 1
        return answers === 1 ? '451 4.7.1 greylisted' : '250 2.0.0 taken'
      },
      delay: () => answers * 1_500,
    })
    const filter = await start(`smtp://127.0.0.1:${hop.port}`)
    const data = scam()
    const first = submit(filter, data)
    await expect.poll(() => answers, { timeout: 10_000 }).toBe(1)
    const second = submit(filter, data)
    expect(await first).toMatch(/^45\d /)
    const taken = await second
    expect(taken).toMatch(/^250 .* accepted as [0-9A-Z]{13}/)
    const store = await storeOf(filter)
    const id = /accepted as ([0-9A-Z]{13})/.exec(taken)?.[1] ?? ''
    expect((await store.get(id))?.state).toBe('held')
    expect(Buffer.from((await store.body(id)) ?? []).toString()).toBe(data)
    await store.close()
    await filter.stop()
    await filter.remove()
    await hop.close()
  }, 60_000)

  it('is withdrawn when the next hop cannot be used at all, and found again when the sender comes back', async () => {
    const filter = await start('maildir:var/mail')
    const blocked = join(filter.directory, 'var', 'mail')
    await mkdir(join(filter.directory, 'var'), { recursive: true })
    await writeFile(blocked, 'a file stands where the folder belongs')
    const data = scam()
    expect(await submit(filter, data)).toMatch(/^451 /)
    const store = await storeOf(filter)
    await wait(200)
    expect((await store.list({ limit: 5 })).items.map(item => item.state)).toEqual(['withdrawn'])
    await store.close()
    await filter.stop()
    await filter.remove()
  }, 60_000)
})
