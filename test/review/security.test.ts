import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeClient, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, password, type World } from './world.ts'

let world: World
let id: string

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  await world.addUser('taro', 'reviewer')
  await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
  id = await world.hold(samples[0] ?? { from: '', subject: '' })
})
afterAll(() => world.close())

const passwordForm = { name: 'taro', password, next: '/' }

describe('cookies', () => {
  it('are HttpOnly and SameSite; over TLS also Secure and bound to the host', async () => {
    const answer = await makeClient(world).post('/sign-in', passwordForm, '/sign-in')
    expect(answer.headers.getSetCookie().find(one => one.startsWith('session='))).toMatch(
      /HttpOnly; SameSite=Lax/,
    )
    const secure = await makeWorld({ settings: { url: 'https://quarantine.example' } })
    await secure.addUser('taro', 'reviewer')
    const page = await secure.server.inject({ url: '/sign-in', headers: { host: 'quarantine.example' } })
    expect(String(page.headers['set-cookie'])).toMatch(
      /^__Host-form=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect(page.headers['strict-transport-security']).toContain('max-age=31536000')
    await secure.close()
  })
})

describe('answers', () => {
  it('carry a policy without inline scripts or styles, and cannot be framed', async () => {
    const client = await signedInClient(world, 'taro')
    for (const path of ['/', `/item/${id}`, '/overview', '/account', '/nowhere']) {
      const { headers, text } = await client.get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(text).not.toMatch(/<script(?![^>]* src=)|\son[a-z]+=|\sstyle=|javascript:/i)
    }
  })

  it('give the preview only to our own frame, with everything switched off', async () => {
    const { headers } = await (await signedInClient(world, 'taro')).get(`/item/${id}/preview`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(
      /^default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; .*sandbox$/,
    )
    expect(policy).toContain("frame-ancestors 'self'")
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  it('give a download as an attachment whose name is our own', async () => {
    const { headers, status } = await (await signedInClient(world, 'taro')).get(`/item/${id}/download`)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}.eml"`)
    expect(headers.get('content-type')).toBe('message/rfc822')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a forged request', () => {
  it('does nothing without the form token, or with that of another session', async () => {
    const taro = await signedInClient(world, 'taro')
    const hanako = await signedInClient(world, 'hanako')
    for (const _csrf of ['', 'x', await hanako.token('/account')]) {
      expect((await taro.post(`/item/${id}/delete`, { _csrf })).status).toBe(409)
    }
    expect((await world.store.get(id))?.state).toBe('held')
  })

  it('does nothing when it comes from another site, even with the token', async () => {
    const taro = await signedInClient(world, 'taro')
    const _csrf = await taro.token('/account')
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      expect((await taro.post(`/item/${id}/delete`, { _csrf }, '/account', headers)).status).toBe(403)
    }
    expect((await world.store.get(id))?.state).toBe('held')
  })

  it('is not seen where a proxy rewrites Host: the browser says that it is the same origin', async () => {
    const behind = { origin: 'http://quarantine.example' }
    const taro = await signedInClient(world, 'taro')
    const _csrf = await taro.token('/account')
    const sent = async (headers: Readonly<Record<string, string>>) =>
      (await taro.post(`/item/${id}/review`, { _csrf }, '/account', headers)).status
    expect(await sent({ ...behind, 'sec-fetch-site': 'same-origin' })).toBe(303)
    expect(await sent(behind)).toBe(403)
    expect(await sent({ ...behind, 'sec-fetch-site': 'same-site' })).toBe(403)
    Object.assign(world.app.settings, { url: 'http://quarantine.example' })
    // an older browser sends Origin alone
    expect(await sent(behind)).toBe(303)
    Object.assign(world.app.settings, { url: '' })
  })

  it('by GET never acts', async () => {
    const taro = await signedInClient(world, 'taro')
    const before = await world.store.get(id)
    for (const act of ['release', 'delete', 'allow', 'note', 'assign', 'review', 'unreview']) {
      expect((await taro.get(`/item/${id}/${act}`)).status).toBe(404)
    }
    for (const path of ['/bulk', '/undo', '/sign-out', '/people/remove', '/account/tokens'])
      await taro.get(path)
    expect((await world.store.get(id))?.revision).toBe(before?.revision)
    expect((await taro.get('/')).status).toBe(200)
  })
})

describe('redirects', () => {
  it('never leave the page, whatever is asked', async () => {
    for (const next of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/%0d%0aSet-Cookie:x=y',
    ]) {
      const answer = await makeClient(world).post('/sign-in', { ...passwordForm, next }, '/sign-in')
      expect(new URL(answer.location, world.origin).origin).toBe(world.origin)
      const language = await makeClient(world).get(`/language/ja?back=${encodeURIComponent(next)}`)
      expect(new URL(language.location, world.origin).origin).toBe(world.origin)
    }
  })
})

describe('paths', () => {
  it('lead nowhere else', async () => {
    const client = await signedInClient(world, 'hanako')
    for (const path of [
      '/item/..%2f..%2fetc%2fpasswd',
      '/item/%2e%2e/download',
      '/assets/..%2findex.ts',
      '/assets/../command.ts',
      `/item/${id}%00/download`,
      `/item/${id}/..%2f..%2fx/download`,
    ]) {
      expect((await client.get(path)).status, path).toBe(404)
    }
  })

  it('of items of other domains do not exist, for any way to them', async () => {
    const ken = await signedInClient(world, 'ken')
    for (const path of ['', '/preview', '/raw', '/download', '/report?target=amazon']) {
      expect((await ken.get(`/item/${id}${path}`)).status, path).toBe(404)
    }
    for (const act of ['release', 'delete', 'note', 'assign', 'review', 'open']) {
      expect((await ken.post(`/item/${id}/${act}`, { text: 'x', to: 'ken', reason: 'x' })).status, act).toBe(
        404,
      )
    }
    await ken.post('/bulk', { id, act: 'delete', back: '/' })
    expect((await world.store.get(id))?.state).toBe('held')
  })
})

describe('sessions', () => {
  it('get a new name at sign-in, so that a planted one is worth nothing', async () => {
    const client = makeClient(world, new Map([['session', 'planted']]))
    await client.post('/sign-in', passwordForm, '/sign-in')
    expect(client.cookies.get('session')).not.toBe('planted')
    expect((await makeClient(world, new Map([['session', 'planted']])).get('/')).status).toBe(303)
    const first = client.cookies.get('session') ?? ''
    await client.post('/sign-out', {})
    expect((await makeClient(world, new Map([['session', first]])).get('/')).status).toBe(303)
  })

  it('end when idle, at last in any case, and everywhere on demand', async () => {
    const client = await signedInClient(world, 'taro')
    const start = world.clock.now
    world.clock.now += world.app.settings.session_idle - 1000
    expect((await client.get('/')).status).toBe(200)
    world.clock.now += world.app.settings.session_idle - 1000
    expect((await client.get('/')).status).toBe(200)
    world.clock.now += world.app.settings.session_idle + 1000
    expect((await client.get('/')).status).toBe(303)
    world.clock.now = start
    const [one, other] = [await signedInClient(world, 'taro'), await signedInClient(world, 'taro')]
    await one.post('/account/sign-out-all', {})
    expect((await other.get('/')).status).toBe(303)
    expect((await one.get('/')).status).toBe(200)
  })
})

describe('guessing', () => {
  it('is stopped per account, and says nothing about who exists', async () => {
    const answers = []
    for (let attempt = 0; attempt < 10; attempt += 1) {
      answers.push(
        await makeClient(world).post(
          '/sign-in',
          { ...passwordForm, name: 'nobody-here', password: `wrong ${attempt}` },
          '/sign-in',
        ),
      )
    }
    expect(answers.map(one => one.status)).toEqual([...Array<number>(8).fill(401), 429, 429])
    const known = await makeClient(world).post('/sign-in', { ...passwordForm, password: 'wrong' }, '/sign-in')
    const words = (text: string) => /role="alert"[^>]*>([^<]+)/.exec(text)?.[1]
    expect(words(known.text)).toBe(words(answers[0]?.text ?? ''))
    world.clock.now += 16 * 60_000
    expect((await makeClient(world).post('/sign-in', passwordForm, '/sign-in')).status).toBe(303)
  })

  it('counts failures only: many colleagues behind one address sign in', async () => {
    world.clock.now += 16 * 60_000
    for (let round = 0; round < 100; round += 1) {
      expect(await world.app.throttle.attempt(`user${round}`, '192.0.2.7')).toBe(true)
      await world.app.throttle.succeeded(`user${round}`, '192.0.2.7')
    }
  })

  it('takes the same time for a name that exists and one that does not', async () => {
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 5; round += 1) {
      world.clock.now += 16 * 60_000
      for (const [kind, name] of [
        ['known', 'hanako'],
        ['unknown', `nobody${round}`],
      ] as const) {
        const client = makeClient(world)
        const _csrf = await client.token('/sign-in')
        const start = performance.now()
        await client.post('/sign-in', { name, password: 'not this one', next: '/', _csrf })
        times[kind].push(performance.now() - start)
      }
    }
    const middle = (list: number[]) => list.sort((a, b) => a - b)[2] ?? 0
    expect(middle(times.unknown) / middle(times.known)).toBeGreaterThan(0.6)
    expect(middle(times.unknown) / middle(times.known)).toBeLessThan(1.7)
  })
})

describe('the Host header', () => {
  it('must be ours, and is in no link', async () => {
    const answer = await world.server.inject({ url: '/sign-in', headers: { host: 'evil.example' } })
    expect(answer.statusCode).toBe(421)
    const forwarded = await world.server.inject({
      url: '/',
      headers: { host: '127.0.0.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4' },
    })
    expect(JSON.stringify(forwarded.headers) + forwarded.body).not.toContain('evil.example')
  })
})

describe('bad input', () => {
  it('is a page in the reader’s language with what to do, never a stack', async () => {
    const client = await signedInClient(world, 'taro')
    for (const path of [
      '/item/none',
      '/nowhere',
      '/?after=%00%ff',
      '/campaign/none',
      '/r/forged.token',
      '/first?link=x',
      '/overview?from=9999-99-99',
    ]) {
      const { text, status } = await client.get(path, { 'accept-language': 'ja' })
      expect(status, path).toBeLessThan(500)
      expect(text, path).not.toMatch(/\bat [^ ]+ \(|node_modules|Error:/)
      expect(text, path).toContain('<html lang="ja">')
    }
  })

  it('keeps what was typed when the session ends in the middle of a form', async () => {
    const client = await signedInClient(world, 'taro')
    const _csrf = await client.token('/account')
    await client.post('/account/sign-out-all', {})
    await world.app.deps.people.removeOwned('session', 'taro', '')
    const answer = await client.post(`/item/${id}/note`, { _csrf, text: 'half a page of thoughts' })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('half a page of thoughts')
    const keep = /name="keep" value="([^"]*)"/.exec(answer.text)?.[1]?.replaceAll('&quot;', '"') ?? ''
    const again = await client.post('/sign-in', { ...passwordForm, keep }, '/sign-in')
    expect(again.text).toContain(`action="/item/${id}/note"`)
    expect(again.text).toContain('half a page of thoughts</textarea>')
    expect((await world.store.get(id))?.notes).toEqual([])
  })

  it('says that the store is away, and that nothing is lost', async () => {
    const client = await signedInClient(world, 'taro')
    const { StoreError } = await import('../../src/store/errors.ts')
    const { waves } = world.store
    Object.assign(world.store, {
      waves: () => Promise.reject(new StoreError('ERR_STORE_UNAVAILABLE', 'connection refused')),
    })
    const { status, text } = await client.get('/')
    Object.assign(world.store, { waves })
    expect(status).toBe(503)
    expect(text).toContain('No message is lost')
    expect(text).not.toContain('connection refused')
  })
})
