/** Tries everything that a reading process must not do, and reports how each try ended. */
import { spawnSync } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { readFileSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { closeNetwork } from '../../src/extract/child/no-network.ts'

closeNetwork()

function attempt(action: () => unknown): string {
  try {
    action()
    return 'allowed'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return typeof code === 'string' ? code : 'refused'
  }
}

process.send?.({
  read: attempt(() => readFileSync('/etc/hostname')),
  write: attempt(() => writeFileSync('/tmp/prisoner', 'x')),
  spawn: attempt(() => {
    const { error } = spawnSync('true')
    if (error) throw error
  }),
  connect: attempt(() => net.connect(9, '127.0.0.1')),
  dns: attempt(() => dns.lookup('localhost', () => undefined)),
  udp: attempt(() => dgram.createSocket('udp4')),
  fetch: typeof globalThis.fetch,
  environment: Object.keys(process.env).filter(name => !name.startsWith('NODE_')).length,
})
