import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { makeMailboxLink } from '../../src/quarantine/mailbox-link.ts'
import { makeClient, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let isp: World
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }
const linkTo = (at: World, id: string, address: string): string =>
  `/r/${makeLink(at.service.linkKey, id, address, { issued: at.clock.now, expires: at.clock.now + 86_400_000 })}`
const listOf = (at: World, address: string): string =>
  `/mine/${makeMailboxLink(at.service.linkKey, address, { issued: at.clock.now, expires: at.clock.now + 86_400_000 })}`

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'reviewer')
  await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
  await world.addUser('aki', 'auditor')
  isp = await makeWorld({ settings: { privacy: 'isp' } })
  await isp.addUser('hanako', 'administrator')
})
afterAll(() => Promise.all([world.close(), isp.close()]))
// a link of the same second as a revocation is void, too
beforeEach(() => {
  world.clock.now += 1000
})

describe('the links of a message', () => {
  it('are made void for one recipient by a button, and for no one else', async () => {
    const id = await world.hold(sample(0), ['user@example.jp', 'boss@example.com'])
    const [user, boss] = [linkTo(world, id, 'user@example.jp'), linkTo(world, id, 'boss@example.com')]
    const hanako = await signedInClient(world, 'hanako')
    expect((await hanako.get(`/item/${id}`)).text).toContain('Void links')
    const done = await hanako.post(`/item/${id}/void-links`, { recipient: 'user@example.jp' })
    expect((await hanako.get(done.location)).text).toContain('The links are void.')
    expect((await makeClient(world).get(user)).status).toBe(410)
    expect((await makeClient(world).get(boss)).status).toBe(200)
    const audit = await world.store.audit({ after: 0, limit: 100, item: id })
    expect(audit.find(one => one.action === 'revoke')).toMatchObject({ actor: 'hanako' })
  })

  it('show one message, and of the others of the same recipient no more than how many there are', async () => {
    const one = await world.hold(sample(0), ['saki@example.jp'])
    await world.hold(sample(1), ['saki@example.jp'], world.clock.now - 1)
    await world.hold(sample(2), ['boss@example.com'], world.clock.now - 2)
    const { text } = await makeClient(world).get(linkTo(world, one, 'saki@example.jp'))
    expect(text).toContain('1 more message waits for you.')
    for (const other of [1, 2]) expect(text).not.toContain(sample(other).subject)
  })

  it('to a recipient’s own list show all of his, and each of them to him alone', async () => {
    const mine = await world.hold(sample(0), ['yui@example.jp', 'boss@example.com'])
    await world.hold(sample(1), ['yui@example.jp'], world.clock.now - 1)
    const path = listOf(world, 'yui@example.jp')
    const yui = makeClient(world)
    const { text } = await yui.get(path)
    for (const word of ['yui@example.jp', 'Messages held for you', 'held']) expect(text).toContain(word)
    expect(text).not.toContain('boss@')
    const links = [...text.matchAll(/href="(\/r\/[\w.-]+)"/gu)].map(([, link = '']) => link)
    expect(links).toHaveLength(2)
    await yui.post(links[0] ?? '', { reason: 'my parcel' }, links[0])
    expect((await world.store.get(mine))?.recipients[0]?.requested?.reason).toBe('my parcel')
    expect((await yui.get(path)).text).toContain('asked for')
    expect((await yui.get(path, { 'accept-language': 'ja' })).text).toContain('あなた宛ての隔離メール一覧')
    expect((await yui.get(listOf(world, 'nobody@example.jp'))).text).toContain('Nothing is held for')
    for (const bad of [`${path}x`, '/mine/x', `/mine/${'a'.repeat(5000)}`, `${path}?after=x`])
      expect((await yui.get(bad)).status).toBe(410)
  })

  it('are void only within the domains of whoever does it, and not by an auditor', async () => {
    const id = await world.hold(sample(1), ['user@example.jp', 'boss@example.com'])
    const [user, boss] = [linkTo(world, id, 'user@example.jp'), linkTo(world, id, 'boss@example.com')]
    const ken = await signedInClient(world, 'ken')
    await ken.post(`/item/${id}/void-links`, { recipient: 'user@example.jp' })
    await ken.post(`/item/${id}/void-links`, { recipient: '' })
    expect((await makeClient(world).get(user)).status).toBe(200)
    expect((await makeClient(world).get(boss)).status).toBe(410)
    const aki = await signedInClient(world, 'aki')
    expect((await aki.post(`/item/${id}/void-links`, { recipient: 'user@example.jp' })).status).toBe(403)
  })
})

const removal = { name: 'hanako', source: '192.0.2.1' }

describe('what a revocation ends', () => {
  it('is the whole letter: other messages of the same recipient, and his list', async () => {
    const [one, two] = [
      await world.hold(sample(0), ['rei@example.jp']),
      await world.hold(sample(1), ['rei@example.jp']),
    ]
    const paths = [
      linkTo(world, one, 'rei@example.jp'),
      linkTo(world, two, 'rei@example.jp'),
      listOf(world, 'rei@example.jp'),
    ]
    const fromList = [
      ...(await makeClient(world).get(paths[2] ?? '')).text.matchAll(/href="(\/r\/[\w.-]+)"/gu),
    ]
    paths.push(...fromList.map(([, link = '']) => link))
    expect(paths).toHaveLength(5)
    for (const path of paths) expect((await makeClient(world).get(path)).status).toBe(200)
    const hanako = await signedInClient(world, 'hanako')
    expect((await hanako.get(`/item/${one}`)).text).toContain(
      'All links that were sent to this recipient so far',
    )
    await hanako.post(`/item/${one}/void-links`, { recipient: 'rei@example.jp' })
    for (const path of paths) expect((await makeClient(world).get(path)).status).toBe(410)
  })

  it('is nothing where the addresses are erased, and it says so', async () => {
    const id = await world.hold(sample(0), ['gone@example.jp'])
    await world.service.remove(id, null, removal)
    const hanako = await signedInClient(world, 'hanako')
    for (const recipient of ['', '@example.jp']) {
      const { location } = await hanako.post(`/item/${id}/void-links`, { recipient })
      const { text } = await hanako.get(location)
      expect(text).not.toContain('The links are void.')
      expect(text).toContain('notice bad')
    }
  })
})

describe('a link that is void', () => {
  it.each(['x.y.z', 'a'.repeat(5000), '%ff'])(
    'is answered with a page for a recipient: %.8s',
    async token => {
      const { status, text } = await makeClient(world).get(`/r/${token}`)
      expect(status).toBe(410)
      expect(text).toContain('tell the administrator of your mail system')
      expect(text).not.toMatch(/FST_ERR|To the inbox|Restart the review page/u)
    },
  )
})

describe('a recipient', () => {
  it('reads our own advice as it is written, and stands in the log as a keyed hash', async () => {
    const id = await world.hold(sample(2), ['user@example.jp'])
    const { text } = await makeClient(world).get(linkTo(world, id, 'user@example.jp'), {
      'accept-language': 'ja',
    })
    expect(text).toContain('www.amazon.co.jp を直接開き')
    const audit = await world.store.audit({ after: 0, limit: 100, item: id })
    const actor = audit.find(one => one.action === 'view-body')?.actor
    expect(actor).toBe(`recipient:${world.service.nameInLog('user@example.jp')}`)
    expect(actor).toMatch(/^recipient:#/u)
  })
})

describe('secrecy of communications', () => {
  it('holds for the preview of a report: words of the body only with a reason, and then audited', async () => {
    const id = await isp.hold(sample(0), ['user@example.jp'])
    const quoted = async () => {
      const item = await isp.store.get(id)
      return item?.verdict.evidence.find(one => one.where.startsWith('body'))?.quote ?? 'none'
    }
    const words = await quoted()
    const hanako = await signedInClient(isp, 'hanako')
    const preview = async () => (await hanako.get(`/item/${id}/report?target=amazon`)).text
    const link = linkTo(isp, id, 'user@example.jp')
    await makeClient(isp).post(link, { reason: 'I ordered this' }, link)
    expect(await preview()).not.toContain(words)
    await hanako.post(`/item/${id}/open`, { reason: 'recipient asked' })
    expect(await preview()).toContain(words)
    const audit = await isp.store.audit({ after: 0, limit: 100, item: id })
    expect(audit.at(-1)).toMatchObject({ action: 'view-body', actor: 'hanako', reason: 'recipient asked' })
  })
})
