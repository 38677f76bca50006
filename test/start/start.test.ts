/** What a new user does: `npm start` in a fresh directory, the page that it names, the link that it leaves. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMaildir } from '../e2e/filter.ts'
import { scam } from '../e2e/mails.ts'
import { connectSmtp } from '../e2e/smtp.ts'
import { freePort } from '../ports.ts'

const root = resolve(import.meta.dirname, '..', '..')

type Started = {
  readonly output: () => string
  readonly ended: Promise<number | null>
  readonly stop: () => Promise<number | null>
}

let folder: string
let smtp: number
let page: number

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
  for (const name of ['dist', 'config', 'plugins', 'package.json'])
    await cp(join(root, name), join(folder, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  smtp = await freePort()
  page = await freePort()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = (...more: readonly string[]): Started => {
  const child = spawn(process.execPath, [join(folder, 'dist', 'start', 'main.js'), ...more], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      AMAZON_IMPERSONATION_SMTP_LISTEN: `127.0.0.1:${smtp}`,
      AMAZON_IMPERSONATION_REVIEW_LISTEN: `127.0.0.1:${page}`,
      AMAZON_IMPERSONATION_POLICY_DEFAULT: 'quarantine',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const ended = new Promise<number | null>(done => child.once('exit', done))
  return {
    output: () => output,
    ended,
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

const answers = (path = '/sign-in'): Promise<number> =>
  fetch(`http://127.0.0.1:${page}${path}`, { redirect: 'manual' }).then(
    answer => answer.status,
    () => 0,
  )

describe('npm start', () => {
  it('runs the filter and the review page that it names, and leaves the first sign-in link, which works once', async () => {
    const started = start()
    await expect.poll(started.output, { timeout: 40_000 }).toContain(`http://127.0.0.1:${page}/`)
    await expect.poll(() => answers(), { timeout: 20_000 }).toBe(200)
    const client = await connectSmtp(smtp)
    expect(await client.send({ to: ['you@example.jp'], data: scam() })).toMatch(/^250 .*[0-9A-Z]{13}/)
    await client.quit()
    const file = join(folder, 'var', 'first-sign-in.txt')
    const link = (await readFile(file, 'utf8')).trim()
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(started.output()).not.toContain(link)
    const { pathname, search } = new URL(link)
    expect(await answers(`${pathname}${search}`)).toBe(200)
    expect(await started.stop()).toBe(0)
    expect(await answers()).toBe(0)
  }, 90_000)

  it('says in one sentence that a port is taken, and starts nothing', async () => {
    const other = createServer(socket => socket.destroy()).listen(page, '127.0.0.1')
    await once(other, 'listening')
    const started = start()
    const code = await started.ended
    other.close()
    expect(code).toBe(1)
    expect(started.output()).toContain('ERR_START_PORT')
    expect(started.output()).toContain('[review] listen')
    expect(started.output()).not.toMatch(/is running|EADDRINUSE/u)
  }, 30_000)

  it('--filter-only leaves the page out, and says nothing of it', async () => {
    const started = start('--filter-only')
    await expect.poll(started.output, { timeout: 40_000 }).toContain(`SMTP 127.0.0.1:${smtp}`)
    expect(started.output()).not.toContain(String(page))
    expect(await answers()).toBe(0)
    expect(await readMaildir(join(folder, 'var', 'mail', 'you@example.jp'))).toEqual([])
    expect(await started.stop()).toBe(0)
  }, 60_000)
})
