/** Every way to a body leaves its entry in the audit log; under `isp` with the reason that was stated. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokensOf } from '../../src/review/people/token.ts'
import { type Client, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

describe.each(['isp', 'company'] as const)('under [privacy] profile=%s', privacy => {
  let world: World
  let taro: Client
  let id: string
  let token: string
  const reason = privacy === 'isp' ? 'its recipient asked me on the phone' : ''

  beforeAll(async () => {
    world = await makeWorld({ settings: { privacy } })
    await world.addUser('taro', 'reviewer')
    id = await world.hold(sample(0))
    await world.service.request(id, 'user@example.jp', 'I ordered this', { name: 'r', source: 'test' })
    taro = await signedInClient(world, 'taro')
    token = await tokensOf(world.app.deps.people, world.app.deps.now).make('taro', 't', 'read', 30)
  })
  afterAll(() => world.close())

  const ask = async (path: string): Promise<number> =>
    path.startsWith('/api/')
      ? (await fetch(`${world.origin}${path}`, { headers: { authorization: `Bearer ${token}` } })).status
      : (await taro.get(path)).status
  const entries = async () =>
    (await world.store.audit({ after: 0, limit: 500, item: id })).filter(one =>
      ['view-body', 'download'].includes(one.action),
    )
  const ways = [
    ['/item/ID', 'view-body'],
    ['/item/ID/preview', 'view-body'],
    ['/item/ID/raw', 'view-body'],
    ['/item/ID/download', 'download'],
    ['/api/v1/items/ID', 'view-body'],
    ['/api/v1/items/ID/raw', 'download'],
  ] as const

  it('nothing is written where nothing was opened', async () => {
    if (privacy === 'company') return
    for (const [path] of ways) await ask(path.replace('ID', id))
    expect(await entries()).toEqual([])
    await taro.post(`/item/${id}/open`, { reason })
  })

  it.each(ways)('%s is written down as %s', async (path, action) => {
    const before = (await entries()).length
    expect(await ask(path.replace('ID', id))).toBe(200)
    const now = await entries()
    expect(now).toHaveLength(before + 1)
    expect(now.at(-1)).toMatchObject({ action, actor: 'taro', reason, source: '127.0.0.1' })
  })
})

describe('a person limited to domains', () => {
  it('learns nothing of who looks at what elsewhere, and nothing of why', async () => {
    const world = await makeWorld()
    await world.addUser('hanako', 'administrator')
    await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
    const [jp, both] = [
      await world.hold(sample(0), ['user@example.jp']),
      await world.hold(sample(1), ['user@example.jp', 'boss@example.com']),
    ]
    await world.app.records.present('hanako', jp)
    await world.app.records.present('hanako', both)
    const ken = await signedInClient(world, 'ken')
    const live = (await ken.get(`/live?item=${jp}`)).text
    expect(live).not.toContain(jp)
    expect(live).toContain(both)
    expect(await world.app.records.presence('hanako')).toEqual([])
    expect((await ken.get('/')).text).not.toContain(jp)
    const by = { name: 'hanako', source: 'test' }
    const release = { id: both, to: null, recipients: ['user@example.jp'] }
    await world.service.release(release, { ...by, reason: 'the JP office ordered it' })
    await world.service.remove(both, ['boss@example.com'], { ...by, reason: 'scam for the boss' })
    const { text } = await ken.get(`/item/${both}`)
    expect(text).not.toContain('the JP office ordered it')
    expect(text).toContain('scam for the boss')
    expect((await (await signedInClient(world, 'hanako')).get(`/item/${both}`)).text).toContain('JP office')
    await world.close()
  })
})

describe('assigning', () => {
  it('takes only somebody who may decide about this message', async () => {
    const world = await makeWorld()
    await world.addUser('hanako', 'administrator')
    await world.addUser('aki', 'auditor')
    await world.addUser('off', 'reviewer', { disabled: true })
    await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
    await world.addUser('taro', 'reviewer')
    const id = await world.hold(sample(0), ['user@example.jp'])
    const hanako = await signedInClient(world, 'hanako')
    const token = await tokensOf(world.app.deps.people, world.app.deps.now).make('hanako', 't', 'act', 30)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const byApi = async (to: string) => {
      const init = { method: 'POST', headers, body: JSON.stringify({ to }) }
      return (await fetch(`${world.origin}/api/v1/items/${id}/assign`, init)).status
    }
    for (const to of ['aki', 'off', 'ken', 'nobody']) {
      await hanako.post(`/item/${id}/assign`, { to })
      expect(await byApi(to), to).toBe(422)
      expect((await world.store.get(id))?.assigned, to).toBe('')
    }
    expect(await byApi('taro')).toBe(200)
    await world.close()
  })
})
