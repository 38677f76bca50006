/** What a reader must see is in sight: in a narrow pane beside the judgement, in a narrow frame, on a phone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fitted } from '../../src/review/mail/fit.ts'
import { type Browser, openBrowser } from './browser.ts'
import { furnish } from './pages.ts'
import { type Sample, samples } from './samples.ts'
import { makeWorld, type World } from './world.ts'

let world: World
let browser: Browser
let page: Page
let id = ''

const cell = (text: string, width: string) => `<td width="${width}">${text}</td>`
const wide: Sample = {
  ...(samples[0] ?? { from: '', subject: '' }),
  html: `<table width="100%"><tr><td align="center"><table width="600"><tr><td width="600" style="padding:20px">
<table style="width: 560px"><tr>${cell('one', '190')}${cell('two', '190')}${cell('three', '190')}</tr></table>
<div style="width:580px !important;max-width:100%;background-color:#eeeeee">${'word '.repeat(40)}</div>
<div style="white-space:nowrap">${'words that are not broken '.repeat(8)}</div>
<pre>${'x'.repeat(200)}</pre><a href="https://amazon.co.jp.signin.example/${'long/'.repeat(40)}">Amazon</a>
</td></tr></table></td></tr></table>`,
  attachments: [
    {
      name: `${'a-very-long-name-'.repeat(6)}.pdf`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      data: Buffer.from('x'),
    },
  ],
}

beforeAll(async () => {
  world = await makeWorld()
  await furnish(world)
  id = await world.hold(wide, ['a@example.jp'])
  browser = await openBrowser()
  page = await browser.context.newPage()
  const { cookie } = await world.app.sessions.begin('hanako', '127.0.0.1', 'test')
  await browser.context.addCookies([{ name: 'session', value: cookie, url: world.origin }])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
})

const open = async (path: string, width: number) => {
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${world.origin}${path}`)
}

/** By how much what is inside is wider than its place. */
const excess = (selector: string): Promise<number> =>
  page.locator(selector).evaluate(place => place.scrollWidth - place.clientWidth)

describe.each([1280, 1000, 390, 320])('an item, %i wide', width => {
  it.each(['links', 'attachments', 'headers', 'route'])('has all of its %s in the pane', async tab => {
    await open(`/item/${id}`, width)
    await page.click(`[data-tab="${tab}"] > summary`)
    expect(await excess(`#${tab}`)).toBeLessThanOrEqual(0)
    if (tab === 'links') expect(await page.locator('#links [data-copy]').first().isVisible()).toBe(true)
  })

  it('cuts nothing of a letter that is made for 600 px', async () => {
    await open(`/item/${id}`, width)
    await page.click('[data-tab="preview"] > summary')
    const frame = page.frameLocator('#preview iframe').locator('html')
    await frame.locator('pre').waitFor()
    expect(await frame.evaluate(root => root.scrollWidth - root.clientWidth)).toBeLessThanOrEqual(0)
  })
})

it('shows whole dots beside the route', async () => {
  await open(`/item/${id}`, 1280)
  await page.click('[data-tab="route"] > summary')
  const left = await page.locator('#route').evaluate(pane => {
    const line = pane.querySelector('.route li.said, .route li.trusted')
    if (line === null) return Number.NaN
    const dot = Number.parseFloat(getComputedStyle(line, '::before').left)
    return line.getBoundingClientRect().left + dot - pane.getBoundingClientRect().left
  })
  expect(left).toBeGreaterThanOrEqual(0)
})

describe.each([390, 320])('a phone, %i wide', width => {
  it.each(['/people', '/audit'])('has each value of %s beside its label, in one piece', async path => {
    await open(path, width)
    const parts = await page
      .locator('.cards td:not(:empty)')
      .evaluateAll(cells => cells.map(one => [one.children.length, one.firstElementChild?.localName]))
    expect(parts.length).toBeGreaterThan(4)
    for (const one of parts) expect(one).toEqual([1, 'div'])
    const lefts = await page
      .locator('.cards td > div')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect().left))
    expect(new Set(lefts).size).toBe(1)
  })

  it('shows all of the domain that really sent', async () => {
    await world.hold({ ...wide, from: `Amazon <a@${'a-very-long-name-'.repeat(3)}x.example>` }, [
      'a@example.jp',
    ])
    await open('/campaigns', width)
    const cut = await page.locator('.registered').evaluateAll(all =>
      all.map(one => {
        const [box, card] = [one.getBoundingClientRect(), one.closest('.card')?.getBoundingClientRect()]
        return box.right - (card?.right ?? 0)
      }),
    )
    expect(Math.max(...cut)).toBeLessThanOrEqual(0)
    expect(await excess('.scroll')).toBeLessThanOrEqual(0)
  })

  it('shows every place of the navigation, and that the acts go on', async () => {
    await open(`/item/${id}`, width)
    expect(await excess('.places ul')).toBeLessThanOrEqual(0)
    expect(await excess('html')).toBeLessThanOrEqual(0)
    const fade = await page
      .locator('.acts')
      .evaluate(bar => [bar.scrollWidth > bar.clientWidth, getComputedStyle(bar, '::after').position])
    expect(fade).toEqual([true, 'sticky'])
  })
})

describe('a fixed width', () => {
  it('becomes a limit: of a table, a box, not of a cell', () => {
    expect(fitted('table', { width: '600', border: '0' })).toEqual({
      border: '0',
      style: 'width:100%;max-width:600px',
    })
    expect(fitted('div', { style: 'color: red; WIDTH : 450pt !important' })).toEqual({
      style: 'color:red;max-width:600px',
    })
    expect(fitted('div', { style: 'width:600px;max-width:480px' })).toEqual({ style: 'max-width:480px' })
    expect(fitted('td', { width: '600px' })).toEqual({ style: '' })
  })

  it('stays where it fits anyway, or is none', () => {
    for (const given of [
      { width: '100%' },
      { width: '40' },
      { style: 'width:100%;max-width:600px' },
      { style: 'border-width:900px' },
      {},
    ])
      expect(fitted('table', given)).toBe(given)
  })
})
