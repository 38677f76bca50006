import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkProxy } from '../../src/doctor/proxy.ts'
import { announce, startReview } from '../../src/review/index.ts'
import { isOwnHost, ownOrigin, parseListen } from '../../src/review/settings.ts'
import { samples } from './samples.ts'
import { configOf, defaults, makeWorld, type World } from './world.ts'

let world: World
let folder: string

beforeAll(async () => {
  world = await makeWorld({ settings: { undo: 60_000 } })
  folder = await mkdtemp(join(tmpdir(), 'review-start-'))
})
afterAll(async () => {
  await world.close()
  await rm(folder, { recursive: true })
})

const config = (review: Readonly<Record<string, unknown>>) => {
  const all = configOf()
  return { ...all, review: { ...all.review, listen: '127.0.0.1:0', ...review } } as typeof all
}

describe('the review process', () => {
  it('listens, says where it is, and keeps the first link out of a log', async () => {
    const review = await startReview(config({}), world.app.deps)
    const out = new PassThrough()
    await announce(review, folder, out as unknown as NodeJS.WriteStream)
    const said = String(out.read())
    expect(said).toContain(review.origin)
    expect(said).not.toContain(review.firstLink?.split('link=')[1])
    expect(await readFile(join(folder, 'var/first-sign-in.txt'), 'utf8')).toBe(`${review.firstLink}\n`)
    expect((await fetch(`${review.origin}/sign-in`)).status).toBe(200)
    await review.close()
    await expect(fetch(`${review.origin}/sign-in`)).rejects.toThrow()
  })

  it('does at its end what still waited for its undo time', async () => {
    const id = await world.hold(samples[0] ?? { from: '', subject: '' })
    const review = await startReview(config({}), world.app.deps)
    const value = {
      act: 'delete',
      targets: [{ id, recipients: null }],
      to: null,
      reason: '',
      source: '127.0.0.1',
      due: world.clock.now + 60_000,
    }
    await world.app.deps.people.put({ kind: 'pending', id: 'p', owner: 'taro', value, expiresAt: null })
    await review.close()
    expect((await world.store.get(id))?.state).toBe('deleted')
  })

  it('brings its own certificate where one is configured', async () => {
    const [tls_certificate, tls_key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      tls_key,
      '-out',
      tls_certificate,
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=IP:127.0.0.1',
    ])
    const review = await startReview(config({ tls_certificate, tls_key }), world.app.deps)
    expect(review.origin).toMatch(/^https:/)
    const ca = await readFile(tls_certificate, 'utf8')
    const answer = await new Promise<{ status: number; cookie: string }>((resolve, reject) => {
      get(`${review.origin}/sign-in`, { ca }, response => {
        response.resume()
        resolve({ status: response.statusCode ?? 0, cookie: String(response.headers['set-cookie']) })
      }).on('error', reject)
    })
    expect(answer.status).toBe(200)
    expect(answer.cookie).toMatch(/^__Host-form=.*; Secure/)
    await review.close()
  })
})

describe('what keeps the page from starting', () => {
  it('is said in a sentence, and nothing is left running', async () => {
    const review = await startReview(config({}), world.app.deps)
    const listen = new URL(review.origin).host
    await expect(startReview(config({ listen }), world.app.deps)).rejects.toMatchObject({
      code: 'ERR_REVIEW_LISTEN',
      message: expect.stringContaining(listen),
      hint: expect.stringContaining('another process'),
    })
    await review.close()
    const [nothing, junk] = [join(folder, 'none.pem'), join(folder, 'junk.pem')]
    await writeFile(junk, 'no certificate')
    for (const tls_certificate of [nothing, junk])
      await expect(
        startReview(config({ tls_certificate, tls_key: junk }), world.app.deps),
      ).rejects.toMatchObject({
        code: 'ERR_REVIEW_TLS',
        message: expect.stringContaining(tls_certificate),
      })
  })

  it('of the command is one line, and the process ends', async () => {
    const env = {
      ...process.env,
      AMAZON_IMPERSONATION_STORE_URL: `sqlite:${join(folder, 'quarantine')}`,
      AMAZON_IMPERSONATION_REVIEW_LISTEN: '127.0.0.1:0',
    }
    const main = new URL('../../src/cli/main.ts', import.meta.url).pathname
    const run = (more: Readonly<Record<string, string>>) =>
      promisify(execFile)(process.execPath, [main, '--dir', folder, 'review'], {
        env: { ...env, ...more },
        timeout: 60_000,
      }).then(
        () => ({ code: 0, stderr: '' }),
        (error: { readonly code: number; readonly stderr: string }) => error,
      )
    for (const [more, words] of [
      [{ AMAZON_IMPERSONATION_REVIEW_URL: 'quarantine.example.org' }, /ERR_CONFIG_CONFLICT .*\[review\] url/],
      [
        {
          AMAZON_IMPERSONATION_REVIEW_TLS_CERTIFICATE: join(folder, 'none.pem'),
          AMAZON_IMPERSONATION_REVIEW_TLS_KEY: join(folder, 'none.pem'),
        },
        /^ERR_REVIEW_TLS .*none\.pem.*ENOENT/,
      ],
    ] as const) {
      const { code, stderr } = await run(more)
      expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
      expect(stderr).toMatch(words)
    }
  }, 130_000)

  it('is no unknown time zone: a page is shown in that of the machine, never raw JSON', async () => {
    const odd = await makeWorld({ settings: { time_zone: 'Asia/Tokio' } })
    const answer = await odd.server.inject({ url: '/nowhere', headers: { host: '127.0.0.1' } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    await odd.close()
  })
})

describe('a proxy that nobody told us of', () => {
  it('is noticed in the log and by the doctor', async () => {
    const behind = await makeWorld()
    const headers = { host: '127.0.0.1', 'x-forwarded-for': '192.0.2.99' }
    for (let round = 0; round < 3; round += 1) await behind.server.inject({ url: '/sign-in', headers })
    expect(behind.logs.filter(line => line.includes('trusted_proxies'))).toHaveLength(1)
    const doctor = (trusted_proxies: readonly string[]) =>
      checkProxy({
        config: config({ trusted_proxies }),
        directory: folder,
        store: behind.store,
        storeProblem: '',
        now: () => behind.clock.now,
      })
    expect(await doctor([])).toMatchObject([{ id: 'proxy', status: 'warn' }])
    expect(await doctor(['127.0.0.1'])).toEqual([])
    await behind.close()
    const trusting = await makeWorld({ settings: { trusted_proxies: ['127.0.0.1'] } })
    await trusting.server.inject({ url: '/sign-in', headers })
    expect(trusting.logs).toEqual([])
    await trusting.close()
  })
})

describe('addresses', () => {
  it('are understood as administrators write them', () => {
    expect(parseListen('127.0.0.1:8026')).toEqual({ host: '127.0.0.1', port: 8026 })
    expect(parseListen('[::1]:8026')).toEqual({ host: '::1', port: 8026 })
    expect(parseListen('8026')).toEqual({ host: '127.0.0.1', port: 8026 })
    expect(ownOrigin({ ...defaults(), url: 'https://q.example/' })).toBe('https://q.example')
    expect(ownOrigin({ ...defaults(), listen: '0.0.0.0:80' })).toBe('http://localhost:80')
  })

  it('of others are not ours', () => {
    const behindProxy = { ...defaults(), url: 'https://q.example' }
    expect(isOwnHost(behindProxy, 'q.example')).toBe(true)
    expect(isOwnHost(behindProxy, 'Q.example')).toBe(true)
    for (const host of ['evil.example', 'q.example.evil', '', 'q.example:444'])
      expect(isOwnHost(behindProxy, host), host).toBe(false)
  })

  it('of clients come from a proxy only where it is trusted', async () => {
    const trusting = await makeWorld({ settings: { trusted_proxies: ['127.0.0.1'] } })
    await trusting.server.inject({ url: '/', headers: { host: '127.0.0.1' } })
    const forwarded = { host: '127.0.0.1', 'x-forwarded-for': '192.0.2.99' }
    for (const [one, expected] of [
      [trusting, 'address 192.0.2.99'],
      [world, 'address 127.0.0.1'],
    ] as const) {
      const page = await one.server.inject({ url: '/sign-in', headers: forwarded })
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
      const payload = new URLSearchParams({ _csrf, name: 'x', password: 'y' }).toString()
      await one.server.inject({
        method: 'POST',
        url: '/sign-in',
        headers: { ...forwarded, cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
      const counted = await one.app.deps.people.list('throttle', null, one.clock.now)
      expect(counted.map(record => record.id)).toContain(expected)
    }
    await trusting.close()
  })
})
