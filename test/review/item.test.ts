import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from './browser.ts'
import { makeClient, signedInClient } from './client.ts'
import { samples } from './samples.ts'
import { makeWorld, speak, type World } from './world.ts'

let world: World
const ids: string[] = []
const sample = (index: number) => samples[index] ?? { from: '', subject: '' }

/** Newest first: ids[0] is the newest. */
beforeAll(async () => {
  world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  await world.addUser('jiro', 'reviewer')
  for (let age = 0; age < 5; age += 1)
    ids.push(await world.hold(sample(age), ['user@example.jp'], world.clock.now - age * 60_000))
})
afterAll(() => world.close())

const path = (index: number) => `/item/${ids[index]}`
const text = async (index: number, from?: string) =>
  (
    await (
      await signedInClient(world, 'hanako')
    ).get(path(index), from === undefined ? {} : { referer: `${world.origin}${from}` })
  ).text
const near = (page: string) => ({
  previous: /<a href="([^"]+)" rel="prev"/.exec(page)?.[1]?.replaceAll('&amp;', '&'),
  next: /<a href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&'),
  back: /<a href="([^"]+)" data-key="i"/.exec(page)?.[1]?.replaceAll('&amp;', '&'),
})

describe('the score', () => {
  it('is taken apart so that the lines add up to it', async () => {
    const page = await text(0)
    const points = [...page.matchAll(/<span class="sr">points <\/span>([+−])(\d+)/g)].map(
      ([, sign, digits]) => Number(digits) * (sign === '+' ? 1 : -1),
    )
    expect(points.length).toBeGreaterThan(10)
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(
      (await world.store.get(ids[0] ?? ''))?.verdict.score,
    )
  })

  it('shows what made urgency and payment, and the weight of each mark in the text', async () => {
    const page = await text(0)
    const made = (kind: string) =>
      [...page.matchAll(new RegExp(`class="made ${kind}">[^<]*\\+(\\d+)`, 'g'))].reduce(
        (sum, [, digits]) => sum + Number(digits),
        0,
      )
    const verdict = (await world.store.get(ids[0] ?? ''))?.verdict
    expect(made('urgency')).toBe(verdict?.urgency)
    expect(made('payment')).toBe(verdict?.payment)
    expect(page).toMatch(/<mark class="pressure"[^>]*>[^<]+<sup>0\.\d+<\/sup>/)
    expect(page).toMatch(/<mark class="claim"[^>]*>[^<]+<sup>0\.\d+<\/sup>/)
  })

  it('calls a domain that is not Amazon’s refuted, never proven', async () => {
    const page = await text(0)
    expect(page).toContain('class="bar refuted"')
    expect(page).not.toContain('class="bar proof"')
  })

  it('says in the reader’s language where each observation was made', async () => {
    await speak(world, 'hanako', 'ja')
    const page = await text(0)
    await speak(world, 'hanako', null)
    expect(page).toContain('差出人欄')
    expect(page).not.toMatch(/>(?:header:|body:|auth:)/)
  })
})

describe('the item page', () => {
  it('says what was found and leaves advice to its recipient', async () => {
    expect(await text(0)).not.toContain('Do not open links')
  })

  it('marks the message’s own words with their language', async () => {
    const page = await text(0)
    expect(page).toMatch(/<div class="run" dir="auto" lang="ja">/)
    expect(page).toMatch(/<h1><bdi lang="ja">/)
    expect(page).toMatch(/<span class="name" lang="ja">/)
  })

  it('is called by score and subject', async () => {
    expect(await text(1)).toMatch(/<title>\d+ Action required: your Prime membership payment failed · /)
  })

  it('of a deleted message has no holes, and says that the subject was erased', async () => {
    const id = await world.hold(sample(0), ['user@example.jp'], world.clock.now - 9 * 60_000)
    await world.service.remove(id, null, { name: 'jiro', source: '192.0.2.5', reason: 'scam' })
    const client = await signedInClient(world, 'hanako')
    for (const language of ['ja', 'en'] as const) {
      await speak(world, 'hanako', language)
      const page = (await client.get(`/item/${id}`)).text.replace(/<[^>]+>/g, '')
      expect(page).not.toMatch(/「」|“”|は ?ですが|shows {1,2},/)
      expect(page).toContain(language === 'ja' ? '（削除済み — 件名は消去）' : 'the subject was erased')
      expect(page).not.toMatch(/件名なし|no subject|リンクや添付ファイルを開かず|Do not open links/)
      expect((await client.get('/?tab=deleted')).text).toContain(
        language === 'ja' ? '（削除済み — 件名は消去）' : 'the subject was erased',
      )
    }
    await speak(world, 'hanako', null)
  })
})

describe('a report', () => {
  it('tells what was found, in its own language, without advice for victims', async () => {
    const client = await signedInClient(world, 'hanako')
    const { text: page } = await client.get(`${path(0)}/report?target=amazon`)
    expect(page).toContain('which does not belong to Amazon')
    expect(page).not.toContain('Do not open links')
    expect(page).toMatch(/class="mailpart" dir="auto" lang="en"/)
    expect(page).toContain('<dt>To</dt>')
  })
})

describe('the way through a list', () => {
  it('leads to the messages before and after, in the list that one came from', async () => {
    expect(near(await text(1))).toEqual({ previous: path(0), next: path(2), back: '/' })
    expect(near(await text(0)).previous).toBeUndefined()
    const list = '?sort=oldest&outcome=impersonation'
    const found = near(await text(1, `/${list}`))
    expect(new URL(found.back ?? '', world.origin).searchParams.get('sort')).toBe('oldest')
    expect(found.next?.startsWith(`${path(0)}?list=`)).toBe(true)
    const further = near((await (await signedInClient(world, 'hanako')).get(found.next ?? '')).text)
    expect(further.previous?.startsWith(`${path(1)}?list=`)).toBe(true)
    expect(further.next).toBeUndefined()
  })

  it('goes by wave as the inbox does, and from copy to copy in a wave that is open', async () => {
    const at = await makeWorld()
    await at.addUser('hanako', 'reviewer')
    const client = await signedInClient(at, 'hanako')
    const minute = 60_000
    const hold = (which: number, minutes: number) =>
      at.hold(sample(which), [`user${minutes}@example.jp`], at.clock.now - minutes * minute)
    const oldest = await hold(1, 9)
    const copies = [await hold(0, 4), await hold(0, 3), await hold(0, 2)].reverse()
    const newest = await hold(2, 1)
    const campaign = (await at.store.get(copies[0] ?? ''))?.campaign ?? ''
    expect((await at.store.campaigns({ limit: 1, only: [campaign] }))[0]?.waiting).toBe(3)
    const walk = async (first: string, list: string, way: 'previous' | 'next') => {
      const seen: string[] = []
      let next: string | undefined = `/item/${first}?list=${encodeURIComponent(list)}`
      while (next !== undefined && seen.length < 9) {
        seen.push(/^\/item\/(\w+)/.exec(next)?.[1] ?? '')
        next = near((await client.get(next)).text)[way]
      }
      return seen
    }
    expect(await walk(newest, 'sort=newest', 'next')).toEqual([newest, copies[0], oldest])
    expect(await walk(oldest, 'sort=newest', 'previous')).toEqual([oldest, copies[0], newest])
    expect(await walk(newest, `open=${campaign}`, 'next')).toEqual([newest, ...copies, oldest])
    expect(await walk(newest, 'group=0', 'next')).toEqual([newest, ...copies, oldest])
    await at.close()
  })

  it('goes by score too', async () => {
    const order = (await world.store.list({ limit: 9, sort: 'score', states: ['held'] })).items
    const found = near(
      (
        await (
          await signedInClient(world, 'hanako')
        ).get(`/item/${order[1]?.id}?list=${encodeURIComponent('sort=score')}`)
      ).text,
    )
    expect(found.previous).toContain(order[0]?.id)
    expect(found.next).toContain(order[2]?.id)
  })

  it('takes no list from another site', async () => {
    const client = await signedInClient(world, 'hanako')
    const { text: page } = await client.get(path(1), { referer: 'https://evil.example/?sort=oldest' })
    expect(near(page).back).toBe('/')
  })

  it('stays within the domains of a limited reviewer', async () => {
    await world.addUser('ken', 'reviewer', { domains: ['example.com'] })
    const own = await world.hold(sample(5), ['ken@example.com'], world.clock.now - 20 * 60_000)
    const page = (await (await signedInClient(world, 'ken')).get(`/item/${own}`)).text
    expect(near(page)).toEqual({ previous: undefined, next: undefined, back: '/' })
  })
})

describe('after deciding', () => {
  it('opens the next message where the account wants it, and stays where it does not', async () => {
    const client = await signedInClient(world, 'jiro')
    const stayed = await client.post(`${path(0)}/review`, { list: '' }, path(0))
    expect(stayed.location).toMatch(new RegExp(`^${path(0)}\\?notice=`))
    await client.post(`${path(0)}/advance`, { list: '' }, path(0))
    expect((await client.get(path(0))).text).toContain('aria-pressed="true"')
    const went = await client.post(`${path(0)}/review`, { list: '' }, path(0))
    expect(went.location).toMatch(new RegExp(`^${path(1)}\\?notice=`))
    const back = await client.post(`${path(1)}/review`, { list: 'sort=oldest' }, path(1))
    expect(back.location.startsWith(`${path(0)}?list=`)).toBe(true)
    const note = await client.post(`${path(1)}/note`, { list: '', text: 'x' }, path(1))
    expect(note.location).toMatch(new RegExp(`^${path(1)}\\?notice=`))
  })

  it('is a choice that only who decides can make', async () => {
    expect((await makeClient(world).post(`${path(0)}/advance`, {}, '/sign-in')).status).not.toBe(200)
    expect((await world.app.users.find('hanako'))?.advance).toBe(false)
  })
})

describe('in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
    const { cookie } = await world.app.sessions.begin('hanako', '127.0.0.1', 'test')
    await browser.context.addCookies([{ name: 'session', value: cookie, url: world.origin }])
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  }, 60_000)
  afterAll(() => browser.close())

  it('has claim, proof, text, HTML and source in the first screen, and the acts always in sight', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}${path(0)}`)
    for (const name of ['body', 'preview', 'links', 'source']) {
      const box = await page.locator(`[data-tab=${name}] > summary`).boundingBox()
      expect((box?.y ?? 9999) + (box?.height ?? 0), name).toBeLessThan(400)
    }
    await page.click('[data-tab=source] > summary')
    expect(await page.locator('#source pre').textContent()).toContain('Received: from amazon.co.jp')
    expect(await page.locator('#body').isVisible()).toBe(false)
    await page.evaluate(() => scrollTo(0, 9999))
    expect((await page.locator('.acts').boundingBox())?.y).toBe(0)
    await page.close()
  }, 30_000)

  it('jumps from a line of evidence to its mark, also out of another tab', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}${path(0)}`)
    await page.click('[data-tab=headers] > summary')
    await page.click('.versus a.where:has-text("text") >> nth=0')
    await page.locator('mark:target').waitFor()
    expect(await page.locator('mark:target').isVisible()).toBe(true)
    await page.close()
  }, 30_000)

  it('shows a key on each act, and goes on by j and k', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}${path(1)}`)
    expect(await page.locator('.acts kbd').allTextContents()).toEqual([
      'r',
      'd',
      'a',
      'p',
      'n',
      'g',
      'l',
      'v',
    ])
    expect(await page.locator('.acts [aria-keyshortcuts="d"]').count()).toBe(1)
    await page.keyboard.press('j')
    await page.waitForURL(`**${path(2)}`)
    await page.keyboard.press('k')
    await page.waitForURL(`**${path(1)}`)
    await page.close()
  }, 30_000)

  it('releases to few of very many: the button stays in sight, all and none are one click', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `user${index}@example.jp`)
    const id = await world.hold(sample(3), many, world.clock.now - 3_600_000)
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}/item/${id}`)
    await page.keyboard.press('r')
    const button = await page.locator('form[action$="/release"] button.primary').boundingBox()
    expect((button?.y ?? 9999) + (button?.height ?? 0)).toBeLessThan(800)
    await page.click('[data-choose=none]')
    expect(await page.locator('form[action$="/release"] :checked').count()).toBe(0)
    await page.click('[data-choose=all]')
    expect(await page.locator('form[action$="/release"] :checked').count()).toBe(60)
    expect(await page.locator('[aria-labelledby=fates] > .fates > li').count()).toBe(8)
    await page.close()
  }, 30_000)

  it('says in words that a link was copied', async () => {
    const page = await browser.context.newPage()
    await page.goto(`${world.origin}${path(0)}`)
    await page.click('[data-tab=links] > summary')
    await page.click('[data-copy] >> nth=0')
    expect(await page.locator('[data-copy][role=status]').textContent()).toBe('Copied')
    await page.close()
  }, 30_000)
})
