import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../auth/dns/server.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, startFilter } from './filter.ts'
import { scam } from './mails.ts'
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
