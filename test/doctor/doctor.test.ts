import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config/keys.ts'
import { parseConfig } from '../../src/config/read.ts'
import type { Health, HealthDeps } from '../../src/doctor/health.ts'
import { checks } from '../../src/doctor/index.ts'
import { runDoctor } from '../../src/doctor/run.ts'
import { openStore } from '../../src/store/open.ts'

const configOf = (ini = ''): Config => {
  const result = parseConfig(ini, { file: 'x.ini', env: {} })
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.config
}

let directory = ''
let next: Server
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'doctor-'))
  mkdirSync(join(directory, 'config'))
  next = createServer(socket => socket.write('220 ready\r\n'))
})
afterEach(() => void next.close())

const depsOf = async (ini = ''): Promise<HealthDeps> => ({
  config: configOf(ini),
  directory,
  store: await openStore('memory:', { auditKey: new Uint8Array(32), node: 'test' }),
  storeProblem: '',
  now: Date.now,
})
const put = (name: string, text: string) => writeFileSync(join(directory, 'config', name), text)
const statusOf = (found: readonly Health[]) => Object.fromEntries(found.map(each => [each.id, each.status]))

describe('doctor', () => {
  it('says every finding in both languages, and never the same sentence twice', async () => {
    const found = await runDoctor(await depsOf('[dns]\nservers = 127.0.0.1:1\ntimeout = 300ms\n'))
    expect(found.length).toBeGreaterThan(7)
    for (const each of found) expect(each.ja, each.id).toMatch(/[ぁ-んァ-ヶ一-龠]/)
    expect(new Set(found.map(each => each.en)).size).toBe(found.length)
  })

  it('finds what in a Haraka directory breaks DKIM or leaves the server open', async () => {
    put('connection.ini', '[max]\ndata_line_length=992\n[headers]\nmax_lines=1000\n')
    put('plugins', 'something_else\n')
    expect(statusOf(await checks.haraka(await depsOf()))).toEqual({
      'haraka-line-length': 'warn',
      'haraka-header-lines': 'warn',
      'haraka-internal-key': 'fail',
      'haraka-plugins': 'fail',
    })
  })

  it('is content with a Haraka directory as it should be', async () => {
    put('connection.ini', '[max]\ndata_line_length=100000\n[headers]\nmax_lines=5000\n')
    put('plugins', '# first\namazon-impersonation\n')
    put('internalcmd_key', 'a-random-word\n')
    expect(statusOf(await checks.haraka(await depsOf()))).toEqual({ haraka: 'ok' })
  })

  it('fails where no DNS server answers', async () => {
    const deps = await depsOf('[dns]\nservers = 127.0.0.1:1\ntimeout = 300ms\n')
    expect(statusOf(await checks.dns(deps))).toEqual({ dns: 'fail' })
  })

  it('says why the store cannot be opened', async () => {
    const [finding] = await checks.store({ ...(await depsOf()), store: null, storeProblem: 'disk full' })
    expect(finding).toMatchObject({ status: 'fail' })
    expect(finding?.en).toContain('disk full')
  })

  it('greets an LMTP next hop, and says when nobody answers', async () => {
    await new Promise<void>(done => next.listen(0, '127.0.0.1', done))
    const address = next.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect(
      statusOf(await checks['next-hop'](await depsOf(`[next_hop]\nurl = lmtp://127.0.0.1:${port}\n`))),
    ).toEqual({ 'next-hop': 'ok' })
    expect(
      statusOf(await checks['next-hop'](await depsOf('[next_hop]\nurl = smtp://127.0.0.1:1\n'))),
    ).toEqual({ 'next-hop': 'fail' })
  })

  it('warns where mail is held and nobody is told, and where the facts are old', async () => {
    const deps = await depsOf('[policy]\ndefault = quarantine\n')
    expect(statusOf(await checks.attendance(deps))).toEqual({ attendance: 'warn' })
    expect(statusOf(await checks.facts({ ...deps, now: () => Date.UTC(2030, 0, 1) }))).toEqual({
      'facts-amazon': 'warn',
    })
  })

  it('fails on a clock that cannot be true', async () => {
    expect(statusOf(await checks.clock({ ...(await depsOf()), now: () => Date.UTC(2001, 0, 1) }))).toEqual({
      clock: 'fail',
    })
  })
})
