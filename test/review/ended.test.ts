import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browser, openBrowser, signIn } from './browser.ts'
import { samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let browser: Browser

beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  browser = await openBrowser({ locale: 'ja-JP' })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

it('says on a page that stands open that its session has ended', async () => {
  const id = await world.hold(samples[0] ?? { from: '', subject: '' })
  const page = await browser.context.newPage()
  await page.clock.install()
  await signIn(page, world, 'hanako', `/item/${id}`)
  const ended = page.locator('[data-ended]')
  expect(await ended.isVisible()).toBe(false)
  await page.clock.fastForward(16_000)
  expect(await ended.isVisible()).toBe(false)
  world.clock.now += world.app.settings.session_idle + 1
  await page.clock.fastForward(16_000)
  await ended.waitFor({ state: 'visible', timeout: 20_000 })
  expect(await ended.textContent()).toContain('セッションが終了しました')
  await ended.locator('a').click()
  await page.waitForURL(/sign-in\?next=%2Fitem/)
  await page.close()
}, 60_000)
