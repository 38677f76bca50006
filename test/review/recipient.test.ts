/** What a recipient meets on his own pages: when his request is not taken, in his list, and what of it is written down. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { makeMailboxLink } from '../../src/quarantine/mailbox-link.ts'
import { StoreError } from '../../src/store/errors.ts'
import { makeClient, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
const removal = { name: 'hanako', source: '192.0.2.1' }
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }
const times = () => ({ issued: world.clock.now, expires: world.clock.now + 86_400_000 })
const linkTo = (id: string, address: string): string =>
  `/r/${makeLink(world.service.linkKey, id, address, times())}`
const listOf = (address: string): string =>
  `/mine/${makeMailboxLink(world.service.linkKey, address, times())}`

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'reviewer')
})
afterAll(() => world.close())

describe('a recipient whose request is not taken', () => {
  const held = async (address: string) => {
    const id = await world.hold(sample(0), [address])
    return { id, path: linkTo(id, address) }
  }
  const requestedBy = async (id: string) => (await world.store.get(id))?.recipients[0]?.requested ?? null

  it('for want of a cookie has his words back, and sends them by pressing again', async () => {
    const { id, path } = await held('cookie@example.jp')
    const other = makeClient(world)
    const late = await other.post(path, { reason: 'my <parcel>', _csrf: 'old' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('This page had expired and nothing was sent.')
    expect(late.text).toContain('my &lt;parcel&gt;</textarea>')
    expect(late.text).not.toMatch(/type="password"|Sign in|To the held mail/u)
    expect(await requestedBy(id)).toBe(null)
    const _csrf = /name="_csrf" value="([^"]*)"/u.exec(late.text)?.[1] ?? ''
    expect(await other.post(path, { reason: 'my parcel', _csrf })).toMatchObject({ status: 303 })
    expect(await requestedBy(id)).toMatchObject({ reason: 'my parcel' })
    expect(await makeClient(world).post(`${path}x`, { _csrf: 'old' })).toMatchObject({ status: 410 })
  })

  it('by the quarantine, or by a store that is away, has his words back, and no operator’s advice', async () => {
    const { id, path } = await held('away@example.jp')
    const someone = makeClient(world)
    const _csrf = await someone.token(path)
    const update = vi.spyOn(world.store, 'update').mockResolvedValue(false)
    const raced = await someone.post(path, { reason: 'my parcel', _csrf })
    update.mockRestore()
    const away = vi.spyOn(world.store, 'getValue').mockRejectedValue(new StoreError('ERR_STORE_BUSY', 'busy'))
    const lost = await someone.post(path, { reason: 'my parcel', _csrf })
    const both = await makeClient(world).post(path, { reason: 'my parcel', _csrf: 'old' })
    const [one, list] = [await someone.get(path), await someone.get(listOf('away@example.jp'))]
    away.mockRestore()
    expect([raced, lost, both, one, list].map(({ status }) => status)).toEqual([422, 503, 503, 503, 503])
    expect(world.logs.join('\n')).toContain('"path":"/r/…"')
    expect(world.logs.join('\n')).not.toMatch(/\/(?:r|mine)\/\w/u)
    for (const { text } of [raced, lost, both]) {
      expect(text).toContain('Your request could not be sent.')
      expect(text).toContain('my parcel</textarea>')
    }
    for (const { text } of [raced, lost, both, one, list]) {
      expect(text).toContain('tell the administrator of your mail system')
      expect(text).not.toMatch(/amazon-impersonation doctor|To the held mail|href="\/">To/u)
    }
    expect(await requestedBy(id)).toBe(null)
    expect((await someone.post(path, { reason: 'my parcel', _csrf })).status).toBe(303)
  })

  it('since it was decided meanwhile reads that, and nothing that contradicts it; asking twice is asking once', async () => {
    const { id, path } = await held('late@example.jp')
    const someone = makeClient(world)
    expect((await someone.get(`${path}?asked=1`)).text).not.toContain('Thank you')
    const fresh = await someone.get(path)
    expect(fresh.text).toContain('It has not been delivered.')
    const [subject, form] = ['class="envelope"', '<form method="post"'].map(part => fresh.text.indexOf(part))
    expect(subject).toBeLessThan(form ?? 0)
    const _csrf = await someone.token(path)
    for (const asked of ['?asked=1', ''])
      expect((await someone.post(path, { reason: 'mine', _csrf })).location).toBe(`${path}${asked}`)
    expect((await someone.get(`${path}?asked=1`)).text).toContain('Thank you')
    await world.service.release({ id, recipients: null, to: null }, removal)
    const { text } = await someone.get(`${path}?asked=1`)
    expect(text).toContain('decided already: released')
    expect(text).not.toMatch(/Thank you|has not been delivered/u)
    const late = await someone.post(path, { reason: 'too late', _csrf })
    expect([late.status, late.text.includes('nothing was sent')]).toEqual([422, true])
  })
})

describe('a recipient’s list', () => {
  const address = 'mei@example.jp'

  it('and the number of what waits tell of his own copies only', async () => {
    const ids: string[] = []
    for (const index of [0, 1, 2])
      ids.push(await world.hold(sample(index), [address, 'boss@example.com'], world.clock.now - index))
    await world.service.remove(ids[1] ?? '', [address], removal)
    const { text } = await makeClient(world).get(linkTo(ids[0] ?? '', address))
    expect(text).toContain('1 more message waits')
    const list = await makeClient(world).get(listOf(address))
    expect(list.text.match(/href="\/r\//gu)).toHaveLength(2)
    expect(list.text).not.toContain('deleted')
    expect(list.text).toContain('class="wide"')
  })

  it('stands in the audit log each time that it is opened', async () => {
    const before = (await world.store.auditHead()).seq
    await fetch(`${world.origin}${listOf(address)}`, { method: 'HEAD' })
    await makeClient(world).get(listOf(address))
    expect(await world.store.audit({ after: before, limit: 9 })).toMatchObject([
      {
        action: 'view',
        actor: `recipient:${world.service.nameInLog(address)}`,
        item: '',
        reason: 'own list',
        source: '127.0.0.1',
      },
    ])
  })

  it('is led back to from a message that was opened from it, in that browser and for that mailbox only', async () => {
    const [mine, other] = [
      await world.hold(sample(0), [address]),
      await world.hold(sample(1), ['other@example.jp']),
    ]
    const list = listOf(address)
    const mei = makeClient(world)
    await mei.get(list)
    const back = `href="${list}"`
    expect((await mei.get(linkTo(mine, address))).text).toContain(back)
    expect((await makeClient(world).get(linkTo(mine, address))).text).not.toContain('/mine/')
    expect((await mei.get(linkTo(other, 'other@example.jp'))).text).not.toContain('/mine/')
    mei.cookies.set('list', 'x"><script>')
    expect((await mei.get(linkTo(mine, address))).text).not.toContain('/mine/')
  })
})

describe('HEAD', () => {
  it('gives no body, and writes no view of one into the audit log', async () => {
    const id = await world.hold(sample(0), ['head@example.jp'])
    const hanako = await signedInClient(world, 'hanako')
    const before = (await world.store.auditHead()).seq
    const cookie = [...hanako.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const path of [`/item/${id}`, `/item/${id}/raw`, linkTo(id, 'head@example.jp')])
      expect((await fetch(`${world.origin}${path}`, { method: 'HEAD', headers: { cookie } })).status).toBe(
        200,
      )
    expect(await world.store.audit({ after: before, limit: 9 })).toEqual([])
    await hanako.get(`/item/${id}`)
    expect(await world.store.audit({ after: before, limit: 9 })).toMatchObject([{ action: 'view-body' }])
  })
})
