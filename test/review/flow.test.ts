import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstLinkTime, makeFirstLink, writeFirstLink } from '../../src/review/route/first.ts'
import { type Browser, openBrowser, signIn } from './browser.ts'
import { makeClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, password, type World } from './world.ts'

let world: World
let browser: Browser
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

beforeAll(async () => {
  world = await makeWorld()
  browser = await openBrowser({ locale: 'en-US', viewport: { width: 1200, height: 900 } })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

describe('the first administrator', () => {
  it('comes by a link that works once and for 15 minutes', async () => {
    const old = (await makeFirstLink(world.app, world.origin)) ?? ''
    const late = (await makeFirstLink(world.app, world.origin)) ?? ''
    expect((await makeClient(world).get(old.slice(world.origin.length))).status).toBe(410)
    world.clock.now += firstLinkTime + 1
    expect((await makeClient(world).get(late.slice(world.origin.length))).status).toBe(410)
    const link = (await makeFirstLink(world.app, world.origin)) ?? ''
    const page = await browser.context.newPage()
    await page.goto(link)
    await page.fill('input[name=name]', 'Hanako')
    await page.fill('input[name=password]', 'short')
    await page.fill('input[name=passwordAgain]', 'short')
    await page.locator('form[action="/first"]').evaluate(form => form.setAttribute('novalidate', ''))
    await page.click('button.primary')
    expect(await page.locator('[role=alert]').textContent()).toContain('at least 12 characters')
    await page.fill('input[name=password]', password)
    await page.fill('input[name=passwordAgain]', password)
    await page.click('button.primary')
    await page.waitForURL(`${world.origin}/`)
    expect((await makeClient(world).get(link.slice(world.origin.length))).status).toBe(410)
    expect(await makeFirstLink(world.app, world.origin)).toBeNull()
    expect(await world.app.users.find('hanako')).toMatchObject({ role: 'administrator' })
    await page.close()
  }, 60_000)

  it('gets the link into a file of its own where there is no terminal', async () => {
    const file = join(world.folder, 'var/first-sign-in.txt')
    await writeFirstLink(file, 'http://127.0.0.1/first?link=x')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toBe('http://127.0.0.1/first?link=x\n')
  })
})

describe('the second factor', () => {
  it('is set up with a key and a code, then asked for; a code and a recovery code work once', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/account/second`)
    const key = (await page.locator('section code').textContent())?.replaceAll(' ', '') ?? ''
    const codeAt = (time: number) =>
      new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: time })
    expect(await page.locator('.qr svg').count()).toBe(1)
    await page.fill('input[name=code]', '000000')
    await page.fill('input[name=present]', password)
    await page.click('button.primary')
    expect(await page.locator('[role=alert]').count()).toBe(1)
    await page.fill('input[name=code]', codeAt(world.clock.now))
    await page.fill('input[name=present]', password)
    await page.click('button.primary')
    const recovery = await page.locator('.codes code').allTextContents()
    expect(recovery).toHaveLength(10)
    expect(JSON.stringify(await world.app.users.find('hanako'))).not.toContain(recovery[0])
    await page.click('form[action="/sign-out"] button')
    await signIn(page, world, 'hanako')
    await page.fill('input[name=code]', codeAt(world.clock.now))
    await page.click('button.primary')
    expect(await page.locator('[role=alert]').textContent()).toContain('used already')
    world.clock.now += 60_000
    await page.fill('input[name=code]', codeAt(world.clock.now))
    await page.click('button.primary')
    await page.waitForURL(`${world.origin}/`)
    for (const expected of [303, 401]) {
      const client = makeClient(world)
      const form = await client.post('/sign-in', { name: 'hanako', password, next: '/' }, '/sign-in')
      const ticket = /name="ticket" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
      expect(
        (await client.post('/sign-in/code', { ticket, code: recovery[0] ?? '', _csrf, next: '/' })).status,
      ).toBe(expected)
    }
    await page.close()
  }, 60_000)
})

describe('without JavaScript', () => {
  it('a reviewer signs in, searches, opens, notes, deletes and takes back', async () => {
    Object.assign(world.app.settings, { undo: 60_000 })
    await world.addUser('taro', 'reviewer')
    const id = await world.hold(sample(0))
    await world.hold(sample(1))
    const plain = await openBrowser({ locale: 'ja-JP', javaScriptEnabled: false })
    const page = await plain.context.newPage()
    await signIn(page, world, 'taro')
    await page.fill('input[name=q]', 'お支払い')
    await page.click('form.search button')
    expect(await page.locator('tr[data-item]').count()).toBe(1)
    await page.click('tr[data-item] .subject a')
    expect(new URL(page.url()).pathname).toBe(`/item/${id}`)
    await page.click('summary:has-text("メモ")')
    await page.fill('textarea[name=text]', '確認しました')
    await page.click('form[action$="/note"] button')
    expect(await page.locator('[aria-labelledby=notes] .notes').textContent()).toContain('確認しました')
    await page.click('summary:has-text("削除する")')
    await page.click('button.danger')
    expect(await page.locator('.notice').textContent()).toContain(
      '1件を削除します（60秒以内なら取り消せます）',
    )
    await page.click('.notice button')
    expect(await page.locator('.notice').textContent()).toContain('元に戻しました')
    expect((await world.store.get(id))?.state).toBe('held')
    await page.click('a[hreflang=en]')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await plain.close()
    Object.assign(world.app.settings, { undo: 0 })
  }, 60_000)
})

describe('with JavaScript', () => {
  it('chooses all, deletes them in one go, and takes it back', async () => {
    Object.assign(world.app.settings, { undo: 60_000 })
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/`)
    await page.check('[data-pick-all]')
    expect(await page.locator('[data-chosen]').textContent()).toBe('2 chosen')
    await page.click('#bulk button[value=delete]')
    expect(await page.locator('.notice').textContent()).toContain('2 messages will be deleted')
    await page.click('.notice button')
    expect(await page.locator('.notice').textContent()).toContain('2 messages stay as they were')
    Object.assign(world.app.settings, { undo: 0 })
    await page.close()
  }, 30_000)

  it('counts what comes in without reload', async () => {
    const page = await browser.context.newPage()
    await page.clock.install()
    await page.goto(`${world.origin}/`)
    await page.waitForFunction(() => document.querySelector('[data-count=waiting]')?.textContent === '2')
    await page.clock.runFor(1000)
    await world.hold(sample(3))
    await page.clock.runFor(16_000)
    await page.waitForFunction(() => document.querySelector('[data-count=waiting]')?.textContent === '3')
    expect(await page.locator('[data-fresh]').isVisible()).toBe(true)
    await page.close()
  }, 30_000)

  it('shows the preview as a still picture in a closed frame', async () => {
    const id = await world.hold({ ...sample(4), text: 'with a seal' })
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/item/${id}`)
    await page.click('[data-tab=preview] > summary')
    const frame = page.frameLocator('[data-tab=preview] iframe')
    await frame.locator('body').waitFor()
    expect(await frame.locator('img').getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    expect(await frame.locator('.remote').count()).toBe(1)
    expect(await frame.locator('a').count()).toBe(0)
    expect(await page.locator('[data-tab=preview] iframe').getAttribute('sandbox')).toBe('')
    await page.close()
  }, 30_000)
})
