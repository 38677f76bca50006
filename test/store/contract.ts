/** What every store promises. The same sentences run on memory, SQLite and PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/quarantine/audit.ts'
import { firstBroken } from '../../src/quarantine/audit-chain.ts'
import { newId } from '../../src/quarantine/id.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { apply, revise } from '../../src/quarantine/state.ts'
import type { FateEvent } from '../../src/quarantine/transitions.ts'
import { matches } from '../../src/store/matches.ts'
import { pageOf } from '../../src/store/paging.ts'
import type { ListQuery, Store } from '../../src/store/store.ts'
import { auditKey, type ItemOptions, makeItem } from '../quarantine/fixtures.ts'
import { limitPromises } from './limits.ts'
import { searchPromises } from './search.ts'
import { wavePromises } from './waves.ts'

const entry = (item: string, action: AuditEntry['action'] = 'note'): AuditEntry => ({
  at: 1_000,
  actor: 'hanako',
  action,
  item,
  source: '192.0.2.1',
  reason: '本人確認',
  detail: { b: '2', a: '1' },
})

const day = 86_400_000

export const storeContract = (
  name: string,
  open: () => Promise<Store>,
  close: () => Promise<void> = async () => {},
) =>
  describe(`the ${name} store`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(async () => {
      await store.close()
      await close()
    })

    const put = async (options: ItemOptions = {}): Promise<Item> => {
      const { item, raw } = makeItem(options)
      await store.insert(item, raw, 0)
      return item
    }
    const happen = async (item: Item, event: FateEvent, audit: readonly AuditEntry[] = []): Promise<Item> => {
      const applied = apply(item, 'all', event, Date.now())
      if (applied === null) throw new Error(`${event.kind} is not legal`)
      expect(await store.update(applied.item, audit)).toBe(true)
      return applied.item
    }
    const ids = async (query: Partial<ListQuery>): Promise<readonly string[]> =>
      (await store.list({ limit: 100, ...query })).items.map(item => item.id)
    const sumOf = async (dimension: string, key: string, domain = ''): Promise<number> =>
      (await store.counters({ dimension, domains: [domain] })).find(row => row.key === key)?.value ?? 0

    itemPromises(() => store, put, happen)
    listPromises(() => store, put, ids)
    limitPromises(() => store, put)
    searchPromises(put, ids, query => store.list(query))
    wavePromises(() => store, put)
    counterPromises(() => store, put, happen, sumOf)
    otherPromises(() => store, put, happen)
  })

type Put = (options?: ItemOptions) => Promise<Item>
type Happen = (item: Item, event: FateEvent, audit?: readonly AuditEntry[]) => Promise<Item>
type Get = () => Store

const itemPromises = (store: Get, put: Put, happen: Happen): void => {
  it('gives back the item and the very bytes', async () => {
    const raw = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 256))
    const { item } = makeItem({ raw, recipients: ['"a b"@example.jp', "o'neil@example.org", 'ü@例え.jp'] })
    expect(await store().insert(item, raw, 0)).toEqual({ fresh: true, item })
    expect(await store().get(item.id)).toEqual(item)
    expect(Buffer.from((await store().body(item.id)) ?? []).equals(raw)).toBe(true)
  })

  it('keeps bodies of 25 MB', async () => {
    const raw = Buffer.alloc(25 * 1024 * 1024, 'x\r\n')
    const { item } = makeItem({ raw, subject: 'large' })
    await store().insert(item, raw, 0)
    expect(Buffer.from((await store().body(item.id)) ?? []).equals(raw)).toBe(true)
    await happen(item, { kind: 'delete' })
    expect(await store().body(item.id)).toBe(null)
  })

  it('finds the item of a retry again, and only within its time', async () => {
    const { item, raw } = makeItem({ subject: 'retry', at: 1_000_000 })
    await store().insert(item, raw, 0)
    const again = { ...item, id: newId(2_000_000), receivedAt: 2_000_000 }
    expect(await store().insert(again, raw, 500_000)).toEqual({ fresh: false, item })
    expect((await store().insert(again, raw, 1_500_000)).fresh).toBe(true)
    const copy = { ...item, id: makeItem({ at: 1_000_001 }).item.id }
    expect(await store().insert(copy, raw, Number.MAX_SAFE_INTEGER)).toEqual({ fresh: true, item: copy })
  })

  it('makes one item of the same message that comes twenty times at once', async () => {
    const { item, raw } = makeItem({ subject: 'at once' })
    const copies = Array.from({ length: 20 }, () => ({ ...item, id: newId(Date.now()) }))
    const results = await Promise.all(copies.map(copy => store().insert(copy, raw, 0)))
    expect(results.filter(result => result.fresh)).toHaveLength(1)
    expect(new Set(results.map(result => result.item.id)).size).toBe(1)
  })

  it.each([
    ['small', 100],
    ['large', 1_500_000],
  ])('says that an id is taken instead of overwriting (%s)', async (_, size) => {
    const first = makeItem({ subject: 'first', raw: Buffer.alloc(size, 'first\r\n') })
    await store().insert(first.item, first.raw, 0)
    const other = makeItem({ subject: 'second', raw: Buffer.alloc(size, 'second\r\n') })
    await expect(store().insert({ ...other.item, id: first.item.id }, other.raw, 0)).rejects.toMatchObject({
      code: 'ERR_STORE_ID_TAKEN',
    })
    expect((await store().get(first.item.id))?.subject).toBe('first')
    expect(Buffer.from((await store().body(first.item.id)) ?? []).equals(first.raw)).toBe(true)
  })

  it('knows nothing of an unknown id', async () => {
    expect(await store().get('0000000000000')).toBe(null)
    expect(await store().body('0000000000000')).toBe(null)
    expect(await store().update({ ...makeItem().item, revision: 2 }, [])).toBe(false)
  })

  it('lets one of ten writers at once win', async () => {
    const item = await put()
    const won = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        store().update(revise(item, { assigned: `r${at}` }, 5), [entry(item.id)]),
      ),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await store().get(item.id))?.revision).toBe(2)
    expect(await store().audit({ after: 0, limit: 100, item: item.id })).toHaveLength(1)
  })

  it('removes body and personal data with the deletion', async () => {
    const item = await put({ subject: '秘密の件名' })
    await happen(item, { kind: 'delete' }, [entry(item.id, 'delete')])
    expect(await store().body(item.id)).toBe(null)
    expect((await store().list({ limit: 10, text: '秘密の件名' })).items).toEqual([])
    expect((await store().get(item.id))?.subject).toBe('')
  })

  it('knows what is due', async () => {
    const item = await put()
    const releasing = await happen(item, { kind: 'release', id: 'R', by: 'hanako', to: '' })
    expect((await store().due(Date.now(), 100)).map(({ id }) => id)).toContain(item.id)
    const sending = await happen(releasing, { kind: 'attempt', deadline: Date.now() + 60_000 })
    expect((await store().due(Date.now(), 100)).map(({ id }) => id)).not.toContain(item.id)
    expect((await store().due(Date.now() + 61_000, 100)).map(({ id }) => id)).toContain(item.id)
    await happen(sending, { kind: 'delivered', id: 'R', answer: '250 ok' })
    expect((await store().due(Date.now() + 61_000, 100)).map(({ id }) => id)).not.toContain(item.id)
  })

  it('gives the oldest first, reviewed ones before all others', async () => {
    const base = 10_000_000
    const unreviewed = await put({ at: base + 1, subject: 'old a' })
    const reviewed = await put({ at: base + 2, subject: 'old b' })
    await store().update(revise(reviewed, { reviewed: { at: 1, by: 'x' } }, 1), [])
    const found = await store().oldest({ before: base + 10, states: ['held'], limit: 10_000 })
    const order = found.map(({ id }) => id).filter(id => id === unreviewed.id || id === reviewed.id)
    expect(order).toEqual([reviewed.id, unreviewed.id])
    const asked = { before: base + 10, states: ['held'], unreviewed: true } as const
    const alone = await store().oldest({ ...asked, limit: 10_000 })
    expect(alone.map(({ id }) => id)).toEqual(
      found.filter(item => item.reviewed === null).map(({ id }) => id),
    )
    expect(await store().countOldest(asked)).toBe(alone.length)
    expect(await store().countOldest({ ...asked, unreviewed: false })).toBe(found.length)
    const paged: Item[] = []
    for (let after: Item | undefined; ; ) {
      const query = { before: base + 10, states: ['held'], limit: 2, ...(after && { after }) } as const
      const page = await store().oldest(query)
      paged.push(...page)
      after = page.at(-1)
      if (page.length < 2) break
    }
    expect(paged).toEqual(found)
    expect(await store().oldest({ before: base, states: ['held'], limit: 10 })).toEqual(
      (await store().oldest({ before: base, states: ['held'], limit: 10 })).filter(
        row => row.receivedAt < base,
      ),
    )
  })
}

const listPromises = (
  store: Get,
  put: Put,
  ids: (query: Partial<ListQuery>) => Promise<readonly string[]>,
): void => {
  it('pages without gap or repetition while new mail comes in', async () => {
    const campaign = newId(Date.now())
    const base = Date.now() - 10_000
    const made: string[] = []
    for (let at = 0; at < 25; at += 1) made.push((await put({ at: base + at, campaign })).id)
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await store().list({ limit: 7, campaign, after })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
      await put({ at: Date.now() + 5_000, campaign })
    }
    expect(seen).toEqual([...made].reverse())
    expect(await ids({ campaign, sort: 'oldest', until: base + 24 })).toEqual(made)
  })

  it.each([
    {},
    { states: ['held'] },
    { states: ['held', 'pending', 'held'] },
    { states: ['deleted', 'held'], minScore: 60 },
    { states: ['held'], text: 'zo' },
    { maxScore: 80 },
  ] as const)('gives in every order the pages that the question itself tells: %j', async query => {
    for (const state of ['held', 'deleted', 'pending'] as const) {
      for (const score of [50, 90, 70]) await put({ state, score, subject: 'Amazon' })
    }
    const all = (await store().list({ limit: 5_000 })).items
    for (const sort of ['newest', 'oldest', 'score'] as const) {
      const asked: ListQuery = { limit: 4, sort, ...query }
      const expected = all.filter(item => matches(item, asked))
      const first = await store().list(asked)
      expect(first).toEqual(pageOf(expected, asked))
      const next = { ...asked, after: first.next ?? '' }
      expect(await store().list(next)).toEqual(pageOf(expected, next))
    }
  })

  it('sorts by score, and pages by it', async () => {
    const campaign = newId(Date.now() + 1)
    for (const score of [50, 90, 70, 90, 40]) await put({ campaign, score })
    const first = await store().list({ limit: 2, campaign, sort: 'score' })
    const second = await store().list({ limit: 5, campaign, sort: 'score', after: first.next ?? '' })
    expect([...first.items, ...second.items].map(item => item.verdict.score)).toEqual([90, 90, 70, 50, 40])
    expect(second.next).toBe(null)
  })

  it('filters by state, outcome, score, time, recipient, domain, language', async () => {
    const campaign = newId(Date.now() + 3)
    const at = Date.now() - day
    const a = await put({
      campaign,
      at,
      outcome: 'suspected',
      score: 50,
      recipients: ['a@one.example', 'b@two.example'],
    })
    const b = await put({ campaign, score: 95, recipients: ['c@three.example'], state: 'pending' })
    expect(await ids({ campaign, outcomes: ['suspected'] })).toEqual([a.id])
    expect(await ids({ campaign, states: ['pending', 'in-doubt'] })).toEqual([b.id])
    expect(await ids({ campaign, states: [] })).toEqual([])
    expect(await ids({ campaign, minScore: 51 })).toEqual([b.id])
    expect(await ids({ campaign, maxScore: 51 })).toEqual([a.id])
    expect(await ids({ campaign, until: at })).toEqual([a.id])
    expect(await ids({ campaign, since: at + 1 })).toEqual([b.id])
    expect(await ids({ campaign, domains: ['two.example', 'nobody.example'] })).toEqual([a.id])
    expect(await ids({ campaign, domains: ['three.example'], recipientDomain: 'one.example' })).toEqual([])
    expect(await ids({ campaign, recipient: 'C@Three.example' })).toEqual([b.id])
    expect(await ids({ campaign, language: 'en' })).toEqual([])
    expect(await ids({ campaign, unreviewed: true })).toEqual([b.id, a.id])
    expect(await ids({ campaign, requested: true })).toEqual([])
  })

  it('groups a campaign and finds its relatives', async () => {
    const campaign = newId(Date.now() + 4)
    const feature = `S${campaign}`
    const at = Date.now()
    await put({
      campaign,
      at: at - 5,
      features: [feature, 'Lx'],
      recipients: ['a@group.example'],
      subject: 'older',
    })
    const b = await put({
      campaign,
      at,
      features: [feature],
      recipients: ['b@other.example'],
      score: 97,
      subject: 'newer',
    })
    expect(await store().relatives([feature, 'Bnone'], 0)).toEqual([{ campaign, features: [feature] }])
    expect(await store().relatives([feature], at + 1)).toEqual([])
    const row = (await store().campaigns({ limit: 1_000 })).find(group => group.campaign === campaign)
    expect(row).toMatchObject({
      waiting: 2,
      total: 2,
      maxScore: 97,
      firstAt: at - 5,
      lastAt: at,
      subject: 'newer',
    })
    const limited = await store().campaigns({ limit: 10, domains: ['group.example'] })
    expect(limited.map(group => [group.campaign, group.total, group.subject])).toEqual([
      [campaign, 1, 'older'],
    ])
    const applied = apply(b, 'all', { kind: 'delete' }, at)
    if (applied !== null) await store().update(applied.item, [])
    const later = (await store().campaigns({ limit: 1_000 })).find(group => group.campaign === campaign)
    expect(later).toMatchObject({ waiting: 1, total: 2 })
  })
}

const counterPromises = (
  store: Get,
  put: Put,
  happen: Happen,
  sumOf: (dimension: string, key: string, domain?: string) => Promise<number>,
): void => {
  it('counts states and domains as they change', async () => {
    const [held, deleted] = [await sumOf('state', 'held'), await sumOf('state', 'deleted')]
    const item = await put({ recipients: ['a@count.example', 'b@count.example'] })
    expect(await sumOf('state', 'held')).toBe(held + 1)
    expect(await sumOf('state', 'held', 'count.example')).toBe(1)
    await happen(item, { kind: 'delete' })
    expect(await sumOf('state', 'held')).toBe(held)
    expect(await sumOf('state', 'held', 'count.example')).toBe(0)
    expect(await sumOf('state', 'deleted')).toBe(deleted + 1)
  })

  it('counts what came on a day, and what others count', async () => {
    const at = Date.UTC(2020, 0, 2, 12)
    await put({ at, recipients: ['a@day.example'] })
    await store().count([{ day: '2020-01-02', dimension: 'action', key: 'tag', domain: '', value: 3 }])
    await store().count([{ day: '2020-01-02', dimension: 'action', key: 'tag', domain: '', value: 2 }])
    const query = { from: '2020-01-01', to: '2020-01-03' }
    expect(await store().counters({ dimension: 'action', ...query })).toEqual([
      { day: '2020-01-02', dimension: 'action', key: 'tag', domain: '', value: 5 },
    ])
    expect(await store().counters({ dimension: 'outcome', domains: ['day.example'], ...query })).toEqual([
      { day: '2020-01-02', dimension: 'outcome', key: 'impersonation', domain: 'day.example', value: 1 },
    ])
  })

  it('says how much it keeps', async () => {
    const before = await store().usage()
    const item = await put()
    expect(await store().usage()).toMatchObject({ items: before.items + 1, bytes: before.bytes + item.size })
    await happen(item, { kind: 'delete' })
    expect(await store().usage()).toMatchObject({ items: before.items, bytes: before.bytes })
  })
}

const otherPromises = (store: Get, put: Put, happen: Happen): void => {
  it('chains the audit log, whoever writes at once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => store().appendAudit([entry(''), entry('X', 'view')])))
    const item = await put()
    await happen(item, { kind: 'delete' }, [entry(item.id, 'delete')])
    const entries = await store().audit({ after: 0, limit: 100_000 })
    expect(firstBroken(auditKey, { seq: 0, mac: '' }, entries)).toBe(null)
    const last = entries.at(-1)
    expect(await store().auditHead()).toEqual({ seq: last?.seq, mac: last?.mac })
    expect(last).toMatchObject({ action: 'delete', item: item.id, detail: { a: '1', b: '2' } })
    const newest = await store().audit({ after: 0, limit: 2, newestFirst: true })
    expect(newest.map(({ seq }) => seq)).toEqual([last?.seq, (last?.seq ?? 0) - 1])
  })

  it('keeps allow rules with their hits', async () => {
    const rule = {
      id: newId(Date.now()),
      proof: 'dkim',
      value: 'partner.example',
      scope: 'all',
      scopeValue: '',
      reason: 'invoice',
      author: 'hanako',
      createdAt: 1,
      expiresAt: 2,
      hits: 0,
      lastHitAt: 0,
    } as const
    await store().putAllowRule(rule, [entry('', 'allow')])
    await store().hitAllowRule(rule.id, 99)
    expect(await store().allowRules()).toContainEqual({ ...rule, hits: 1, lastHitAt: 99 })
    expect(await store().removeAllowRule(rule.id, [entry('', 'disallow')])).toBe(true)
    expect(await store().removeAllowRule(rule.id, [])).toBe(false)
    expect((await store().audit({ after: 0, limit: 1, newestFirst: true }))[0]?.action).toBe('disallow')
  })

  it('keeps decisions until their time', async () => {
    const decision = {
      campaign: newId(Date.now()),
      action: 'delete',
      by: 'h',
      reason: 'scam',
      at: 1,
      until: 100,
    } as const
    await store().putDecision(decision, [])
    expect(await store().decisions(99)).toContainEqual(decision)
    expect(await store().decisions(100)).not.toContainEqual(decision)
  })

  it('gives a decision up, once, and says so in the audit log', async () => {
    const campaign = newId(Date.now())
    const decision = { campaign, action: 'release', by: 'h', reason: '', at: 1, until: 100 } as const
    await store().putDecision(decision, [])
    expect(await store().dropDecision(campaign, [entry('', 'campaign')])).toBe(true)
    expect(await store().decisions(2)).not.toContainEqual(decision)
    const { seq } = await store().auditHead()
    expect(await store().dropDecision(campaign, [entry('', 'campaign')])).toBe(false)
    expect((await store().auditHead()).seq).toBe(seq)
    expect((await store().audit({ after: 0, limit: 1, newestFirst: true }))[0]?.action).toBe('campaign')
  })

  it('finds what waits for a second reviewer', async () => {
    const { item, raw } = makeItem({ subject: 'approved once' })
    await store().insert(item, raw, 0)
    const found = async () => {
      const { items } = await store().list({ limit: 50, states: ['held'], approved: true })
      return items.map(({ id }) => id).includes(item.id)
    }
    expect(await found()).toBe(false)
    const approved = { ...item, revision: 2, approvals: [{ at: 1, by: 'hanako' }] }
    await store().update(approved, [])
    expect(await found()).toBe(true)
    await store().update({ ...approved, revision: 3, approvals: [] }, [])
    expect(await found()).toBe(false)
  })

  it('keeps named values until their time', async () => {
    await store().putValue('k', 'v', 0)
    await store().putValue('gone', 'v', 1)
    expect(await store().getValue('k')).toBe('v')
    expect(await store().getValue('gone')).toBe(null)
    expect(await store().getValue('never')).toBe(null)
    await store().putValue('k', 'w', 0)
    expect(await store().getValue('k')).toBe('w')
  })

  it('runs a job once at a time', async () => {
    const name = newId(Date.now())
    let open: () => void = () => {}
    const gate = new Promise<void>(resolve => {
      open = resolve
    })
    const first = store().exclusively(name, () => gate.then(() => 'done'))
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(await store().exclusively(name, async () => 'second')).toBe(null)
    open()
    expect(await first).toBe('done')
    expect(await store().exclusively(name, async () => 'third')).toBe('third')
    await expect(store().exclusively(name, () => Promise.reject(new Error('job')))).rejects.toThrow('job')
    expect(await store().exclusively(name, async () => 'fourth')).toBe('fourth')
  })

  it('agrees with itself', async () => {
    const report = await store().verify({ repair: false })
    expect(report.problems).toEqual([])
  })
}
