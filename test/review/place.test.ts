/** Whoever works through the list by keys goes on where he was. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browser, openBrowser } from './browser.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let browser: Browser
const ids: string[] = []

beforeAll(async () => {
  world = await makeWorld({ settings: { undo: 8_000 } })
  await world.addUser('taro', 'reviewer')
  for (const [age, sample] of samples.entries())
    ids.push(await world.hold(sample, ['user@example.jp'], world.clock.now - age * 60_000))
  browser = await openBrowser({ viewport: { width: 1280, height: 800 } })
  const { cookie } = await world.app.sessions.begin('taro', '127.0.0.1', 'test')
  await browser.context.addCookies([{ name: 'session', value: cookie, url: world.origin }])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

it('an act in the list leaves the focus on the next row, and taking it back keeps it there', async () => {
  const page = await browser.context.newPage()
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-item') ?? '')
  const press = async (key: string) => {
    const before = page.url()
    await page.keyboard.press(key)
    await page.waitForURL(url => url.href !== before)
    await page.waitForLoadState()
  }
  await page.goto(`${world.origin}/?group=0`)
  for (const key of ['j', 'j', 'j']) await page.keyboard.press(key)
  expect(await focused()).toBe(ids[2])
  await press('d')
  expect(await focused()).toBe(ids[3])
  expect(await page.locator('tr.here').getAttribute('data-item')).toBe(ids[3])
  await press('u')
  expect(await focused()).toBe(ids[3])
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await press('v')
  expect(await focused()).toBe(ids[3])
  await page.goto(`${world.origin}/?group=0`)
  expect(await focused()).toBe('')
  await page.close()
}, 60_000)
