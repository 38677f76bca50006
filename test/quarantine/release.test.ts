import { generateKeyPairSync } from 'node:crypto'
import { authenticate, dkimSign } from 'mailauth'
import { afterEach, describe, expect, it } from 'vitest'
import { attempt, attemptDue, type ReleaseDeps } from '../../src/quarantine/attempt.ts'
import { requestRelease } from '../../src/quarantine/handle.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { approve, cancel, release, retry, settle, unapprove } from '../../src/quarantine/release.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, type ItemOptions, makeItem, rawOf } from './fixtures.ts'
import { type HopOptions, startHop, type TestHop } from './next-hop.ts'

const hanako = { name: 'hanako', source: '192.0.2.1' }
const jiro = { name: 'jiro', source: '192.0.2.2' }
const hops: TestHop[] = []

afterEach(async () => {
  await Promise.all(hops.splice(0).map(hop => hop.close()))
})

type World = {
  readonly deps: ReleaseDeps
  readonly hop: TestHop
  readonly put: (options?: ItemOptions) => Promise<Item>
  at: number
}

const world = async (options: HopOptions = {}, inDoubt: 'person' | 'retry' = 'person'): Promise<World> => {
  const hop = await startHop(options)
  hops.push(hop)
  const clock = { at: Date.now() }
  const store = openMemoryStore({ auditKey })
  const deps: ReleaseDeps = {
    store,
    now: () => clock.at,
    node: 'test',
    hop: { protocol: options.lmtp === true ? 'lmtp' : 'smtp', host: '127.0.0.1', port: hop.port, path: '' },
    send: { name: 'us.test', timeout: 1_000 },
    authservId: 'mx.test',
    inDoubt,
    retryAfter: 1_000,
    attempts: 3,
  }
  return Object.defineProperty(
    {
      deps,
      hop,
      at: 0,
      put: async (itemOptions: ItemOptions = {}) => {
        const { item, raw } = makeItem(itemOptions)
        await store.insert(item, raw, 0)
        return item
      },
    },
    'at',
    {
      get: () => clock.at,
      set: (at: number) => {
        clock.at = at
      },
    },
  )
}

const all = (id: string) => ({ id, recipients: null, to: null })

describe('a release', () => {
  it('delivers the same bytes below our one header, without forged ones of ours', async () => {
    const { deps, hop, put } = await world()
    const forged = [
      'X-Amazon-Impersonation: no; outcome=official\r\n',
      'x-amazon-impersonation-RELEASED: id=1;\r\n\tat=2\r\n',
      'Authentication-Results: mx.test; dkim=pass\r\n folded\r\n',
    ].join('')
    const kept = 'Authentication-Results: other.test; dkim=pass\r\nX-Amazon-Mail: 1\r\n'
    const item = await put({ raw: rawOf('s', '.\r\n本文', forged + kept) })
    await release(all(item.id), hanako, deps)
    expect((await attempt(item.id, deps))?.state).toBe('released')
    const [first, ...rest] = hop.got[0]?.bytes.toString().split('\r\n') ?? []
    expect(first).toMatch(
      new RegExp(`^X-Amazon-Impersonation-Released: id=${item.id}; at=\\d{4}-\\d\\d-\\d\\dT`, 'u'),
    )
    expect(rest.join('\r\n')).toBe(rawOf('s', '.\r\n本文', kept).toString())
    expect(hop.got[0]?.mailFrom).toContain('<bounce@xnkpwx.example>')
  })

  it('delivers once for many reviewers at once', async () => {
    const { deps, hop, put } = await world()
    const item = await put({ recipients: ['a@x.example', 'b@x.example'] })
    const results = await Promise.all(Array.from({ length: 8 }, () => release(all(item.id), hanako, deps)))
    expect(results.filter(result => result.ok)).toHaveLength(1)
    await Promise.all(Array.from({ length: 8 }, () => attempt(item.id, deps)))
    expect(hop.got).toHaveLength(1)
    expect(await release(all(item.id), jiro, deps)).toMatchObject({ ok: false, code: 'state' })
  })

  it('goes to some recipients, and to another address', async () => {
    const { deps, hop, put } = await world()
    const item = await put({ recipients: ['a@x.example', 'b@x.example', 'c@x.example'] })
    await release({ id: item.id, recipients: ['b@x.example'], to: null }, hanako, deps)
    await attempt(item.id, deps)
    expect(hop.got[0]?.recipients).toEqual(['b@x.example'])
    expect(
      await release({ id: item.id, recipients: ['a@x.example'], to: 'not an address' }, hanako, deps),
    ).toMatchObject({ code: 'address' })
    await release({ id: item.id, recipients: ['a@x.example'], to: 'boss@x.example' }, hanako, deps)
    const after = await attempt(item.id, deps)
    expect(hop.got[1]?.recipients).toEqual(['boss@x.example'])
    expect(after?.recipients.map(fate => fate.state)).toEqual(['released', 'released', 'held'])
  })

  it('of a message that needs SMTPUTF8 fails clearly where the next hop has none, and waits again', async () => {
    const { deps, hop, put } = await world({ extensions: ['8BITMIME'] })
    const item = await put({ recipients: ['太郎@example.jp'] })
    await release(all(item.id), hanako, deps)
    expect(await attempt(item.id, deps)).toMatchObject({
      state: 'held',
      recipients: [{ failure: { answer: expect.stringContaining('SMTPUTF8'), permanent: true } }],
    })
    expect(hop.got).toEqual([])
  })

  it('shows a refusal with its answer, and the item waits again', async () => {
    const { deps, put } = await world({ onMessage: () => '554 5.7.1 we do not want it' })
    const item = await put()
    await release(all(item.id), hanako, deps)
    const after = await attempt(item.id, deps)
    expect(after).toMatchObject({
      state: 'held',
      recipients: [{ failure: { answer: '554 5.7.1 we do not want it', permanent: true } }],
    })
  })

  it('tries again later and later, then gives it back to a person', async () => {
    const now = await world({ onMessage: () => '451 4.3.0 later' })
    const item = await now.put()
    await release(all(item.id), hanako, now.deps)
    await attempt(item.id, now.deps)
    const waits: number[] = []
    for (let round = 0; round < 2; round += 1) {
      const due = (await now.deps.store.get(item.id))?.recipients[0]?.release?.due ?? 0
      waits.push(due - now.at)
      expect(await attemptDue(() => now.deps)).toBe(0)
      now.at = due
      expect(await attemptDue(() => now.deps)).toBe(1)
    }
    expect(waits).toEqual([1_000, 2_000])
    expect((await now.deps.store.get(item.id))?.state).toBe('held')
  })

  it('can be taken back while it waits', async () => {
    const { deps, hop, put } = await world()
    const item = await put()
    await release(all(item.id), hanako, deps)
    expect(await cancel(item.id, null, hanako, deps)).toMatchObject({ ok: true, item: { state: 'held' } })
    expect(await attempt(item.id, deps)).toBe(null)
    expect(hop.got).toHaveLength(0)
  })

  it('needs a second reviewer above the score that was set', async () => {
    const { deps, put } = await world()
    const item = await put({ score: 95 })
    const policy = { fourEyes: 90, profile: 'company' } as const
    const wish = { ...all(item.id), to: 'checker@example.jp' }
    expect(await release(all(item.id), hanako, deps, policy)).toMatchObject({ ok: false, code: 'second' })
    expect(await approve(wish, hanako, deps, 'company')).toMatchObject({ ok: true })
    expect(await approve(wish, hanako, deps, 'company')).toMatchObject({ ok: false, code: 'second' })
    expect(await release(all(item.id), hanako, deps, policy)).toMatchObject({ ok: false, code: 'second' })
    expect((await deps.store.get(item.id))?.approvals).toMatchObject([
      { by: 'hanako', wish: { recipients: null, to: 'checker@example.jp' } },
    ])
    expect(await unapprove(item.id, jiro, deps)).toMatchObject({ ok: false, code: 'state' })
    expect(await unapprove(item.id, hanako, deps)).toMatchObject({ ok: true, item: { approvals: [] } })
    expect(await release(all(item.id), jiro, deps, policy)).toMatchObject({ ok: false, code: 'second' })
    await approve(wish, hanako, deps, 'company')
    expect(await release(all(item.id), jiro, deps, policy)).toMatchObject({ ok: false, code: 'second' })
    expect(await release(wish, jiro, deps, policy)).toMatchObject({ ok: true })
  })

  it('needs an approval of this very release, not of another one', async () => {
    const { deps, put } = await world()
    const policy = { fourEyes: 90, profile: 'company' } as const
    const [a, b] = ['a@x.example', 'b@x.example']
    const recipients = [a, b, 'c@x.example']
    const tries = async (
      wish: { recipients: readonly string[] | null; to: string | null },
      wanted: { recipients: readonly string[] | null; to: string | null },
    ) => {
      const { id } = await put({ score: 95, recipients })
      await approve({ id, ...wish }, hanako, deps, 'company')
      const result = await release({ id, ...wanted }, jiro, deps, policy)
      return result.ok || result.code
    }
    const own = { recipients: null, to: null }
    const friend = 'friend@else.example'
    expect(await tries(own, { recipients: null, to: friend })).toBe('second')
    expect(await tries({ recipients: null, to: friend }, own)).toBe('second')
    expect(await tries({ recipients: null, to: friend }, { recipients: null, to: 'x@else.example' })).toBe(
      'second',
    )
    expect(await tries({ recipients: [a], to: null }, own)).toBe('second')
    expect(await tries({ recipients: [a], to: null }, { recipients: [a, b], to: null })).toBe('second')
    expect(await tries({ recipients: [a, b], to: null }, { recipients: [b], to: null })).toBe(true)
    expect(await tries({ recipients, to: null }, own)).toBe(true)
    expect(await tries(own, { recipients: [b], to: null })).toBe(true)
    expect(
      await tries({ recipients: null, to: friend }, { recipients: [a], to: 'friend@ELSE.example' }),
    ).toBe(true)
  })

  it('counts an approval of an earlier version, which says no wish, for the own recipients', async () => {
    const { deps, put } = await world()
    const policy = { fourEyes: 90, profile: 'company' } as const
    const item = await put({ score: 95 })
    await deps.store.update({ ...item, revision: 2, approvals: [{ at: 1, by: 'hanako' }] }, [])
    const away = { ...all(item.id), to: 'friend@else.example' }
    expect(await release(away, jiro, deps, policy)).toMatchObject({ ok: false, code: 'second' })
    expect(await release(all(item.id), jiro, deps, policy)).toMatchObject({ ok: true })
  })

  it('under isp goes to another address only for a recipient who asked, and with a reason', async () => {
    const { deps, put } = await world()
    const item = await put({ recipients: ['a@x.example', 'b@x.example'] })
    const policy = { fourEyes: 101, profile: 'isp' } as const
    const away = (recipients: readonly string[] | null, reason?: string) =>
      release(
        { id: item.id, recipients, to: 'reviewer@example.jp' },
        reason === undefined ? hanako : { ...hanako, reason },
        deps,
        policy,
      )
    expect(await away(null, 'look')).toMatchObject({ ok: false, code: 'hidden' })
    expect(
      await approve({ id: item.id, recipients: null, to: 'r@example.jp' }, hanako, deps, 'isp'),
    ).toMatchObject({ ok: false, code: 'hidden' })
    await requestRelease(item.id, 'a@x.example', '', { name: 'recipient:x', source: 'test' }, deps)
    expect(await away(null, 'look')).toMatchObject({ ok: false, code: 'hidden' })
    expect(await away(['b@x.example'], 'look')).toMatchObject({ ok: false, code: 'hidden' })
    expect(await away(['a@x.example'])).toMatchObject({ ok: false, code: 'reason' })
    expect(await away(['a@x.example'], 'he reads there now')).toMatchObject({ ok: true })
    expect(await release(all(item.id), hanako, deps, policy)).toMatchObject({ ok: true })
  })

  it('by a reviewer with a limit goes to another address of his own domains only', async () => {
    const { deps, put } = await world()
    const item = await put()
    const away = (to: string) => release({ ...all(item.id), to, domains: ['example.jp'] }, hanako, deps)
    expect(await away('friend@elsewhere.example')).toMatchObject({ ok: false, code: 'address' })
    expect(await away('山田@EXAMPLE.jp')).toMatchObject({ ok: true })
  })

  it('by LMTP tells each recipient from the others', async () => {
    const { deps, put } = await world({
      lmtp: true,
      onMessage: to => (to.startsWith('b') ? '452 full' : '250 ok'),
    })
    const item = await put({ recipients: ['a@x.example', 'b@x.example'] })
    await release(all(item.id), hanako, deps)
    const after = await attempt(item.id, deps)
    expect(after?.recipients.map(fate => fate.state)).toEqual(['released', 'releasing'])
    expect(after?.state).toBe('releasing')
  })
})

describe('a DKIM signature', () => {
  it('verifies after the release as it did before, raw 8-bit header and dots included', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const raw = Buffer.from(
      'Authentication-Results: other.test; spf=pass\r\nFrom: "Amazon" <a@sender.example>\r\nTo: taro@example.jp\r\n' +
        'Subject: \x82\xa0 raw Shift_JIS\r\nDate: Sun, 22 Nov 2026 01:00:00 +0000\r\nMessage-ID: <1@sender.example>\r\n\r\n' +
        '.\r\n..two\r\n\x82\xa0\x82\xa2 body\r\n',
      'latin1',
    )
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const signed = await dkimSign(raw, {
      signatureData: [{ signingDomain: 'sender.example', selector: 's1', privateKey: key }],
    } as unknown as Parameters<typeof dkimSign>[1])
    const message = Buffer.concat([Buffer.from(signed.signatures), raw])
    const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`
    const resolver = async (name: string, type: string) => {
      if (name === 's1._domainkey.sender.example' && type === 'TXT') return [[record]]
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    }
    const verify = async (bytes: Buffer) => {
      const { dkim } = await authenticate(bytes, {
        resolver,
        ip: '192.0.2.1',
        helo: 'x.test',
        sender: 'a@sender.example',
        disableBimi: true,
      } as Parameters<typeof authenticate>[1])
      return dkim.results.map(({ status }) => status.result)
    }
    expect(await verify(message)).toEqual(['pass'])
    const { deps, hop, put } = await world()
    const item = await put({ raw: message })
    await release(all(item.id), hanako, deps)
    await attempt(item.id, deps)
    expect(hop.got[0]?.bytes.subarray(hop.got[0].bytes.indexOf('\n') + 1).equals(message)).toBe(true)
    expect(await verify(hop.got[0]?.bytes ?? Buffer.alloc(0))).toEqual(['pass'])
  })
})

describe('a release in doubt', () => {
  it('is shown when the line broke after the final dot, and not sent again by itself', async () => {
    const now = await world({ onMessage: () => null })
    const item = await now.put()
    await release(all(item.id), hanako, now.deps)
    expect((await attempt(item.id, now.deps))?.state).toBe('in-doubt')
    now.at += 86_400_000
    await attemptDue(() => now.deps)
    expect(now.hop.got).toHaveLength(1)
    expect(await settle(item.id, null, jiro, now.deps)).toMatchObject({
      ok: true,
      item: { state: 'released' },
    })
  })

  it('begins when the process died in the middle, and a person sends it again with the same Message-ID', async () => {
    const now = await world()
    const item = await now.put()
    await release(all(item.id), hanako, now.deps)
    const dead: ReleaseDeps = { ...now.deps, store: { ...now.deps.store, body: () => new Promise(() => {}) } }
    void attempt(item.id, dead)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(await attempt(item.id, now.deps)).toBe(null)
    now.at += 1_000 + 30_000 + 1
    await attemptDue(() => now.deps)
    expect((await now.deps.store.get(item.id))?.state).toBe('in-doubt')
    expect(now.hop.got).toHaveLength(0)
    await retry(item.id, null, hanako, now.deps)
    expect((await attempt(item.id, now.deps))?.state).toBe('released')
    expect(now.hop.got[0]?.bytes.toString()).toContain('Message-ID: <')
  })

  it('is sent again by itself where the configuration says so, later and later, until the attempts are spent', async () => {
    const now = await world({ onMessage: () => null }, 'retry')
    const item = await now.put()
    await release(all(item.id), hanako, now.deps)
    const waits: number[] = []
    for (let round = 0; round < 2; round += 1) {
      const after = await attempt(item.id, now.deps)
      expect(after).toMatchObject({ state: 'releasing', recipients: [{ release: { phase: 'waiting' } }] })
      const due = after?.recipients[0]?.release?.due ?? 0
      waits.push(due - now.at)
      expect(await attemptDue(() => now.deps)).toBe(0)
      now.at = due
    }
    expect(waits).toEqual([1_000, 2_000])
    expect((await attempt(item.id, now.deps))?.state).toBe('in-doubt')
    expect(now.hop.got).toHaveLength(3)
    now.at += 86_400_000
    expect(await attemptDue(() => now.deps)).toBe(0)
    const entries = await now.deps.store.audit({ after: 0, limit: 20, item: item.id })
    expect(entries.filter(({ action }) => action === 'resolve')).toHaveLength(2)
    expect(entries.filter(({ action }) => action === 'release-result')).toHaveLength(3)
  })

  it('whose process died is marked and sent again in one step: a crash between leaves nobody stranded', async () => {
    const now = await world({}, 'retry')
    const item = await now.put({ recipients: ['a@x.example', 'b@x.example'] })
    await release(all(item.id), hanako, now.deps)
    void attempt(item.id, { ...now.deps, store: { ...now.deps.store, body: () => new Promise(() => {}) } })
    await new Promise(resolve => setTimeout(resolve, 20))
    now.at += 40_000
    let updates = 0
    const crashing: ReleaseDeps = {
      ...now.deps,
      store: {
        ...now.deps.store,
        update: (next, audit) => {
          updates += 1
          return updates === 1 ? now.deps.store.update(next, audit) : new Promise(() => {})
        },
      },
    }
    void attemptDue(() => crashing)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect((await now.deps.store.get(item.id))?.state).toBe('releasing')
    now.at += 1_000
    await attemptDue(() => now.deps)
    expect(now.hop.got).toHaveLength(1)
    expect((await now.deps.store.get(item.id))?.state).toBe('released')
  })
})

describe('the audit log', () => {
  it('says who released what, from where, and what the next hop answered', async () => {
    const { deps, put } = await world()
    const item = await put()
    await release(all(item.id), { ...hanako, reason: '本人に確認' }, deps)
    await attempt(item.id, deps)
    const entries = await deps.store.audit({ after: 0, limit: 10, item: item.id })
    expect(entries).toMatchObject([
      {
        action: 'release',
        actor: 'hanako',
        source: '192.0.2.1',
        reason: '本人に確認',
        detail: { recipients: 'taro@example.jp' },
      },
      {
        action: 'release-result',
        actor: 'system',
        detail: { fortune: 'delivered', answer: '250 2.0.0 taken' },
      },
    ])
  })
})
