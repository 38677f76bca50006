import { it } from 'vitest'
import { openBrowser, signIn } from './browser.ts'
import { samples } from './samples.ts'
import { makeWorld } from './world.ts'

it('looks', async () => {
  const world = await makeWorld()
  await world.addUser('hanako', 'administrator')
  let id = ''
  for (let i = 0; i < 3; i++)
    for (const [n, sample] of samples.entries()) {
      const one = await world.hold(
        { ...sample, text: `${sample.text ?? ''}\n${i}` },
        n % 3 === 0 ? ['user@example.jp', 'sales@example.jp', 'info@example.com'] : ['user@example.jp'],
        world.clock.now - (i * 7 + n) * 3_600_000,
      )
      if (n === 0 && i === 0) id = one
    }
  for (const [locale, scheme, width] of [
    ['ja', 'light', 1280],
    ['en', 'dark', 1280],
    ['ja', 'light', 390],
  ] as const) {
    const browser = await openBrowser({ locale, colorScheme: scheme, viewport: { width, height: 900 } })
    const page = await browser.context.newPage()
    page.on('console', m => console.log(m.type(), m.text()))
    page.on('pageerror', e => console.log('ERR', e.message))
    await page.goto(`${world.origin}/sign-in`)
    await page.screenshot({ path: `/tmp/shot-signin-${locale}-${scheme}-${width}.png` })
    await signIn(page, world, 'hanako')
    await page.screenshot({ path: `/tmp/shot-inbox-${locale}-${scheme}-${width}.png` })
    for (const [name, path] of Object.entries({
      item: `/item/${id}`,
      campaigns: '/campaigns',
      overview: '/overview',
      health: '/health',
      people: '/people',
      account: '/account',
      second: '/account/second',
      audit: '/audit',
      allowed: '/allowed',
      keys: '/keys',
      report: `/item/${id}/report?target=amazon`,
    })) {
      const answer = await page.goto(`${world.origin}${path}`)
      if (answer?.status() !== 200) console.log(name, answer?.status())
      if (width > 1000)
        await page.screenshot({ path: `/tmp/shot-${name}-${locale}-${scheme}-${width}.png`, fullPage: true })
    }
    await browser.close()
  }
  console.log(world.logs.join('\n'))
  await world.close()
})
