/** Headless Chromium with a profile of its own, and signing in as a person does. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumPath } from './chromium.ts'
import { password, type World } from './world.ts'

export type Browser = { readonly context: BrowserContext; readonly close: () => Promise<void> }

export const openBrowser = async (options: BrowserContextOptions = {}): Promise<Browser> => {
  const profile = await mkdtemp(join(tmpdir(), 'review-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath() ?? 'chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-extensions',
      '--disable-background-networking',
    ],
    ...options,
  })
  context.setDefaultTimeout(10_000)
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

export const signIn = async (page: Page, world: World, name: string, path = '/'): Promise<void> => {
  await page.goto(`${world.origin}/sign-in?next=${encodeURIComponent(path)}`)
  await page.fill('input[name=name]', name)
  await page.fill('input[name=password]', password)
  await page.click('form[action="/sign-in"] button')
  await page.waitForLoadState()
}
