/** Whoever works through a list comes back to it, whatever he does on the way and whatever stands between. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, signedInClient, unescapeHtml } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let taro: Client
let campaign = ''
const wave: string[] = []
let newest = ''
let oldest = ''

const sample = (index: number) => samples[index] ?? { from: '', subject: '' }
const minute = 60_000
const links = (text: string) =>
  [...text.matchAll(/href="([^"]+)"/g)].map(match => unescapeHtml(match[1] ?? ''))
const rowLink = (text: string, id: string) => links(text).find(href => href.startsWith(`/item/${id}`)) ?? ''
const list = 'sort=oldest'
const within = (id: string, part = '') => `/item/${id}${part}?list=${encodeURIComponent(list)}`
const backOf = (text: string) => unescapeHtml(/<a href="([^"]+)" data-key="i"/.exec(text)?.[1] ?? '')

beforeAll(async () => {
  world = await makeWorld({
    settings: { undo: 8_000, url: 'http://q.example.jp', reason_required: ['delete'] },
  })
  await world.addUser('taro', 'reviewer')
  taro = await signedInClient(world, 'taro')
  const hold = (which: number, age: number) =>
    world.hold(sample(which), [`u${age}@example.jp`], world.clock.now - age * minute)
  oldest = await hold(1, 9)
  for (const age of [2, 3, 4]) wave.push(await hold(0, age))
  newest = await hold(2, 1)
  campaign = (await world.store.get(wave[0] ?? ''))?.campaign ?? ''
})
afterAll(() => world.close())

describe('the list that one came from', () => {
  it('goes along from its rows, and not where it is the inbox as it opens', async () => {
    expect(rowLink((await taro.get('/')).text, newest)).toBe(`/item/${newest}`)
    for (const query of ['sort=oldest', 'group=0', `open=${campaign}`, 'q=Amazon&outcome=impersonation'])
      expect(rowLink((await taro.get(`/?${query}`)).text, oldest)).toBe(
        `/item/${oldest}?list=${encodeURIComponent(query)}`,
      )
  })

  it('keeps its page too', async () => {
    Object.assign(world.app.settings, { page_size: 2 })
    const next = links((await taro.get('/?group=0')).text).find(href => href.includes('after=')) ?? ''
    const item = rowLink((await taro.get(next)).text, wave[1] ?? '')
    expect(backOf((await taro.get(item)).text)).toBe(next)
    Object.assign(world.app.settings, { page_size: 50 })
  })

  it('stands in every form and link of the message that leads back to it', async () => {
    const { text } = await taro.get(within(oldest))
    const forms = [...text.matchAll(/<form[^>]*action="\/item\/[^"]*"[^>]*>.*?<\/form>/gs)].map(
      ([form]) => form,
    )
    expect(forms.length).toBeGreaterThan(7)
    for (const form of forms) expect(form).toContain(`name="list" value="${list}"`)
    expect(links(text)).toContain(within(oldest, '/raw'))
    const language = links(text).find(href => href.startsWith('/language/ja')) ?? ''
    expect((await taro.get(language)).location).toBe(within(oldest))
    taro.cookies.delete('language')
  })

  it('is not lost on the source, on a report before it leaves, or when links are made void', async () => {
    expect(links((await taro.get(within(oldest, '/raw'))).text)).toContain(within(oldest))
    const report = (await taro.get(`${within(oldest, '/report')}&target=amazon`)).text
    expect(links(report)).toContain(within(oldest))
    expect(report).toContain(`name="list" value="${list}"`)
    const sent = await taro.post(`/item/${oldest}/report`, { target: 'amazon', list })
    expect(sent.location).toContain(`${within(oldest)}&notice=`)
    const twice = await taro.post(`/item/${oldest}/report`, { target: 'amazon', list })
    expect(twice.location).toContain(`${within(oldest, '/report')}&target=amazon&notice=`)
    const gone = await taro.post(`/item/${oldest}/void-links`, { recipient: 'u9@example.jp', list })
    expect(gone.location).toContain(`${within(oldest)}&notice=`)
  })

  it('is not lost where a form is asked for again, or an act is taken back', async () => {
    const again = await taro.post(`/item/${oldest}/delete`, { reason: '', list })
    expect(links(again.text)).toContain(within(oldest))
    const bulk = await taro.post('/bulk', { id: oldest, act: 'delete', reason: '', back: '/?group=0' })
    expect(links(bulk.text)).toContain('/?group=0')
    await taro.post(`/item/${oldest}/delete`, { reason: 'x', list })
    const { text } = await taro.get(within(oldest))
    expect(text).toContain(`name="back" value="${within(oldest)}"`)
    const acts = /name="acts" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await taro.post('/undo', { acts, back: within(oldest) })
  })

  it('is known by the configured address where a proxy changed the Host', async () => {
    const from = (referer: string) => taro.get(`/item/${oldest}`, { referer })
    expect(backOf((await from('http://q.example.jp/?sort=oldest')).text)).toBe('/?sort=oldest')
    expect(backOf((await from('https://q.example.jp/?sort=oldest')).text)).toBe('/')
    expect(backOf((await from('https://evil.example/?sort=oldest')).text)).toBe('/')
  })
})

describe('a mail of a wave', () => {
  it('says that it is one of several, and leads to all of them', async () => {
    const { text } = await taro.get(`/item/${wave[0]}`)
    expect(text).toMatch(
      new RegExp(`<p class="facts">.*<a class="wave" href="/campaign/${campaign}">3 copies</a>`),
    )
    expect((await taro.get(`/item/${oldest}`)).text).not.toContain('class="wave"')
  })

  it('is the last copy of an open wave for who comes from the row below', async () => {
    const previous = async (query: string) => {
      const { text } = await taro.get(`/item/${oldest}?list=${encodeURIComponent(query)}`)
      return /<a href="\/item\/(\w+)[^"]*" rel="prev"/.exec(text)?.[1]
    }
    expect(await previous(`open=${campaign}`)).toBe(wave[2])
    expect(await previous('')).toBe(wave[0])
  })
})

describe('a mark that moves on', () => {
  it('can be taken back from the next message', async () => {
    await taro.post(`/item/${newest}/advance`, {})
    const marked = await taro.post(`/item/${newest}/review`, {})
    expect(marked.location).toMatch(new RegExp(`^/item/${wave[0]}\\?notice=`))
    const { text } = await taro.get(marked.location)
    expect((await world.store.get(newest))?.reviewed).not.toBeNull()
    const acts = /data-undo="8".*?name="acts" value="([^"]+)"/s.exec(text)?.[1] ?? ''
    await taro.post('/undo', { acts, back: marked.location })
    expect((await world.store.get(newest))?.reviewed).toBeNull()
  })
})
