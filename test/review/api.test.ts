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
        ...['allowed', 'allowed/{id}', 'audit', 'campaigns', 'campaigns/{campaign}/decide', 'counts'],
        ...['decisions', 'decisions/{campaign}', 'items', 'items/{id}', 'overview', 'report-targets'],
        ...[
          'allow',
          'approve',
          'assign',
          'cancel',
          'delete',
          'history',
          'note',
          'open',
          'raw',
          'release',
        ].map(name => `items/{id}/${name}`),
        ...['report', 'retry', 'return', 'review', 'settle', 'unapprove'].map(name => `items/{id}/${name}`),
      ]
        .map(path => `/api/v1/${path}`)
        .sort(),
    )
    for (const methods of Object.values(body.paths as Record<string, Record<string, { responses: object }>>))
      for (const { responses } of Object.values(methods))
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '429', '503']))
    expect(body.paths['/api/v1/items/{id}/raw'].get.responses['200'].content).toHaveProperty('message/rfc822')
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

  it('refuses what it does not know, and names it', async () => {
    for (const [path, body, field] of [
      [`/items/${id}/release`, { recipient: ['sales@example.jp'] }, 'recipient'],
      [`/items/${id}/note`, { text: 5 }, 'text'],
      [`/items/${id}/note`, {}, 'text'],
      [`/items/${id}/release`, { recipients: 'sales@example.jp' }, 'recipients'],
      [`/items/${id}/review`, { done: 'yes' }, 'done'],
      ['/items?foo=1', undefined, 'foo'],
      ['/items?score=999', undefined, 'score'],
      ['/items?score=abc', undefined, 'score'],
      ['/items?after=garbage', undefined, 'after'],
      ['/items?from=2026-02-30', undefined, 'from'],
      ['/items?tab=zzz', undefined, 'tab'],
      ['/overview?from=2026-11-20&to=2026-11-01', undefined, 'from'],
    ] as const) {
      const answer = await ask(path, act, body)
      expect([answer.status, answer.body.error, answer.body.field], path).toEqual([
        400,
        'ERR_API_INPUT',
        field,
      ])
    }
    expect((await world.store.get(id))?.recipients.map(fate => fate.state)).toEqual(['held', 'held'])
  })

  it('says of a body that is no JSON that it is none', async () => {
    const headers = { authorization: `Bearer ${act}`, 'content-type': 'application/json' }
    const send = async (body: string, type = 'application/json') => {
      const init = { method: 'POST', headers: { ...headers, 'content-type': type }, body }
      const answer = await fetch(`${world.origin}/api/v1/items/${id}/note`, init)
      return [answer.status, await answer.json()]
    }
    const none = { error: 'ERR_API_JSON', message: 'the body is no JSON' }
    for (const body of ['{"text":', 'text=x', '', '{"__proto__":{"text":"x"}}'])
      expect(await send(body), body).toEqual([400, none])
    expect(await send('text=x', 'text/csv')).toEqual([
      415,
      { error: 'ERR_API_JSON', message: 'the body must be application/json' },
    ])
  })

  it('takes a day as one of the configured time zone', async () => {
    const found = async (day: string) =>
      (await ask(`/items?from=${day}&to=${day}`, read)).body.items.map((item: { id: string }) => item.id)
    Object.assign(world.app.settings, { time_zone: 'America/New_York' })
    expect([await found('2026-11-21'), await found('2026-11-22')]).toEqual([[id], []])
    Object.assign(world.app.settings, { time_zone: 'Asia/Tokyo' })
    expect([await found('2026-11-21'), await found('2026-11-22')]).toEqual([[], [id]])
  })

  it('shortens a period to its last 366 days, and names it', async () => {
    const { body } = await ask('/overview?from=2024-01-01&to=2026-11-22', read)
    expect([body.from, body.to, body.days.length]).toEqual(['2025-11-22', '2026-11-22', 366])
  })

  it('filters as the inbox does', async () => {
    const found = async (query: string) =>
      (await ask(`/items?${query}`, read)).body.items.map((item: { id: string }) => item.id)
    expect(await found('language=ja&unreviewed=true&score=1')).toEqual([id])
    expect(await found('language=fr')).toEqual([])
    expect(await found('mine=true')).toEqual([])
    expect(await found('mine=false')).toEqual([id])
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
    expect((await ask(`/items/${held}/delete`, act, {})).body.state).toBe('deleted')
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
    Object.assign(world.app.settings, { reason_required: ['release'] })
    const bare = await ask(`/items/${held}/approve`, limited, {})
    expect([bare.status, bare.body.error]).toEqual([422, 'ERR_ACT_REASON'])
    expect((await world.store.get(held))?.approvals).toEqual([])
    const wish = { to: 'check@example.jp', reason: 'asked' }
    expect((await ask(`/items/${held}/approve`, limited, wish)).status).toBe(200)
    Object.assign(world.app.settings, { reason_required: [] })
    expect((await world.store.get(held))?.approvals[0]?.wish?.to).toBe('check@example.jp')
    expect((await ask(`/items/${held}/unapprove`, limited, {})).status).toBe(200)
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon' })).status).toBe(200)
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon' })).body.error).toBe('ERR_ACT_TOLD')
    expect((await ask(`/items/${held}/report`, act, { target: 'amazon', again: true })).status).toBe(200)
  })
})

describe('the API within a limit to domains', () => {
  const both = ['user@one.example', 'hidden.boss@two.example']
  const limitedTo = async (name: string, domains: readonly string[]) => {
    await world.addUser(name, 'reviewer', { domains })
    return tokensOf(world.app.deps.people, world.app.deps.now).make(name, 'act', 'act', 30)
  }

  it('tells nothing of other domains, and refuses to look there', async () => {
    const token = await limitedTo('lim1', ['one.example'])
    const held = await world.hold(sample(3), both)
    const found = async (query: string) => {
      const { body } = await ask(`/items?${query}`, token)
      return body.items.map((item: { id: string }) => item.id)
    }
    expect(await found('q=hidden.boss')).toEqual([])
    expect(await found('q=user@one')).toEqual([held])
    expect((await ask('/items?recipient=hidden.boss@two.example', token)).body.field).toBe('recipient')
    expect((await ask('/items?domain=two.example', token)).status).toBe(403)
    const page = await world.server.inject({
      url: '/?tab=all&q=hidden.boss',
      cookies: { session: (await world.app.sessions.begin('lim1', '127.0.0.1', 'test')).cookie },
    })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain(held)
  })

  it('shows each domain the state of its own copies', async () => {
    const tokens = [await limitedTo('lim3', ['three.example']), await limitedTo('lim4', ['four.example'])]
    const held = await world.hold(sample(4), ['a@three.example', 'b@four.example'])
    await ask(`/items/${held}/release`, act, { recipients: ['b@four.example'] })
    for (const [at, [waiting, released]] of [
      [0, [1, 0]],
      [1, [0, 1]],
    ] as const) {
      const token = tokens[at] ?? ''
      expect((await ask('/counts', token)).body).toMatchObject({ waiting, released })
      expect((await ask('/items?tab=waiting', token)).body.items).toHaveLength(waiting)
      expect((await ask('/items?tab=released', token)).body.items).toHaveLength(released)
    }
    expect((await ask(`/items/${held}`, tokens[1] ?? '')).body.item.state).toBe('released')
  })
})

describe('what the API gives beside the messages', () => {
  it('allows by what was proven, within reach, and takes it back', async () => {
    const held = await world.hold(sample(5), ['user@example.jp'])
    const proof = { proof: 'dkim', value: 'mailer.example', reason: 'our mailer' }
    const allow = (body: object) => ask(`/items/${held}/allow`, act, { ...proof, ...body })
    expect((await allow({ scope: 'domain', scopeValue: 'other.example' })).body.error).toBe('ERR_ACT_ADDRESS')
    expect((await allow({ scope: 'all', value: 'amazon.co.jp' })).body.error).toBe('ERR_ACT_UNPROVEN')
    expect((await allow({ scope: 'domain', scopeValue: 'example.jp' })).status).toBe(204)
    const { rules } = (await ask('/allowed', read)).body
    expect(rules).toMatchObject([{ value: 'mailer.example', scopeValue: 'example.jp', author: 'taro' }])
    const drop = () =>
      fetch(`${world.origin}/api/v1/allowed/${rules[0].id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${act}` },
      })
    expect((await drop()).status).toBe(204)
    expect((await drop()).status).toBe(404)
  })

  it('decides for a campaign, shows what was done, and what a report would say', async () => {
    const held = await world.hold(sample(1), ['late@example.jp'])
    const { campaign } = (await ask(`/items/${held}`, read)).body.item
    const listed = (await ask('/campaigns', read)).body.campaigns
    expect(listed.map((row: { campaign: string }) => row.campaign)).toContain(campaign)
    expect((await ask(`/items/${held}/report?target=amazon`, act)).body.text).toEqual(expect.any(String))
    expect((await ask('/report-targets', read)).body.targets[0].id).toBe('amazon')
    const path = `/campaigns/${encodeURIComponent(campaign)}/decide`
    expect((await ask(path, act, { action: 'delete' })).body).toMatchObject({
      decided: expect.any(Number),
      left: [],
      copies: { released: 0 },
    })
    expect((await ask(`/items/${held}`, read)).body.item.state).toBe('deleted')
    const { entries } = (await ask(`/items/${held}/history`, read)).body
    expect(entries.map((entry: { actor: string }) => entry.actor)).toContain('taro')
    expect((await ask('/audit', read)).status).toBe(403)
    const { body } = await ask('/overview', read)
    expect(body.days).toHaveLength(30)
    expect(body.domains).toContainEqual({ name: 'example.jp', value: expect.any(Number) })
    expect(body.reviewers).toContainEqual({ name: 'taro', value: expect.any(Number) })
    expect(body.campaigns[0]).toHaveProperty('campaign')
  })

  it('answers a copy in doubt by the state, not by a stack', async () => {
    const held = await world.hold(sample(7), ['user@example.jp'])
    for (const name of ['settle', 'return', 'retry', 'cancel'])
      expect((await ask(`/items/${held}/${name}`, act, {})).body.error).toBe('ERR_ACT_STATE')
  })
})

/** A certificate of its own for localhost. */
const certificate = async () => {
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
  return { folder, key, cert }
}

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
    const { folder, key, cert } = await certificate()
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

  it('tell of an item that began earlier and came later, and let no dead address keep others waiting', async () => {
    const { folder, key, cert } = await certificate()
    const got: string[] = []
    const server = createServer({ key, cert }, (request, response) => {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        got.push(JSON.parse(body).item.id)
        return response.writeHead(204).end()
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const url = `https://localhost:${(server.address() as AddressInfo).port}/hook`
    const webhook_urls = ['https://localhost:1/dead', url]
    const hooked = await makeWorld({ settings: { webhook_urls, webhook_secret: 'a secret of the test' } })
    const transport = { allowed: () => true, ca: cert }
    await runWebhooks(hooked.app, transport)
    const late = await hooked.hold(sample(1), ['user@example.jp'], hooked.clock.now + 5000)
    await runWebhooks(hooked.app, transport)
    const early = await hooked.hold(sample(2), ['user@example.jp'], hooked.clock.now)
    await runWebhooks(hooked.app, transport)
    expect(got).toEqual([late, early])
    expect(hooked.logs.filter(line => line.includes('webhook failed'))).toHaveLength(2)
    const left = await hooked.app.deps.people.list('webhook', null, hooked.clock.now)
    expect(left.map(one => one.value['url'])).toEqual([webhook_urls[0], webhook_urls[0]])
    await hooked.close()
    server.close()
    await rm(folder, { recursive: true })
  })
})
