/** One Haraka process for each stage, driven over real sockets; its CPU time is read from the operating system. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { quantile } from './messages.ts'

export type Stage = 'haraka' | 'authentication' | 'parsing' | 'everything'
export type Measured = { readonly stage: Stage; readonly perSecond: number; readonly cpuMs: number }
/** Milliseconds between two turns of Haraka's event loop at most: CPU time of its thread, and by the clock. */
export type Turn = { readonly cpu: number; readonly clock: number }

const CONNECTIONS = 4
const root = resolve(import.meta.dirname, '..')

const STAGES: readonly Stage[] = ['haraka', 'authentication', 'parsing', 'everything']
/** Rounds before the first that counts: nobody has compiled anything yet. */
const WARM = 2

type Server = {
  readonly stage: Stage
  readonly send: (messages: readonly Buffer[]) => Promise<Measured>
  /** since it was asked last */
  readonly longestTurn: () => Promise<Turn>
  readonly stop: () => void
}

/**
 * All stages run side by side and take turns, round by round, so that other work on the machine disturbs them alike;
 * of each stage the fastest round counts.
 */
export async function measureStages(
  messages: readonly Buffer[],
  rounds: number,
  dns: string,
): Promise<readonly Measured[]> {
  const servers = await startAll(STAGES, dns)
  const measured = new Map<Stage, Measured[]>(STAGES.map(stage => [stage, []]))
  try {
    for (let round = 0; round < WARM + rounds; round += 1) {
      for (const { stage, send } of servers) {
        const result = await send(messages)
        if (round >= WARM) measured.get(stage)?.push(result)
      }
    }
  } finally {
    for (const { stop } of servers) stop()
  }
  return [...measured].map(([stage, runs]) => ({
    stage,
    perSecond: Math.max(...runs.map(run => run.perSecond)),
    cpuMs: Math.min(...runs.map(run => run.cpuMs)),
  }))
}

/** The median of five for one message, in Haraka alone and with everything. */
export async function measureTurns(
  message: Buffer,
  dns: string,
): Promise<readonly (Turn & { readonly stage: Stage })[]> {
  const servers = await startAll(['haraka', 'everything'], dns)
  try {
    const turns: (Turn & { stage: Stage })[] = []
    for (const { stage, send, longestTurn } of servers) {
      const runs: Turn[] = []
      for (let run = 0; run < 6; run += 1) {
        await longestTurn()
        await send([message])
        runs.push(await longestTurn())
      }
      const later = runs.slice(1)
      const median = (values: readonly number[]) => quantile(values, 0.5)
      turns.push({
        stage,
        cpu: median(later.map(run => run.cpu)),
        clock: median(later.map(run => run.clock)),
      })
    }
    return turns
  } finally {
    for (const { stop } of servers) stop()
  }
}

async function startAll(stages: readonly Stage[], dns: string): Promise<readonly Server[]> {
  const servers: Server[] = []
  for (const stage of stages) servers.push(await startServer(stage, dns))
  return servers
}

async function startServer(stage: Stage, dns: string): Promise<Server> {
  const folder = prepare(stage)
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const child = start(folder, stage, port, dns)
  const stop = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await waitFor(port)
  } catch (error) {
    stop()
    throw error
  }
  const send = async (messages: readonly Buffer[]): Promise<Measured> => {
    const cpu = cpuMs(child)
    const started = performance.now()
    await sendAll(port, messages)
    const seconds = (performance.now() - started) / 1000
    return { stage, perSecond: messages.length / seconds, cpuMs: (cpuMs(child) - cpu) / messages.length }
  }
  return { stage, send, longestTurn: () => askTurn(port), stop }
}

/** bench_stage answers VRFY with it. */
async function askTurn(port: number): Promise<Turn> {
  const client = await open(port)
  const said = await client.say('VRFY turn\r\n')
  client.socket.end('QUIT\r\n')
  const [, cpu, clock] = /cpu=([\d.]+) clock=([\d.]+)/.exec(said) ?? []
  return { cpu: Number(cpu), clock: Number(clock) }
}

function prepare(stage: Stage): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  cpSync(join(root, 'config'), join(folder, 'config'), { recursive: true })
  mkdirSync(join(folder, 'plugins'))
  for (const plugin of ['bench_stage', 'amazon-impersonation']) {
    symlinkSync(
      join(root, plugin === 'bench_stage' ? 'bench/plugins' : 'plugins', plugin),
      join(folder, 'plugins', plugin),
    )
  }
  for (const name of ['node_modules', 'dist']) symlinkSync(join(root, name), join(folder, name))
  const plugins = stage === 'everything' ? ['amazon-impersonation', 'bench_stage'] : ['bench_stage']
  writeFileSync(join(folder, 'config', 'plugins'), `${plugins.join('\n')}\n`)
  writeFileSync(join(folder, 'config', 'log.ini'), '[main]\nlevel=error\n')
  writeFileSync(join(folder, 'config', 'internalcmd_key'), 'bench-only-key\n')
  return folder
}

function start(folder: string, stage: Stage, port: number, dns: string): ChildProcess {
  writeFileSync(join(folder, 'config', 'smtp.ini'), `[main]\nlisten=127.0.0.1:${port}\nnodes=0\n`)
  const env = { ...process.env, BENCH_STAGE: stage === 'everything' ? 'haraka' : stage, BENCH_DNS: dns }
  const ours = stage === 'everything' ? { AMAZON_IMPERSONATION_DNS_SERVERS: dns } : {}
  return spawn(process.execPath, [join(root, 'node_modules/Haraka/bin/haraka'), '-c', folder], {
    env: { ...env, ...ours },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** User and system time of the process in milliseconds (proc(5); the clock ticks 100 times a second). */
function cpuMs(child: ChildProcess): number {
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function waitFor(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const socket = connect(port, '127.0.0.1')
    const there = await new Promise<boolean>(done =>
      socket.once('data', () => done(true)).once('error', () => done(false)),
    )
    socket.destroy()
    if (there) return
    await new Promise(done => setTimeout(done, 100))
  }
  throw new Error('Haraka did not start')
}

async function sendAll(port: number, messages: readonly Buffer[]): Promise<void> {
  let next = 0
  const worker = async () => {
    const client = await open(port)
    while (next < messages.length) {
      const message = messages[next] ?? Buffer.alloc(0)
      next += 1
      await client.say('MAIL FROM:<bench@bench.example>\r\n')
      await client.say('RCPT TO:<user@example.org>\r\n')
      await client.say('DATA\r\n')
      await client.say(Buffer.concat([stuffed(message), Buffer.from('.\r\n')]))
    }
    client.socket.end('QUIT\r\n')
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

type Client = { readonly socket: Socket; readonly say: (line: string | Buffer) => Promise<string> }

async function open(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  let heard = ''
  let closed = false
  let wake: (() => void) | null = null
  const hear = (bytes: Buffer | null) => {
    if (bytes === null) closed = true
    else heard += bytes.toString('latin1')
    wake?.()
  }
  socket.on('data', hear)
  socket.on('error', () => hear(null))
  socket.on('close', () => hear(null))
  const answer = async () => {
    while (!/^\d{3} .*\r\n$/m.test(heard)) {
      if (closed) throw new Error(`the connection was closed after ${JSON.stringify(heard)}`)
      await new Promise<void>(done => {
        wake = done
      })
    }
    const said = heard
    heard = ''
    if (/^[45]/.test(said)) throw new Error(said.trim())
    return said
  }
  await answer()
  const say = (line: string | Buffer) => {
    socket.write(line)
    return answer()
  }
  await say('EHLO bench.example\r\n')
  return { socket, say }
}

/** RFC 5321 §4.5.2, and a line end at the end. */
function stuffed(message: Buffer): Buffer {
  const text = message.toString('latin1').replace(/^\./gm, '..')
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1')
}
