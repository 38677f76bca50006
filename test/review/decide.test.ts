/** Deciding, as several people do it at once, with a store and a next hop that fail: what is said is what happens. */
import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { peopleOf } from '../../src/review/index.ts'
import type { ActResult } from '../../src/review/port.ts'
import { runDue } from '../../src/review/server/due.ts'
import { withLease } from '../../src/review/server/lease.ts'
import { schedule } from '../../src/review/server/pending.ts'
import { StoreError } from '../../src/store/errors.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { type Client, type Fields, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'

let world: World
let id: string
let taro: Client
let hanako: Client

const people = ['user@example.jp', 'sales@example.jp']
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

const begin = async (options: WorldOptions = {}) => {
  world = await makeWorld(options)
  await world.addUser('hanako', 'administrator')
  await world.addUser('taro', 'reviewer')
  id = await world.hold(sample(0), people)
  taro = await signedInClient(world, 'taro')
  hanako = await signedInClient(world, 'hanako')
}
const restart = async (options: WorldOptions) => {
  await world.close()
  await begin(options)
}
const state = async (item = id) => (await world.store.get(item))?.state
const notice = async (client: Client, location: string) =>
  /class="notice (?:good|bad)"[^>]*><p role="status">([^<]*)/.exec((await client.get(location)).text)?.[1]
const delivered = async () => {
  const root = join(world.folder, 'var/mail')
  const files = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return files.filter(one => one.isFile() && one.parentPath.endsWith('new')).length
}
const waiting = async () => (await world.app.deps.people.list('pending', null, 0)).length
const away = () => new StoreError('ERR_STORE_UNAVAILABLE', 'connect ECONNREFUSED')

beforeEach(() => begin())
afterEach(() => world.close())

describe('the choice of recipients', () => {
  it('of nobody releases to nobody, and keeps what was typed', async () => {
    const answer = await taro.post(`/item/${id}/release`, { choose: '1', reason: 'he called' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('choose at least one')
    expect(answer.text).toContain('>he called</textarea>')
    expect(answer.text).toContain('value="sales@example.jp"')
    expect(await state()).toBe('held')
    expect((await taro.get(`/item/${id}`)).text).toContain('name="choose" value="1"')
    const next = await taro.post(`/item/${id}/release`, { choose: '1', recipient: 'sales@example.jp' })
    expect(await notice(taro, next.location)).toBe('1 message was released.')
    expect((await world.store.get(id))?.recipients.map(fate => fate.state)).toEqual(['held', 'released'])
  })

  it('takes an address that SMTPUTF8 takes, and gives a wrong one back', async () => {
    expect((await taro.get(`/item/${id}`)).text).not.toContain('type="email"')
    const wrong = await taro.post(`/item/${id}/release`, {
      to: 'no address',
      reason: 'long reason',
      recipient: people,
    })
    expect(wrong.text).toContain('value="no address"')
    expect(wrong.text).toContain('>long reason</textarea>')
    await taro.post(`/item/${id}/release`, { to: '山田@example.jp' })
    expect((await world.store.get(id))?.recipients[0]?.release?.to).toBe('山田@example.jp')
  })
})

describe('another address', () => {
  it('is closed under isp until the recipient asked, and wants a reason', async () => {
    await restart({ settings: { privacy: 'isp' } })
    const mine = { to: 'taro@example.jp', recipient: 'user@example.jp' }
    expect((await taro.get(`/item/${id}`)).text).not.toContain('name="to" inputmode')
    const closed = await taro.post(`/item/${id}/release`, { ...mine, reason: 'to look at it' })
    expect(await notice(taro, closed.location)).toContain('privacy profile')
    await world.service.request(id, 'user@example.jp', '', { name: 'recipient:x', source: 'test' })
    expect((await taro.post(`/item/${id}/release`, mine)).text).toContain('give a reason')
    await taro.post(`/item/${id}/release`, { ...mine, reason: 'he reads there now' })
    expect((await world.store.get(id))?.recipients.map(fate => fate.state)).toEqual(['released', 'held'])
  })

  it('lies within the domains of a reviewer who is limited to some', async () => {
    await world.addUser('ken', 'reviewer', { domains: ['example.jp'] })
    const ken = await signedInClient(world, 'ken')
    const answer = await ken.post(`/item/${id}/release`, { to: 'friend@elsewhere.example' })
    expect([answer.status, await state()]).toEqual([422, 'held'])
    await ken.post(`/item/${id}/release`, { to: 'desk@example.jp' })
    expect(await state()).toBe('released')
  })
})

describe('an act that waits', () => {
  beforeEach(() => restart({ settings: { undo: 8000 } }))

  it('is shown to everybody, hides the buttons, and another one is answered with what will happen', async () => {
    await taro.post(`/item/${id}/release`, { choose: '1', recipient: people })
    const page = (await hanako.get(`/item/${id}`)).text
    expect(page).toContain('taro is about to release it.')
    expect(page).not.toContain(`action="/item/${id}/delete"`)
    expect(page).not.toContain('action="/undo"')
    const answer = await hanako.post(`/item/${id}/delete`, {})
    expect(await notice(hanako, answer.location)).toContain('taro is about to release this')
    const other = await taro.post(`/item/${id}/release`, { recipient: 'user@example.jp' })
    expect(await notice(taro, other.location)).toContain('is about to release this')
    const same = await taro.post(`/item/${id}/release`, { choose: '1', recipient: people })
    expect(await notice(taro, same.location)).toBe('1 message will be released (undo within 8 seconds).')
    expect(await waiting()).toBe(1)
    world.clock.now += 9000
    await runDue(world.app)
    expect([await state(), await delivered()]).toEqual(['released', 2])
  })

  it('is not taken back while it is being done', async () => {
    await taro.post(`/item/${id}/delete`, {})
    const [pending] = await world.app.deps.people.list('pending', null, 0)
    await withLease(world.app, pending?.id ?? '', async () => {
      const answer = await taro.post('/undo', { acts: pending?.id ?? '', back: '/' })
      expect(await notice(taro, answer.location)).toContain('Too late')
    })
    expect(await waiting()).toBe(1)
  })

  it('survives a process that died at it, and a store that was away, without doing anything twice', async () => {
    await taro.post(`/item/${id}/release`, { choose: '1', recipient: people })
    const [pending] = await world.app.deps.people.list('pending', null, 0)
    world.clock.now += 9000
    // it died after the release, before it could forget the act: its lease is all that is left
    const lease = {
      kind: 'lease',
      id: pending?.id ?? '',
      owner: '',
      value: {},
      expiresAt: world.clock.now + 60_000,
    } as const
    await world.app.deps.people.create(lease, world.clock.now)
    await world.service.release({ id, recipients: people, to: null }, { name: 'taro', source: 'test' })
    expect(await runDue(world.app)).toBe(0)
    world.clock.now += 60_001
    expect(await runDue(world.app)).toBe(1)
    expect([await waiting(), await delivered()]).toEqual([0, 2])
    expect(await notice(taro, '/')).toBeUndefined()
  })

  it('is tried again while the store is away, and told without codes when that lasts', async () => {
    let gone = true
    const remove = world.app.deps.quarantine.remove
    const failing = async (...given: Parameters<typeof remove>): Promise<ActResult> => {
      if (gone) throw away()
      return remove(...given)
    }
    Object.assign(world.app.deps.quarantine, { remove: failing })
    await taro.post(`/item/${id}/delete`, {})
    world.clock.now += 9000
    await runDue(world.app)
    expect([await state(), await waiting()]).toEqual(['held', 1])
    expect(await runDue(world.app)).toBe(0)
    gone = false
    world.clock.now += 60_000
    await runDue(world.app)
    expect([await state(), await waiting()]).toEqual(['deleted', 0])
    gone = true
    const other = await world.hold(sample(1))
    await taro.post(`/item/${other}/delete`, {})
    world.clock.now += 3_700_000
    await runDue(world.app)
    expect(await waiting()).toBe(0)
    const told = await notice(await signedInClient(world, 'taro'), '/')
    expect(told).toContain('could not be done')
    expect(told).not.toContain('ERR_')
  })

  it('is done once by two processes over one database', async () => {
    const store = await openStore(`sqlite:${world.folder}/q`, { auditKey: randomBytes(32), node: 'a' })
    const second = await openStore(`sqlite:${world.folder}/q`, { auditKey: randomBytes(32), node: 'b' })
    const app = (own: Store) => ({ ...world.app, deps: { ...world.app.deps, people: peopleOf(own) } })
    const user = await world.app.users.find('taro')
    if (user === null) throw new Error('no user')
    const targets = [{ id, recipients: people }]
    const act = { act: 'release', targets, to: null, reason: '', domains: [] } as const
    await schedule(app(store), user, 'test', act)
    world.clock.now += 9000
    const done = await Promise.all([store, second, store].map(own => runDue(app(own))))
    expect(done.reduce((sum, one) => sum + one)).toBe(1)
    expect([await delivered(), await runDue(app(store))]).toEqual([2, 0])
    await Promise.all([store.close(), second.close()])
  })

  it('tells later that the next hop refused it', async () => {
    const item = await world.store.get(id)
    const failure = { at: 0, answer: '550 5.7.1 no', permanent: true }
    const recipients = (item?.recipients ?? []).map(fate => ({ ...fate, failure }))
    const release = async () => ({ ok: true, item: { ...item, recipients } })
    Object.assign(world.app.deps.quarantine, { release })
    await taro.post(`/item/${id}/release`, {})
    world.clock.now += 9000
    await runDue(world.app)
    expect(await notice(taro, '/')).toContain(
      'refused 1 message that you released; it is still held (550 5.7.1 no)',
    )
    Object.assign(world.app.settings, { undo: 0 })
    const now = await taro.post(`/item/${id}/release`, {})
    const page = (await taro.get(now.location)).text
    expect(page).toContain('class="notice bad"')
    expect(page).toContain('550 5.7.1 no')
  })
})

describe('four eyes', () => {
  beforeEach(() => restart({ settings: { four_eyes: 1 } }))

  it('show what waits for the second reviewer, and what the first one wants', async () => {
    await taro.post(`/item/${id}/release`, {
      choose: '1',
      recipient: 'sales@example.jp',
      to: 'first@choice.example',
    })
    const page = (await hanako.get(`/item/${id}`)).text
    expect(page).toContain('value="first@choice.example"')
    expect(page).toMatch(/value="sales@example.jp" checked/)
    expect(page).not.toMatch(/value="user@example.jp" checked/)
    await world.hold(sample(1))
    const inbox = (await hanako.get('/?second=1')).text
    expect(inbox).toContain('waits for a second reviewer')
    expect(inbox.match(/<tr data-item/g)).toHaveLength(1)
    await taro.post(`/item/${id}/unapprove`, {})
    expect((await world.store.get(id))?.approvals).toEqual([])
    expect((await hanako.get('/?second=1')).text).toContain('Nothing matches')
  })

  it('make of another wish an approval of its own, which the first reviewer may carry out', async () => {
    const wish = { choose: '1', recipient: 'sales@example.jp' }
    await taro.post(`/item/${id}/release`, wish)
    const { location } = await hanako.post(`/item/${id}/release`, { ...wish, to: 'friend@else.example' })
    expect(await notice(hanako, location)).toContain('A second reviewer has to release it')
    expect(await state()).toBe('held')
    const page = (await taro.get(`/item/${id}`)).text
    expect(page).toContain('value="friend@else.example"')
    expect(page).toContain('<button class="primary">Release (2 of 2)')
    await taro.post(`/item/${id}/release`, { ...wish, to: 'x@else.example' })
    expect(await state()).toBe('held')
    await taro.post(`/item/${id}/release`, { ...wish, to: 'friend@else.example' })
    expect((await world.store.get(id))?.recipients.map(fate => fate.release?.to ?? '')).toContain(
      'friend@else.example',
    )
  })

  it('let the second reviewer release many, and say what was left out', async () => {
    const other = await world.hold(sample(1))
    await taro.post(`/item/${id}/release`, {})
    const first = await taro.post('/bulk', { id, act: 'release', back: '/' })
    expect(await notice(taro, first.location)).toContain('needs two reviewers')
    const second = await hanako.post('/bulk', { id: [id, other], act: 'release', back: '/' })
    expect(await notice(hanako, second.location)).toMatch(/^1 message is released. 1 left out/)
    expect([await state(), await state(other)]).toEqual(['released', 'held'])
  })
})

describe('a form that is sent twice', () => {
  const twice = async (path: string, fields: Fields) => {
    const page = await taro.get(`/item/${id}`)
    const once = /name="once" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    expect(once).not.toBe('')
    const _csrf = await taro.token('/account')
    const answers = await Promise.all([1, 2].map(() => taro.post(path, { ...fields, once, _csrf })))
    expect(answers[0]?.location).toBe(answers[1]?.location)
    return once
  }

  it('adds one note, one rule, one report', async () => {
    const once = await twice(`/item/${id}/note`, { text: 'called him' })
    expect((await world.store.get(id))?.notes).toHaveLength(1)
    await taro.post(`/item/${id}/note`, { text: 'called him again', once })
    expect((await world.store.get(id))?.notes).toHaveLength(2)
    await twice(`/item/${id}/allow`, { proof: 'dkim mailer.example', scope: 'all', days: '30', reason: 'x' })
    expect(await world.store.allowRules()).toHaveLength(1)
    await twice(`/item/${id}/report`, { target: 'amazon' })
    expect(await delivered()).toBe(1)
  })

  it('reports again only when the box is ticked', async () => {
    await taro.post(`/item/${id}/report`, { target: 'amazon' })
    const answer = await hanako.post(`/item/${id}/report`, { target: 'amazon' })
    expect(answer.location).toContain('/report?target=amazon')
    const page = (await hanako.get(answer.location)).text
    expect(page).toContain('was reported to this address before')
    expect(page).toContain('taro reported it to this address on')
    expect(await delivered()).toBe(1)
    await hanako.post(`/item/${id}/report`, { target: 'amazon', again: '1' })
    expect(await delivered()).toBe(2)
  })
})

describe('a campaign', () => {
  let campaign: string
  const wave = async () => {
    const ids = [
      await world.hold({ ...sample(2), text: `${sample(2).text} 1` }),
      await world.hold({ ...sample(2), text: `${sample(2).text} 2` }),
    ]
    campaign = (await world.store.get(ids[0] ?? ''))?.campaign ?? ''
    return ids
  }

  it('can be taken back, and is shown as about to be decided until then', async () => {
    await restart({ settings: { undo: 8000 } })
    const ids = await wave()
    const answer = await taro.post(`/campaign/${campaign}`, { act: 'delete', hours: '24' })
    const page = (await taro.get(answer.location)).text
    expect(page).toContain('2 messages will be deleted (undo within 8 seconds).')
    expect((await hanako.get(`/campaign/${campaign}`)).text).toContain('taro is about to delete it.')
    expect((await hanako.get(`/item/${ids[0]}`)).text).toContain('taro is about to delete it.')
    const acts = /name="acts" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(await notice(taro, (await taro.post('/undo', { acts, back: '/' })).location)).toContain(
      '2 messages stay',
    )
    world.clock.now += 9000
    await runDue(world.app)
    expect(await state(ids[0])).toBe('held')
    expect(await world.store.decisions(world.clock.now)).toEqual([])
  })

  it('shows its standing decision, with the way to end it; decided, it offers no form and keeps a name', async () => {
    await wave()
    await taro.post(`/campaign/${campaign}`, { act: 'delete', hours: '24', reason: 'scam' })
    const page = (await hanako.get(`/campaign/${campaign}`)).text
    expect(page).toContain('is deleted by itself (taro)')
    expect(page).toContain('Nothing of this campaign waits')
    expect(page).not.toContain('(no subject)')
    expect(page).toContain(campaign.slice(0, 16))
    expect((await hanako.get('/campaigns')).text).toContain(`/campaign/${campaign}/drop`)
    await world.addUser('ken', 'reviewer', { domains: ['example.jp'] })
    const ken = await signedInClient(world, 'ken')
    expect((await ken.post(`/campaign/${campaign}/drop`, {})).status).toBe(403)
    const answer = await hanako.post(`/campaign/${campaign}/drop`, {})
    expect(await notice(hanako, answer.location)).toContain('was ended')
    expect(await world.store.decisions(world.clock.now)).toEqual([])
  })

  it('asks for a reason only where its acts need one', async () => {
    await restart({ settings: { reason_required: ['report'] } })
    await wave()
    expect((await taro.get(`/campaign/${campaign}`)).text).not.toMatch(/name="reason"[^>]* required/)
    await restart({ settings: { reason_required: ['delete'] } })
    await wave()
    const page = (await taro.get(`/campaign/${campaign}`)).text
    expect(page).toMatch(/Reason \(needed\)<input name="reason"[^>]* required/)
    expect(page).toMatch(/value="release" formnovalidate/)
    const answer = await taro.post(`/campaign/${campaign}`, { act: 'delete', hours: '6' })
    expect(answer.text).toContain('name="hours" value="6"')
  })
})

describe('marks on many', () => {
  it('are taken back to what they were', async () => {
    await restart({ settings: { undo: 8000 } })
    const other = await world.hold(sample(1))
    await world.service.review(other, true, { name: 'hanako', source: 'test' })
    await world.service.assign(id, 'hanako', { name: 'hanako', source: 'test' })
    const doAndUndo = async (act: string) => {
      const answer = await taro.post('/bulk', { id: [id, other], act, back: '/' })
      const before = await Promise.all([id, other].map(one => world.store.get(one)))
      const acts = /name="acts" value="([^"]+)"/.exec((await taro.get(answer.location)).text)?.[1] ?? ''
      await taro.post('/undo', { acts, back: '/' })
      return before
    }
    expect((await doAndUndo('review')).map(item => item?.reviewed !== null)).toEqual([true, true])
    expect((await doAndUndo('assign')).map(item => item?.assigned)).toEqual(['taro', 'taro'])
    expect((await doAndUndo('unreview')).map(item => item?.reviewed)).toEqual([null, null])
    const after = await Promise.all([id, other].map(one => world.store.get(one)))
    expect(after.map(item => [item?.reviewed !== null, item?.assigned])).toEqual([
      [false, 'hanako'],
      [true, ''],
    ])
  })

  it('of nobody say so', async () => {
    await taro.post(`/item/${id}/assign`, { to: 'taro' })
    const answer = await taro.post(`/item/${id}/assign`, { to: '' })
    expect(await notice(taro, answer.location)).toBe('Nobody is assigned to it any more.')
  })
})

describe('what was typed', () => {
  it('comes back when the store is away, at the act and already at the session', async () => {
    const note = { text: '電話で確認した <b>' }
    const { get } = world.store
    Object.assign(world.store, { get: () => Promise.reject(away()) })
    const answer = await taro.post(`/item/${id}/note`, note)
    expect(answer.status).toBe(503)
    expect(answer.text).toContain('電話で確認した &lt;b&gt;</textarea>')
    Object.assign(world.store, { get })
    const found = world.app.deps.people.get
    const _csrf = await taro.token('/account')
    Object.assign(world.app.deps.people, { get: () => Promise.reject(away()) })
    const second = await taro.post(`/item/${id}/note`, { ...note, _csrf })
    expect(second.status).toBe(503)
    expect(second.text).toContain('電話で確認した &lt;b&gt;</textarea>')
    Object.assign(world.app.deps.people, { get: found })
    const again = /name="_csrf" value="([^"]*)"/.exec(second.text)?.[1] ?? ''
    expect((await taro.post(`/item/${id}/note`, { ...note, _csrf: again })).status).toBe(303)
    expect((await world.store.get(id))?.notes).toHaveLength(1)
  })

  it('and chosen comes back when the reason is missing', async () => {
    await restart({ settings: { reason_required: ['delete'] } })
    const other = await world.hold(sample(1))
    expect((await taro.get('/')).text).toMatch(/value="review"[^>]* formnovalidate/)
    const answer = await taro.post('/bulk', { id: [id, other], act: 'delete', back: '/' })
    expect(answer.text).toContain(`name="id" value="${id}"`)
    expect(answer.text).toContain(`name="id" value="${other}"`)
    expect(answer.text).toContain('<textarea name="reason"')
    expect(await state()).toBe('held')
  })
})

describe('a session', () => {
  it('ends when nobody works, also with a page open', async () => {
    const idle = world.app.settings.session_idle
    for (let asked = 0; asked < 5; asked += 1) {
      world.clock.now += idle / 4
      await taro.get('/live')
    }
    expect((await taro.get('/live')).status).toBe(303)
    expect((await taro.get('/')).location).toContain('/sign-in')
    world.clock.now += idle / 2
    expect((await hanako.get('/')).location).toContain('/sign-in')
  })

  it('lives on while somebody does', async () => {
    const idle = world.app.settings.session_idle
    for (let asked = 0; asked < 5; asked += 1) {
      world.clock.now += idle / 4
      expect((await taro.get('/')).status).toBe(200)
    }
  })
})

describe('lists that are long', () => {
  it('say where they end, and offer every recipient', async () => {
    const many = Array.from({ length: 130 }, (_, at) => `r${at}@example.jp`)
    const links = Array.from({ length: 230 }, (_, at) => `https://l${at}.example/`).join('\n')
    id = await world.hold({ ...sample(0), html: '', text: `Amazon\n${links}` }, many)
    const { text } = await taro.get(`/item/${id}`)
    expect(text.match(/<li><span class="state held">held<\/span> <bdi>r\d+@/g)).toHaveLength(130)
    expect(text).toContain('Only the first 200 of 230 are shown.')
    expect(text.match(/<option value="recipient /g)).toHaveLength(130)
    expect(text.match(/name="recipient" value="/g)).toHaveLength(130)
  })
})
