import { describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../src/auth/source.ts'
import type { Message } from '../../src/message/message.ts'
import { plain, resolverOf, SHOP } from './world.ts'

const auth = { trusted_authserv_id: '', trusted_relays: [], trusted_arc_sealers: [], source: 'live' as const }
const dns = { deadline: 1000 }

function messageOf(text: string): Message {
  const head = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n')
  const headers = head.map(line => {
    const [name = '', ...rest] = line.split(': ')
    return { name: name.toLowerCase(), raw: rest.join(': '), value: rest.join(': ') }
  })
  return {
    envelope: { mailFrom: 'bounce@shop.example', recipients: [], smtputf8: false, eightBitMime: false },
    raw: Buffer.from(text),
    headers,
    from: [{ field: 'from', name: '', address: `order@${SHOP}`, local: 'order', domain: SHOP, comment: '' }],
  } as unknown as Message
}
const arrival = (ip: string, pluginRows: readonly string[] = []) => ({
  connection: { ip, helo: 'h.example' },
  mta: 'mx',
  pluginRows,
})

describe('the source of results', () => {
  it('is our own verification, for the client at the border', async () => {
    const relayed = `Received: from mail.shop.example (x [192.0.2.7]) by edge\r\n${plain}`
    const config = { auth: { ...auth, trusted_relays: ['10.0.0.0/8'] }, dns }
    const found = await createAuthenticator(config, resolverOf()).authenticate(
      messageOf(relayed),
      arrival('10.1.2.3'),
    )
    expect(found).toMatchObject({
      source: 'live',
      spf: { result: 'pass' },
      client: { ip: '192.0.2.7', helo: 'mail.shop.example' },
    })
  })

  it('is the trusted upstream where that has spoken', async () => {
    const results = 'Authentication-Results: edge.example; dmarc=pass header.from=shop.example\r\n'
    const relayed = `${results}Received: from evil.example (x [198.51.100.9]) by edge\r\n${plain}`
    const config = {
      auth: { ...auth, trusted_relays: ['10.0.0.0/8'], trusted_authserv_id: 'edge.example' },
      dns,
    }
    const authenticator = createAuthenticator(config, resolverOf())
    const trusted = await authenticator.authenticate(messageOf(relayed), arrival('10.1.2.3'))
    expect(trusted).toMatchObject({ source: 'trusted', dmarc: { result: 'pass' } })
    const direct = await authenticator.authenticate(messageOf(relayed), arrival('198.51.100.9'))
    expect(direct).toMatchObject({ source: 'live', dmarc: { result: 'fail' } })
  })

  it('is other plugins only where the administrator says so', async () => {
    const rows = ['dkim=pass header.d=shop.example header.s=k1']
    const live = createAuthenticator({ auth, dns }, resolverOf())
    expect((await live.authenticate(messageOf(plain), arrival('198.51.100.9', rows))).source).toBe('live')
    const plugins = createAuthenticator({ auth: { ...auth, source: 'plugins' }, dns }, resolverOf())
    const found = await plugins.authenticate(messageOf(plain), arrival('198.51.100.9', rows))
    expect(found).toMatchObject({ source: 'trusted', dkim: [{ result: 'pass', aligned: true }] })
    expect((await plugins.authenticate(messageOf(plain), arrival('198.51.100.9'))).source).toBe('live')
  })
})
