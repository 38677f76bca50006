/** DNS servers as an administrator writes them: `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`. */
import { getServers } from 'node:dns'
import { isIP } from 'node:net'
import type { Server } from './exchange.ts'

export class ServerError extends Error {
  readonly code = 'ERR_DNS_SERVER'
  readonly hint = 'write an address such as 192.0.2.1, 192.0.2.1:5353, 2001:db8::1 or [2001:db8::1]:5353'
  constructor(value: string) {
    super(`not an address of a DNS server: ${JSON.stringify(value.slice(0, 100))}`)
    this.name = 'ServerError'
  }
}

const BRACKETED = /^\[([0-9a-fA-F:.]{2,45})\](?::(\d{1,5}))?$/
const WITH_PORT = /^([0-9.]{7,15}):(\d{1,5})$/

export function readServers(values: readonly string[]): readonly Server[] {
  const list = values.length > 0 ? values : getServers()
  return list.length > 0 ? list.map(readServer) : [{ address: '127.0.0.1', port: 53 }]
}

function readServer(value: string): Server {
  const text = value.trim()
  const match = BRACKETED.exec(text) ?? WITH_PORT.exec(text)
  const address = match?.[1] ?? text
  const port = Number(match?.[2] ?? 53)
  if (isIP(address) === 0 || port < 1 || port > 65_535) throw new ServerError(value)
  return { address, port }
}

export function formatServer(server: Server): string {
  return server.address.includes(':')
    ? `[${server.address}]:${server.port}`
    : `${server.address}:${server.port}`
}
