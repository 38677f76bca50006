import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Item } from '../../src/quarantine/item.ts'
import { provenSender } from '../../src/review/part/sender.ts'
import { inboxPath, parseInbox } from '../../src/review/query.ts'
import { runDue } from '../../src/review/server/due.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type Client, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, unproven, type World } from './world.ts'

let world: World
let browser: Browser
let taro: Client
let limited: Client
const wave: string[] = []
let single = ''

const sample = (index: number) => samples[index] ?? { from: '', subject: '' }
const hour = 3_600_000
const rowsOf = (text: string) => [...text.matchAll(/<tr data-item="([^"]+)"/g)].map(match => match[1] ?? '')
const stateOf = async (id: string) => (await world.store.get(id))?.state

beforeAll(async () => {
  world = await makeWorld({ settings: { undo: 8_000 } })
  await world.addUser('taro', 'reviewer')
  await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
  taro = await signedInClient(world, 'taro')
  limited = await signedInClient(world, 'ken')
  for (let copy = 0; copy < 5; copy += 1) {
    const people = copy < 2 ? ['a@example.jp', 'b@example.com'] : ['a@example.jp']
    const text = `${sample(0).text}\n${copy}`
    wave.push(await world.hold({ ...sample(0), text }, people, world.clock.now - copy * hour))
  }
  single = await world.hold(sample(1), ['a@example.jp'], world.clock.now - 9 * hour)
  browser = await openBrowser({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } })
  const { cookie } = await world.app.sessions.begin('taro', '127.0.0.1', 'test')
  await browser.context.addCookies([{ name: 'session', value: cookie, url: world.origin }])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

describe('a day', () => {
  it('is that of the times that are shown', async () => {
    // 08:30 of the 12th in Tokyo, 23:30 of the 11th in UTC
    const held = await world.hold(sample(2), ['a@example.jp'], Date.UTC(2026, 9, 11, 23, 30))
    const found = async (day: string) =>
      rowsOf((await taro.get(`/?tab=all&from=${day}&to=${day}`)).text).includes(held)
    expect(await Promise.all(['2026-10-11', '2026-10-12', '2026-10-13'].map(found))).toEqual([
      false,
      true,
      false,
    ])
    await world.service.remove(held, null, { name: 'taro', source: 'x' })
  })
})

describe('a wave', () => {
  it('is one row with its size, opens without a script, and can be left ungrouped', async () => {
    const { text } = await taro.get('/')
    expect(rowsOf(text)).toEqual([wave[0], single])
    expect(text).toContain('5 copies')
    const open = /class="wave" href="([^"#]+)#wave"/.exec(text)?.[1] ?? ''
    expect(rowsOf((await taro.get(open)).text)).toEqual([...wave, single])
    expect(rowsOf((await taro.get('/?group=0')).text)).toEqual([...wave, single])
  })

  it('counts only what a limited reviewer may see', async () => {
    const { text } = await limited.get('/')
    expect(rowsOf(text)).toEqual([wave[0]])
    expect(text).toContain('2 copies')
    expect(text).not.toContain('5 copies')
    expect(text).not.toContain('a@example.jp')
  })

  it('is decided whole, and taken back whole', async () => {
    const campaign = (await world.store.get(wave[0] ?? ''))?.campaign ?? ''
    const answer = await taro.post('/bulk', { wave: campaign, id: wave[1] ?? '', act: 'delete', back: '/' })
    const { text } = await taro.get(answer.location)
    expect(text).toContain('5 messages will be deleted (undo within 8 seconds)')
    expect(text).toContain('about to be done')
    const acts = /name="acts" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const back = await taro.post('/undo', { acts, back: '/' })
    expect((await taro.get(back.location)).text).toContain('5 messages stay as they were')
    world.clock.now += 9_000
    await runDue(world.app)
    expect(await Promise.all(wave.map(stateOf))).toEqual(wave.map(() => 'held'))
  })

  it('is decided by a limited reviewer for his recipients alone', async () => {
    const campaign = (await world.store.get(wave[0] ?? ''))?.campaign ?? ''
    const answer = await limited.post('/bulk', { wave: campaign, act: 'delete', back: '/' })
    expect((await limited.get(answer.location)).text).toContain('2 messages will be deleted')
    world.clock.now += 9_000
    await runDue(world.app)
    const fates = (await world.store.get(wave[0] ?? ''))?.recipients.map(fate => fate.state)
    expect(fates).toEqual(['held', 'deleted'])
    expect(await stateOf(wave[4] ?? '')).toBe('held')
  })

  it('above the four-eyes score is not released in bulk', async () => {
    Object.assign(world.app.settings, { four_eyes: 50 })
    const campaign = (await world.store.get(wave[0] ?? ''))?.campaign ?? ''
    const answer = await taro.post('/bulk', { wave: campaign, act: 'release', back: '/' })
    expect((await taro.get(answer.location)).text).toContain('needs two reviewers')
    Object.assign(world.app.settings, { four_eyes: 101 })
  })
})

describe('the head of the inbox', () => {
  it('says what was found, names the search in the title, and counts the filters', async () => {
    const { text } = await taro.get('/?q=Prime&outcome=impersonation')
    expect(text).toContain('1 message found.')
    expect(text).toContain('<title>Search for “Prime” · Held mail')
    expect(text).toMatch(/class="badge">.*1<\/span>/)
    expect(text).not.toContain('data-count=')
    expect((await taro.get('/')).text).toContain('<title>Waiting 6 · Held mail')
    expect((await taro.get(`/item/${single}`)).text).toMatch(/<title>\d+ Action required: your Prime/)
  })

  it('offers the languages of what came in, by name', async () => {
    expect((await taro.get('/')).text).toMatch(/<option value="ja">Japanese<\/option>/)
  })

  it('offers nothing to decide where everything is decided', async () => {
    const id = await world.hold(sample(5))
    await world.service.remove(id, null, { name: 'taro', source: 'test' })
    const { text } = await taro.get('/?tab=deleted')
    expect(text).toContain('the subject was erased')
    expect(text).not.toContain('id="bulk"')
    expect(text).not.toContain('class="unread"')
  })

  it('says in which language a subject is', async () => {
    const { text } = await taro.get('/?group=0')
    expect(text).toMatch(/<a href="\/item\/[^"]+" lang="ja"><bdi>【重要】/)
    expect(text).toMatch(/<a href="\/item\/[^"]+" lang="en"><bdi>Action required/)
  })

  it('keeps the grouping in its path', () => {
    expect(inboxPath(parseInbox({ group: '0', q: 'x' }))).toBe('/?q=x&group=0')
    expect(inboxPath(parseInbox({ open: 'C1' }))).toBe('/')
  })
})

describe('who sent it', () => {
  const item = (change: object): Item => {
    const authentication = { ...unproven('xnkpwx.example'), ...change }
    return { fromDomain: 'mail.xnkpwx.example', verdict: { authentication } } as unknown as Item
  }
  const dkim = (domain: string) => ({ ...unproven('x').dkim[0], domain })

  it('is said by the domain in From if anything speaks for it, not by a stranger’s signature', () => {
    const proven = (change: object) => Object.values(provenSender(item(change)))
    expect(proven({})).toEqual(['xnkpwx.example', 'SPF', true])
    const none = { spf: { result: 'none', domain: '', reason: '' } }
    expect(proven({ ...none, dkim: [dkim('esp.example'), dkim('xnkpwx.example')] })).toEqual([
      'xnkpwx.example',
      'DKIM',
      true,
    ])
    expect(proven(none)).toEqual(['mailer.example', 'DKIM', false])
    expect(proven({ ...none, dkim: [] })).toEqual(['', '', false])
  })

  it('is shown with its domain in full, whatever the width', async () => {
    const page = await browser.context.newPage()
    for (const width of [1280, 700, 320]) {
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`${world.origin}/`)
      const box = page.locator('.registered').first()
      expect(await box.textContent()).toBe('xnkpwx.example')
      expect(await box.evaluate(one => one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0)).toBe(
        true,
      )
    }
    await page.close()
  }, 30_000)
})

describe('with a browser', () => {
  it('keys mean the row that has the focus, not the one that had it before', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/?group=0`)
    await page.keyboard.press('j')
    await page.locator(`tr[data-item="${single}"] .subject a`).focus()
    await page.keyboard.press('d')
    await page.waitForURL('**notice=*')
    const [act] = await world.app.deps.people.list('pending', 'taro', 0)
    expect(act?.value['targets']).toMatchObject([{ id: single }])
    await page.keyboard.press('u')
    await page.waitForFunction(() =>
      document.querySelector('.notice')?.textContent?.includes('元に戻しました'),
    )
    await page.locator('.search > button').focus()
    await page.keyboard.press('d')
    await page.waitForTimeout(200)
    expect(await world.app.deps.people.list('pending', 'taro', 0)).toEqual([])
    await page.close()
  }, 30_000)

  it('shows the acts once something is chosen, with its number in words', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/`)
    expect(await page.locator('#bulk').isVisible()).toBe(false)
    await page.locator('input[name=wave]').check()
    expect(await page.locator('#bulk').isVisible()).toBe(true)
    expect(await page.locator('[data-chosen]').textContent()).toBe('5件を選択中')
    expect(await page.locator('#bulk button[value=delete]').getAttribute('aria-keyshortcuts')).toBe('d')
    await page.close()
  }, 30_000)

  it('says who looks in words, and announces it once', async () => {
    const page = await browser.context.newPage()
    await page.clock.install()
    await page.goto(`${world.origin}/`)
    await world.app.records.present('ken', wave[0] ?? '')
    await page.clock.runFor(16_000)
    const said = page.locator('[data-say]')
    await page.waitForFunction(() => document.querySelector('[data-say]')?.textContent !== '')
    expect(await said.textContent()).toBe('kenさんが閲覧中')
    expect(await page.locator('.presence:not(:empty)').first().textContent()).toBe('kenさんが閲覧中')
    await page.close()
  }, 30_000)

  it('counts the seconds silently, keeps the focus, and is closed without losing it', async () => {
    const page = await browser.context.newPage()
    await page.clock.install()
    await page.goto(`${world.origin}/?group=0`)
    await page.locator(`tr[data-item="${single}"] input`).check()
    await page.click('#bulk button[value=delete]')
    await page.waitForURL('**notice=*')
    const left = page.locator('[data-left]')
    expect(await left.textContent()).toBe('8秒')
    expect(await left.evaluate(one => one.closest('[role=status]'))).toBeNull()
    await page.locator('.notice button').focus()
    await page.clock.runFor(8_500)
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('close')
    await page.keyboard.press('Enter')
    expect(await page.locator('.notice').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
    const [act] = await world.app.deps.people.list('pending', 'taro', 0)
    await world.app.deps.people.remove('pending', act?.id ?? '')
    await page.close()
  }, 30_000)

  it('never lays the notice or the acts over what has the focus', async () => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 1280, height: 400 })
    await page.goto(`${world.origin}/?group=0`)
    await page.locator('input[form=bulk]').last().check()
    await page.click('#bulk button[value=review]')
    await page.waitForURL('**notice=*')
    await page.locator('input[form=bulk]').last().check()
    const hidden: string[] = []
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press(step < 20 ? 'Shift+Tab' : 'Tab')
      const covered = await page.evaluate(() => {
        const active = document.activeElement
        if (!active || active === document.body || active.closest('.notice, .bulk')) return ''
        const box = active.getBoundingClientRect()
        const over = [...document.querySelectorAll('.notice, .bulk')].some(one => {
          const other = one.getBoundingClientRect()
          return other.top <= box.top && other.bottom >= box.bottom
        })
        return over ? active.outerHTML.slice(0, 90) : ''
      })
      if (covered !== '') hidden.push(covered)
    }
    expect(hidden).toEqual([])
    await page.close()
  }, 30_000)

  it('writes code and addresses in a monospaced font, in Japanese too', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/item/${single}/raw`)
    expect(await page.locator('pre').evaluate(one => getComputedStyle(one).fontFamily)).toContain('monospace')
    await page.close()
  }, 30_000)

  it('sets recipients apart, below each other in the list and in a row at the message', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/item/${wave[1]}`)
    const second = page.locator('.facts .recipient').nth(1)
    expect(await second.evaluate(one => getComputedStyle(one, '::before').content)).toBe('"、"')
    expect(await second.evaluate(one => getComputedStyle(one).display)).toBe('inline')
    await page.goto(`${world.origin}/`)
    const first = page.locator('.items .recipient').first()
    expect(await first.evaluate(one => getComputedStyle(one).display)).toBe('block')
    await page.close()
  }, 30_000)

  it('shows tables of data as cards with labels on a phone', async () => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(`${world.origin}/campaigns`)
    const cell = page.locator('.cards td.number').nth(1)
    expect(await cell.evaluate(one => getComputedStyle(one, '::before').content)).toBe('"確認待ち"')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const registered = page.locator('.cards .registered').first()
    expect(await registered.evaluate(one => one.getClientRects().length)).toBe(1)
    await page.close()
  }, 30_000)

  it('shows which tab is open also in forced colours', async () => {
    const page = await browser.context.newPage()
    await page.emulateMedia({ forcedColors: 'active' })
    await page.goto(`${world.origin}/`)
    const border = (selector: string) =>
      page.locator(selector).evaluate(one => getComputedStyle(one).borderBottomColor)
    expect(await border('.tabs a[aria-current]')).not.toBe(await border('.tabs li:last-child a'))
    expect(
      await page
        .locator('.dot')
        .first()
        .evaluate(one => getComputedStyle(one).backgroundColor),
    ).toBe(await page.evaluate(() => getComputedStyle(document.body).color))
    await page.close()
  }, 30_000)
})

describe('the time to undo', () => {
  it('is each person’s own choice', async () => {
    await taro.post('/account/preferences', { locale: 'en', undo: '120000', shortcuts: '1' })
    const answer = await taro.post('/bulk', { id: single, act: 'delete', back: '/' })
    expect((await taro.get(answer.location)).text).toContain('data-undo="120"')
    world.clock.now += 60_000
    expect(await runDue(world.app)).toBe(0)
    world.clock.now += 61_000
    expect(await runDue(world.app)).toBe(1)
    expect(await stateOf(single)).toBe('deleted')
  })
})
