import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:https'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runWebhooks } from '../../src/review/api/webhook.ts'
import { checkUrl, isPublicAddress } from '../../src/review/outbound.ts'
import { tokensOf } from '../../src/review/people/token.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

/** Its types hide what it exports. */
const parser = createRequire(import.meta.url)('swagger-parser') as {
  readonly validate: (document: unknown) => Promise<{ readonly paths?: Readonly<Record<string, unknown>> }>
}

let world: World
let id: string
let act: string
let read: string
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

const ask = async (path: string, token: string, body?: unknown, more: Record<string, string> = {}) => {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const headers = {
    ...more,
    ...(token !== '' && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(`${world.origin}/api/v1${path}`, { ...init, headers })
  const text = await answer.text()
  return {
    status: answer.status,
    body: text.startsWith('{') ? JSON.parse(text) : text,
    headers: answer.headers,
  }
}

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('taro', 'reviewer')
  id = await world.hold(sample(0), ['user@example.jp', 'sales@example.jp'])
  const tokens = tokensOf(world.app.deps.people, world.app.deps.now)
  act = await tokens.make('taro', 'act', 'act', 30)
  read = await tokens.make('taro', 'read', 'read', 30)
})
afterAll(() => world.close())

describe('the API', () => {
  it('serves a valid OpenAPI document that names every route', async () => {
    const { body } = await ask('/openapi.json', '')
    const checked = await parser.validate(structuredClone(body))
    expect(Object.keys(checked.paths ?? {}).sort()).toEqual(
      [
        '/api/v1/counts',
        '/api/v1/decisions',
        '/api/v1/decisions/{campaign}',
        '/api/v1/items',
        '/api/v1/items/{id}',
        ...['approve', 'assign', 'delete', 'note', 'raw', 'release', 'report', 'review', 'unapprove'].map(
          name => `/api/v1/items/{id}/${name}`,
        ),
      ].sort(),
    )
  })

  it('wants a living token of the right scope', async () => {
    expect((await ask('/items', '')).status).toBe(401)
    expect((await ask('/items', 'ai_0000000000000000000000000000000000000000000')).status).toBe(401)
    expect((await ask('/items', read)).status).toBe(200)
    expect((await ask(`/items/${id}/note`, read, { text: 'x' })).status).toBe(403)
    const start = world.clock.now
    world.clock.now += 31 * 86_400_000
    expect((await ask('/items', act)).status).toBe(401)
    world.clock.now = start
    const stored = JSON.stringify(await world.app.deps.people.list('token', 'taro', world.clock.now))
    expect(stored).not.toContain(act)
  })

  it('lists, filters, shows, and gives the message', async () => {
    const { body } = await ask('/items?outcome=impersonation&limit=1', read)
    expect(body.items[0]).toMatchObject({
      id,
      state: 'held',
      score: expect.any(Number),
      recipients: [{ address: 'user@example.jp' }, { address: 'sales@example.jp' }],
    })
    expect((await ask(`/items/${id}`, read)).body.verdict).toMatchObject({
      version: 1,
      outcome: 'impersonation',
    })
    const raw = await ask(`/items/${id}/raw`, read)
    expect(raw.headers.get('content-disposition')).toContain('attachment')
    expect(raw.body).toContain('Message-ID:')
  })

  it('answers bad input with a code, not a stack', async () => {
    for (const [path, body, status] of [
      ['/items?limit=9999', undefined, 400],
      ['/items?nonsense=1', undefined, 200],
      ['/items/none', undefined, 404],
      [`/items/${id}/note`, { text: '' }, 400],
      [`/items/${id}/release`, { to: 'no address' }, 422],
      [`/items/${id}/report`, { target: 'nowhere' }, 422],
    ] as const) {
      const answer = await ask(path, act, body)
      expect(answer.status, path).toBe(status)
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at .*\.ts/)
    }
  })

  it('decides as the pages do', async () => {
    expect((await ask(`/items/${id}/note`, act, { text: 'from a script' })).status).toBe(200)
    expect(
      (await ask(`/items/${id}/release`, act, { recipients: ['sales@example.jp'] })).body.recipients,
    ).toMatchObject([{ state: 'held' }, { state: 'released' }])
    expect((await ask(`/items/${id}/delete`, act, {})).body.state).toBe('released')
    expect((await ask(`/items/${id}/delete`, act, {})).status).toBe(409)
  })
})

describe('the API with an Idempotency-Key', () => {
  const once = (path: string, body: unknown, key: string) => ask(path, act, body, { 'idempotency-key': key })

  it('acts once, and answers the same again', async () => {
    const held = await world.hold(sample(1))
    const notes = async () => (await world.store.get(held))?.notes.map(note => note.text)
    const answers = await Promise.all([1, 2].map(() => once(`/items/${held}/note`, { text: 'once' }, 'k-1')))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await notes()).toEqual(['once'])
    expect((await once(`/items/${held}/note`, { text: 'else' }, 'k-1')).body.error).toBe('ERR_API_KEY_REUSED')
    await once(`/items/${held}/note`, { text: 'once' }, 'k-2')
    expect(await notes()).toEqual(['once', 'once'])
    expect((await once(`/items/${held}/delete`, {}, 'k-3')).body.state).toBe('deleted')
    expect((await once(`/items/${held}/delete`, {}, 'k-3')).status).toBe(200)
    expect((await ask(`/items/${held}/delete`, act, {})).status).toBe(409)
  })
})

describe('the API beside the pages', () => {
  it('shows standing decisions, and ends them', async () => {
    const by = { name: 'taro', source: 'test' }
    const at = world.clock.now
    const decision = {
      campaign: 'Cx/y',
      action: 'delete',
      by: 'taro',
      reason: 'scam',
      at,
      until: at + 1000,
    } as const
    await world.service.decide(decision, [], by)
    expect((await ask('/decisions', read)).body.decisions).toMatchObject([
      { campaign: 'Cx/y', action: 'delete', until: new Date(at + 1000).toISOString() },
    ])
    const drop = (token: string) =>
      fetch(`${world.origin}/api/v1/decisions/${encodeURIComponent('Cx/y')}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${token}` },
      })
    expect((await drop(read)).status).toBe(403)
    expect((await drop(act)).status).toBe(204)
    expect((await drop(act)).status).toBe(404)
    expect((await ask('/decisions', read)).body).toEqual({ decisions: [] })
  })

  it('holds another address, an approval and a second report to the same rules', async () => {
    await world.addUser('mine', 'reviewer', { domains: ['example.jp'] })
    const limited = await tokensOf(world.app.deps.people, world.app.deps.now).make('mine', 'act', 'act', 30)
    const held = await world.hold(sample(2))
    const away = await ask(`/items/${held}/release`, limited, { to: 'friend@elsewhere.example' })
    expect([away.status, away.body.error]).toEqual([422, 'ERR_ACT_ADDRESS'])
    const wish = { to: 'check@example.jp', reason: 'asked' }
    expect((await ask(`/items/${held}/approve`, limited, wish)).status).toBe(200)
    expect((await world.store.get(held))?.approvals[0]?.wish?.to).toBe('check@example.jp')
    expect((await ask(`/items/${held}/unapprove`, limited, {})).status).toBe(200)
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon' })).status).toBe(200)
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon' })).body.error).toBe('ERR_ACT_TOLD')
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon', again: true })).status).toBe(200)
  })
})

describe('webhooks', () => {
  it('go to public https addresses only', () => {
    for (const bad of [
      'http://a.example',
      'https://127.0.0.1/',
      'https://10.0.0.1',
      'https://[::1]/',
      'https://[fd00::1]',
      'https://169.254.169.254/',
      'https://u:p@a.example',
      'https://[::ffff:10.0.0.1]/',
      'nonsense',
    ]) {
      expect(checkUrl(bad, isPublicAddress), bad).not.toBeNull()
    }
    expect(checkUrl('https://hooks.example/x', isPublicAddress)).toBeNull()
  })

  it('are signed, sent again after a failure, and refused by name where the name is a private address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'review-hook-'))
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      join(folder, 'key'),
      '-out',
      join(folder, 'cert'),
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost',
    ])
    const [key, cert] = await Promise.all([
      readFile(join(folder, 'key')),
      readFile(join(folder, 'cert'), 'utf8'),
    ])
    const got: { body: string; signature: string; delivery: string }[] = []
    let failures = 1
    const server = createServer({ key, cert }, (request, response) => {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        if (failures-- > 0) return response.writeHead(500).end()
        got.push({
          body,
          signature: String(request.headers['x-amazon-impersonation-signature']),
          delivery: String(request.headers['x-amazon-impersonation-delivery']),
        })
        return response.writeHead(204).end()
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `https://localhost:${(server.address() as AddressInfo).port}/hook`
    const hooked = await makeWorld({
      settings: { webhook_urls: [url], webhook_secret: 'a secret of the test' },
    })
    await runWebhooks(hooked.app)
    hooked.clock.now += 1000
    const item = await hooked.hold(sample(1))
    await runWebhooks(hooked.app)
    expect(hooked.logs.join()).toContain('ERR_PRIVATE_ADDRESS')
    const transport = { allowed: () => true, ca: cert }
    hooked.clock.now += 61_000
    await runWebhooks(hooked.app, transport)
    expect(got).toHaveLength(0)
    hooked.clock.now += 301_000
    await runWebhooks(hooked.app, transport)
    await hooked.service.release({ id: item, recipients: null, to: null }, { name: 'taro', source: 'test' })
    await runWebhooks(hooked.app, transport)
    expect(got.map(one => JSON.parse(one.body).event)).toEqual(['hold', 'release'])
    const [first] = got
    const [, time = '', mac = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(first?.signature ?? '') ?? []
    expect(mac).toBe(
      createHmac('sha256', 'a secret of the test').update(`${time}.${first?.body}`).digest('hex'),
    )
    expect(new Set(got.map(one => one.delivery)).size).toBe(2)
    await hooked.close()
    server.close()
    await rm(folder, { recursive: true })
  })
})
