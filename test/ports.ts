/** Ports for servers of tests, which other processes of the same run cannot take meanwhile by accident. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below where systems take the ports of outgoing connections from (32768 on Linux, 49152 elsewhere). */
const LOWEST = 20_000
const HIGHEST = 32_767
const TRIES = 100

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise(done => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, host, () => server.close(() => done(true)))
  })

/** A TCP port that nobody listens on. A port of 0 would be free as well, but an outgoing connection may take it before its server starts. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1)
    if (await isFree(port, host)) return port
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST}`)
}
