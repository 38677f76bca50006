/** What a store tells those who are limited to some recipient domains, and what it notes for those who listen. */
import { expect, it } from 'vitest'
import { newId } from '../../src/quarantine/id.ts'
import type { Item } from '../../src/quarantine/item.ts'
import { apply } from '../../src/quarantine/state.ts'
import { listenKey } from '../../src/store/outbox.ts'
import type { ListQuery, Store } from '../../src/store/store.ts'
import type { ItemOptions } from '../quarantine/fixtures.ts'

type Get = () => Store
type Put = (options?: ItemOptions) => Promise<Item>

const both = ['user@one.example', 'hidden.boss@two.example']

const release = async (store: Store, item: Item, which: readonly string[]): Promise<Item> => {
  const go = apply(item, which, { kind: 'release', id: 'R', by: 'hanako', to: '' }, item.receivedAt + 1)
  const sending =
    go && apply(go.item, which, { kind: 'attempt', deadline: item.receivedAt + 60_000 }, item.receivedAt + 2)
  const at = item.receivedAt + 7 * 60_000
  const done = sending && apply(sending.item, which, { kind: 'delivered', id: 'R', answer: '250' }, at)
  if (!go || !sending || !done) throw new Error('not legal')
  for (const step of [go, sending, done]) expect(await store.update(step.item, [])).toBe(true)
  return done.item
}

export const limitPromises = (store: Get, put: Put): void => {
  const ids = async (query: Partial<ListQuery>): Promise<readonly string[]> =>
    (await store().list({ limit: 100, ...query })).items.map(item => item.id)

  it('tells nothing of recipients outside of the limit, whatever is asked', async () => {
    const campaign = newId(Date.now())
    const item = await put({ campaign, recipients: both, subject: '共有の件名' })
    const one = { campaign, domains: ['one.example'] }
    for (const query of [
      { text: 'hidden.boss' },
      { text: 'two.example' },
      { text: '件名 boss@two' },
      { text: 'ss@' },
      { recipient: 'hidden.boss@two.example' },
      { recipientDomain: 'two.example' },
    ]) {
      for (const sort of ['newest', 'oldest', 'score'] as const) {
        expect(await ids({ ...one, ...query, sort }), JSON.stringify(query)).toEqual([])
        expect(await ids({ campaign, ...query, sort })).toEqual([item.id])
      }
    }
    for (const query of [
      { text: '件名 user@one' },
      { recipient: 'User@One.example' },
      { recipientDomain: 'one.example' },
    ])
      expect(await ids({ ...one, ...query })).toEqual([item.id])
  })

  it('fills the pages of a limited search, though much of what the words find is not for it', async () => {
    const campaign = newId(Date.now() + 1)
    const mine: string[] = []
    for (let at = 0; at < 12; at += 1) {
      const subject = at % 4 === 0 ? 'two' : 'other'
      const item = await put({ campaign, recipients: both, subject, at: Date.now() + at })
      if (at % 4 === 0) mine.unshift(item.id)
    }
    const query = { campaign, domains: ['one.example'], text: 'two', limit: 2 }
    const first = await store().list(query)
    const second = await store().list({ ...query, after: first.next ?? '' })
    expect([first.items, second.items].map(page => page.map(({ id }) => id))).toEqual([
      mine.slice(0, 2),
      mine.slice(2),
    ])
    expect(second.next).toBe(null)
  })

  it('lists, counts and groups by the state of each domain’s own copies', async () => {
    const campaign = newId(Date.now() + 2)
    const [one, two] = [`a${campaign}.example`.toLowerCase(), `b${campaign}.example`.toLowerCase()]
    const counted = async (dimension: string, domain: string) =>
      (await store().counters({ dimension, domains: [domain] })).map(row => [row.key, row.value])
    const first = await put({ campaign, recipients: [`x@${one}`, `y@${two}`] })
    const item = await release(store(), first, [`y@${two}`])
    const asked = apply(item, [`x@${one}`], { kind: 'request', reason: '' }, 3)
    if (asked === null) throw new Error('not legal')
    await store().update(asked.item, [])
    const states = (domain: string, state: 'held' | 'released') =>
      ids({ campaign, domains: [domain], states: [state] })
    expect(await states(one, 'held')).toEqual([item.id])
    expect(await states(one, 'released')).toEqual([])
    expect(await states(two, 'held')).toEqual([])
    expect(await states(two, 'released')).toEqual([item.id])
    expect(await ids({ campaign, states: ['released'] })).toEqual([])
    expect(await ids({ campaign, domains: [two], requested: true })).toEqual([])
    expect(await ids({ campaign, domains: [one], requested: true, sort: 'score' })).toEqual([item.id])
    expect(await counted('state', one)).toEqual([['held', 1]])
    expect(await counted('state', two)).toEqual([['released', 1]])
    expect(await counted('requested', one)).toEqual([['held', 1]])
    expect(await counted('requested', two)).toEqual([])
    const waiting = async (domain: string) =>
      (await store().campaigns({ limit: 1, only: [campaign], domains: [domain] }))[0]?.waiting
    expect([await waiting(one), await waiting(two)]).toEqual([1, 0])
    const waves = async (domain: string) =>
      (await store().waves({ limit: 10, domains: [domain] })).waves.map(wave => wave.latest.id)
    expect([await waves(one), await waves(two)]).toEqual([[item.id], []])
  })

  it('counts days: domains, how long decisions took, and who decided', async () => {
    const at = Date.UTC(2031, 0, 2 + Math.floor(Math.random() * 300))
    const day = new Date(at).toISOString().slice(0, 10)
    const read = async (dimension: string) =>
      (await store().counters({ dimension, from: day, to: day })).map(row => [row.key, row.value])
    await release(store(), await put({ at, recipients: both }), both)
    const entry = { at, item: '', source: 'test', reason: '', detail: {} } as const
    await store().appendAudit([
      { ...entry, actor: 'hanako', action: 'release' },
      { ...entry, actor: 'hanako', action: 'view' },
    ])
    expect(await read('domain')).toEqual([
      ['one.example', 1],
      ['two.example', 1],
    ])
    expect(await read('wait')).toEqual([['15', 2]])
    expect(await read('reviewer')).toEqual([['hanako', 1]])
  })

  it('notes new items while somebody listens, in whatever order they came, until they are told', async () => {
    await put()
    await store().putValue(listenKey, '1', Date.now() + 3_600_000)
    await store().told(await store().untold(10_000))
    const late = await put({ at: Date.now() })
    const early = await put({ at: Date.now() - 60_000 })
    expect([...(await store().untold(10))].sort()).toEqual([late.id, early.id].sort())
    await store().told([late.id])
    expect(await store().untold(10)).toEqual([early.id])
    await store().told([early.id])
    await store().putValue(listenKey, '1', 1)
    await put()
    expect(await store().untold(10)).toEqual([])
  })

  it('keeps counters that agree with the items', async () => {
    const report = await store().verify({ repair: false })
    expect(report.problems.filter(one => one.kind === 'counter-differs')).toEqual([])
  })
}
