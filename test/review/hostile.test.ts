import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeLink } from '../../src/quarantine/link.ts'
import { makeMailboxLink } from '../../src/quarantine/mailbox-link.ts'
import type { Sanitise } from '../../src/review/mail/preview.ts'
import { type Browser, openBrowser, signIn } from './browser.ts'
import { payloads } from './payloads.ts'
import { makeWorld, speak, type World } from './world.ts'

/** What a payload achieved: nothing of this may ever happen. */
type Harm = {
  readonly kind: 'script' | 'request' | 'navigation' | 'attempt' | 'dialog' | 'window'
  readonly what: string
}

const watch = (context: BrowserContext, world: World): Harm[] => {
  const harm: Harm[] = []
  context.on('request', request => {
    const url = request.url()
    if (!url.startsWith(world.origin) && !url.startsWith('data:') && !url.startsWith('about:'))
      harm.push({ kind: 'request', what: url })
  })
  context.on('console', message => {
    const text = message.text()
    if (text.includes('PWNED')) harm.push({ kind: 'script', what: text })
    // a refusal by CSP or sandbox: the last wall held, but something hostile reached it
    if (/Content Security Policy|sandboxed|Refused to|Blocked /i.test(text))
      harm.push({ kind: 'attempt', what: text.slice(0, 200) })
  })
  context.on('dialog', dialog => {
    harm.push({ kind: 'dialog', what: dialog.message() })
    dialog.dismiss().catch(() => undefined)
  })
  const follow = (page: Page) => {
    page.on('popup', popup => harm.push({ kind: 'window', what: popup.url() }))
    page.on('framenavigated', frame => {
      const url = frame.url()
      if (!url.startsWith(world.origin) && url !== 'about:blank' && url !== '')
        harm.push({ kind: 'navigation', what: url })
    })
  }
  for (const page of context.pages()) follow(page)
  context.on('page', follow)
  return harm
}

/** Fifty previews side by side in one page of ours: one visit. */
const openPreviews = async (page: Page, world: World, ids: readonly string[]): Promise<void> => {
  await page.goto(`${world.origin}/keys`)
  await page.evaluate(async all => {
    const loaded = all.map(id => {
      const frame = document.createElement('iframe')
      frame.setAttribute('sandbox', '')
      frame.src = `/item/${id}/preview`
      document.body.append(frame)
      return new Promise(resolve => {
        frame.addEventListener('load', resolve, { once: true })
        setTimeout(resolve, 8000)
      })
    })
    await Promise.all(loaded)
  }, ids)
}

/** Elements and attributes that could act, in every preview frame. */
const activeParts = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = []
  for (const frame of page.frames().slice(1)) {
    const late = new Promise<string[]>(resolve => setTimeout(resolve, 3000, ['no answer']))
    found.push(
      ...(await Promise.race([
        late,
        frame.evaluate(() =>
          [...document.querySelectorAll('body, body *')].flatMap(element => {
            const attributes = [...element.attributes].filter(
              ({ name, value }) =>
                name.startsWith('on') ||
                /^(?:href|action|formaction|srcset|srcdoc|background|poster|ping|data)$/.test(name) ||
                (name === 'src' && !value.startsWith('data:image/')) ||
                (name === 'style' && /url|expression|position|image-set|@import|behavior/i.test(value)),
            )
            const name = element.localName
            const tag =
              /^(?:script|style|link|meta|base|iframe|frame|object|embed|form|input|button|svg|math|video|audio|template|applet|portal)$/.test(
                name,
              )
                ? [name]
                : []
            return [...tag, ...attributes.map(one => `${name}[${one.name}=${one.value.slice(0, 60)}]`)]
          }),
        ),
      ])),
    )
  }
  return found
}

const holdAll = async (world: World, some: readonly string[]): Promise<readonly string[]> => {
  const ids: string[] = []
  for (const [index, payload] of some.entries()) {
    // neighbours fill the other fields: every third item page shows every payload, the inbox shows each as a subject
    const [second = payload, third = payload] = [some[index + 1], some[index + 2]]
    const sample = {
      from: `Amazon ${second.replace(/[<>\r\n\0]/g, '')} <${index}@evil-sender.example>`,
      subject: `Amazon ${payload.slice(0, 400)}`,
      text: `Amazon ${second}`,
      html: `<p>Amazon</p>${payload}<p>end ${index}</p>`,
      attachments: [
        {
          name: `${third.replace(/[\r\n\0]/g, '').slice(0, 80)}.pdf`,
          type: 'application/pdf',
          data: Buffer.from(String(index)),
        },
      ],
      headers: [`X-Payload: =?UTF-8?B?${Buffer.from(third.slice(0, 300)).toString('base64')}?=`],
    }
    ids.push(await world.hold(sample, ['user@example.jp'], world.clock.now - index * 1000))
  }
  return ids
}

const chunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )

const runTrial = async (some: readonly string[], sanitise?: Sanitise) => {
  const world = await makeWorld(sanitise === undefined ? {} : { sanitise })
  await world.addUser('hanako', 'administrator')
  const ids = await holdAll(world, some)
  const browser = await openBrowser({ locale: 'en-US' })
  const page = await browser.context.newPage()
  await signIn(page, world, 'hanako')
  const harm = watch(browser.context, world)
  return { world, ids, browser, page, harm }
}

type Trial = Awaited<ReturnType<typeof runTrial>>

const linkOf = (world: World, id: string): string =>
  makeLink(world.service.linkKey, id, 'user@example.jp', {
    issued: world.clock.now,
    expires: world.clock.now + 86_400_000,
  })

/** Three tabs side by side; gives how many pages were shown. */
const visitAll = async ({ browser, world }: Trial, paths: readonly string[]): Promise<number> => {
  const waiting = [...paths]
  let opened = 0
  const walk = async (): Promise<void> => {
    const tab = await browser.context.newPage()
    // what is not painted costs nothing, and does all the same whatever it does
    await tab.setViewportSize({ width: 320, height: 200 })
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const answer = await tab.goto(`${world.origin}${path}`, { waitUntil: 'domcontentloaded' })
      if (answer?.status() === 200) opened += 1
    }
    await tab.close()
  }
  await Promise.all([walk(), walk(), walk()])
  return opened
}

describe('hostile mail', () => {
  let trial: Trial
  beforeAll(async () => {
    trial = await runTrial(payloads)
  }, 120_000)
  afterAll(async () => {
    await trial.browser.close()
    await trial.world.close()
  })

  it('comes as at least 300 different payloads', () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(300)
  })

  it('does nothing in the preview, and leaves nothing there that could act', async () => {
    for (const some of chunks(trial.ids, 50)) {
      await openPreviews(trial.page, trial.world, some)
      expect(await activeParts(trial.page)).toEqual([])
    }
    expect(trial.harm).toEqual([])
  }, 120_000)

  it.each(['ja', 'en'] as const)(
    'does nothing in the inbox (%s)',
    async language => {
      await speak(trial.world, 'hanako', language)
      let path = '/?tab=all'
      for (let pages = 0; pages < 20; pages += 1) {
        await trial.page.goto(`${trial.world.origin}${path}`)
        expect(await trial.page.locator('html').getAttribute('lang')).toBe(language)
        const next = await trial.page
          .locator('a[rel=next]')
          .getAttribute('href', { timeout: 500 })
          .catch(() => null)
        if (next === null) break
        path = next
      }
      expect(trial.harm).toEqual([])
    },
    60_000,
  )

  it('does nothing in the recipient’s own list', async () => {
    const { world, page } = trial
    const times = { issued: world.clock.now, expires: world.clock.now + 86_400_000 }
    let path: string | null = `/mine/${makeMailboxLink(world.service.linkKey, 'user@example.jp', times)}`
    let shown = 0
    while (path !== null) {
      await page.goto(`${world.origin}${path}`, { waitUntil: 'domcontentloaded' })
      shown += await page.locator('a[href^="/r/"]').count()
      path = await page.evaluate(() => document.querySelector('a[rel=next]')?.getAttribute('href') ?? null)
    }
    expect(shown).toBe(payloads.length)
    expect(trial.harm).toEqual([])
  }, 60_000)

  // each mail has a payload of its own and those of its two neighbours: every how many mails show all of them there
  it.each([
    ['item', 1, (id: string) => `/item/${id}`],
    ['raw source', 3, (id: string) => `/item/${id}/raw`],
    ['report', 2, (id: string) => `/item/${id}/report?target=amazon`],
    ['recipient’s view', 1, (id: string) => `/r/${linkOf(trial.world, id)}`],
  ] as const)(
    'does nothing on any page of this kind: %s',
    async (_, step, pathOf) => {
      const paths = trial.ids.filter((_id, index) => index % step === 0).map(pathOf)
      expect(paths.length * step).toBeGreaterThanOrEqual(payloads.length)
      expect(await visitAll(trial, paths)).toBe(paths.length)
      expect(trial.harm).toEqual([])
    },
    240_000,
  )

  it('does nothing on the pages around: campaigns, audit, overview, allowed, search', async () => {
    const { world, page } = trial
    const { items } = await world.store.list({ limit: 100 })
    for (const campaign of new Set(items.map(item => item.campaign)))
      await page.goto(`${world.origin}/campaign/${campaign}`, { waitUntil: 'domcontentloaded' })
    for (const path of [
      '/campaigns',
      '/audit',
      '/overview',
      '/allowed',
      '/?q=PWNED&tab=all',
      `/?q=${encodeURIComponent('"><script>')}`,
    ]) {
      await page.goto(`${world.origin}${path}`)
    }
    expect(trial.harm).toEqual([])
    expect(page.url().startsWith(world.origin)).toBe(true)
  }, 120_000)
})

describe('this test itself', () => {
  let browser: Browser | null = null
  afterAll(() => browser?.close())

  it('fails when the sanitiser is weakened', async () => {
    const weak: Sanitise = dirty => dirty
    const trial = await runTrial(payloads.slice(0, 60), weak)
    browser = trial.browser
    await openPreviews(trial.page, trial.world, trial.ids.slice(0, 50))
    expect((await activeParts(trial.page)).length).toBeGreaterThan(10)
    expect(trial.harm.length).toBeGreaterThan(0)
    await trial.world.close()
  }, 60_000)
})
