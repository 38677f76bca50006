import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvCell } from '../../src/review/mail/csv.ts'
import { roundUp } from '../../src/review/part/chart.ts'
import { samples } from './samples.ts'
import { makeWorld, speak, type World } from './world.ts'

let world: World
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }
const by = { name: 'hanako', source: 'test' }
const old = Date.UTC(2026, 8, 10, 3)

const get = async (path: string, name = 'hanako') => {
  const { cookie } = await world.app.sessions.begin(name, '127.0.0.1', 'test')
  return world.server.inject({ url: path, cookies: { session: cookie } })
}

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  await world.addUser('mine', 'reviewer', { domains: ['one.example'] })
  const now = world.clock.now
  world.clock.now = old
  const first = await world.hold(sample(0), ['a@one.example'], old)
  world.clock.now = old + 50 * 60_000
  await world.service.remove(first, null, by)
  await world.store.count([{ day: '2026-09-10', dimension: 'action', key: 'reject', domain: '', value: 3 }])
  world.clock.now = now
  await world.hold(sample(1), ['b@two.example'])
})
afterAll(() => world.close())

it('counts what was in the period, and nothing else', async () => {
  await speak(world, 'hanako', 'en')
  const page = (await get('/overview?from=2026-09-01&to=2026-09-30')).body
  for (const word of [
    'one.example',
    'Refused',
    'within 1 hour',
    'hanako',
    '3 messages in all, most on Sep 10: 3',
  ])
    expect(page, word).toContain(word)
  expect(page).not.toContain('two.example')
  expect(page).toMatch(/href="\/campaign\/[^"]+"/)
  const today = (await get('/overview')).body
  expect(today).toContain('two.example')
  expect(today).not.toContain('one.example')
})

it('shows a limited person his domains only', async () => {
  const page = (await get('/overview?from=2026-09-01&to=2026-12-31', 'mine')).body
  expect(page).toContain('one.example')
  expect(page).not.toContain('two.example')
  expect(page).not.toContain('hanako')
})

it('writes its table in the reader’s language', async () => {
  await speak(world, 'hanako', 'ja')
  const table = (await get('/overview.csv?from=2026-09-01&to=2026-09-30')).body
  expect(table.split('\r\n')[0]).toBe('\ufeff"集計項目","日","名前","件数"')
  expect(table).toContain('"フィルターの動作（受信者別）","2026-09-10","受信拒否",3')
})

it('shows the last 366 days of a longer period, in charts and tables alike, and says so', async () => {
  await speak(world, 'hanako', 'en')
  const page = await get('/overview?from=2024-01-01&to=2026-11-22')
  expect(page.body).toContain('At most 366 days are shown, from 2025-11-22.')
  expect(page.body).toContain('3 messages in all, most on Sep 10: 3')
  expect(page.body).toContain('value="2025-11-22"')
  expect((await get('/overview?from=2025-11-22&to=2026-11-22')).body).not.toContain('At most')
  await speak(world, 'hanako', 'ja')
  const said = (await get('/overview?from=2024-01-01&to=2026-11-22')).body
  expect(said).toContain('期間は最長366日です。2025-11-22から表示しています。')
  expect((await get('/overview.csv?from=2024-01-01&to=2026-11-22')).body).toContain('"2026-09-10"')
})

it('says that a period is reversed instead of showing another', async () => {
  await speak(world, 'hanako', 'en')
  const page = await get('/overview?from=2026-11-20&to=2026-11-01')
  expect(page.statusCode).toBe(400)
  expect(page.body).toContain('The first day is later than the last one.')
  for (const day of ['2026-11-20', '2026-11-01']) expect(page.body).toContain(`value="${day}"`)
  expect((await get('/overview.csv?from=2026-11-20&to=2026-11-01')).statusCode).toBe(400)
  expect((await get('/overview?from=2027-01-01&to=2027-01-31')).body).toContain('Nothing in this period.')
})

it('says whose days they are, and reaches the day that has begun here already', async () => {
  await speak(world, 'hanako', 'en')
  const now = world.clock.now
  // 02:00 of the 23rd in Tokyo
  world.clock.now = Date.UTC(2026, 10, 22, 17)
  const page = (await get('/overview?from=2026-11-01&to=2026-11-23')).body
  expect(page).toContain('name="to" value="2026-11-23"')
  expect(page).toContain('Days are UTC.')
  Object.assign(world.app.settings, { time_zone: 'UTC' })
  expect((await get('/overview')).body).not.toContain('Days are UTC.')
  Object.assign(world.app.settings, { time_zone: 'America/New_York' })
  expect((await get('/overview?from=2026-09-01&to=2026-09-30')).body).toContain('most on Sep 10')
  Object.assign(world.app.settings, { time_zone: 'Asia/Tokyo' })
  world.clock.now = now
})

it('rounds the top of a chart to what is easily read', () => {
  expect([1, 3, 5, 9, 17, 95, 101].map(roundUp)).toEqual([2, 4, 6, 10, 20, 100, 200])
})

it('guards a formula wherever a reader may begin a cell', () => {
  for (const text of ['=1', 'a;=1', 'a;"=1', 'a,\t@x', 'a; +1', 'a\t-1', 'a；b;＝1'])
    expect(csvCell(text), text).toMatch(/'\s*"*[=+\-@＝]/)
  expect(csvCell('a - b; c = d')).toBe('"a - b; c = d"')
})
