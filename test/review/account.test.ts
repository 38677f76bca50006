/** Accounts as people and administrators change them: what weakens one is asked for, written down, and done once. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashRecoveryCode } from '../../src/review/people/totp.ts'
import { makeFirstLink } from '../../src/review/route/first.ts'
import { openStore } from '../../src/store/open.ts'
import { sqlPeople } from '../../src/store/sql-people.ts'
import type { Store } from '../../src/store/store.ts'
import { type Client, makeClient, signedInClient, unescapeHtml } from './client.ts'
import { makeWorld, password, type World } from './world.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const recovery = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh']
const better = 'a better horse for the battery'

let world: World
let hanako: Client
let folder: string
let database: Store

const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now })
const trail = async (action: string) =>
  (await world.store.audit({ after: 0, limit: 500 })).filter(one => one.action === action)
const details = async (action: string) => (await trail(action)).map(one => one.detail)
const field = (text: string, name: string) =>
  unescapeHtml(new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '')
const fault = (text: string) => /role="alert"[^>]*>([^<]+)/.exec(text)?.[1] ?? ''
const tokenIn = (text: string) => /<code>(ai_[\w-]+)<\/code>/.exec(text)?.[1] ?? ''
const apiStatus = async (token: string) =>
  (await fetch(`${world.origin}/api/v1/counts`, { headers: { authorization: `Bearer ${token}` } })).status

beforeAll(async () => {
  // a database answers later: what is done at once meets there as it does in earnest
  folder = await mkdtemp(join(tmpdir(), 'review-account-'))
  database = await openStore(`sqlite:${folder}`, { auditKey: randomBytes(32), node: 'test' })
  if (database.sql === null) throw new Error('no SQL')
  world = await makeWorld({ people: sqlPeople(database.sql) })
  await world.addUser('hanako', 'administrator')
})
beforeEach(async () => {
  world.clock.now += 16 * 60_000
  hanako = await signedInClient(world, 'hanako')
})
afterAll(async () => {
  await world.close()
  await database.close()
  await rm(folder, { recursive: true })
})

describe('a thing to be used once', () => {
  it.each([
    ['recovery code', () => recovery[0] ?? ''],
    ['one-time code', codeNow],
  ])('a %s that comes six times at once signs in once', async (kind, code) => {
    const name = `once-${kind.slice(0, 3)}`
    const recoveryHashes = recovery.map(hashRecoveryCode)
    await world.addUser(name, 'reviewer', { totp: { secret, lastStep: 0 }, recoveryHashes })
    const client = makeClient(world)
    const { text } = await client.post('/sign-in', { name, password, next: '/' }, '/sign-in')
    const form = { ticket: field(text, 'ticket'), code: code(), _csrf: field(text, '_csrf'), next: '/' }
    const copies = Array.from({ length: 6 }, () => makeClient(world, new Map(client.cookies)))
    const answers = await Promise.all(copies.map(copy => copy.post('/sign-in/code', form)))
    expect(answers.filter(one => one.status === 303)).toHaveLength(1)
    expect(await world.app.sessions.list(name)).toHaveLength(1)
  })

  it('one ticket with two different codes at once signs in once', async () => {
    await world.addUser('twice', 'reviewer', {
      totp: { secret, lastStep: 0 },
      recoveryHashes: recovery.map(hashRecoveryCode),
    })
    const client = makeClient(world)
    const { text } = await client.post('/sign-in', { name: 'twice', password, next: '/' }, '/sign-in')
    const form = { ticket: field(text, 'ticket'), _csrf: field(text, '_csrf'), next: '/' }
    await Promise.all(
      recovery.map(code =>
        makeClient(world, new Map(client.cookies)).post('/sign-in/code', { ...form, code }),
      ),
    )
    expect(await world.app.sessions.list('twice')).toHaveLength(1)
  })
})

describe('an account', () => {
  it('stays disabled although its owner saves preferences at the same moment', async () => {
    await world.addUser('quick', 'reviewer')
    const quick = await signedInClient(world, 'quick')
    const _csrf = await quick.token('/account')
    const get = world.app.deps.people.get
    // the administrator's act falls between the look at the account and its being saved
    let once = true
    const act = { name: 'quick', role: 'reviewer', disabled: '1', _csrf: await hanako.token('/people') }
    Object.assign(world.app.deps.people, {
      get: async (...args: Parameters<typeof get>) => {
        const found = await get(...args)
        if (args[0] === 'user' && args[1] === 'quick' && once) {
          once = false
          await hanako.post('/people/change', act)
        }
        return found
      },
    })
    await quick.post('/account/preferences', { locale: 'ja', _csrf })
    Object.assign(world.app.deps.people, { get })
    expect(await world.app.users.find('quick')).toMatchObject({ disabled: true })
  })

  it('asks for the password before a second factor is set up or replaced', async () => {
    await world.addUser('mai', 'reviewer', { totp: { secret, lastStep: 0 } })
    const mai = await signedInClient(world, 'mai')
    const page = (await mai.get('/account/second')).text
    const key = /<code>([A-Z2-7 ]{32,50})<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: world.clock.now })
    const form = { ticket: field(page, 'ticket'), code, _csrf: field(page, '_csrf') }
    const refused = await mai.post('/account/second', { ...form, present: 'not this one' })
    expect(fault(refused.text)).toContain('present password is not right')
    expect((await world.app.users.find('mai'))?.totp?.secret).toBe(secret)
    const again = { ...form, ticket: field(refused.text, 'ticket'), present: password }
    expect((await mai.post('/account/second', again)).text).toContain('Recovery codes')
    expect((await world.app.users.find('mai'))?.totp?.secret).toBe(key)
    expect(await details('user')).toContainEqual(
      expect.objectContaining({ user: 'mai', what: 'second factor replaced' }),
    )
  })

  it('asks for the password before a token is made, and says in the log that it was', async () => {
    await world.addUser('toku', 'reviewer')
    const toku = await signedInClient(world, 'toku')
    const form = { name: 'ci', scope: 'act', days: '365' }
    expect(tokenIn((await toku.post('/account/tokens', form)).text)).toBe('')
    const made = tokenIn((await toku.post('/account/tokens', { ...form, present: password })).text)
    expect(await apiStatus(made)).toBe(200)
    expect(await details('token')).toContainEqual(
      expect.objectContaining({ user: 'toku', what: 'made', name: 'ci', scope: 'act', days: '365' }),
    )
    const [token] = await world.app.deps.people.list('token', 'toku', world.clock.now)
    await toku.post('/account/tokens/drop', { id: token?.id ?? '' })
    expect(await apiStatus(made)).toBe(401)
    expect(await details('token')).toContainEqual(expect.objectContaining({ what: 'dropped', name: 'ci' }))
  })

  it('loses its tokens with a new password, and on demand with its sessions', async () => {
    await world.addUser('nao', 'reviewer')
    const nao = await signedInClient(world, 'nao')
    const make = async (present: string) =>
      tokenIn((await nao.post('/account/tokens', { name: 't', days: '30', present })).text)
    const first = await make(password)
    await nao.post('/account/sign-out-all', {})
    expect(await apiStatus(first)).toBe(200)
    await nao.post('/account/sign-out-all', { tokens: '1' })
    expect(await apiStatus(first)).toBe(401)
    const second = await make(password)
    await nao.post('/account/password', { present: password, password: better, passwordAgain: better })
    expect(await apiStatus(second)).toBe(401)
    const said = await details('user')
    expect(said).toContainEqual(expect.objectContaining({ user: 'nao', what: 'password' }))
    expect((await details('sign-out')).filter(one => one['user'] === 'nao')).toHaveLength(2)
  })

  it('is told of too many attempts, not of a wrong password', async () => {
    await world.addUser('many', 'reviewer')
    const many = await signedInClient(world, 'many')
    const form = { present: 'wrong', password: better, passwordAgain: better }
    expect(fault((await many.post('/account/password', form)).text)).toContain('not right')
    for (let count = 1; count < 8; count += 1) await world.app.throttle.attempt('many', '192.0.2.7')
    const answer = await many.post('/account/password', { ...form, present: password })
    expect(answer.status).toBe(429)
    expect(fault(answer.text)).toContain('Too many attempts')
  })

  it('signs out by an entry in the log', async () => {
    await world.addUser('sora', 'reviewer')
    await (await signedInClient(world, 'sora')).post('/sign-out', {})
    expect((await trail('sign-out')).map(one => one.actor)).toContain('sora')
  })

  it('is never read with the words that keep a form: no password stands in a page', async () => {
    await world.addUser('keep', 'reviewer')
    const client = await signedInClient(world, 'keep')
    const _csrf = await client.token('/account')
    await world.app.deps.people.removeOwned('session', 'keep', '')
    const form = { _csrf, present: password, password: better, passwordAgain: better }
    const { text } = await client.post('/account/password', form)
    expect(text).not.toContain(password)
    expect(text).not.toContain(better)
  })
})

describe('the People page', () => {
  it('takes no list of domains in which there is none', async () => {
    for (const domains of [',', ', ;', '*', 'not a domain!', 'example.jp, *', '@']) {
      const form = { name: 'wide', password: better, role: 'reviewer', domains }
      const { status, text } = await hanako.post('/people/add', form)
      expect([status, fault(text)], domains).toEqual([400, expect.stringContaining('not a domain')])
      expect(await world.app.users.find('wide')).toBeNull()
    }
    const domains = '@Bücher.example、example.jp. ;EXAMPLE.com'
    await hanako.post('/people/add', { name: 'narrow', password: better, role: 'reviewer', domains })
    expect((await world.app.users.find('narrow'))?.domains).toEqual([
      'xn--bcher-kva.example',
      'example.jp',
      'example.com',
    ])
    await hanako.post('/people/change', { name: 'narrow', role: 'reviewer', domains: ',' })
    expect((await world.app.users.find('narrow'))?.domains).toHaveLength(3)
    await hanako.post('/people/change', { name: 'narrow', role: 'reviewer', domains: '' })
    expect((await world.app.users.find('narrow'))?.domains).toEqual([])
  })

  it('says in the log what was changed', async () => {
    await world.addUser('rei', 'reviewer', { totp: { secret, lastStep: 0 } })
    const form = { name: 'rei', role: 'auditor', domains: 'example.jp', disabled: '1', resetSecond: '1' }
    await hanako.post('/people/change', form)
    expect((await details('user')).at(-1)).toEqual({
      user: 'rei',
      what: 'change',
      role: 'reviewer → auditor',
      domains: '* → example.jp',
      disabled: 'no → yes',
      second: 'reset',
    })
    expect((await hanako.get('/audit')).text).toContain('reviewer → auditor')
    await hanako.post('/people/remove', { name: 'rei', present: password })
    expect((await details('user')).at(-1)).toMatchObject({ user: 'rei', what: 'remove' })
  })

  it('ends a person’s sessions and tokens', async () => {
    await world.addUser('yui', 'reviewer')
    const yui = await signedInClient(world, 'yui')
    const token = tokenIn(
      (await yui.post('/account/tokens', { name: 't', days: '30', present: password })).text,
    )
    await hanako.post('/people/end-sessions', { name: 'yui' })
    expect((await yui.get('/')).status).toBe(303)
    expect(await apiStatus(token)).toBe(401)
    expect((await details('sign-out')).at(-1)).toMatchObject({ user: 'yui', what: 'everywhere, with tokens' })
  })

  it('makes a link by which a person sets a new password, once', async () => {
    await world.addUser('kai', 'reviewer')
    const kai = await signedInClient(world, 'kai')
    const linkIn = (text: string) =>
      /<code>(http[^<]+\/reset\?link=[\w-]+)<\/code>/.exec(text)?.[1]?.slice(world.origin.length) ?? ''
    const old = linkIn((await hanako.post('/people/reset', { name: 'kai' })).text)
    const link = linkIn((await hanako.post('/people/reset', { name: 'kai' })).text)
    expect((await makeClient(world).get(old)).status).toBe(410)
    const anyone = makeClient(world)
    const page = await anyone.get(link)
    expect(page.text).toContain('kai')
    const form = { link: field(page.text, 'link'), _csrf: field(page.text, '_csrf') }
    expect(
      fault((await anyone.post('/reset', { ...form, password: 'short', passwordAgain: 'short' })).text),
    ).toContain('12')
    expect((await anyone.post('/reset', { ...form, password: better, passwordAgain: better })).status).toBe(
      200,
    )
    expect((await anyone.post('/reset', { ...form, password, passwordAgain: password })).status).toBe(410)
    expect((await kai.get('/')).status).toBe(303)
    const signIn = { name: 'kai', password: better, next: '/' }
    expect((await makeClient(world).post('/sign-in', signIn, '/sign-in')).status).toBe(303)
    expect((await details('user')).map(one => one['what'])).toEqual(
      expect.arrayContaining(['password link', 'password by link']),
    )
  })

  it('removes nobody by one click: the remover’s own password is asked for', async () => {
    await world.addUser('stays', 'reviewer')
    const page = (await hanako.get('/people')).text
    expect(page).toContain('Removes stays for good.')
    expect(page).toMatch(/action="\/people\/remove">.{0,600}?name="present" type="password"/s)
    for (const present of ['', 'not his password']) {
      const answer = await hanako.post('/people/remove', { name: 'stays', present })
      expect([answer.status, answer.text.includes('The present password is not right.')]).toEqual([400, true])
    }
    expect(await world.app.users.find('stays')).not.toBeNull()
    await hanako.post('/people/remove', { name: 'stays', present: password })
    expect(await world.app.users.find('stays')).toBeNull()
  })

  it('takes everything of a person away with him', async () => {
    await world.addUser('gone', 'reviewer')
    const kinds = [
      'session',
      'token',
      'filter',
      'seen',
      'presence',
      'notice',
      'pending',
      'ticket',
      'one-time',
    ] as const
    for (const kind of kinds)
      await world.app.deps.people.put({ kind, id: `gone ${kind}`, owner: 'gone', value: {}, expiresAt: null })
    await hanako.post('/people/remove', { name: 'gone', present: password })
    for (const kind of kinds)
      expect(await world.app.deps.people.list(kind, 'gone', world.clock.now), kind).toEqual([])
  })
})

describe('the link of the first administrator', () => {
  it('works no longer once there is one, and never takes an account over', async () => {
    const empty = await makeWorld()
    await empty.addUser('taro', 'reviewer', { totp: { secret, lastStep: 0 } })
    const link = ((await makeFirstLink(empty.app, empty.origin)) ?? '').slice(empty.origin.length)
    const anyone = makeClient(empty)
    const page = (await anyone.get(link)).text
    const form = {
      link: field(page, 'link'),
      _csrf: field(page, '_csrf'),
      password: better,
      passwordAgain: better,
    }
    expect((await anyone.post('/first', { ...form, name: 'taro' })).status).toBe(400)
    expect(await empty.app.users.find('taro')).toMatchObject({ role: 'reviewer', totp: { secret } })
    await empty.addUser('hanako', 'administrator')
    expect((await anyone.get(link)).status).toBe(410)
    expect((await anyone.post('/first', { ...form, name: 'eve' })).status).toBe(410)
    expect(await empty.app.users.find('eve')).toBeNull()
    await empty.close()
  })
})

describe('language', () => {
  it('follows the link at the foot, also when another one is saved', async () => {
    await world.addUser('lang', 'reviewer', { locale: 'en' })
    const client = makeClient(world)
    await client.post('/sign-in', { name: 'lang', password, next: '/' }, '/sign-in')
    expect((await client.get('/account')).text).toContain('<html lang="en">')
    await client.get('/language/ja?back=/account')
    expect((await client.get('/account')).text).toContain('<html lang="ja">')
    await client.post('/account/preferences', { locale: 'en' })
    expect((await client.get('/account')).text).toContain('<html lang="en">')
    expect((await client.get('/language/xx')).status).toBe(404)
  })

  it('is kept in a cookie that is Secure over TLS', async () => {
    const secure = await makeWorld({ settings: { url: 'https://quarantine.example' } })
    const headers = { host: 'quarantine.example' }
    const answer = await secure.server.inject({ url: '/language/ja', headers })
    expect(String(answer.headers['set-cookie'])).toMatch(/language=ja; .*Secure/)
    await secure.close()
  })
})
