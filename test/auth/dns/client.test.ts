import { afterEach, describe, expect, it } from 'vitest'
import { authenticate } from '../../../src/auth/authenticate.ts'
import { createDnsClient, type DnsClientOptions } from '../../../src/auth/dns/client.ts'
import { codeOf } from '../../../src/auth/dns/resolver.ts'
import { readServers } from '../../../src/auth/dns/servers.ts'
import { fromShop, fromStranger, plain, resolverOf, sign, zone } from '../world.ts'
import { type Handler, startDns, type TestServer } from './server.ts'

const TRUNCATED = 1 << 9
const running: TestServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(server => server.close()))
})

async function serve(handler: Handler, host?: string): Promise<TestServer> {
  const server = await startDns(handler, host)
  running.push(server)
  return server
}
const clientOf = (servers: readonly TestServer[], options: Partial<DnsClientOptions> = {}) =>
  createDnsClient({ servers: servers.map(server => server.address), timeout: 500, ...options })
const failureOf = (promise: Promise<unknown>) => promise.then(() => 'ok', codeOf)

const txt = (name: string, ttl = 60, data = 'hello') => ({
  answers: [{ type: 'TXT' as const, name, ttl, data: [data] }],
})

describe('the DNS client', () => {
  it('gives answers as dns.promises.resolve does', async () => {
    const server = await serve((name, type) => {
      if (type === 'MX')
        return { answers: [{ type, name, ttl: 1, data: { preference: 10, exchange: 'mx.a.example' } }] }
      if (type === 'A') return { answers: [{ type, name, ttl: 1, data: '192.0.2.1' }] }
      if (type === 'AAAA') return { answers: [{ type, name, ttl: 1, data: '2001:db8::1' }] }
      return { answers: [{ type: 'TXT', name, ttl: 1, data: ['one', 'two'] }] }
    })
    const { resolve } = clientOf([server])
    expect(await resolve('a.example', 'TXT')).toEqual([['one', 'two']])
    expect(await resolve('A.example.', 'MX')).toEqual([{ priority: 10, exchange: 'mx.a.example' }])
    expect(await resolve('a.example', 'A')).toEqual(['192.0.2.1'])
    expect(await resolve('a.example', 'AAAA')).toEqual(['2001:db8::1'])
  })

  it('follows aliases, and takes no record of another name', async () => {
    const server = await serve(name => ({
      answers: [
        { type: 'CNAME', name, ttl: 9, data: 'b.example' },
        { type: 'TXT', name: 'b.example', ttl: 9, data: ['right'] },
        { type: 'TXT', name: 'c.example', ttl: 9, data: ['wrong'] },
      ],
    }))
    expect(await clientOf([server]).resolve('a.example', 'TXT')).toEqual([['right']])
  })

  it('asks again over TCP when the answer was cut', async () => {
    const long = 'x'.repeat(3000)
    const server = await serve((name, _type, transport) =>
      transport === 'udp'
        ? { flags: TRUNCATED }
        : { answers: [{ type: 'TXT', name, ttl: 9, data: long.match(/.{1,250}/g) ?? [] }] },
    )
    const [record] = await clientOf([server], { timeout: 1000 }).resolve('a.example', 'TXT')
    expect(Array.isArray(record) && record.join('')).toBe(long)
    expect(server.asked).toEqual(['udp TXT a.example', 'tcp TXT a.example'])
  })

  it('asks equal questions in flight once, and keeps answers as long as they live', async () => {
    let now = 1000
    const server = await serve(name => txt(name, 30))
    const { resolve } = clientOf([server], { now: () => now })
    await Promise.all([resolve('a.example', 'TXT'), resolve('A.EXAMPLE', 'TXT'), resolve('a.example', 'TXT')])
    expect(server.asked).toHaveLength(1)
    now += 29_000
    await resolve('a.example', 'TXT')
    expect(server.asked).toHaveLength(1)
    now += 2000
    await resolve('a.example', 'TXT')
    expect(server.asked).toHaveLength(2)
  })

  it('keeps absence too, as long as the SOA says', async () => {
    let now = 1000
    const soa = {
      mname: 'ns.example',
      rname: 'h.example',
      serial: 1,
      refresh: 1,
      retry: 1,
      expire: 1,
      minimum: 20,
    }
    const server = await serve(() => ({
      rcode: 3,
      authorities: [{ type: 'SOA', name: 'example', ttl: 600, data: soa }],
    }))
    const { resolve } = clientOf([server], { now: () => now })
    expect(await failureOf(resolve('a.example', 'TXT'))).toBe('ENOTFOUND')
    now += 19_000
    expect(await failureOf(resolve('a.example', 'TXT'))).toBe('ENOTFOUND')
    expect(server.asked).toHaveLength(1)
    now += 2000
    await failureOf(resolve('a.example', 'TXT'))
    expect(server.asked).toHaveLength(2)
  })

  it('tells absence of a type from absence of a name, and both from failure', async () => {
    const codes: Record<string, number> = { nodata: 0, nxdomain: 3, servfail: 2, refused: 5 }
    const server = await serve(name => ({ rcode: codes[name.split('.')[0] ?? ''] ?? 0 }))
    const { resolve } = clientOf([server])
    expect(await failureOf(resolve('nodata.example', 'TXT'))).toBe('ENODATA')
    expect(await failureOf(resolve('nxdomain.example', 'TXT'))).toBe('ENOTFOUND')
    expect(await failureOf(resolve('servfail.example', 'TXT'))).toBe('ESERVFAIL')
    expect(await failureOf(resolve('refused.example', 'TXT'))).toBe('EREFUSED')
    expect(await failureOf(resolve(`${'x'.repeat(64)}.example`, 'TXT'))).toBe('EBADNAME')
  })

  it('goes on to the next server after a time-out or a failure', async () => {
    const silent = await serve(() => ({ silent: true }))
    const broken = await serve(() => ({ rcode: 2 }))
    const good = await serve(name => txt(name))
    expect(await clientOf([silent, broken, good]).resolve('a.example', 'TXT')).toEqual([['hello']])
  })

  it('speaks IPv6 with its servers', async () => {
    const server = await serve(name => txt(name), '::1')
    expect(await clientOf([server]).resolve('a.example', 'TXT')).toEqual([['hello']])
  })

  it('goes on to the next server where there is no way to the first', async () => {
    const good = await serve(name => txt(name))
    const servers = ['[2001:db8::1]:53', '192.0.2.1:53', '127.0.0.1:1', good.address]
    const { resolve } = createDnsClient({ servers, timeout: 500 })
    expect(await resolve('a.example', 'TXT')).toEqual([['hello']])
  })

  it('takes no answer to another question', async () => {
    const server = await serve(name => ({
      questions: [{ type: 'TXT', name: 'other.example' }],
      ...txt(name),
    }))
    expect(await failureOf(clientOf([server]).resolve('a.example', 'TXT'))).toBe('ETIMEOUT')
  })

  it('leaves a dead server alone after 20 time-outs in a row, and tries it again later', async () => {
    let now = 1000
    let dead = true
    const server = await serve(name => (dead ? { silent: true } : txt(name)))
    const client = clientOf([server], { timeout: 200, now: () => now, breakerPause: 10_000 })
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => failureOf(client.resolve(`n${index}.example`, 'TXT'))),
    )
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(client.status()[0]?.state).toBe('open')
    const asked = server.asked.length
    const started = performance.now()
    expect(await failureOf(client.resolve('late.example', 'TXT'))).toBe('ETIMEOUT')
    expect(performance.now() - started).toBeLessThan(150)
    expect(server.asked).toHaveLength(asked)
    dead = false
    now += 11_000
    expect(await client.resolve('late.example', 'TXT')).toEqual([['hello']])
    expect(client.status()[0]?.state).toBe('closed')
  })

  it('is not fooled by names whose own servers are dead', async () => {
    const server = await serve(name => (name.endsWith('slow.example') ? { silent: true } : txt(name)))
    const client = clientOf([server], { timeout: 200 })
    const slow = Array.from({ length: 40 }, (_, index) =>
      failureOf(client.resolve(`n${index}.slow.example`, 'TXT')),
    )
    await Promise.all(slow)
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(client.status()[0]?.state).toBe('closed')
    expect(await client.resolve('good.example', 'TXT')).toEqual([['hello']])
  })

  it('refuses what is no address of a server, with a code and a hint', () => {
    expect(() => readServers(['dns.example'])).toThrow(expect.objectContaining({ code: 'ERR_DNS_SERVER' }))
    expect(readServers(['192.0.2.1:5353', '[2001:db8::1]:54', '2001:db8::2'])).toEqual([
      { address: '192.0.2.1', port: 5353 },
      { address: '2001:db8::1', port: 54 },
      { address: '2001:db8::2', port: 53 },
    ])
  })
})

describe('authentication over a real DNS server', () => {
  it('passes, fails and waits for nobody', async () => {
    const answers = resolverOf()
    const known = new Map<string, unknown>()
    for (const [name, types] of Object.entries(zone)) known.set(name, types)
    const server = await serve((name, type) => {
      const records = (known.get(name) as Record<string, unknown> | undefined)?.[type]
      if (name.startsWith('_dmarc.down')) return { silent: true }
      if (!Array.isArray(records)) return { rcode: known.has(name) ? 0 : 3 }
      return { answers: records.map(data => ({ type, name, ttl: 60, data })) as never }
    })
    const { resolve } = clientOf([server], { timeout: 1500 })
    const deps = { resolver: resolve, options: { deadline: 8000, trustedArcSealers: [] } }
    expect(await answers('shop.example', 'A')).toEqual(['192.0.2.1'])
    expect((await authenticate(await sign(plain), fromShop, deps)).dmarc.result).toBe('pass')
    expect((await authenticate(Buffer.from(plain), fromStranger, deps)).dmarc.result).toBe('fail')
    const down = plain.replace('shop.example', 'down.example')
    const unknown = await authenticate(Buffer.from(down), { ...fromStranger, from: ['down.example'] }, deps)
    expect(unknown).toMatchObject({ dmarc: { result: 'temperror' }, neededLookupFailed: true })
  })
})
