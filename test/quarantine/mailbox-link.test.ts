import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { makeMailboxLink, readMailboxLink } from '../../src/quarantine/mailbox-link.ts'
import { day, hanako, world } from './world.ts'

const key = Buffer.alloc(32, 7)
const issued = Date.UTC(2026, 10, 22)
const expires = issued + 7 * day
const taro = 'taro@example.jp'

/** A link as earlier versions wrote it: without the time of its letter. */
const earlier = (key: Uint8Array, id: string, address: string, until: number): string => {
  const mac = (parts: readonly string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest()
  const recipient = mac(['recipient', id, address]).subarray(0, 9).toString('base64url')
  const body = [id, recipient, Math.floor(until / 1000).toString(36), 'c2VyaWFs'].join('.')
  return `${body}.${mac(['link', body]).subarray(0, 18).toString('base64url')}`
}

describe('the link to a recipient’s own list', () => {
  it('says whose it is to us only, and until it expires', () => {
    fc.assert(
      fc.property(fc.emailAddress(), address => {
        const token = makeMailboxLink(key, address, { issued, expires })
        expect(token).toMatch(/^[\w-]{1,600}$/u)
        expect(Buffer.from(token, 'base64url').includes(address)).toBe(false)
        expect(readMailboxLink(key, token, expires - 1)).toEqual({ address, issued, expires })
        expect(readMailboxLink(key, token, expires)).toBe(null)
        expect(readMailboxLink(Buffer.alloc(32, 8), token, issued)).toBe(null)
      }),
    )
  })

  it('is void when anything in it was changed', () => {
    const token = makeMailboxLink(key, taro, { issued, expires })
    const bytes = Buffer.from(token, 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(readMailboxLink(key, changed.toString('base64url'), issued)).toBe(null)
    }
    fc.assert(fc.property(fc.string(), text => readMailboxLink(key, text, issued) === null))
    expect(readMailboxLink(key, 'A'.repeat(100_000), issued)).toBe(null)
  })

  it('opens his own copies, a page at a time, each with a link of its own', async () => {
    const at = await world()
    const ids: string[] = []
    for (let count = 0; count < 60; count += 1)
      ids.push(await at.put({ recipients: [taro, 'bob@example.com'], at: at.clock.at + count }))
    const others = await at.put({ recipients: ['bob@example.com', 'taro@example.jp.example'] })
    const token = makeMailboxLink(at.service.linkKey, 'Taro@Example.jp', {
      issued: at.clock.at,
      expires: at.clock.at + day,
    })
    const first = await at.service.openMailbox(token, '')
    const second = await at.service.openMailbox(token, first?.next ?? '')
    const found = [...(first?.messages ?? []), ...(second?.messages ?? [])]
    expect(second?.next).toBe(null)
    expect(found.map(one => one.item.id)).toEqual(ids.reverse())
    expect(found.map(one => one.item.id)).not.toContain(others)
    for (const { item, link } of found.slice(0, 5)) {
      expect(item.recipients.map(fate => fate.address)).toEqual([taro])
      expect(await at.service.openLink(link)).toMatchObject({ recipient: taro, item: { id: item.id } })
    }
    at.clock.at += day
    expect(await at.service.openLink(found[0]?.link ?? '')).toBe(null)
    expect(await at.service.openMailbox(token, '')).toBe(null)
  })

  it('is made void with the links of a letter that went to the wrong hands; a later one shows what is left', async () => {
    const at = await world()
    const [lost = '', kept = ''] = [
      await at.put({ recipients: [taro] }),
      await at.put({ recipients: [taro] }),
    ]
    const link = (address: string) =>
      makeMailboxLink(at.service.linkKey, address, { issued: at.clock.at, expires: at.clock.at + day })
    const [old, bob] = [link(taro), link('bob@example.com')]
    expect(await at.service.revokeLinks(lost, null, hanako)).toMatchObject({ ok: true })
    expect(await at.service.openMailbox(old, '')).toBe(null)
    expect(await at.service.openMailbox(bob, '')).not.toBe(null)
    at.clock.at += 1000
    const later = await at.service.openMailbox(link(taro), '')
    expect(later?.messages.map(one => one.item.id)).toEqual([kept])
  })

  it('ends with one revocation as the whole letter does, also what was taken from the list', async () => {
    const at = await world()
    const [lost = '', kept = ''] = [
      await at.put({ recipients: ['Taro@example.jp', 'bob@example.com'] }),
      await at.put({ recipients: [taro, 'bob@example.com'] }),
    ]
    const times = () => ({ issued: at.clock.at, expires: at.clock.at + day })
    const list = await at.service.openMailbox(makeMailboxLink(at.service.linkKey, taro, times()), '')
    const before = [
      makeLink(at.service.linkKey, kept, taro, times()),
      earlier(at.service.linkKey, kept, taro, at.clock.at + day),
      ...(list?.messages.map(one => one.link) ?? []),
    ]
    expect(before).toHaveLength(4)
    for (const link of before) expect(await at.service.openLink(link)).not.toBe(null)
    const bob = makeLink(at.service.linkKey, kept, 'bob@example.com', times())
    expect(await at.service.revokeLinks(lost, ['Taro@example.jp'], hanako)).toMatchObject({ ok: true })
    for (const link of before) expect(await at.service.openLink(link)).toBe(null)
    expect(await at.service.openLink(bob)).not.toBe(null)
    at.clock.at += 1000
    expect(await at.service.openLink(makeLink(at.service.linkKey, kept, taro, times()))).not.toBe(null)
  })

  it('of a mailbox is revoked by its address, where the message that named it is erased', async () => {
    const at = await world()
    const [gone, kept] = [await at.put({ recipients: [taro] }), await at.put({ recipients: [taro] })]
    const times = { issued: at.clock.at, expires: at.clock.at + day }
    const [list, link] = [
      makeMailboxLink(at.service.linkKey, taro, times),
      makeLink(at.service.linkKey, kept, taro, times),
    ]
    await at.service.remove(gone, null, hanako)
    for (const whose of [null, ['@example.jp']])
      expect(await at.service.revokeLinks(gone, whose, hanako)).toMatchObject({ ok: false, code: 'address' })
    expect(await at.service.openLink(link)).not.toBe(null)
    for (const wrong of ['@example.jp', 'taro', ''])
      expect(await at.service.revokeMailbox(wrong, hanako)).toMatchObject({ ok: false, code: 'address' })
    expect(await at.service.revokeMailbox('"TARO"@Example.JP', hanako)).toMatchObject({ ok: true })
    expect(await at.service.openLink(link)).toBe(null)
    expect(await at.service.openMailbox(list, '')).toBe(null)
    const entries = await at.service.deps.store.audit({ after: 0, limit: 9 })
    expect(entries.at(-1)).toMatchObject({ action: 'revoke', actor: 'hanako', item: '' })
    expect(JSON.stringify(entries)).not.toContain('taro')
  })

  it('lists what is his by his own copy, whatever became of the others', async () => {
    const at = await world()
    const recipients = [taro, 'bob@example.com']
    const waits = await at.put({ recipients })
    for (let count = 0; count < 60; count += 1) {
      const id = await at.put({ recipients, at: at.clock.at + 1 + count })
      await at.service.remove(id, [taro], hanako)
    }
    const token = makeMailboxLink(at.service.linkKey, taro, {
      issued: at.clock.at,
      expires: at.clock.at + day,
    })
    const list = await at.service.openMailbox(token, '')
    expect([list?.messages.map(one => one.item.id), list?.next]).toEqual([[waits], null])
  })
})
