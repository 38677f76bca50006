import { execFile } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { authenticate } from 'mailauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestServer } from '../auth/dns/server.ts'
import { sign } from '../auth/world.ts'
import { serveWorld } from './dns-world.ts'
import { type Filter, header, startFilter } from './filter.ts'
import { scam } from './mails.ts'
import { type Sink, startSink } from './sink.ts'
import { connectSmtp } from './smtp.ts'

const run = promisify(execFile)
const cli = resolve(import.meta.dirname, '..', '..', 'dist', 'cli', 'main.js')
const HOLDS = 'holds@example.org'

let dns: TestServer
let sink: Sink
let first: Filter
let second: Filter

const ini = (nextHop: number, more = '') =>
  [
    `[dns]\nservers=${dns.address}`,
    `[next_hop]\nurl=smtp://127.0.0.1:${nextHop}`,
    '[quarantine]\nunattended=true',
    `[policy.${HOLDS}]\npolicy=quarantine`,
    more,
    '',
  ].join('\n')

beforeAll(async () => {
  dns = await serveWorld()
  sink = await startSink()
  second = await startFilter({ ini: ini(sink.port, '[auth]\ntrusted_relays=127.0.0.1') })
  first = await startFilter({ ini: ini(second.port) })
})

afterAll(async () => {
  for (const filter of [first, second]) {
    await filter.stop()
    await filter.remove()
  }
  await sink.close()
  await dns.close()
})

const submit = async (port: number, data: Buffer): Promise<string> => {
  const client = await connectSmtp(port)
  const reply = await client.send({ from: 'x@evil.example', to: [HOLDS], data })
  await client.quit()
  return reply
}

const dkimOf = async (message: Buffer): Promise<readonly string[]> => {
  const resolver = new Resolver()
  resolver.setServers([dns.address])
  const { dkim } = await authenticate(message, {
    resolver: (name: string, type: string) => resolver.resolve(name, type),
    ip: '127.0.0.1',
    helo: 'client.example',
    sender: 'x@evil.example',
    disableBimi: true,
  } as unknown as Parameters<typeof authenticate>[1])
  return dkim.results.map(({ status }) => status.result)
}

describe('a second filter behind ours', () => {
  it('delivers what the first one released, with its DKIM signature whole and without forged results', async () => {
    const signed = await sign(scam(), { domain: 'evil.example' })
    const forged = 'Authentication-Results: mx.example.org; dmarc=pass header.from=amazon.co.jp\r\n'
    const reply = await submit(first.port, Buffer.concat([Buffer.from(forged), signed]))
    const [, id = ''] = /Accepted as ([0-9A-Z]{13}) /.exec(reply) ?? []
    const released = await run(process.execPath, [cli, '--dir', first.directory, 'quarantine', 'release', id])
    expect(released.stdout).toBe(`${id}  released\n`)
    const delivered = await sink.wait(HOLDS)
    expect(await dkimOf(delivered)).toEqual(['pass'])
    expect(header(delivered, 'x-amazon-impersonation-released')).toHaveLength(1)
    expect(delivered.includes('header.from=amazon.co.jp')).toBe(false)
    expect(delivered.subarray(delivered.length - signed.length).equals(signed)).toBe(true)
  })

  it('holds the same mail when it comes to it without that header', async () => {
    expect(await submit(second.port, Buffer.from(scam()))).toMatch(/^250 2\.0\.0 Accepted as /)
  })
})
