/** A real Haraka in a process of its own, in a directory of its own, with the plugin as it is built. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../ports.ts'
import { connectSmtp } from './smtp.ts'

const root = resolve(import.meta.dirname, '..', '..')

export type FilterOptions = {
  /** [section] key=value of our own ini file */
  readonly ini?: string
  readonly env?: Readonly<Record<string, string>>
  readonly nodes?: number
  /** files of config/ to write or to replace */
  readonly config?: Readonly<Record<string, string>>
  /** further plugins: name → source; they stand behind ours */
  readonly plugins?: Readonly<Record<string, string>>
  /** an existing directory: the same filter, started again */
  readonly directory?: string
  readonly port?: number
}

export type Filter = {
  readonly port: number
  readonly directory: string
  readonly child: ChildProcess
  readonly output: () => string
  /** contents of the local Maildir of a recipient */
  readonly mail: (recipient: string) => Promise<readonly Buffer[]>
  /** our own log, line by line */
  readonly events: () => Promise<readonly Record<string, unknown>[]>
  /** exit code, or the signal's name */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | string>
  /** SIGKILL, the workers of a cluster included */
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** What a failed test leaves behind goes with the test process. */
const running = new Set<number>()
process.on('exit', () => {
  for (const group of running) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
})

export async function startFilter(options: FilterOptions = {}): Promise<Filter> {
  const directory = options.directory ?? (await makeDirectory(options))
  const port = options.port ?? (await freePort())
  const haraka = join(root, 'node_modules', 'Haraka', 'bin', 'haraka')
  const child = spawn(process.execPath, [haraka, '-c', directory], {
    cwd: directory,
    // A process group of its own, so that a test can kill all of it.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      AMAZON_IMPERSONATION_SMTP_LISTEN: `127.0.0.1:${port}`,
      AMAZON_IMPERSONATION_SMTP_NODES: String(options.nodes ?? 0),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const group = child.pid ?? 0
  running.add(group)
  let output = ''
  child.stdout?.on('data', chunk => {
    output += String(chunk)
  })
  child.stderr?.on('data', chunk => {
    output += String(chunk)
  })
  const ended = new Promise<number | string>(done =>
    child.once('exit', (code, signal) => {
      running.delete(group)
      done(code ?? signal ?? 0)
    }),
  )
  await untilReady(port, ended, () => output)
  return {
    port,
    directory,
    child,
    output: () => output,
    mail: recipient => readMaildir(join(directory, 'var', 'mail', recipient)),
    events: () => readEvents(join(directory, 'var', 'log', 'amazon-impersonation.jsonl')),
    stop: async (signal = 'SIGINT') => {
      child.kill(signal)
      return ended
    },
    kill: async () => {
      process.kill(-(child.pid ?? 0), 'SIGKILL')
      await ended
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}

async function makeDirectory(options: FilterOptions): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'filter-'))
  const config = join(directory, 'config')
  await mkdir(config)
  for (const name of ['smtp.ini', 'connection.ini', 'log.ini', 'plugins', 'host_list', 'outbound.ini']) {
    await cp(join(root, 'config', name), join(config, name))
  }
  await writeFile(join(config, 'me'), 'mx.example.org\n')
  await writeFile(join(config, 'internalcmd_key'), 'only-for-this-test\n')
  await writeFile(join(config, 'amazon-impersonation.ini'), options.ini ?? '')
  for (const [name, text] of Object.entries(options.config ?? {})) await writeFile(join(config, name), text)
  for (const folder of ['dist', 'package.json']) await symlink(join(root, folder), join(directory, folder))
  await mkdir(join(directory, 'plugins'))
  for (const name of await readdir(join(root, 'plugins'))) {
    await symlink(join(root, 'plugins', name), join(directory, 'plugins', name))
  }
  await addPlugins(directory, options.plugins ?? {})
  return directory
}

async function addPlugins(directory: string, plugins: Readonly<Record<string, string>>): Promise<void> {
  const names = Object.keys(plugins)
  for (const name of names) {
    if (plugins[name] !== '') await writeFile(join(directory, 'plugins', `${name}.js`), plugins[name] ?? '')
  }
  const file = join(directory, 'config', 'plugins')
  await writeFile(file, `${await readFile(file, 'utf8')}\n${names.join('\n')}\n`)
}

async function untilReady(port: number, ended: Promise<unknown>, output: () => string): Promise<void> {
  let over = false
  void ended.then(() => {
    over = true
  })
  for (let tries = 0; tries < 1000 && !over; tries += 1) {
    try {
      const client = await connectSmtp(port)
      client.destroy()
      return
    } catch {
      await wait(50)
    }
  }
  throw new Error(`Haraka did not start:\n${output()}`)
}

export async function readMaildir(folder: string): Promise<readonly Buffer[]> {
  const files = await readdir(join(folder, 'new')).catch(() => [])
  return Promise.all(files.map(file => readFile(join(folder, 'new', file))))
}

async function readEvents(file: string): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

/** A DNS server that takes every question and answers none. */
export function silentDns(): Promise<{ readonly address: string; readonly close: () => void }> {
  return new Promise(done => {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1', () =>
      done({ address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }),
    )
  })
}

/** Header section of a delivered message, unfolded, names in lower case. */
export function headersOf(message: Buffer): readonly (readonly [string, string])[] {
  const end = message.indexOf('\r\n\r\n')
  return message
    .subarray(0, end < 0 ? message.length : end)
    .toString('latin1')
    .replace(/\r\n([ \t])/g, '$1')
    .split('\r\n')
    .map(
      line =>
        [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const,
    )
}

export function header(message: Buffer | undefined, name: string): readonly string[] {
  return headersOf(message ?? Buffer.alloc(0))
    .filter(([key]) => key === name.toLowerCase())
    .map(([, value]) => value)
}
