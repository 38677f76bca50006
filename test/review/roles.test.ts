import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { tokensOf } from '../../src/review/people/token.ts'
import { type Client, makeClient, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, password, type World } from './world.ts'

let world: World
let ken: Client
let jp: string
let both: string
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
  await world.addUser('aki', 'auditor')
  await world.addUser('mai', 'administrator', { domains: ['example.com'] })
  jp = await world.hold(sample(0), ['user@example.jp'])
  both = await world.hold(sample(1), ['user@example.jp', 'boss@example.com'])
  await world.hold({ ...sample(1), text: 'again Amazon payment' }, ['user@example.jp'])
  ken = await signedInClient(world, 'ken')
})
afterAll(() => world.close())

describe('a reviewer limited to domains', () => {
  it('searches only in them', async () => {
    const all = (await ken.get('/?tab=all')).text
    expect(all).toContain(both)
    expect(all).not.toContain(jp)
    expect((await ken.get('/?tab=all&q=お支払い')).text).not.toContain(jp)
    expect((await ken.get('/?tab=all&domain=example.jp')).text).not.toContain(jp)
    expect((await ken.get('/?tab=all&recipient=user@example.jp')).text).not.toContain(`data-item="${jp}"`)
  })

  it('sees only his recipients of a message to several domains', async () => {
    const { text } = await ken.get(`/item/${both}`)
    expect(text).toContain('boss@example.com')
    expect(text.replace(/<section class="card" aria-labelledby="body">[\s\S]*?<\/section>/, '')).not.toMatch(
      /<bdi>user@example\.jp<\/bdi><\/th>/,
    )
    expect((await ken.get('/')).text).not.toContain('user@example.jp')
  })

  it('counts only them', async () => {
    expect(JSON.parse((await ken.get('/live')).text).counts.waiting).toBe(1)
    expect(JSON.parse((await (await signedInClient(world, 'hanako')).get('/live')).text).counts.waiting).toBe(
      3,
    )
  })

  it('sees only their campaigns', async () => {
    const own = (await world.store.get(both))?.campaign ?? ''
    const other = (await world.store.get(jp))?.campaign ?? ''
    expect((await ken.get(`/campaign/${own}`)).text).toContain('Waiting: <b>1</b>')
    if (other !== '' && other !== own) expect((await ken.get(`/campaign/${other}`)).status).toBe(404)
    expect((await ken.get('/campaigns')).text).not.toContain('お支払い')
  })

  it('downloads only their numbers', async () => {
    const { text } = await ken.get('/overview.csv')
    expect(text).toContain('"example.com"')
    expect(text).not.toContain('example.jp')
    expect(text).not.toContain('お支払い')
  })

  it('reaches only them by the API', async () => {
    const token = await tokensOf(world.app.deps.people, world.app.deps.now).make('ken', 'test', 'act', 30)
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${world.origin}/api/v1${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      })
    const page = (await (await ask('/items')).json()) as {
      items: { id: string; recipients: { address: string }[] }[]
    }
    expect(page.items.map(item => item.id)).toEqual([both])
    expect(page.items[0]?.recipients.map(one => one.address)).toEqual(['boss@example.com'])
    expect((await ask(`/items/${jp}`)).status).toBe(404)
    expect((await ask(`/items/${jp}/delete`, { method: 'POST', body: '{}' })).status).toBe(404)
    expect(await (await ask('/counts')).json()).toMatchObject({ waiting: 1 })
  })

  it('decides only for them', async () => {
    await ken.post(`/item/${both}/delete`, {})
    const fates = (await world.store.get(both))?.recipients.map(fate => [fate.address, fate.state])
    expect(fates).toEqual([
      ['user@example.jp', 'held'],
      ['boss@example.com', 'deleted'],
    ])
  })

  it('neither manages people nor reads the whole audit log, even as an administrator', async () => {
    const mai = await signedInClient(world, 'mai')
    for (const path of ['/people', '/audit', '/audit.jsonl']) expect((await mai.get(path)).status).toBe(403)
  })
})

describe('an auditor', () => {
  it('sees lists, overview and audit, but no bodies and no buttons', async () => {
    const aki = await signedInClient(world, 'aki')
    for (const path of ['/', '/overview', '/audit', '/audit.jsonl', '/campaigns'])
      expect((await aki.get(path)).status, path).toBe(200)
    for (const path of ['preview', 'raw', 'download'])
      expect((await aki.get(`/item/${jp}/${path}`)).status).toBe(403)
    const { text } = await aki.get(`/item/${jp}`)
    expect(text).toContain('does not include reading bodies')
    expect(text).not.toContain('不審なサインイン')
    expect(text).not.toContain('永久に停止')
    expect(text).not.toContain('class="acts"')
    for (const act of ['release', 'delete', 'note', 'open'])
      expect((await aki.post(`/item/${jp}/${act}`, { text: 'x', reason: 'x' })).status).toBe(403)
    expect((await world.store.get(jp))?.state).toBe('held')
  })

  it('gets no token that may decide', async () => {
    const aki = await signedInClient(world, 'aki')
    const made = /<code>(ai_[\w-]+)<\/code>/.exec(
      (await aki.post('/account/tokens', { name: 't', scope: 'act', days: '30', present: password })).text,
    )?.[1]
    const answer = await fetch(`${world.origin}/api/v1/items/${jp}/delete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer.status).toBe(403)
  })
})

describe('the last administrator', () => {
  it('can be neither demoted, disabled nor removed', async () => {
    const hanako = await signedInClient(world, 'hanako')
    for (const [path, fields] of [
      ['/people/change', { name: 'hanako', role: 'reviewer' }],
      ['/people/change', { name: 'hanako', role: 'administrator', disabled: '1' }],
      ['/people/remove', { name: 'hanako', present: password }],
    ] as const) {
      expect((await hanako.post(path, fields)).text).toContain('last administrator')
    }
    expect((await world.app.users.find('hanako'))?.role).toBe('administrator')
  })

  it('stays where two demote each other at the same time', async () => {
    const at = await makeWorld()
    for (const name of ['hanako', 'jiro']) await at.addUser(name, 'administrator')
    const [hanako, jiro] = [await signedInClient(at, 'hanako'), await signedInClient(at, 'jiro')]
    const { list } = at.app.users
    // both have looked whether another one stays before either is changed, if they may
    Object.assign(at.app.users, { list: async () => list().finally(() => pause(300)) })
    const answers = await Promise.all([
      hanako.post('/people/change', { name: 'jiro', role: 'reviewer' }),
      jiro.post('/people/change', { name: 'hanako', role: 'reviewer' }),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([303, 400])
    const roles = (await at.app.users.list()).map(user => user.role).sort()
    expect(roles).toEqual(['administrator', 'reviewer'])
    await at.close()
  })
})

describe('under [privacy] profile=isp', () => {
  it('a body opens only after its recipient asked, for a stated reason that is audited', async () => {
    const isp = await makeWorld({ settings: { privacy: 'isp' } })
    await isp.addUser('taro', 'reviewer')
    const id = await isp.hold(sample(0))
    const taro = await signedInClient(isp, 'taro')
    expect((await taro.get(`/item/${id}`)).text).toContain('until its recipient asks')
    expect((await taro.get(`/item/${id}`)).text).not.toContain('不審なサインイン')
    await taro.post(`/item/${id}/open`, { reason: 'curious' })
    expect((await taro.get(`/item/${id}/raw`)).status).toBe(403)
    const link = makeLink(isp.service.linkKey, id, 'user@example.jp', {
      issued: isp.clock.now,
      expires: isp.clock.now + 86_400_000,
    })
    await makeClient(isp).post(`/r/${link}`, { reason: 'I ordered this' }, `/r/${link}`)
    expect((await taro.get(`/item/${id}`)).text).toContain('Say why you open it')
    expect((await taro.get(`/item/${id}/raw`)).status).toBe(403)
    isp.clock.now += 31 * 60_000
    await taro.post(`/item/${id}/open`, { reason: 'recipient asked' })
    expect((await taro.get(`/item/${id}`)).text).toContain('不審なサインイン')
    const audit = await isp.store.audit({ after: 0, limit: 100, item: id })
    expect(
      audit.filter(one => one.action === 'view-body' && one.actor === 'taro').map(one => one.reason),
    ).toEqual(['recipient asked'])
    await isp.close()
  })
})

describe('a recipient’s link', () => {
  it('shows his own copy only, asks, and never acts by itself', async () => {
    const id = await world.hold(sample(2), ['user@example.jp', 'secret@example.org'])
    const link = makeLink(world.service.linkKey, id, 'user@example.jp', {
      issued: world.clock.now,
      expires: world.clock.now + 86_400_000,
    })
    const anyone = makeClient(world)
    const { text } = await anyone.get(`/r/${link}`)
    expect(text).toContain('Ask for release')
    expect(text).not.toContain('secret@example.org')
    expect((await world.store.get(id))?.recipients.every(fate => fate.requested === null)).toBe(true)
    await anyone.post(`/r/${link}`, { reason: 'my parcel' }, `/r/${link}`)
    expect((await world.store.get(id))?.recipients.map(fate => fate.requested?.reason)).toEqual([
      'my parcel',
      undefined,
    ])
    expect((await anyone.get(`/item/${id}`)).status).toBe(303)
    const hanako = await signedInClient(world, 'hanako')
    expect((await hanako.get('/?tab=requested')).text).toContain(id)
  })

  it('is worth nothing when changed, expired, or taken to another item', async () => {
    const link = makeLink(world.service.linkKey, jp, 'user@example.jp', {
      issued: world.clock.now,
      expires: world.clock.now + 1000,
    })
    const other = makeLink(world.service.linkKey, both, 'user@example.jp', {
      issued: world.clock.now,
      expires: world.clock.now + 1000,
    })
    const [, ...rest] = link.split('.')
    const swapped = [other.split('.')[0], ...rest].join('.')
    for (const bad of [`${link}x`, swapped, link.slice(0, -3), 'a.b.c.d.e'])
      expect((await makeClient(world).get(`/r/${bad}`)).status).toBe(410)
    world.clock.now += 5000
    expect((await makeClient(world).get(`/r/${link}`)).status).toBe(410)
  })
})
