/** Where the filter will listen, and when it does. */
import { readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../config/keys.ts'
import { scanIni } from '../config/scan-ini.ts'

export type Listener = { readonly host: string; readonly port: number }

export async function listenerOf(config: Config, root: string): Promise<Listener> {
  const own = config.smtp.listen === '' ? await listenOfHaraka(root) : config.smtp.listen
  const first = own.split(',')[0]?.trim() ?? ''
  return readListener(first)
}

async function listenOfHaraka(root: string): Promise<string> {
  const text = await readFile(join(root, 'config', 'smtp.ini'), 'utf8')
  const entry = scanIni(text).entries.find(found => found.section === 'main' && found.key === 'listen')
  return entry?.value ?? '127.0.0.1:25'
}

/** `address:port`, as listeners are written. */
export function readListener(text: string): Listener {
  const [, host = '127.0.0.1', port = '25'] = /^(.*):(\d+)$/.exec(text) ?? []
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}

/** Somebody else listens there: what would be started could not, and he would be taken for it. */
export function isTaken({ host, port }: Listener): Promise<boolean> {
  return new Promise(done => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'EADDRINUSE'))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => done(false)))
  })
}

/** True once it answers; false if the process ended before. */
export async function untilListening(listener: Listener, ended: Promise<unknown>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  while (!over) {
    if (await answers(listener)) return true
    await wait(100)
  }
  return false
}

function answers({ host, port }: Listener): Promise<boolean> {
  const target = host === '0.0.0.0' || host === '::' || host === '::0' ? 'localhost' : host
  return new Promise(done => {
    const socket = connect({ host: target, port })
    const end = (answer: boolean) => {
      socket.destroy()
      done(answer)
    }
    socket.setTimeout(2000, () => end(false))
    socket.once('error', () => end(false))
    socket.once('data', () => end(true))
  })
}
