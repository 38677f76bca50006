/** Takes the network away from this process, before any library of a reader is loaded. */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const refuse = (): never => {
  throw new Error('a reader of attachments has no network')
}

export function closeNetwork(): void {
  for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name)
  net.Socket.prototype.connect = refuse
  net.Server.prototype.listen = refuse
  Object.assign(net, { connect: refuse, createConnection: refuse })
  Object.assign(dgram, { createSocket: refuse })
  Object.assign(dns, { lookup: refuse, resolve: refuse })
  syncBuiltinESMExports()
}
