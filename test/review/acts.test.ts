import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runDue } from '../../src/review/server/due.ts'
import { takeBack } from '../../src/review/server/pending.ts'
import { type Client, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'

let world: World
let id: string
let client: Client

const begin = async (options: WorldOptions = {}) => {
  world = await makeWorld(options)
  await world.addUser('hanako', 'administrator')
  await world.addUser('taro', 'reviewer')
  id = await world.hold(samples[0] ?? { from: '', subject: '' }, ['user@example.jp', 'sales@example.jp'])
  client = await signedInClient(world, 'taro')
}
/** The Maildir has a folder for each recipient. */
const delivered = async () => {
  const root = join(world.folder, 'var/mail')
  const files = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  const mails = files.filter(one => one.isFile() && one.parentPath.endsWith('new'))
  return Promise.all(mails.map(one => readFile(join(one.parentPath, one.name), 'latin1')))
}
const act = (name: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
  client.post(`/item/${id}/${name}`, fields)
const state = async () => (await world.store.get(id))?.state
const notice = async (location: string) =>
  /class="notice (?:good|bad)"[^>]*><p role="status">([^<]*)/.exec((await client.get(location)).text)?.[1]

beforeEach(() => begin())
afterEach(() => world.close())

describe('release', () => {
  it('sends the original to its recipients, once, however often the button is pressed', async () => {
    const _csrf = await client.token('/account')
    const answers = await Promise.all([1, 2, 3].map(() => act('release', { _csrf })))
    expect(answers.map(one => one.status)).toEqual([303, 303, 303])
    expect(await state()).toBe('released')
    const mails = await delivered()
    expect(mails).toHaveLength(2)
    for (const mail of mails) expect(mail).toMatch(/^X-Amazon-Impersonation-Released: /m)
    expect((await act('release')).status).toBe(303)
    expect(await delivered()).toHaveLength(2)
  })

  it('goes to some, or to another address', async () => {
    await act('release', { recipient: 'sales@example.jp', to: 'checker@example.jp' })
    const fates = (await world.store.get(id))?.recipients
    expect(fates?.map(fate => [fate.address, fate.state, fate.release?.to])).toEqual([
      ['user@example.jp', 'held', undefined],
      ['sales@example.jp', 'released', 'checker@example.jp'],
    ])
  })

  it('refuses addresses that are none, and recipients that are not the item’s', async () => {
    expect((await act('release', { to: 'a@b\r\nRCPT TO:<x@y>' })).text).toContain('cannot be used')
    expect((await act('release', { recipient: 'other@example.jp' })).text).toContain('choose at least one')
    expect(await state()).toBe('held')
  })

  it('says it when somebody else was quicker', async () => {
    await world.service.remove(id, null, { name: 'hanako', source: 'test' })
    expect(await notice((await act('release')).location)).toContain('Somebody else decided')
  })
})

describe('four eyes', () => {
  beforeEach(async () => {
    await world.close()
    await begin({ settings: { four_eyes: 90 } })
  })

  it('need two different reviewers above the score', async () => {
    await act('release')
    await act('release')
    expect(await state()).toBe('held')
    expect((await world.store.get(id))?.approvals.map(one => one.by)).toEqual(['taro'])
    client = await signedInClient(world, 'hanako')
    await act('release')
    expect(await state()).toBe('released')
  })

  it('leave such items out of bulk release', async () => {
    const answer = await client.post('/bulk', { id, act: 'release', back: '/' })
    expect(await notice(answer.location)).toContain('needs two reviewers')
    expect(await state()).toBe('held')
  })
})

describe('undo', () => {
  beforeEach(async () => {
    await world.close()
    await begin({ settings: { undo: 8000 } })
  })

  it('takes back a deletion within its time, and not after it', async () => {
    const first = await act('delete')
    expect(await state()).toBe('held')
    const page = (await client.get(first.location)).text
    const acts = /name="acts" value="([^"]+)"/.exec(page)?.[1] ?? ''
    expect(await notice((await client.post('/undo', { acts, back: '/' })).location)).toContain('Taken back')
    world.clock.now += 9000
    expect(await runDue(world.app)).toBe(0)
    expect(await state()).toBe('held')
    await act('delete')
    world.clock.now += 9000
    expect(await runDue(world.app)).toBe(1)
    expect(await state()).toBe('deleted')
  })

  it('covers bulk acts as one, and only one’s own', async () => {
    const other = await world.hold(samples[1] ?? { from: '', subject: '' })
    const answer = await client.post('/bulk', { id: [id, other], act: 'delete', back: '/' })
    expect(await notice(answer.location)).toBe('2 messages will be deleted (undo within 8 seconds).')
    const [pending] = await world.app.deps.people.list('pending', 'taro', world.clock.now)
    expect(await takeBack(world.app, 'hanako', pending?.id ?? '')).toBe(0)
    expect(await takeBack(world.app, 'taro', pending?.id ?? '')).toBe(2)
    expect(await state()).toBe('held')
  })

  it('tells the person later what could not be done', async () => {
    await act('release')
    await world.service.remove(id, null, { name: 'hanako', source: 'test' })
    world.clock.now += 9000
    await runDue(world.app)
    expect((await client.get('/')).text).toContain('had been decided by somebody else')
  })
})

describe('the other acts', () => {
  it('allow by proof, with a reason, for a recipient, his domain or all', async () => {
    expect(
      (await act('allow', { proof: 'ip 203.0.113.77', scope: 'domain example.jp', days: '30' })).text,
    ).toContain('give a reason')
    expect(
      await notice(
        (await act('allow', { proof: 'dkim amazon.co.jp', scope: 'all', days: '30', reason: 'x' })).location,
      ),
    ).toContain('proven')
    expect(
      (await act('allow', { proof: 'ip 203.0.113.77', scope: 'domain other.jp', days: '30', reason: 'x' }))
        .text,
    ).toContain('cannot be used')
    await act('allow', {
      proof: 'dkim mailer.example',
      scope: 'domain example.jp',
      days: '30',
      reason: 'our mailing house',
    })
    const [rule] = await world.store.allowRules()
    expect(rule).toMatchObject({
      proof: 'dkim',
      value: 'mailer.example',
      scope: 'domain',
      scopeValue: 'example.jp',
      author: 'taro',
      reason: 'our mailing house',
    })
    expect((await client.get('/allowed')).text).toContain('our mailing house')
    await client.post('/allowed/remove', { id: rule?.id ?? '' })
    expect(await world.store.allowRules()).toEqual([])
  })

  it('report after a preview, with the original attached', async () => {
    const preview = await client.get(`/item/${id}/report?target=amazon`)
    expect(preview.text).toContain('message/rfc822')
    expect(preview.text).toContain('own page')
    const japanese = await client.get(`/item/${id}/report?target=amazon`, { 'accept-language': 'ja' })
    expect(japanese.text).toContain('Amazon(不審な連絡の報告)')
    expect(await delivered()).toHaveLength(0)
    expect(await notice((await act('report', { target: 'amazon' })).location)).toBe('The report was sent.')
    const [mail = ''] = await delivered()
    expect(mail).toContain('message/rfc822')
    expect((await world.store.get(id))?.reports.map(one => one.by)).toEqual(['taro'])
  })

  it('note, assign, review and back', async () => {
    await act('note', { text: 'called the customer: <b>not his</b>' })
    expect((await client.get(`/item/${id}`)).text).toContain('&lt;b&gt;not his&lt;/b&gt;')
    await act('assign', { to: 'hanako' })
    await act('review')
    expect(await world.store.get(id)).toMatchObject({ assigned: 'hanako', reviewed: { by: 'taro' } })
    await act('unreview')
    expect((await world.store.get(id))?.reviewed).toBeNull()
    await act('assign', { to: 'nobody-known' })
    expect((await world.store.get(id))?.assigned).toBe('hanako')
  })

  it('decide for a whole campaign', async () => {
    const sample = samples[2] ?? { from: '', subject: '' }
    const ids = [
      await world.hold({ ...sample, text: `${sample.text} 1` }),
      await world.hold({ ...sample, text: `${sample.text} 2` }),
    ]
    const campaign = (await world.store.get(ids[0] ?? ''))?.campaign ?? ''
    expect(campaign).not.toBe('')
    const answer = await client.post(`/campaign/${campaign}`, { act: 'delete', reason: 'scam', hours: '24' })
    expect(await notice(answer.location)).toBe('Decided for 2 messages.')
    for (const one of ids) expect((await world.store.get(one))?.state).toBe('deleted')
  })

  it('want a reason where policy wants one', async () => {
    await world.close()
    await begin({ settings: { reason_required: ['release', 'delete'] } })
    expect((await act('delete', { reason: '  ' })).text).toContain('give a reason')
    await act('delete', { reason: 'scam' })
    expect(await state()).toBe('deleted')
    const [entry] = (await world.store.audit({ after: 0, limit: 50, item: id, newestFirst: true })).filter(
      one => one.action === 'delete',
    )
    expect(entry).toMatchObject({ actor: 'taro', reason: 'scam', source: '127.0.0.1' })
  })
})

describe('a copy in doubt', () => {
  const doubt = async () => {
    const item = await world.store.get(id)
    if (item === null) throw new Error('no item')
    const release = {
      id: 'R',
      by: 'taro',
      at: world.clock.now,
      to: '',
      phase: 'done',
      attempts: 1,
      due: 0,
      answer: '',
    } as const
    const recipients = item.recipients.map(fate => ({ ...fate, state: 'in-doubt' as const, release }))
    await world.store.update({ ...item, revision: item.revision + 1, state: 'in-doubt', recipients }, [])
  }

  it('waits for a person, who closes it, holds it again, or sends it again', async () => {
    await doubt()
    const { text } = await client.get(`/item/${id}`)
    expect(text).toContain('ended without an answer')
    expect(await notice((await act('release')).location)).toContain('Somebody else decided')
    await act('return')
    expect(await state()).toBe('held')
    await doubt()
    await act('settle')
    expect(await state()).toBe('released')
    expect(await delivered()).toHaveLength(0)
  })

  it('is sent again only when a person says so', async () => {
    await doubt()
    expect(await notice((await act('retry')).location)).toBe('It is sent again.')
    expect(await state()).toBe('released')
    expect(await delivered()).toHaveLength(2)
  })
})

describe('the inbox', () => {
  it('searches, filters by URL, saves filters, marks as read', async () => {
    await world.hold(samples[1] ?? { from: '', subject: '' })
    const found = (await client.get('/?q=お支払い')).text
    expect(found).toContain('お支払い方法')
    expect(found).not.toContain('Prime membership')
    expect((await client.get('/?q=nothing-like-this')).text).toContain('Nothing matches')
    await client.post('/filters/save', { name: 'payment', query: '?q=%E3%81%8A%E6%94%AF%E6%89%95%E3%81%84' })
    expect((await client.get('/')).text).toContain('>payment</bdi>')
    expect((await client.get('/?tab=all')).text).toContain('class="unread"')
    await client.get(`/item/${id}`)
    expect((await client.get('/?q=お支払い')).text).toContain('class="read"')
  })

  it('pages by key without losing or repeating an item', async () => {
    for (let count = 0; count < 25; count += 1) {
      await world.hold(
        { from: 'Amazon <a@b.example>', subject: `Amazon number ${count}` },
        ['user@example.jp'],
        world.clock.now - count * 60_000,
      )
    }
    const seen: string[] = []
    let path = '/?q=number'
    const page = { ...world.app.settings }
    Object.assign(world.app.settings, { page_size: 10 })
    for (let pages = 0; pages < 5 && path !== ''; pages += 1) {
      const { text } = await client.get(path)
      seen.push(...[...text.matchAll(/<tr data-item="([^"]+)"/g)].map(match => match[1] ?? ''))
      path =
        /href="([^"]+)" ?>?[^>]*rel="next"|rel="next" href="([^"]+)"/
          .exec(text)
          ?.slice(1)
          .find(one => one !== undefined)
          ?.replaceAll('&amp;', '&') ?? ''
      if (path === '')
        path = /<a class="button" rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    Object.assign(world.app.settings, { page_size: page.page_size })
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })

  it('says who looks, and how many wait, without reload', async () => {
    const hanako = await signedInClient(world, 'hanako')
    await hanako.get(`/item/${id}`)
    const live = JSON.parse((await client.get('/live')).text)
    expect(live).toEqual({
      counts: { waiting: 1, requested: 0, released: 0, deleted: 0, all: 1 },
      presence: [{ item: id, user: 'hanako' }],
    })
    expect((await client.get('/')).text).toContain('hanako is looking at this')
  })
})
