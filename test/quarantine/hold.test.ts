import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseCampaign, featuresOf, normalSubject } from '../../src/quarantine/campaign.ts'
import { dedupeKey, fingerprint, sha256, withoutTopReceived } from '../../src/quarantine/dedupe.ts'
import { confirm, domainOf, type Held, type HoldRequest, hold, withdraw } from '../../src/quarantine/hold.ts'
import { idAt, idNumber, isId, newId, readId } from '../../src/quarantine/id.ts'
import { bodyBands } from '../../src/quarantine/minhash.ts'
import { confirmStale, pendingAge } from '../../src/quarantine/pending.ts'
import { shortage, watchWatermark } from '../../src/quarantine/watermark.ts'
import { StoreError } from '../../src/store/errors.ts'
import { openMemoryStore } from '../../src/store/memory/store.ts'
import { auditKey, authentication, messageOf, rawOf, verdict } from './fixtures.ts'

const world = () => {
  const clock = { at: Date.UTC(2026, 10, 22) }
  const store = openMemoryStore({ auditKey, now: () => clock.at })
  return { clock, store, deps: { store, now: () => clock.at, node: 'mx1' } }
}

const requestOf = (
  subject: string,
  extra: Partial<HoldRequest> = {},
  received = '1',
  mailFrom = 'bounce@xnkpwx.example',
): HoldRequest => {
  const raw = Buffer.from(
    rawOf(subject).toString().replace('Received: from client', `Received: from client${received}`),
  )
  const recipients = extra.recipients ?? ['taro@example.jp']
  return {
    message: messageOf(raw, subject, recipients, mailFrom),
    recipients,
    mailParams: { SIZE: '10' },
    tls: null,
    authentication,
    verdict,
    transaction: 'T',
    pending: false,
    ...extra,
  }
}

describe('holding', () => {
  it('keeps bytes, envelope, client, verdict', async () => {
    const { store, deps } = world()
    const request = requestOf('s', { tls: { version: 'TLSv1.3', cipher: 'X' } })
    const held = await hold(request, deps)
    expect(held).toMatchObject({ held: true, fresh: true, state: 'held' })
    const id = held.held ? held.id : ''
    expect(await store.get(id)).toMatchObject({
      envelope: { mailFrom: 'bounce@xnkpwx.example', mailParams: { SIZE: '10' }, eightBitMime: true },
      client: { ip: '192.0.2.7', helo: 'mx.xnkpwx.example', tls: { version: 'TLSv1.3' } },
      node: 'mx1',
      verdict: { score: 92 },
      recipients: [{ address: 'taro@example.jp', domain: 'example.jp', state: 'held' }],
    })
    expect(Buffer.from((await store.body(id)) ?? []).equals(Buffer.from(request.message.raw))).toBe(true)
  })

  it('finds the item of a retry again within five days, whatever our own Received says', async () => {
    const { clock, deps } = world()
    const first = await hold(requestOf('s', {}, '1'), deps)
    clock.at += 4 * 86_400_000
    const retry = await hold(requestOf('s', {}, '2'), deps)
    expect(retry).toMatchObject({ fresh: false, id: first.held ? first.id : '' })
    expect(await hold(requestOf('s', { recipients: ['other@example.jp'] }), deps)).toMatchObject({
      fresh: true,
    })
    expect(await hold(requestOf('s', {}, '1', 'else@xnkpwx.example'), deps)).toMatchObject({ fresh: true })
    clock.at += 2 * 86_400_000
    expect(await hold(requestOf('s', {}, '3'), deps)).toMatchObject({ fresh: true })
  })

  it('never holds a bounce', async () => {
    const { deps } = world()
    expect(await hold(requestOf('s', {}, '1', ''), deps)).toMatchObject({
      held: false,
      code: 'ERR_HOLD_BOUNCE',
    })
  })

  it('answers with a code when the store cannot, and makes a new id when one is taken', async () => {
    const { store, deps } = world()
    const broken = { ...store, insert: () => Promise.reject(new StoreError('ERR_STORE_FULL', 'full')) }
    expect(await hold(requestOf('s'), { ...deps, store: broken })).toMatchObject({
      held: false,
      code: 'ERR_STORE_FULL',
    })
    let calls = 0
    const taken: typeof store = {
      ...store,
      insert: (item, body, since) => {
        calls += 1
        return calls === 1
          ? Promise.reject(new StoreError('ERR_STORE_ID_TAKEN', 'taken'))
          : store.insert(item, body, since)
      },
    }
    expect(await hold(requestOf('s'), { ...deps, store: taken })).toMatchObject({ held: true, fresh: true })
  })

  it('a pending hold is confirmed, or withdrawn without a trace of the mail', async () => {
    const { store, deps } = world()
    const first = requestOf('a', { pending: true })
    const pending = await hold(first, deps)
    expect(pending).toMatchObject({ state: 'pending' })
    const id = pending.held ? pending.id : ''
    expect(await confirm(id, first, deps)).toMatchObject({ held: true, id, state: 'held' })
    expect(await withdraw(id, deps)).toMatchObject({ held: true, state: 'held' })
    const other = await hold(requestOf('b', { pending: true }), deps)
    const otherId = other.held ? other.id : ''
    expect(await withdraw(otherId, deps)).toMatchObject({ state: 'withdrawn' })
    expect(await store.body(otherId)).toBe(null)
    expect((await store.get(otherId))?.subject).toBe('')
    expect(await hold(requestOf('b', { pending: true }), deps)).toMatchObject({ fresh: true })
    expect(await confirm('0000000000000', first, deps)).toMatchObject({
      held: false,
      code: 'ERR_ITEM_UNKNOWN',
    })
  })

  it('two transactions of one message: whoever is refused takes nothing from the one that was taken', async () => {
    const { store, deps } = world()
    const request = requestOf('a', { pending: true })
    const idOf = (held: Held): string => (held.held ? held.id : '')
    const first = await hold(request, deps)
    const second = await hold(request, deps)
    expect(second).toMatchObject({ id: idOf(first), fresh: false, state: 'pending' })
    await withdraw(idOf(first), deps)
    const confirmed = await confirm(idOf(second), request, deps)
    expect(confirmed).toMatchObject({ held: true, state: 'held' })
    expect(Buffer.from((await store.body(idOf(confirmed))) ?? []).equals(request.message.raw)).toBe(true)
    // and where it cannot be held anew, the answer is no 250
    const third = await hold(requestOf('c', { pending: true }), deps)
    await withdraw(idOf(third), deps)
    const full = { ...deps, refuse: () => 'no room' }
    expect(await confirm(idOf(third), requestOf('c', { pending: true }), full)).toMatchObject({
      held: false,
      code: 'ERR_STORE_FULL',
    })
  })

  it('a retry without other recipients makes a hold of the pending one that it finds', async () => {
    const { store, deps } = world()
    const pending = await hold(requestOf('a', { pending: true }), deps)
    const id = pending.held ? pending.id : ''
    expect(await hold(requestOf('a'), deps)).toMatchObject({ held: true, id, state: 'held' })
    await withdraw(id, deps)
    expect((await store.get(id))?.state).toBe('held')
  })

  it('a pending hold whose transaction died waits for a person after an hour', async () => {
    const { clock, store, deps } = world()
    await hold(requestOf('a', { pending: true }), deps)
    expect(await confirmStale(deps)).toBe(0)
    clock.at += pendingAge + 1
    expect(await confirmStale(deps)).toBe(1)
    expect((await store.list({ limit: 5 })).items[0]?.state).toBe('held')
  })

  it('refuses above the watermark, and takes again below it', async () => {
    const { store, deps } = world()
    let freeBytes = 10
    const full = { ...store, usage: async () => ({ items: 0, bytes: 0, freeBytes }) }
    const watermark = watchWatermark({ ...deps, store: full }, () => ({ minFree: 100, maxBytes: 0 }))
    await watermark.refresh()
    expect(await hold(requestOf('s'), { ...deps, refuse: watermark.refuse })).toMatchObject({
      held: false,
      code: 'ERR_STORE_FULL',
    })
    freeBytes = 1_000
    await watermark.refresh()
    expect(await hold(requestOf('s'), { ...deps, refuse: watermark.refuse })).toMatchObject({ held: true })
    watermark.stop()
    expect(shortage({ items: 1, bytes: 111, freeBytes: null }, { minFree: 0, maxBytes: 100 })).toContain(
      'max_bytes',
    )
    expect(shortage({ items: 1, bytes: 109, freeBytes: null }, { minFree: 0, maxBytes: 100 })).toBe(null)
  })
})

describe('ids', () => {
  it('sort by time, are read as people type them, and map to numbers that sort alike', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.nat(2 ** 31), (a, b) => {
        const [x, y] = [newId(a * 1_000), newId(b * 1_000)]
        if (a !== b) expect(x < y).toBe(a < b)
        expect(x < y).toBe(idNumber(x) < idNumber(y))
        expect(isId(x) && idAt(a * 1_000) <= x).toBe(true)
        expect(readId(` ${x.toLowerCase()} `)).toBe(x)
      }),
    )
    expect(readId('nonsense')).toBe(null)
    expect(idNumber(newId(Date.UTC(2100, 0, 1))) < 2n ** 63n).toBe(true)
  })
})

describe('a retry', () => {
  it('is recognised by all but the topmost Received', () => {
    const raw = (top: string) => Buffer.from(`Received: ${top}\r\n\tby mx; now\r\nSubject: x\r\n\r\nbody\r\n`)
    expect(dedupeKey(raw('a'), 's@x', ['r@x'])).toBe(dedupeKey(raw('b'), 's@x', ['r@x']))
    expect(dedupeKey(raw('a'), 's@x', ['b@x', 'a@x'])).toBe(dedupeKey(raw('a'), 's@x', ['a@x', 'b@x']))
    expect(dedupeKey(raw('a'), 's@x', ['r@x'])).not.toBe(
      dedupeKey(Buffer.from('Subject: y\r\n\r\n'), 's@x', ['r@x']),
    )
    const key = (from: string, ...to: readonly string[]) => dedupeKey(raw('a'), from, to)
    expect(key('s@X.example', 'a@Q.example', '太郎@例え.jp')).toBe(
      key('s@x.example.', '太郎@xn--r8jz45g.jp', 'a@q.example', 'a@q.example'),
    )
    expect(key('s@x.example', 'a@q.example')).not.toBe(key('s@x.example', 'A@q.example'))
    expect(key('s@x.example', 'a@q.example')).not.toBe(key('S@x.example', 'a@q.example'))
    expect(key('s@x.example', 'a@q.example')).not.toBe(key('s@x.example', 'a@q.example', 'b@q.example'))
    expect(Buffer.from(withoutTopReceived(raw('a'))).toString()).toBe('Subject: x\r\n\r\nbody\r\n')
    expect(Buffer.from(withoutTopReceived(Buffer.from('Subject: x\r\n'))).toString()).toBe('Subject: x\r\n')
  })
})

const long = (name: string, number: number): string =>
  `${name} 様\nAmazonプライム会員の自動更新に失敗しました。お支払い方法をご確認のうえ、二十四時間以内に更新してください。注文番号 ${number} のお手続きが完了しない場合、アカウントは停止されます。ご不明な点はお問い合わせください。`

describe('a fingerprint', () => {
  it('is the same in slices as at once, for any size', async () => {
    for (const size of [0, 1, 600_000, 1_500_000]) {
      const raw = Buffer.concat([
        Buffer.from('Received: x\r\n\tby y\r\nSubject: z\r\n\r\n'),
        Buffer.alloc(size, 'abc\r\n'),
      ])
      const { sha256: hash, dedupe } = await fingerprint(raw, 's@x', ['b@x', 'a@x'])
      expect([hash, dedupe]).toEqual([sha256(raw), dedupeKey(raw, 's@x', ['a@x', 'b@x'])])
    }
  })
})

describe('a campaign', () => {
  const message = (subject: string, body: string) => {
    const raw = Buffer.from(`Subject: x\r\n\r\n${body}`)
    return messageOf(raw, subject, ['a@example.jp'])
  }

  it('holds the copies of one wave together, though names, numbers and subjects differ a little', async () => {
    const { deps, store } = world()
    const wave = ['佐藤', '鈴木', '高橋', '田中'].map((name, at) =>
      requestOf(`【重要】お支払い番号 ${at}88-${at}`, {
        message: message(`【重要】お支払い番号 ${at}88-${at}`, long(name, 1_000 + at)),
      }),
    )
    for (const request of wave) await hold(request, deps)
    await hold(
      requestOf('別の話', {
        message: message(
          '別の話',
          '明日の会議の件でご連絡いたします。場所は三階の会議室です。資料は各自で印刷してお持ちください。よろしくお願いいたします。',
        ),
      }),
      deps,
    )
    const groups = await store.campaigns({ limit: 10 })
    expect(groups.map(group => group.total)).toEqual([4, 1])
  })

  it('normalises subjects', () => {
    expect(normalSubject('Re: 【重要】 ご注文 503-1234567-8901234')).toBe(
      normalSubject('【重要】 ご注文 250-7654321-0000000'),
    )
    expect(normalSubject('ＡＭＡＺＯＮ')).toBe('amazon')
    expect(normalSubject('未納料金3000円のお知らせ')).toBe(normalSubject('未納料金５０００円のお知らせ'))
    expect(normalSubject('未納料金3000円のお知らせ')).not.toBe(normalSubject('当選金5000円のお知らせ'))
  })

  it('shares body bands between near copies and none between strangers', () => {
    const shared = (a: string, b: string) => bodyBands(a).filter(band => bodyBands(b).includes(band)).length
    expect(shared(long('佐藤', 1), long('鈴木', 2))).toBeGreaterThanOrEqual(2)
    expect(
      shared(
        long('佐藤', 1),
        'The quick brown fox jumps over the lazy dog again and again until evening comes.',
      ),
    ).toBe(0)
    expect(bodyBands('short')).toEqual([])
  })

  it('joins the strongest relative, and is named alike by copies held at once', () => {
    const features = featuresOf(message('【重要】お支払いの確認', long('佐藤', 1)))
    expect(chooseCampaign(features, [])).toBe(chooseCampaign(features, []))
    const relatives = [
      { campaign: 'weak', features: features.filter(feature => feature.startsWith('S')) },
      { campaign: 'strong', features },
    ]
    expect(chooseCampaign(features, relatives)).toBe('strong')
    expect(chooseCampaign([], [])).toBe('')
  })
})

describe('the domain of an address', () => {
  it.each([
    ['a@Example.JP', 'example.jp'],
    ['"a@b"@example.jp.', 'example.jp'],
    ['太郎@例え.jp', 'xn--r8jz45g.jp'],
    ['postmaster', ''],
  ])('%s: %s', (address, domain) => {
    expect(domainOf(address)).toBe(domain)
  })
})
