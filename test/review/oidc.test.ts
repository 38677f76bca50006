import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from './browser.ts'
import { makeClient } from './client.ts'
import { makeWorld, type World } from './world.ts'

/** Accounts of the provider: its login form takes the name, and any password. */
const accounts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  rin: { groups: ['mail-reviewers'], domains: 'example.com' },
  sou: { groups: ['mail-admins'], domains: ['example.jp', 'example.com'] },
  out: { groups: ['sales'], domains: 'example.com' },
  far: { groups: ['mail-reviewers'] },
  hanako: { groups: ['mail-admins'], domains: 'example.com' },
}

let world: World
let server: Server
let browser: Browser

const startProvider = async (
  redirect: string,
): Promise<{ readonly server: Server; readonly issuer: string }> => {
  const listening = await new Promise<Server>(resolve => {
    const made = createServer().listen(0, '127.0.0.1', () => resolve(made))
  })
  const issuer = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'review',
        client_secret: 'a secret of the test',
        redirect_uris: [redirect],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups', 'domains'], email: ['email'] },
    scopes: ['openid', 'profile', 'email'],
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, preferred_username: id, ...accounts[id] }),
    }),
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
  })
  listening.on('request', provider.callback())
  return { server: listening, issuer }
}

const enter = async (name: string): Promise<string> => {
  await browser.context.clearCookies()
  const page = await browser.context.newPage()
  await page.goto(`${world.origin}/sign-in?next=%2Foverview`)
  await page.click('a[href^="/oidc/start"]')
  await page.fill('input[name=login]', name)
  await page.fill('input[name=password]', 'anything')
  await page.click('button[type=submit]')
  await page.waitForLoadState()
  if (!page.url().startsWith(world.origin)) await page.click('button[type=submit]')
  await page.waitForURL(url => url.href.startsWith(world.origin))
  const found = `${new URL(page.url()).pathname} ${await page.locator('main').textContent()}`
  await page.close()
  return found
}

beforeAll(async () => {
  world = await makeWorld({
    settings: {
      oidc_issuer: 'http://127.0.0.1:1',
      oidc_client_id: 'review',
      oidc_client_secret: 'a secret of the test',
      oidc_administrators: ['mail-admins'],
      oidc_reviewers: ['mail-reviewers'],
      oidc_domains_claim: 'domains',
    },
  })
  await world.addUser('hanako', 'auditor')
  const started = await startProvider(`${world.origin}/oidc/callback`)
  server = started.server
  Object.assign(world.app.settings, { oidc_issuer: started.issuer })
  browser = await openBrowser({ locale: 'en-US' })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await world.close()
  server.closeAllConnections()
  server.close()
})

describe('sign-in by OpenID Connect', () => {
  it('gives the role and the domains that the claims say, and leads on to where one wanted', async () => {
    expect(await enter('rin')).toMatch(/^\/overview /)
    expect(await world.app.users.find('rin')).toMatchObject({
      role: 'reviewer',
      domains: ['example.com'],
      passwordHash: null,
    })
    await enter('sou')
    expect(await world.app.users.find('sou')).toMatchObject({
      role: 'administrator',
      domains: ['example.jp', 'example.com'],
    })
  })

  it('lets nobody in without a role, or without domains where these are asked for', async () => {
    for (const name of ['out', 'far']) {
      expect(await enter(name)).toContain('you have no role here')
      expect(await world.app.users.find(name)).toBeNull()
    }
  })

  it('keeps the domains that an administrator set where no claim speaks of them', async () => {
    Object.assign(world.app.settings, { oidc_domains_claim: '' })
    expect(await enter('far')).toMatch(/^\/overview /)
    expect(await world.app.users.find('far')).toMatchObject({ domains: [] })
    await world.app.users.change('far', user => ({ ...user, domains: ['example.com'] }))
    await enter('far')
    expect(await world.app.users.find('far')).toMatchObject({ domains: ['example.com'] })
    Object.assign(world.app.settings, { oidc_domains_claim: 'domains' })
    const said = (await world.store.audit({ after: 0, limit: 100 })).filter(one => one.action === 'user')
    expect(said.map(one => one.detail)).toContainEqual({
      user: 'far',
      what: 'add by OIDC',
      role: 'reviewer',
      domains: '*',
    })
  })

  it('makes a token only soon after a sign-in: there is no password to ask for', async () => {
    await enter('rin')
    const { cookie } = await world.app.sessions.begin('rin', '127.0.0.1', 'test')
    const rin = makeClient(world, new Map([['session', cookie]]))
    expect((await rin.post('/account/tokens', { name: 't', days: '30' })).text).toContain('ai_')
    world.clock.now += 11 * 60_000
    const late = await rin.post('/account/tokens', { name: 't', days: '30' })
    expect(late.status).toBe(400)
    expect(late.text).toContain('sign in again')
  })

  it('speaks to a provider in our own network only where that is said', async () => {
    const { oidc_issuer } = world.app.settings
    const asked = async (more: Readonly<Record<string, unknown>>) => {
      Object.assign(world.app.settings, more)
      world.logs.length = 0
      expect((await makeClient(world).get('/oidc/start')).status).toBe(401)
      return world.logs.join()
    }
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    await new Promise(resolve => closed.close(resolve))
    for (const host of ['localhost', '127.0.0.1', '[::1]', '10.0.0.1'])
      expect(await asked({ oidc_issuer: `https://${host}:${port}` }), host).toContain('ERR_PRIVATE_ADDRESS')
    const own = { oidc_issuer: `https://127.0.0.1:${port}`, oidc_private: true }
    expect(await asked(own)).toContain('ECONNREFUSED')
    Object.assign(world.app.settings, { oidc_issuer, oidc_private: false })
  })

  it('never takes over a local account of the same name', async () => {
    expect(await enter('hanako')).toContain('did not sign you in')
    expect(await world.app.users.find('hanako')).toMatchObject({ role: 'auditor', oidc: '' })
  })

  it('believes only an answer that this browser asked for', async () => {
    const stranger = makeClient(world)
    expect((await stranger.get('/oidc/callback?code=x&state=y')).status).toBe(401)
    await stranger.get('/oidc/start')
    expect((await stranger.get('/oidc/callback?code=x&state=forged')).status).toBe(401)
  })

  it('says so when the provider is away', async () => {
    const issuer = world.app.settings.oidc_issuer
    Object.assign(world.app.settings, { oidc_issuer: 'http://127.0.0.1:1' })
    const answer = await makeClient(world).get('/oidc/start')
    Object.assign(world.app.settings, { oidc_issuer: issuer })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('did not sign you in')
  })
})
