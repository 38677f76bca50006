/** Pictures of every page in both languages, light, dark and on a phone, into docs/images (`npm run screenshots`). */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, openBrowser } from '../test/review/browser.ts'
import { furnish, type PageList } from '../test/review/pages.ts'
import { makeWorld, type World } from '../test/review/world.ts'

const folder = new URL('../docs/images/', import.meta.url).pathname

type Look = {
  readonly name: string
  readonly scheme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}

const looks: readonly Look[] = [
  { name: 'light', scheme: 'light', width: 1100, height: 680 },
  { name: 'dark', scheme: 'dark', width: 1100, height: 680 },
  { name: 'phone', scheme: 'light', width: 390, height: 720 },
]
const languages = { ja: 'ja-JP', en: 'en-US' } as const

const shoot = async (
  browser: Browser,
  world: World,
  pages: PageList,
  language: string,
  look: Look,
): Promise<number> => {
  const page = await browser.context.newPage()
  let count = 0
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${world.origin}${path}`)
    await page.screenshot({
      path: join(folder, `${name}-${language}-${look.name}.png`),
      animations: 'disabled',
      caret: 'hide',
    })
    count += 1
  }
  await page.close()
  return count
}

const run = async (): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const world = await makeWorld()
  const { pages, open } = await furnish(world)
  let count = 0
  for (const [language, locale] of Object.entries(languages)) {
    for (const look of looks) {
      const browser = await openBrowser({
        locale,
        colorScheme: look.scheme,
        viewport: { width: look.width, height: look.height },
      })
      count += await shoot(browser, world, open, language, look)
      const { cookie } = await world.app.sessions.begin('hanako', '127.0.0.1', 'Firefox 152, Linux')
      await browser.context.addCookies([{ name: 'session', value: cookie, url: world.origin }])
      count += await shoot(browser, world, pages, language, look)
      await browser.close()
      await world.app.deps.people.removeOwned('session', 'hanako', '')
    }
  }
  await world.close()
  process.stdout.write(`${count} pictures in docs/images\n`)
}

await run()
