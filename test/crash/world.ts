/** The crash test's world: processes that are killed, a client that tries again, a next hop that misbehaves. */
import { type ChildProcess, spawn } from 'node:child_process'
import readline from 'node:readline'

export type Worker = {
  readonly send: (line: string) => void
  readonly kill: () => Promise<void>
  readonly ready: Promise<void>
}

export const startWorker = (
  script: string,
  args: readonly string[],
  onLine: (line: string) => void,
): Worker => {
  const file = new URL(script, import.meta.url).pathname
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const { stdin, stdout } = child
  if (stdin === null || stdout === null) throw new Error('no pipes')
  stdin.on('error', () => {})
  let isReady: () => void = () => {}
  const ready = new Promise<void>(resolve => {
    isReady = resolve
  })
  readline
    .createInterface({ input: stdout })
    .on('line', line => (line === 'ready' ? isReady() : onLine(line)))
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  void gone.then(() => isReady())
  return {
    ready,
    send: line => void stdin.write(`${line}\n`),
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

export type Client = {
  /** numbers that were answered 250, with the id */
  readonly accepted: Map<number, string>
  /** hands out new numbers and those not answered, as many as are free */
  readonly feed: (worker: Worker, name: string) => void
  readonly onLine: (name: string) => (line: string) => void
  /** the worker died: what it had is tried again */
  readonly lost: (name: string) => void
  readonly waiting: () => number
}

/** An SMTP client in small: keeps a message until it is answered 250, sends it again after 451 or a broken line. */
export const startClient = (inFlight: number): Client => {
  const accepted = new Map<number, string>()
  const flying = new Map<string, Set<number>>()
  const again: number[] = []
  let last = 0
  const of = (name: string): Set<number> => {
    const known = flying.get(name) ?? new Set()
    flying.set(name, known)
    return known
  }
  return {
    accepted,
    feed: (worker, name) => {
      const mine = of(name)
      while (mine.size < inFlight) {
        last += again.length === 0 ? 1 : 0
        const number = again.shift() ?? last
        mine.add(number)
        worker.send(String(number))
      }
    },
    onLine: name => line => {
      const [code, text, id] = line.split(' ')
      const number = Number(text)
      of(name).delete(number)
      if (code === '250') accepted.set(number, id ?? '')
      else again.push(number)
    },
    lost: name => {
      again.push(...of(name))
      of(name).clear()
    },
    waiting: () => again.length + [...flying.values()].reduce((sum, set) => sum + set.size, 0),
  }
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
