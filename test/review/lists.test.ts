import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { samples } from './samples.ts'
import { makeWorld, speak, type World } from './world.ts'

let world: World
let id: string
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

const get = async (path: string) => {
  const { cookie } = await world.app.sessions.begin('hanako', '127.0.0.1', 'test')
  return world.server.inject({ url: path, cookies: { session: cookie } })
}
const rows = (page: string): number => page.split('<tr>').length - 2

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  await speak(world, 'hanako', 'ja')
  id = await world.hold(sample(0))
  const entry = { item: '', source: '192.0.2.1', reason: '', detail: {} } as const
  const at = world.clock.now
  await world.store.appendAudit([
    { ...entry, at: at - 86_400_000, actor: 'taro', action: 'delete', item: id },
    { ...entry, at, actor: 'taro', action: 'note', item: id },
    { ...entry, at, actor: 'system', action: 'expire', source: 'system' },
    { ...entry, at, actor: 'recipient:csfQGWNRMoOI', action: 'view-body', item: id, reason: 'own message' },
  ])
})
afterAll(() => world.close())

it('filters the audit log, and speaks of nobody by his internal name', async () => {
  const all = (await get('/audit')).body
  for (const word of ['受信者', 'システム', '自分宛てのメール', 'Asia/Tokyo', 'data-label="操作者"'])
    expect(all, word).toContain(word)
  for (const word of ['csfQGWNRMoOI', 'own message', '>system<']) expect(all).not.toContain(word)
  expect(rows((await get('/audit?actor=taro')).body)).toBe(2)
  expect(rows((await get('/audit?actor=taro&action=note')).body)).toBe(1)
  expect(rows((await get(`/audit?item=${id}`)).body)).toBe(3)
  expect(rows((await get('/audit?actor=taro&to=2026-11-21')).body)).toBe(1)
  expect(rows((await get('/audit?actor=taro&from=2026-11-22')).body)).toBe(1)
})

it('takes a day as it is shown: that of the configured time zone', async () => {
  const entry = { item: '', source: 'x', reason: '', detail: {}, actor: 'saburo', action: 'note' } as const
  // 00:00 and 08:30 of the 21st in Tokyo, and the instants before and after that day
  const times = ['2026-11-20T14:59:59.999Z', '2026-11-20T15:00Z', '2026-11-20T23:30Z', '2026-11-21T15:00Z']
  await world.store.appendAudit(times.map(time => ({ ...entry, at: Date.parse(time) })))
  const page = (await get('/audit?actor=saburo&from=2026-11-21&to=2026-11-21')).body
  expect(rows(page)).toBe(2)
  expect(page).toContain('2026/11/21 8:30:00')
})

it('pages the audit log without losing the filter', async () => {
  const entry = { item: '', source: 'x', reason: '', detail: {} } as const
  await world.store.appendAudit(
    Array.from({ length: 130 }, () => ({
      ...entry,
      at: world.clock.now,
      actor: 'jiro',
      action: 'note' as const,
    })),
  )
  const first = (await get('/audit?actor=jiro')).body
  expect(rows(first)).toBe(100)
  const older = /href="(\/audit\?[^"]*before=\d+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(rows((await get(older)).body)).toBe(30)
})

it('shows and gives the health in the reader’s language, without names of checks', async () => {
  const page = (await get('/health')).body
  expect(page).not.toContain('<code>dns</code>')
  const table = (await get('/health.csv')).body
  expect(table).toContain('"項目","状態","内容"')
  expect(table).toContain('"dns","正常"')
})

it('leads a recipient to the one thing that he can do, and says when the message goes', async () => {
  const link = makeLink(world.service.linkKey, id, 'user@example.jp', {
    issued: world.clock.now,
    expires: world.clock.now + 86_400_000,
  })
  const page = await world.server.inject({ url: `/r/${link}`, headers: { 'accept-language': 'en' } })
  expect(page.body).toContain('it is deleted by itself on Dec 22, 2026')
  expect(page.body.indexOf('Ask for release')).toBeLessThan(page.body.indexOf('<details'))
})
