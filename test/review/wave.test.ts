/** A decision on a wave holds for what its reviewer saw, and for all rows that one page shows. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mostPicks, readWavePick, writeWavePick } from '../../src/review/picks.ts'
import { runDue } from '../../src/review/server/due.ts'
import { type Client, signedInClient, unescapeHtml } from './client.ts'
import { makeWorld, speak, type World } from './world.ts'

let world: World
let taro: Client
let copies = 0

/** Words that share nothing with those of another name. */
const wordsOf = (name: string): readonly string[] =>
  Array.from({ length: 20 }, (_, index) =>
    createHash('sha256')
      .update(`${name} ${index}`)
      .digest('hex')
      .replace(/\d/g, digit => 'ghijklmnop'.charAt(Number(digit)))
      .slice(0, 9),
  )

/** One more mail of the wave of this name. */
const arrive = (name: string, to = 'a@example.jp'): Promise<string> => {
  world.clock.now += 1_000
  copies += 1
  const words = wordsOf(name)
  const text = `Amazon ${words.join(' ')} https://${name}.example/${copies}`
  return world.hold({ from: `Amazon <info@${name}.example>`, subject: `Amazon ${words[0]}`, text }, [to])
}
const waveOf = async (name: string, size: number) => {
  const ids: string[] = []
  for (let copy = 0; copy < size; copy += 1) ids.push(await arrive(name))
  const campaign = (await world.store.get(ids[0] ?? ''))?.campaign ?? ''
  return { ids, campaign }
}
const stateOf = async (id: string) => (await world.store.get(id))?.state
const states = (ids: readonly string[]) => Promise.all(ids.map(stateOf))
const pickOf = (text: string, campaign: string) =>
  new RegExp(`name="wave" value="(${campaign}@[^"]+)"`).exec(text)?.[1] ?? ''
const later = async () => {
  world.clock.now += 9_000
  await runDue(world.app)
}
const said = (text: string) =>
  unescapeHtml(/class="notice [^"]*"><p role="status">([^<]*)/.exec(text)?.[1] ?? '')

beforeAll(async () => {
  world = await makeWorld({ settings: { undo: 8_000 } })
  await world.addUser('taro', 'reviewer')
  taro = await signedInClient(world, 'taro')
})
afterAll(() => world.close())

describe('a wave that grows', () => {
  it('is decided as far as it was on screen, and the notice says what came since', async () => {
    const { ids, campaign } = await waveOf('mizu', 4)
    const wave = pickOf((await taro.get('/')).text, campaign)
    expect(readWavePick(wave).newest).toBe(ids[3])
    const fifth = await arrive('mizu')
    const answer = await taro.post('/bulk', { wave, act: 'delete', back: '/' })
    const { text } = await taro.get(answer.location)
    expect(said(text)).toBe('4 will be deleted; 1 that came since are left.')
    const sixth = await arrive('mizu')
    expect((await taro.get(`/item/${sixth}`)).text).toContain(`action="/item/${sixth}/delete"`)
    expect((await taro.get(`/item/${ids[0]}`)).text).not.toContain(`action="/item/${ids[0]}/delete"`)
    await later()
    expect(await states(ids)).toEqual(ids.map(() => 'deleted'))
    expect(await states([fifth, sixth])).toEqual(['held', 'held'])
  })

  it('says so in Japanese, for a release, and together with what is left for another reason', async () => {
    const { ids, campaign } = await waveOf('kaze', 2)
    await speak(world, 'taro', 'ja')
    const wave = writeWavePick({ campaign, newest: ids[1] ?? '' })
    await arrive('kaze')
    const answer = await taro.post('/bulk', { wave, act: 'release', back: '/' })
    expect(said((await taro.get(answer.location)).text)).toBe(
      '2件を配信します。表示後に届いた1件は含みません。',
    )
    await later()
    const gone = await arrive('tsuchi')
    await world.service.remove(gone, null, { name: 'x', source: 'test' })
    const more = await waveOf('niji', 2)
    await arrive('niji')
    const both = writeWavePick({ campaign: more.campaign, newest: more.ids[1] ?? '' })
    const mixed = await taro.post('/bulk', { wave: both, id: gone, act: 'delete', back: '/' })
    expect(said((await taro.get(mixed.location)).text)).toMatch(/^2件を削除します。2件は対象外です/)
    await later()
    await speak(world, 'taro', 'en')
  })

  it('is marked as far as it was on screen', async () => {
    const { ids, campaign } = await waveOf('hoshi', 2)
    const since = await arrive('hoshi')
    const wave = writeWavePick({ campaign, newest: ids[1] ?? '' })
    const answer = await taro.post('/bulk', { wave, act: 'review', back: '/' })
    expect(said((await taro.get(answer.location)).text)).toBe('2 messages marked as reviewed.')
    expect((await world.store.get(ids[0] ?? ''))?.reviewed).not.toBeNull()
    expect((await world.store.get(since))?.reviewed).toBeNull()
  })

  it('is decided on its own page as far as that page showed it', async () => {
    const { ids, campaign } = await waveOf('yuki', 3)
    const path = `/campaign/${campaign}`
    const newest = /name="newest" value="(\w+)"/.exec((await taro.get(path)).text)?.[1] ?? ''
    expect(newest).toBe(ids[2])
    const since = await arrive('yuki')
    const answer = await taro.post(path, { act: 'delete', newest, hours: '0' })
    expect(said((await taro.get(answer.location)).text)).toBe(
      '3 will be deleted; 1 that came since are left.',
    )
    await later()
    expect(await states([...ids, since])).toEqual(['deleted', 'deleted', 'deleted', 'held'])
  })

  it('is decided with what came since where later arrivals were asked for', async () => {
    const { ids, campaign } = await waveOf('ame', 2)
    const since = await arrive('ame')
    const fields = { act: 'delete', newest: ids[1] ?? '', hours: '1' }
    const answer = await taro.post(`/campaign/${campaign}`, fields)
    expect(said((await taro.get(answer.location)).text)).toContain('3 messages will be deleted')
    await later()
    expect(await states([...ids, since])).toEqual(['deleted', 'deleted', 'deleted'])
    await world.service.dropDecision(campaign, { name: 'x', source: 'test' })
  })

  it('says what came since also where nothing waits for an undo', async () => {
    Object.assign(world.app.settings, { undo: 0 })
    const { ids, campaign } = await waveOf('kumo', 2)
    await arrive('kumo')
    const answer = await taro.post(`/campaign/${campaign}`, { act: 'delete', newest: ids[1] ?? '' })
    expect(said((await taro.get(answer.location)).text)).toBe(
      'Decided for 2 messages. 1 that came since are left.',
    )
    Object.assign(world.app.settings, { undo: 8_000 })
  })
})

describe('a page full of waves', () => {
  it('is decided whole, and taken back whole', async () => {
    const waves: string[] = []
    const ids: string[] = []
    for (let index = 0; index < 60; index += 1) {
      const found = await waveOf(wordsOf(`row ${index}`)[0] ?? '', 1)
      ids.push(...found.ids)
      waves.push(writeWavePick({ campaign: found.campaign, newest: found.ids[0] ?? '' }))
    }
    expect(new Set(waves.map(wave => readWavePick(wave).campaign)).size).toBe(60)
    const answer = await taro.post('/bulk', { wave: waves, act: 'delete', back: '/' })
    const { text } = await taro.get(answer.location)
    expect(said(text)).toContain('60 messages will be deleted')
    const acts = /name="acts" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const back = await taro.post('/undo', { acts, back: '/' })
    expect(said((await taro.get(back.location)).text)).toContain('60 messages stay as they were')
    await later()
    expect(new Set(await states(ids))).toEqual(new Set(['held']))
  }, 60_000)

  it('says so where more was chosen than a page can show, and does nothing', async () => {
    const id = await arrive('mori')
    const answer = await taro.post('/bulk', { id: Array(mostPicks + 1).fill(id), act: 'delete', back: '/' })
    expect(said((await taro.get(answer.location)).text)).toBe(
      'Nothing was done: choose at most 220 rows at once.',
    )
    await later()
    expect(await stateOf(id)).toBe('held')
  })

  it('says how many marks did not fit', async () => {
    const { ids, campaign } = await waveOf('umi', 2)
    const { list } = world.store
    const many = { list: async (query: Parameters<typeof list>[0]) => list({ ...query, limit: 1 }) }
    Object.assign(world.store, many)
    const wave = writeWavePick({ campaign, newest: ids[1] ?? '' })
    const answer = await taro.post('/bulk', { wave, act: 'assign', back: '/' })
    Object.assign(world.store, { list })
    expect(said((await taro.get(answer.location)).text)).toMatch(/^Done for 1 message\. 1 more/)
  })
})

it('reads what a form of another time sent', () => {
  expect(readWavePick('C1')).toEqual({ campaign: 'C1', newest: '' })
  expect(readWavePick('C1@x')).toEqual({ campaign: 'C1@x', newest: '' })
})
