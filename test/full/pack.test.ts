import { execFile, spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { header, readMaildir } from '../e2e/filter.ts'
import { scam } from '../e2e/mails.ts'
import { connectSmtp } from '../e2e/smtp.ts'
import { freePort } from '../ports.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '..', '..')
const haraka = join(root, 'node_modules', 'Haraka', 'bin', 'haraka')

let folder: string
let port: number

/** As an administrator does it: a new Haraka directory, npm install, one line in config/plugins. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fresh-'))
  port = await freePort()
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: root,
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await run(process.execPath, [haraka, '-i', folder])
  await run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], { cwd: folder })
  await writeFile(join(folder, 'config', 'plugins'), 'rcpt_to.in_host_list\n')
  await appendFile(join(folder, 'config', 'plugins'), 'amazon-impersonation\n')
  await writeFile(join(folder, 'config', 'host_list'), 'example.org\n')
  await writeFile(join(folder, 'config', 'smtp.ini'), `[main]\nlisten=127.0.0.1:${port}\nnodes=0\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function start(node: string) {
  const child = spawn(node, [haraka, '-c', folder], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  return { child, ended, output: () => output }
}

describe('the packed plugin in a fresh Haraka directory', () => {
  it('works after npm install and one line in config/plugins, and says what would break DKIM', async () => {
    const server = start(process.execPath)
    await expect
      .poll(
        () =>
          connectSmtp(port).then(
            client => client.quit().then(() => true),
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true)
    const client = await connectSmtp(port)
    expect(await client.send({ from: 'x@evil.example', to: ['user@example.org'], data: scam() })).toMatch(
      /^250 /,
    )
    await client.quit()
    const [mail] = await readMaildir(join(folder, 'var', 'mail', 'user@example.org'))
    expect(header(mail, 'x-amazon-impersonation')[0]).toMatch(/^yes/)
    expect(server.output()).toContain('data_line_length')
    server.child.kill('SIGINT')
    await server.ended
  })

  it('is complete: its command line judges a message', async () => {
    const file = join(folder, 'mail.eml')
    await writeFile(file, scam())
    const bin = join(folder, 'node_modules', '.bin', 'amazon-impersonation')
    const judged = await run(process.execPath, [bin, 'check', '--no-auth', '--json', file], {
      cwd: folder,
    }).catch((error: { code: number; stdout: string }) => error)
    expect(JSON.parse(judged.stdout)).toMatchObject({ brand: 'amazon', outcome: 'impersonation' })
  })

  it('stops with a sentence on a Node.js that is too old', async () => {
    const old = await oldNode()
    if (old === null) return
    const server = start(old)
    await server.ended
    expect(server.output()).toContain('ERR_NODE_VERSION amazon-impersonation needs Node.js 22.19 or newer')
  })
})

/** The machine's own Node.js, where it is older than what is needed. */
async function oldNode(): Promise<string | null> {
  for (const node of ['/usr/bin/node', '/usr/local/bin/node']) {
    const version = await run(node, ['--version']).then(
      ({ stdout }) => stdout,
      () => '',
    )
    if (/^v(1\d|20|21)\./.test(version)) return node
  }
  return null
}

describe('package.json', () => {
  it('names only files that the package holds', async () => {
    const text = await readFile(
      join(folder, 'node_modules', 'haraka-plugin-amazon-impersonation', 'package.json'),
      'utf8',
    )
    const { main, types, bin } = JSON.parse(text) as {
      main: string
      types: string
      bin: Record<string, string>
    }
    for (const file of [main, types, ...Object.values(bin)]) {
      await expect(
        readFile(join(folder, 'node_modules', 'haraka-plugin-amazon-impersonation', file)),
      ).resolves.toBeDefined()
    }
  })
})
